"""Single transferable vote: ranked papers, several seats. Rule book 6.2.

Weighted Inclusive Gregory with a Droop quota, as in the rules for Scottish local government elections (SSI
2007/42, schedule 1, rules 45 to 52). Step by step:

- Quota: valid weight divided by one more than the seats, the fraction dropped, plus one (rule 46). It stays.
- Whoever has the quota at the end of a stage is elected (rule 47).
- A surplus is transferred, one candidate a stage, the largest first, also of candidates elected later (rules
  48, 49). Every paper of the pile moves on at: surplus × its value ÷ the votes of the candidate. Papers
  without a next preference take their share of the surplus out of the count: they are exhausted.
- With no surplus left, the one candidate with fewest votes is excluded and the papers move on at the value
  they have (rules 50, 51). Never several at once.
- When as many candidates continue as there are seats left, they are elected, whatever their votes, and
  nothing more moves (rule 52). The transfer of the exclusion that led there is finished first: it changes
  only the order of names.
- Ties: see `ties`. Where all the lowest have no votes at all and enough others continue for every seat
  left, it makes no difference which of them goes first, so no lot is needed.
- Nobody is elected when there is no valid paper.

Values are exact fractions; with `decimals` each transfer value is cut off after so many places (rule 48(3):
five) and what the cut leaves over is shown as lost. Where the members' own rules ask for "suara terbanyak"
(UU 25/1992 Ps 24) a cooperative must have adopted a ranked count in its articles or standing orders.
"""

from collections.abc import Iterable, Sequence

from rat_online.domain.tally.paper import Paper, fault_of, sort_papers
from rat_online.domain.tally.ranked import RankedCount
from rat_online.domain.tally.result import Method, Tally, check_ballot, tally_of
from rat_online.domain.vocabulary import OptionId


def count_stv(
    options: Sequence[OptionId],
    papers: Iterable[Paper],
    seats: int,
    lots: Sequence[OptionId] = (),
    decimals: int | None = None,
) -> Tally:
    """Count ranked papers for `seats` seats; `lots` are options in the order in which they were drawn."""
    return count_ranked(Method.STV, options, papers, seats, lots, decimals)


def count_ranked(
    method: Method,
    options: Sequence[OptionId],
    papers: Iterable[Paper],
    seats: int,
    lots: Sequence[OptionId],
    decimals: int | None,
) -> Tally:
    """What `irv` and `stv` share: the same rules, for one seat or several."""
    check_ballot(tuple(options), seats, tuple(lots))
    if decimals is not None and decimals < 0:
        raise ValueError(f"decimal places are not negative, got {decimals}")
    known = frozenset(options)
    box = sort_papers(papers, lambda choices: fault_of(choices, known))
    count = RankedCount(tuple(options), box.valid, seats, tuple(lots), decimals)
    sheet = count.run()
    tie = sheet.unresolved
    return tally_of(
        method,
        seats,
        box,
        count.first_preferences,
        sheet.elected,
        tied=tie.level if tie is not None else (),
        ties=tuple(tie for stage in sheet.stages for tie in stage.ties) + ((tie,) if tie is not None else ()),
        sheet=sheet,
    )
