"""`rat-online count`: the domain's own tally on a BLT ballot file, for anyone who wants to count again."""

import json
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from rat_online.domain.blt import BltElection, BltError, BltFault, parse_blt
from rat_online.domain.tally import Fault, Method, Paper, Tally, count_papers
from rat_online.domain.tally.number import decimal_text, exact_text
from rat_online.domain.tally.sheet import Stage, Tie

Json: TypeAlias = dict[str, Any]

READABLE_PLACES = 6


class FileMethod(StrEnum):
    """The methods that a file of rankings can be counted by."""

    STV = "stv"
    IRV = "irv"
    APPROVAL = "approval"
    PLURALITY = "plurality"


def count(
    text: str,
    method: str,
    seats: int | None = None,
    decimals: int | None = None,
    lots: Sequence[str] = (),
) -> Json:
    """Count the text of a BLT file; `seats` None takes the file's own, and instant run-off always fills one.

    A BLT ballot is a ranking. Plurality counts its first preference, approval everybody on it at whatever
    rank. A ranked ballot with equal ranks is invalid; a skipped rank changes nothing, those after it move up.
    Withdrawn candidates are struck out first, and a ballot left empty is blank. Raises `BltError` for a file
    that cannot be read and ValueError for a question that cannot be answered.
    """
    election = parse_blt(text)
    chosen = Method(FileMethod(method).value)
    if chosen is Method.IRV and seats not in (None, 1):
        raise ValueError("irv mengisi satu kursi / irv fills one seat")
    places = 1 if chosen is Method.IRV else election.seats if seats is None else seats
    options = [name for number, name in enumerate(election.candidates, 1) if number not in election.withdrawn]
    tally = count_papers(chosen, options, _papers(election, chosen), places, lots, decimals)
    return as_json(tally, election)


def _papers(election: BltElection, method: Method) -> Iterator[Paper]:
    """The ballots of the file as the method reads them; what a rank says is looked up once for all."""
    standing = {
        rank: tuple(election.candidates[number - 1] for number in rank if number not in election.withdrawn)
        for rank in {rank for ballot in election.ballots for rank in ballot.ranks}
    }
    for ballot in election.ballots:
        ranks = [names for rank in ballot.ranks if (names := standing[rank])]
        if method is Method.PLURALITY:
            ranks = ranks[:1]
        choices = tuple(chain.from_iterable(ranks))
        if method is not Method.APPROVAL and len(choices) > len(ranks):
            yield Paper(weight=ballot.weight, fault=Fault.EQUAL_RANKS)
        else:
            yield Paper(choices, ballot.weight)


def as_json(tally: Tally, election: BltElection) -> Json:
    """One object. Every number of votes is text that reads back exactly: `7`, `22/7` or `3.14285`."""
    sheet = tally.sheet
    decimals = sheet.decimals if sheet is not None else None
    return {
        "title": election.title,
        "method": tally.method.value,
        "seats": tally.seats,
        "candidates": list(tally.votes),
        "withdrawn": [election.candidates[number - 1] for number in sorted(election.withdrawn)],
        "arithmetic": "exact" if decimals is None else f"truncated to {decimals} decimals",
        "valid": tally.valid,
        "blank": tally.blank,
        "invalid": tally.invalid,
        "invalid_reasons": {fault.value: weight for fault, weight in tally.faults.items()},
        "quota": sheet.quota if sheet is not None else None,
        "elected": list(tally.elected),
        "status": _status(tally),
        "open_seats": tally.open_seats,
        "tied": list(tally.tied),
        "stages": [_stage(stage, decimals) for stage in sheet.stages] if sheet else [_only_stage(tally)],
        "unresolved": _tie(sheet.unresolved) if sheet is not None and sheet.unresolved is not None else None,
    }


def _status(tally: Tally) -> str:
    if tally.tied:
        return "tie unresolved"
    return "complete" if not tally.open_seats else "seats open"


def _only_stage(tally: Tally) -> Json:
    """The count of an unranked ballot, which has one stage."""
    votes = {option: str(count) for option, count in tally.votes.items()}
    return {
        "number": 1,
        "action": "votes",
        "candidate": None,
        "votes": votes,
        "votes_decimal": votes,
        "transfers": [],
        "elected": list(tally.elected),
        "excluded": [],
        "exhausted": "0",
        "exhausted_decimal": "0",
        "lost": "0",
        "ties": [_tie(tie) for tie in tally.ties],
    }


def _stage(stage: Stage, decimals: int | None) -> Json:
    def text(value: Fraction) -> str:
        return exact_text(value) if decimals is None else decimal_text(value, decimals)

    readable = READABLE_PLACES if decimals is None else decimals
    return {
        "number": stage.number,
        "action": stage.action.value,
        "candidate": stage.option,
        "votes": {option: text(votes) for option, votes in stage.votes.items()},
        "votes_decimal": {option: decimal_text(votes, readable) for option, votes in stage.votes.items()},
        "transfers": [
            {
                "from": transfer.source,
                "to": transfer.target,
                "papers": transfer.papers,
                "value": text(transfer.value),
                "votes": text(transfer.votes),
            }
            for transfer in stage.transfers
        ],
        "elected": list(stage.elected),
        "excluded": [stage.excluded] if stage.excluded is not None else [],
        "exhausted": text(stage.exhausted),
        "exhausted_decimal": decimal_text(stage.exhausted, readable),
        "lost": text(stage.lost),
        "ties": [_tie(tie) for tie in stage.ties],
    }


def _tie(tie: Tie) -> Json:
    return {
        "about": tie.about.value,
        "tied": list(tie.tied),
        "broken_by": tie.by.value,
        "stage": tie.stage,
        "level": list(tie.level),
        "chosen": list(tie.chosen),
    }


WRONG: dict[BltFault, tuple[str, str]] = {
    BltFault.EMPTY: (
        "berkas kosong",
        "the file is empty",
    ),
    BltFault.HEADER: (
        "berkas dimulai dengan jumlah calon dan jumlah kursi, bilangan bulat di atas 0",
        "a file begins with the numbers of candidates and of seats, whole and above 0",
    ),
    BltFault.WITHDRAWN: (
        "calon yang mundur ditulis sekali sebagai nomornya dengan tanda minus",
        "a candidate who withdrew is written once, as the number with a minus sign",
    ),
    BltFault.NOBODY_STANDS: (
        "semua calon mundur",
        "every candidate withdrew",
    ),
    BltFault.WEIGHT: (
        "bobot surat suara harus bilangan bulat di atas 0",
        "a ballot's weight is a whole number above 0",
    ),
    BltFault.PREFERENCE: (
        "pilihan harus nomor calon, nomor dengan tanda = di antaranya, atau -",
        "a preference is a candidate's number, numbers with = between them, or -",
    ),
    BltFault.BALLOT_NOT_ENDED: (
        "surat suara tidak diakhiri 0 pada baris yang sama",
        "the ballot does not end with 0 on its line",
    ),
    BltFault.BALLOTS_NOT_ENDED: (
        "daftar surat suara tidak diakhiri 0",
        "the ballots do not end with 0",
    ),
    BltFault.NAME_NOT_QUOTED: (
        "nama calon dan judul harus di antara tanda kutip",
        "names and title stand in quotation marks",
    ),
    BltFault.NAME_EMPTY: (
        "nama calon kosong",
        "a candidate's name is empty",
    ),
    BltFault.NAME_REPEATED: (
        "dua calon bernama sama",
        "two candidates have one name",
    ),
    BltFault.NAMES_MISSING: (
        "nama calon kurang dari jumlah calon",
        "there are fewer names than candidates",
    ),
    BltFault.QUOTE_NOT_CLOSED: (
        "tanda kutip tidak ditutup",
        "a quotation mark is not closed",
    ),
    BltFault.QUOTE_INSIDE: (
        "tanda kutip tidak boleh ada di dalam nama; pakai tanda petik tunggal '",
        "no quotation mark may stand within a name; use a single one '",
    ),
    BltFault.TOO_MUCH: (
        "ada isi berlebih sesudah judul",
        "something follows the title",
    ),
}

FAULTS = {fault: " / ".join(words) for fault, words in WRONG.items()}
"""What is wrong with a file, in both languages."""

INVALID = {
    Fault.EQUAL_RANKS: "peringkat sama",
    Fault.REPEATED: "nama berulang",
    Fault.TOO_FEW: "pilihan kurang",
    Fault.TOO_MANY: "pilihan lebih",
    Fault.UNKNOWN_OPTION: "bukan calon",
    Fault.SPOILT: "rusak",
}

ACTIONS = {
    "votes": "perolehan suara",
    "first-preferences": "pilihan pertama",
    "surplus": "pemindahan kelebihan suara",
    "exclusion": "gugur",
}

BROKEN_BY = {
    "earlier-stage": "dilihat pada tahap",
    "lot": "diundi",
    "no-difference": "tidak memengaruhi hasil",
    "unresolved": "belum dipecahkan",
}


def sheet_lines(result: Json) -> Iterable[str]:
    """The count sheet in words, for people."""
    yield f"{result['title'] or 'Pemilihan'}: {result['method']}, {result['seats']} kursi"
    reasons = ", ".join(f"{INVALID[Fault(code)]} {n}" for code, n in result["invalid_reasons"].items())
    valid, blank, invalid = (_indonesian(str(result[figure])) for figure in ("valid", "blank", "invalid"))
    invalid += f" ({reasons})" if reasons else ""
    yield f"Suara sah {valid}, tidak memilih siapa pun {blank}, tidak sah {invalid}"
    if result["quota"] is not None:
        yield f"Kuota {_indonesian(str(result['quota']))}"
    for stage in result["stages"]:
        yield ""
        yield f"Tahap {stage['number']}: {ACTIONS[stage['action']]} {stage['candidate'] or ''}".rstrip()
        for name, votes in stage["votes_decimal"].items():
            mark = "terpilih" if name in stage["elected"] else "gugur" if name in stage["excluded"] else ""
            yield f"  {_indonesian(votes):>16}  {name}  {mark}".rstrip()
        if Fraction(stage["exhausted_decimal"]):
            yield f"  {_indonesian(stage['exhausted_decimal']):>16}  (habis pilihan)"
        yield from (_tie_line(tie) for tie in stage["ties"])
    yield ""
    yield "Terpilih: " + (", ".join(result["elected"]) or "tidak ada")
    if result["tied"]:
        yield f"Suara sama belum dipecahkan untuk {result['open_seats']} kursi: " + ", ".join(result["tied"])


def _indonesian(decimal: str) -> str:
    """`1204.50000` as people here write it: `1.204,5`."""
    whole, _, places = decimal.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{places.rstrip('0')}".rstrip(",")


def _tie_line(tie: Json) -> str:
    broken = BROKEN_BY[tie["broken_by"]]
    if tie["broken_by"] == "earlier-stage":
        broken = f"{broken} {tie['stage']}"
    return f"  suara sama: {', '.join(tie['tied'])}: {broken}"


def count_command(
    file: Annotated[Path, typer.Argument(help="Berkas surat suara BLT.", exists=True, dir_okay=False)],
    method: Annotated[FileMethod, typer.Option(help="Cara menghitung.")] = FileMethod.STV,
    seats: Annotated[int | None, typer.Option(min=1, help="Jumlah kursi; bawaan: menurut berkas.")] = None,
    decimals: Annotated[
        int | None,
        typer.Option(min=0, max=30, help="Nilai pindah dipotong sekian desimal; bawaan: pecahan tepat."),
    ] = None,
    lot: Annotated[
        list[str] | None, typer.Option(help="Nama menurut urutan undian; ulangi untuk tiap nama.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Satu objek JSON.")] = False,
) -> None:
    """Hitung surat suara dalam berkas BLT dengan aturan yang dipakai rapat."""
    try:
        result = count(file.read_text(encoding="utf-8"), method.value, seats, decimals, lot or ())
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        _refuse(f"{file}:{line}: berkas bukan teks UTF-8 / the file is not UTF-8 text")
    except BltError as error:
        found = f": {error.found}" if error.found else ""
        _refuse(f"{file}:{error.line}: {FAULTS[error.fault]}{found}")
    except ValueError as error:
        _refuse(f"{file}: tidak dapat dihitung / cannot be counted: {error}")
    else:
        typer.echo(
            json.dumps(result, ensure_ascii=False, indent=2) if as_json else "\n".join(sheet_lines(result))
        )


def _refuse(message: str) -> None:
    typer.echo(message, err=True)
    raise typer.Exit(2)
