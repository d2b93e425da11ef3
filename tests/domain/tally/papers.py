"""Short ways to write papers down in tests of counting."""

from hypothesis import strategies as st

from rat_online.domain.tally import Paper

NAMES = ("A", "B", "C", "D", "E")


def papers(*lines: str) -> list[Paper]:
    """`"3 A B"` is three papers that name A, then B; `"2"` is two blank ones."""
    return [Paper(tuple(names), int(weight)) for weight, *names in map(str.split, lines)]


def one_by_one(heavy: list[Paper]) -> list[Paper]:
    """The same votes, each on a paper of its own."""
    return [
        Paper(paper.choices, 1, paper.abstain, paper.fault) for paper in heavy for _ in range(paper.weight)
    ]


def rankings(most: int = 30) -> st.SearchStrategy[list[Paper]]:
    """Ranked papers of any length, blank and weighted ones among them."""
    ranking = st.permutations(NAMES).flatmap(
        lambda order: st.integers(0, len(NAMES)).map(lambda length: tuple(order[:length]))
    )
    return st.lists(st.builds(Paper, choices=ranking, weight=st.integers(1, 5)), max_size=most)


def namings(most: int = 30) -> st.SearchStrategy[list[Paper]]:
    """Papers that name anything at all: nobody, a name twice, somebody who does not stand."""
    choice = st.lists(st.sampled_from((*NAMES, "Z")), max_size=4).map(tuple)
    paper = st.builds(Paper, choices=choice, weight=st.integers(1, 5), abstain=st.booleans())
    return st.lists(paper, max_size=most)
