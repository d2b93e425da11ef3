"""The checker's own count of ranked ballots says what the meeting's says, whatever the members rank."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from rat_online.app.event_codec import to_payload
from rat_online.domain.count_sheet import written
from rat_online.domain.tally import Method, Paper, count_papers
from rat_online.verify.ranked import count_ranked

NAMES = ("a", "b", "c", "d", "e")

rankings = st.lists(
    st.tuples(st.lists(st.sampled_from(NAMES), unique=True, min_size=1).map(tuple), st.integers(1, 4)),
    max_size=25,
)
lots: st.SearchStrategy[list[str]] = st.one_of(st.just([]), st.permutations(NAMES))


@settings(max_examples=400, deadline=None)
@given(rankings, st.integers(1, 4), lots)
def test_both_counts_write_the_same_sheet(
    said: list[tuple[tuple[str, ...], int]], seats: int, drawn: list[str]
) -> None:
    papers = [Paper(ranking, weight) for ranking, weight in said]
    method = Method.IRV if seats == 1 else Method.STV
    ours = count_papers(method, NAMES, papers, seats, tuple(drawn))
    assert ours.sheet is not None
    theirs = count_ranked(said, list(NAMES), seats, list(drawn))
    sheet = to_payload(written(ours.sheet))  # type: ignore[arg-type]
    assert theirs.as_payload() == json.loads(json.dumps(sheet))
    assert (theirs.elected, tuple(theirs.level)) == (list(ours.elected), ours.tied)
