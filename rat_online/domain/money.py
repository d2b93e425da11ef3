"""Tables of money that are part of a decision: SHU shares, RAPB. Rule book sections 4 and 7.

Rupiah and percent are exact decimals; a table whose figures do not add up is no table.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rat_online.domain.chain import canonical

SEN = Decimal("0.01")
PERCENT_STEP = Decimal("0.0001")
WHOLE = Decimal(100)
RUPIAH = Decimal(1)
LIMIT = Decimal(10) ** 15
"""Amounts from here on are no cooperative's; and every amount has its words."""

MOST_TABLES = 6
MOST_ROWS = 80
LONGEST_LABEL = 200

TOTAL_WORDS = ("jumlah", "total")
_SUBTOTAL = re.compile(r"(sub[\s-]*)?(jumlah|total)\b", re.I | re.A)
TITLE_MARK = "#"
_AMOUNT = re.compile(r"(-?)\s*(?:Rp\.?)?\s*(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?", re.I | re.A)
_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,4}))?\s*%", re.A)


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A share, an income or an expense; `percent` is its part of the total where the table has parts."""

    label: str
    amount: Decimal
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class MoneyTable:
    title: str
    rows: tuple[MoneyRow, ...]
    total: Decimal
    total_label: str


class TableFault(Exception):
    """A table that is none: `line` of the pasted text, and what is wrong with it.

    Args:
        what: `unreadable`, `no-title`, `no-rows`, `too-many`, `subtotal`, `percent`, `share` or `total`.
        facts: the figures that the sentence names.
    """

    def __init__(self, what: str, line: int, **facts: str) -> None:
        super().__init__(f"line {line}: {what}")
        self.what = what
        self.line = line
        self.facts = facts


def read_tables(pasted: str) -> tuple[MoneyTable, ...]:
    """The tables in a text as a spreadsheet pastes it: `# title`, then a row a line.

    A row is label, percent (may be left out) and amount, with tabs, semicolons or bars between them. A row
    that begins with "Jumlah" or "Total" ends its table; without one the rows are added up. A sum between the
    rows would be added once more: its rows are a table of their own.

    Raises:
        TableFault: for the first line that does not fit.
    """
    blocks: list[tuple[str, int, list[tuple[int, list[str]]]]] = []
    for number, line in enumerate(pasted.splitlines(), start=1):
        text = line.strip()
        if text.startswith(TITLE_MARK):
            blocks.append((text.lstrip(TITLE_MARK).strip(), number, []))
        elif text:
            if not blocks:
                raise TableFault("no-title", number)
            blocks[-1][2].append((number, [cell.strip() for cell in re.split(r"[\t;|]", text)]))
    if len(blocks) > MOST_TABLES:
        raise TableFault("too-many", blocks[MOST_TABLES][1])
    return tuple(_table(title, number, rows) for title, number, rows in blocks)


def _table(title: str, number: int, lines: list[tuple[int, list[str]]]) -> MoneyTable:
    if not title:
        raise TableFault("no-title", number)
    read = [_row(line, cells) for line, cells in lines]
    is_total = bool(lines) and lines[-1][1][0].casefold().startswith(TOTAL_WORDS)
    total_row = read.pop() if is_total else None
    if not read:
        raise TableFault("no-rows", number)
    if total_row is not None and total_row.percent not in (None, WHOLE):
        raise TableFault("percent", lines[-1][0], found=_short(total_row.percent or Decimal(0)))
    if len(read) > MOST_ROWS:
        raise TableFault("too-many", lines[MOST_ROWS][0])
    total = total_row.amount if total_row else sum((row.amount for row in read), Decimal(0)).quantize(SEN)
    table = MoneyTable(title[:LONGEST_LABEL], tuple(read), total, total_row.label if total_row else "")
    check(table, lines[-1][0], [line for line, _ in lines])
    return table


def _row(number: int, cells: list[str]) -> MoneyRow:
    cells = [cell for cell in cells if cell]
    if not 2 <= len(cells) <= 3:
        raise TableFault("unreadable", number)
    label, *figures = cells
    percent = _percent(figures[0], number) if len(figures) == 2 else None
    return MoneyRow(label[:LONGEST_LABEL], _amount(figures[-1], number), percent)


def _percent(text: str, number: int) -> Decimal:
    found = _PERCENT.fullmatch(text)
    if found is None:
        raise TableFault("unreadable", number)
    return Decimal(f"{found[1]}.{found[2] or 0}").quantize(PERCENT_STEP)


def _amount(text: str, number: int) -> Decimal:
    found = _AMOUNT.fullmatch(text)
    if found is None:
        raise TableFault("unreadable", number)
    amount = Decimal(f"{found[3].replace('.', '')}.{found[4] or 0}").quantize(SEN)
    if amount >= LIMIT:
        raise TableFault("unreadable", number)
    return -amount if found[1] or found[2] else amount


def check(table: MoneyTable, line: int = 0, lines: Sequence[int] = ()) -> None:
    """Percents add up to 100, where there are any, and the amounts to the total; each amount is what its
    percent makes of the total, and no row is the sum of others.

    Args:
        line: where the table ends, `lines` where its rows stand, in what was pasted.

    Raises:
        TableFault: `subtotal`, `percent`, `total` or `share`, with the figures.
    """
    at = list(lines) or [line] * len(table.rows)
    for row, number in zip(table.rows, at, strict=False):
        if _SUBTOTAL.match(row.label):
            raise TableFault("subtotal", number)
    percents = [row.percent for row in table.rows if row.percent is not None]
    if percents:
        found = sum(percents, Decimal(0))
        if len(percents) != len(table.rows) or found != WHOLE:
            raise TableFault("percent", line, found=_short(found))
    added = sum((row.amount for row in table.rows), Decimal(0))
    if added != table.total:
        raise TableFault("total", line, found=str(added), total=str(table.total))
    for row, number in zip(table.rows, at, strict=False):
        _is_its_share(row, table.total, number)


def _is_its_share(row: MoneyRow, total: Decimal, line: int) -> None:
    """A whole percent is exact but for a rupiah; one with decimals was rounded in its last place."""
    if row.percent is None:
        return
    due = total * row.percent / WHOLE
    places = -int(row.percent.normalize().as_tuple().exponent)
    rounded = abs(total) * Decimal(1).scaleb(-places) / WHOLE if places > 0 else Decimal(0)
    if abs(row.amount - due) > rounded + RUPIAH:
        facts = {
            "percent": _short(row.percent),
            "found": _short(row.amount),
            "due": _short(due.quantize(SEN)),
        }
        raise TableFault("share", line, **facts)


def _short(value: Decimal) -> str:
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def digest(tables: Sequence[MoneyTable]) -> str:
    """SHA-256 over the tables' canonical JSON, hex; "" where there are none."""
    if not tables:
        return ""
    said = [
        {
            "title": table.title,
            "rows": [
                {
                    "label": row.label,
                    "amount": str(row.amount),
                    "percent": None if row.percent is None else str(row.percent),
                }
                for row in table.rows
            ],
            "total": str(table.total),
            "total_label": table.total_label,
        }
        for table in tables
    ]
    return hashlib.sha256(canonical(said)).hexdigest()
