"""The candidates of a decision as they were shown, from its final state. Rule book 6.8."""

from rat_online.domain.ballot import APART
from rat_online.domain.decision import Decision
from rat_online.domain.minutes.candidates import Candidate, NumberDraw
from rat_online.domain.minutes.chronicle import Chronicle


def candidates_of(chronicle: Chronicle, one: Decision) -> tuple[Candidate, ...]:
    """Everybody who stood in the end, where anything was shown of them or their numbers were drawn."""
    sources, photos = chronicle.sources, chronicle.meeting.nominations.photos
    found = [
        Candidate(
            person=sources.person(option.person),
            vision=sources.text(page.vision) if page else "",
            mission=sources.text(page.mission) if page else "",
            photo=photos.get((one.item, option.person), ""),
        )
        for option in one.options
        if option.person is not None and option.id not in one.dropped
        for page in [one.pages.get(option.id)]
    ]
    is_told = one.order_draw is not None or any(who.vision or who.photo for who in found)
    return tuple(found) if is_told else ()


def number_draw_of(chronicle: Chronicle, one: Decision) -> NumberDraw | None:
    """Its own draw, or that of an earlier proposal of the same candidates, which was promised there."""
    drawn, of = one.order_draw, chronicle.meeting.decisions[one.order_of or one.id]
    if drawn is None or of.order_lot is None:
        return None
    name = chronicle.sources.name
    named = [(name(each.person) if each.person else each.label, each.id) for each in of.options]
    names, codes = zip(*(pair for pair in named if pair[1] not in APART), strict=True)
    kept = one.order_of is not None
    return NumberDraw(drawn.at, of.order_lot, drawn.seed, drawn.context, kept, names, codes)
