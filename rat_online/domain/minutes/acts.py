"""Acts in words: what the minutes say of an operator's press and of a chair's intervention."""

from dataclasses import dataclass

from rat_online.domain.events import Event
from rat_online.domain.events import asking as q
from rat_online.domain.events import attending as a
from rat_online.domain.events import deciding as d
from rat_online.domain.events import leading as ld
from rat_online.domain.events import nominating as n
from rat_online.domain.events import speaking as s
from rat_online.domain.events import staging as t
from rat_online.domain.events import undoing as u
from rat_online.domain.events import voting as v
from rat_online.domain.vocabulary import DecisionId, ExtensionCause, PersonId, ProseId

WORDS: dict[type[Event], str] = {
    a.RollCallCalled: "memanggil konfirmasi kehadiran",
    ld.MeetingOpened: "membuka rapat",
    ld.MeetingSuspended: "menskors rapat",
    ld.MeetingResumed: "mencabut skors",
    ld.AgendaItemStarted: "memulai mata acara",
    u.ProposalWithdrawn: "menarik usul keputusan",
    u.ItemStartWithdrawn: "menarik dimulainya mata acara",
    s.InterruptionAccepted: "menerima interupsi",
    s.InterruptionRefused: "menolak interupsi",
    n.NominationsOpened: "membuka pencalonan",
    t.StreamChosen: "memilih sumber siaran",
    t.BroadcastStarted: "memulai siaran",
    t.BroadcastStopped: "menghentikan siaran",
    t.PageShown: "menampilkan halaman",
    d.DecisionProposed: "mengajukan keputusan",
    d.DecisionTextAmended: "mengubah rumusan keputusan",
    d.TablesAttached: "melampirkan tabel keputusan",
    d.ConsensusReached: "mencatat mufakat",
    d.AcclamationCalled: "memulai aklamasi",
    v.BallotOpened: "membuka pemungutan suara",
    v.BallotExtended: "memperpanjang pemungutan suara",
    v.BallotClosed: "menutup pemungutan suara",
}


FOLLOWS: tuple[type[Event], ...] = (
    s.HandWithdrawn,
    s.FloorGiven,
    s.TurnExtended,
    s.TurnPaused,
    s.TurnResumed,
    s.TurnEnded,
    q.QuestionsGrouped,
    q.QuestionsMerged,
    q.QuestionShown,
    q.QuestionAnswered,
)
"""What the minutes tell as a speech or a question; the log says who pressed."""


def act_of(event: Event) -> str:
    """An operator's press in words; an act that has none of its own keeps its event's name."""
    return WORDS.get(type(event), type(event).__name__)


@dataclass(frozen=True, slots=True)
class Act:
    """A chair's intervention: what, about which decision or whom, with what reason."""

    words: str
    decision: DecisionId | None = None
    reason: ProseId | None = None
    person: PersonId | None = None


ORDER: dict[type[Event], str] = {
    s.PersonWarned: "memperingatkan",
    s.PersonMuted: "mencabut hak bicara",
    s.PersonUnmuted: "mengembalikan hak bicara",
    s.PersonRemoved: "mengeluarkan dari pembicaraan (hak suara tetap)",
    s.PersonReadmitted: "mengizinkan kembali dalam pembicaraan",
}


def intervention_of(event: Event) -> Act | None:
    """What the chair did by authority; every one of these is something that an auditor asks about."""
    match event:
        case v.BallotOpened() if event.reason is not None:
            return Act("membuka pemungutan suara di bawah kuorum", event.decision, event.reason)
        case v.BallotExtended() if event.cause is ExtensionCause.CHAIR:
            return Act("memperpanjang pemungutan suara")
        case v.BallotAnnulled():
            return Act("membatalkan pemungutan suara", None, event.reason)
        case d.SecrecySet():
            words = "menetapkan suara rahasia" if event.secret else "menetapkan suara terbuka"
            return Act(words, event.decision, event.reason)
        case d.LotDrawn():
            return Act("mengundi yang bersuara sama", event.decision)
        case d.DecisionReconsidered():
            return Act("meninjau kembali keputusan", event.decision, event.reason)
        case s.PersonWarned() | s.PersonMuted() | s.PersonRemoved():
            return Act(ORDER[type(event)], None, event.reason, event.person)
        case s.PersonUnmuted() | s.PersonReadmitted():
            return Act(ORDER[type(event)], person=event.person)
        case _:
            return None
