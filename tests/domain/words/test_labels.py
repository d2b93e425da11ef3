"""No code that a document may print lacks its word in either language (rule book 9)."""

from enum import StrEnum

import pytest

from rat_online.domain import vocabulary
from rat_online.domain.minutes import terms
from rat_online.domain.minutes.deeds import Deed, RollMove
from rat_online.domain.readiness import Check
from rat_online.domain.words.labels import label, title
from rat_online.domain.words.language import EN, ID

PRINTED: list[type[StrEnum]] = [
    terms.Channel,
    terms.Confirmation,
    terms.Edition,
    terms.Ending,
    terms.Moment,
    terms.Office,
    terms.Outcome,
    terms.Reply,
    terms.SpeechKind,
    terms.Status,
    vocabulary.BallotForm,
    vocabulary.DecisionKind,
    vocabulary.ExtensionCause,
    vocabulary.MeetingCall,
    vocabulary.MeetingKind,
    vocabulary.MeetingMode,
    vocabulary.ReachedBy,
    vocabulary.SuspensionKind,
    Deed,
    RollMove,
    Check,
]


@pytest.mark.parametrize("codes", PRINTED)
def test_every_code_has_a_word_in_both_languages(codes: type[StrEnum]) -> None:
    for code in codes:
        assert label(code, ID)
        assert label(code, EN)


def test_two_codes_of_one_value_keep_their_own_words() -> None:
    assert label(terms.Channel.ONLINE) == "daring"
    assert label(terms.Status.COMMITTEE) == label(terms.Office.COMMITTEE) == "panitia"


def test_silence_is_never_called_approval() -> None:
    assert label(terms.Reply.SILENT) == "tidak memberi tanggapan"
    assert title(terms.Reply.SILENT) == "Tidak memberi tanggapan"
