"""What each argument of a command means, and its type in the words of the wire."""

import ast
import inspect
import textwrap
from enum import StrEnum

from rat_online.domain import vocabulary
from rat_online.domain.commands import Command

TYPES = {
    "str": "text",
    "int": "whole number",
    "bool": "true or false",
    "date": "date",
    "datetime": "time",
    "Prose": "free text",
    "PersonId": "person id",
    "TurnId": "speaking turn id",
    "InterruptionId": "interupsi id",
    "QuestionId": "question id",
    "NominationId": "nomination id",
    "PhotoId": "SHA-256 of the photo's JPEG",
    "DecisionId": "decision id",
    "BallotId": "ballot id",
    "ItemId": "agenda item id",
    "OptionId": "option id",
    "Choice": "list of option ids",
    "NamedSeat": "seat `{seat, person, by}`",
    "Answers": "list of option ids by ballot id",
    "Option": "option `{id, label, person}`",
    "Profile": "profile of rules",
    "MoneyTable": "table `{title, rows, total, total_label}`",
    "PlannedItem": "item `{id, title, presenter}`",
    "Appointment": "appointment `{role, person}`",
    "Chapter": "agenda item id and where it begins",
    "RecordedSession": "when it began and where it stands",
    "RollEntry": "roll entry `{id, weight, group}`",
    "None": "null",
}

MEANINGS = {
    "seat": "what an election elects to, of at most 120 characters; needed with `after`",
    "after": "the election of the seat before this one: who is elected there is not on this paper",
    "formatur": "the declared election of who names the board",
    "named": "seat by seat; `by` null where the formatur named together",
    "answers": "what the paper says: a vote for each ballot on it",
    "decisions": "which texts, in order",
    "window_days": "for how many days a written meeting takes answers; null for as many as the profile lets",
    "add": "true puts the entry on the roll, false takes it off",
    "address": "where it is; empty for embedded",
    "agenda": "the items in order",
    "photo": "what is shown; null takes it off",
    "page": "SHA-256 of the page's picture; null takes it away",
    "chapters": "where the agenda items begin in it",
    "sessions": "the broadcaster's connections that it was joined from",
    "digest": "SHA-256 of the file",
    "duration_ms": "its length in milliseconds",
    "size": "bytes",
    "words": "what is being said",
    "answer": "what is answered; printed",
    "answered_by": "who gave the answer, where that is to be noted",
    "ballot": "which ballot",
    "board": "pengurus: they cannot be witnesses",
    "book_year": "the year reported on",
    "book_year_ended_on": "when that year ended",
    "by": "who lodged it; a member's own seat",
    "call": "first meeting, second call or continued",
    "channel": "how the person takes part",
    "check": "the readiness check to go past",
    "choice": "the vote",
    "counts": "votes by option, abstain and blank among them",
    "dated_on": "the date that the report bears",
    "decision": "which decision",
    "elected": "the options agreed on; empty for a motion",
    "entries": "everybody who may vote",
    "entry": "the line of the roll",
    "form": "what the ballot asks",
    "from_at": "when the server was last there",
    "giver": "whose proxy it is; for the own act always the own seat",
    "holder": "who stands in; for the own act always the own seat",
    "letter": "SHA-256 of the letter of proxy",
    "letter_form": "what sort of file it is",
    "gist": "what was said, in the secretary's words; printed",
    "group": 'the heading, "" for none; of a delegate the group',
    "how": "what the standing orders say on a lasting tie; printed",
    "interruption": "which interupsi",
    "into": "the question that stays",
    "article": "the article that allows an earlier record date; empty for the day of the freeze",
    "invited_at": "when the invitations were sent",
    "invalid": "papers that are not valid",
    "item": "which agenda item",
    "kind": "what sort; chooses the rule",
    "material_at": "since when members have the material",
    "mode": "how people take part",
    "mission": "what the candidate will do",
    "vision": "what the candidate stands for",
    "option": "which candidate",
    "nomination": "which nomination",
    "note": "the secretary's words",
    "notes": "notes voted with an accountability report",
    "officers": "who holds which office at the start",
    "options": "the candidates; a motion brings none",
    "papers": "hands or papers in all",
    "part": "a member group, or how many votes each has, where votes do not weigh alike",
    "pasted": "`# title`, then rows `label; percent; amount`, the percent optional; last `Jumlah` or `Total`",
    "person": "whom it concerns; from a seat always the own one",
    "persons": "whom it concerns, in order",
    "noted_at": "when the desk did it by its own time, where that is a minute or more before; null otherwise",
    "place": "where",
    "planned_at": "when it begins",
    "previous": "the meeting that this one follows",
    "rehearsal_of": "the meeting that this one practises, null for a meeting that counts",
    "profile": "the rules it is held under, frozen at opening",
    "question": "which question",
    "questions": "which questions",
    "reason": "why; printed in the minutes",
    "recipients": "how many were invited",
    "reconsiders": "the declared decision that this one replaces",
    "record_at": "the record date",
    "role": "which office",
    "root": "the commitment to all lines of the roll",
    "seats": "how many are elected",
    "seconds": "how long; null takes the profile's time",
    "secret": "true for a secret ballot",
    "series": "the first meeting of its line of calls",
    "signed": "who of the pengurus signed",
    "subject": "what it is about; chooses the word of the declaration",
    "supervisors": "pengawas: they read every record and cannot be witnesses",
    "term_from": "first day of the term; an induction's alone",
    "term_until": "last day of the term",
    "tables": "tables of money by subject",
    "text": "the exact words put to the meeting",
    "title": "what the meeting is called",
    "turn": "which speaking turn",
    "to": "who gets the palu",
    "to_at": "when it goes on",
    "until_at": "when the server was back",
    "voter": "who votes; always the own seat",
    "zone": "IANA name of WIB, WITA or WIT",
}


def arguments(command: type[Command]) -> list[tuple[str, str, str]]:
    """Name, type and meaning of each argument, in order."""
    declared = ast.parse(textwrap.dedent(inspect.getsource(command))).body[0]
    assert isinstance(declared, ast.ClassDef)
    return [
        (line.target.id, _type(line.annotation, line.value), MEANINGS[line.target.id])
        for line in declared.body
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)
    ]


def _type(annotation: ast.expr, default: ast.expr | None) -> str:
    said = _words(annotation)
    return said if default is None else f"{said}; {_default(default)} when left out"


def _words(annotation: ast.expr) -> str:
    if isinstance(annotation, ast.BinOp):
        return f"{_words(annotation.left)} or {_words(annotation.right)}"
    if isinstance(annotation, ast.Subscript) and ast.unparse(annotation.value) == "dict":
        assert isinstance(annotation.slice, ast.Tuple)
        key, value = annotation.slice.elts
        return f"{_words(value)} by {_words(key)}"
    if isinstance(annotation, ast.Subscript):
        assert isinstance(annotation.slice, ast.Tuple)
        return f"list of {_words(annotation.slice.elts[0])}"
    name = ast.unparse(annotation)
    return TYPES.get(name) or _values(name)


def _values(name: str) -> str:
    """A closed list as its words on the wire."""
    kind: type[StrEnum] = getattr(vocabulary, name)
    return " ".join(f"`{value}`" for value in kind)


def _default(value: ast.expr) -> str:
    if isinstance(value, ast.Attribute) and isinstance(value.value, ast.Name):
        return f"`{getattr(vocabulary, value.value.id)[value.attr]}`"
    if isinstance(value, ast.Call):
        return "none"
    written = ast.literal_eval(value)
    known = {None: "null", (): "none", "": "empty"}
    return known.get(written, f"`{written}`")
