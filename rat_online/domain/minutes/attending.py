"""Who was there: attendance, quorum, the roll, and what participants answered (rule book 3, 7)."""

from dataclasses import dataclass
from datetime import datetime

from rat_online.domain.minutes.deeds import RollMove
from rat_online.domain.minutes.terms import Channel, Confirmation, Moment, Reply, Status
from rat_online.domain.threshold import Base, Threshold
from rat_online.domain.vocabulary import ProxyEnding


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in the minutes; `member_number` is "" for those who are not members."""

    name: str
    member_number: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A threshold, what it is a fraction of, and its article; `threshold` None means: most votes."""

    threshold: Threshold | None
    base: Base = Base.ENTITLED
    source: str = ""  # free text of the profile: "AD pasal 12"


@dataclass(frozen=True, slots=True)
class QuorumSnapshot:
    """Who counted as present at one moment, against one rule; `subject` "" means the meeting itself."""

    moment: Moment
    at: datetime
    rule: Rule
    entitled: int
    needed: int
    present: int
    reached: bool
    subject: str = ""
    online: int = 0
    hall: int = 0
    proxy: int = 0


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """One point of attendance over time: hadir, and those on line at that moment."""

    at: datetime
    present: int
    connected: int = 0


@dataclass(frozen=True, slots=True)
class Away:
    """From when until when somebody was not there, and came back."""

    from_at: datetime
    until_at: datetime


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One line of the daftar hadir; `out_at` None means: until the end."""

    number: int
    person: Person
    status: Status
    channel: Channel
    in_at: datetime
    out_at: datetime | None
    confirmation: Confirmation
    place: str = ""
    through: Person | None = None  # the holder of the proxy by which this person was there
    group: str = ""  # whom a delegate stands for, or the member group
    away: tuple[Away, ...] = ()


@dataclass(frozen=True, slots=True)
class ProxyTerms:
    """What the articles allow of proxies, where they do."""

    each: int
    source: str


@dataclass(frozen=True, slots=True)
class DelegateTerms:
    """That delegates of groups vote, and with how many votes."""

    by_members: bool
    source: str


@dataclass(frozen=True, slots=True)
class PartyShare:
    """A member group: its share of all shares, who was on the roll for it, what each of them weighed."""

    group: str
    share: int
    members: int
    each: int


@dataclass(frozen=True, slots=True)
class PartyTerms:
    """The member groups of a multi-party cooperative, by the articles and on the roll."""

    groups: tuple[PartyShare, ...]
    source: str


@dataclass(frozen=True, slots=True)
class ProxyHeld:
    """A proxy that was given; `attached_by` is "" where its giver attached the letter."""

    giver: Person
    holder: Person
    given_at: datetime
    letter: str = ""
    attached_by: str = ""
    ending: ProxyEnding | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Absentee:
    """Somebody on the roll who did not come; excused with a reason, or not."""

    person: Person
    excused: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LateAnswer:
    """An answer in writing that came after the window: listed and not counted (rule book 6.10)."""

    person: Person
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RollChange:
    """A change of the roll after it was frozen, with its actor and reason (rule book 3)."""

    at: datetime
    by: str
    person: Person
    change: RollMove
    reason: str


@dataclass(frozen=True, slots=True)
class Approval:
    """What a participant answered; silence prints "tidak memberi tanggapan", never "menyetujui"."""

    person: Person
    reply: Reply
    at: datetime | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Represented:
    """Who voted for others, and by what rules: groups, member groups, proxies."""

    delegates: DelegateTerms | None = None
    parties: PartyTerms | None = None
    proxies: ProxyTerms | None = None
    given: tuple[ProxyHeld, ...] = ()
