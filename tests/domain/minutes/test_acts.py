"""Acts in words. Rule book section 3: "operator atas perintah ketua sidang"."""

from datetime import UTC, datetime

from rat_online.domain.authority import LEAD, MAY
from rat_online.domain.commands import leading as commands
from rat_online.domain.events import leading as ld
from rat_online.domain.events import voting as v
from rat_online.domain.minutes.acts import act_of, intervention_of
from rat_online.domain.minutes.deeds import Deed
from rat_online.domain.vocabulary import ExtensionCause, Role
from rat_online.domain.words.labels import label
from rat_online.domain.words.language import EN

AT = datetime(2027, 3, 20, tzinfo=UTC)


def test_an_operators_press_is_told_in_words() -> None:
    assert Role.OPERATOR in LEAD
    assert Role.OPERATOR in MAY[commands.ResumeMeeting]
    assert act_of(ld.MeetingResumed()) is Deed.RESUMED
    assert label(Deed.RESUMED) == "mencabut skors"
    assert label(Deed.RESUMED, EN) == "resumed the meeting"


def test_an_act_without_words_of_its_own_is_another_order() -> None:
    assert act_of(ld.MeetingCancelled("r")) is Deed.OTHER


def test_the_chairs_extension_is_an_intervention_and_an_outage_is_none() -> None:
    assert intervention_of(v.BallotExtended("b1", AT, ExtensionCause.CHAIR)) is not None
    assert intervention_of(v.BallotExtended("b1", AT, ExtensionCause.OUTAGE)) is None
