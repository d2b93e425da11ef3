"""How the simulated crowd is divided; the scripted chair waits for what the voters will do."""

EARLY_PERCENT = 40
"""How many come to the first call: too few for its quorum."""

STAYERS_PERCENT = 15
"""How many stay when the network fails the others: too few for the second call's quorum."""


def early(crowd: int) -> int:
    """How many come to the first call."""
    return crowd * EARLY_PERCENT // 100


def stayers(crowd: int) -> int:
    """How many keep their connection at the report on attendance; they come first on the list."""
    return crowd * STAYERS_PERCENT // 100
