"""Invented elections, each made from a seed alone, so that only the expected results need to be kept.

`random.Random(seed).random()` gives the same numbers in every version of Python.
"""

from dataclasses import dataclass
from hashlib import sha256
from random import Random


@dataclass(frozen=True, slots=True)
class Recipe:
    """An election to make: how many candidates, ballots and seats, and how alike the voters are."""

    seed: int
    candidates: int
    ballots: int
    seats: int
    spread: float

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(f"calon-{number:02d}" for number in range(1, self.candidates + 1))


def recipe(seed: int) -> Recipe:
    """The sizes that go with a seed: 3 to 12 candidates, up to 5,000 ballots."""
    rng = Random(f"recipe {seed}")
    candidates = 3 + int(rng.random() * 10)
    sizes = (40, 120, 350, 900, 2500, 5000)
    return Recipe(
        seed=seed,
        candidates=candidates,
        ballots=sizes[int(rng.random() * len(sizes))] + int(rng.random() * 20) - 20,
        seats=1 + int(rng.random() * min(8, candidates - 1)),
        spread=0.4 + rng.random(),
    )


def ballots(made: Recipe) -> list[tuple[str, ...]]:
    """Rankings, many of them short, by voters who like candidates for a shared and for their own reasons."""
    rng = Random(f"ballots {made.seed}")
    names = made.names
    appeal = [rng.random() for _ in names]
    camps = [[rng.random() for _ in names] for _ in range(3)]
    papers = []
    for _ in range(made.ballots):
        camp = camps[int(rng.random() * len(camps))]
        liking = [shared + own + made.spread * rng.random() for shared, own in zip(appeal, camp, strict=True)]
        order = sorted(range(len(names)), key=lambda index: -liking[index])
        length = 1 + int(rng.random() * len(names))
        papers.append(tuple(names[index] for index in order[:length]))
    return papers


def fingerprint(papers: list[tuple[str, ...]]) -> str:
    """Digest of the ballots, to notice an election that is not the one the results are for."""
    return sha256("\n".join(" ".join(paper) for paper in papers).encode()).hexdigest()
