"""Text that a spreadsheet must not run: a cell that begins with = + - @ becomes plain text."""

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def neutral(text: str) -> str:
    """The text with an apostrophe before a formula sign; spreadsheets hide it and our reader drops it."""
    return "'" + text if text.startswith(_RUNS) or text.lstrip().startswith(_RUNS[:4]) else text
