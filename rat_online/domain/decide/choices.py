"""Whether a choice fits its ballot paper. Rule book 6.2."""

from rat_online.domain.ballot import APART, Ballot, Choice
from rat_online.domain.errors import Refusal, refuse


def is_a_choice(ballot: Ballot, choice: Choice) -> None:
    """Names of this ballot, each once and as many as its form asks for; blank and abstain stand alone."""
    if not choice:
        refuse(Refusal.CHOICE_MISSING, ballot=ballot.id)
    if not set(choice) <= {option.id for option in ballot.options}:
        refuse(Refusal.CHOICE_INVALID, ballot=ballot.id)
    if len(set(choice)) < len(choice):
        refuse(Refusal.CHOICE_REPEATED, ballot=ballot.id)
    if APART & set(choice):
        if len(choice) > 1:
            refuse(Refusal.CHOICE_INVALID, ballot=ballot.id)
        return
    fewest, most = ballot.picks()
    if len(choice) < fewest:
        refuse(Refusal.CHOICE_TOO_FEW, ballot=ballot.id, fewest=fewest)
    if len(choice) > most:
        refuse(Refusal.CHOICE_TOO_MANY, ballot=ballot.id, most=most)
