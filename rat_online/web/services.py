"""What the web layer is given to work with."""

from collections.abc import Awaitable
from dataclasses import dataclass, field

from starlette.requests import HTTPConnection

from rat_online.app.accounts import Accounts
from rat_online.app.books import Books
from rat_online.app.convene import Convener
from rat_online.app.doorkeeper import Doorkeeper
from rat_online.app.first_run import FirstRun
from rat_online.app.help_desk import HelpDesk
from rat_online.app.house import House
from rat_online.app.ids import Ids
from rat_online.app.import_desk import ImportDesk
from rat_online.app.invitation.inviting import Inviting
from rat_online.app.leading import Leading
from rat_online.app.links import Links
from rat_online.app.member_import.writing import MemberWriter
from rat_online.app.moves import Moves
from rat_online.app.number_inquiry import NumberInquiry
from rat_online.app.officer_proof import OfficerProof
from rat_online.app.passkey_desk import PasskeyDesk
from rat_online.app.phone_trials import PhoneTrials
from rat_online.app.photo_desk import PhotoDesk
from rat_online.app.ports.documents import DocumentStore
from rat_online.app.ports.downloads import DownloadLog
from rat_online.app.ports.drafts import DraftStore
from rat_online.app.ports.identity import IdentityStore, Series
from rat_online.app.ports.log import MeetingLog
from rat_online.app.ports.media import MediaHouse, PageShelf
from rat_online.app.ports.member_photos import MemberPhotos
from rat_online.app.ports.photos import PhotoShelf
from rat_online.app.ports.registry import RegistryStore
from rat_online.app.ports.spreadsheets import Spreadsheets
from rat_online.app.proxy_desk import ProxyDesk
from rat_online.app.rehearsals import Rehearsals
from rat_online.app.roll_desk import RollDesk
from rat_online.app.roll_inquiry import RollInquiry
from rat_online.app.second_factor import SecondFactor
from rat_online.app.series_over import is_series_over
from rat_online.app.sessions import Change, ChangeKind, Sessions
from rat_online.app.shares import Shares
from rat_online.app.sign_in import SignIn
from rat_online.app.statutes import Statutes
from rat_online.app.transfers import Transfers
from rat_online.domain.chain import MeetingKey
from rat_online.settings import Settings
from rat_online.web.switchboard import Switchboard
from rat_online.web.wire import Close


@dataclass(slots=True)
class Services:
    """One process's use cases. Made by the bootstrap, read by routes through `services(connection)`."""

    settings: Settings
    house: House
    sessions: Sessions
    sign_in: SignIn
    first_run: FirstRun
    registry: RegistryStore
    ids: Ids
    documents: DocumentStore
    log: MeetingLog
    downloads: DownloadLog
    convener: Convener
    member_imports: MemberWriter
    import_desk: ImportDesk
    spreadsheets: Spreadsheets
    drafts: DraftStore
    second_factor: SecondFactor
    accounts: Accounts
    passkeys: PasskeyDesk
    officer_proof: OfficerProof
    links: Links
    moves: Moves
    doorkeeper: Doorkeeper
    help_desk: HelpDesk
    phone_trials: PhoneTrials
    rehearsals: Rehearsals
    identity: IdentityStore
    inviting: Inviting
    roll_desk: RollDesk
    roll_inquiry: RollInquiry
    media: MediaHouse
    shown_pages: PageShelf
    photos: PhotoShelf
    member_photos: MemberPhotos
    photo_desk: PhotoDesk
    proxy_desk: ProxyDesk
    number_inquiry: NumberInquiry
    trial_shares: Shares
    switchboard: Switchboard = field(default_factory=Switchboard)

    @property
    def books(self) -> Books:
        """Members' entries, changed so that each change is noted."""
        return Books(self.registry, self.ids, self.house.now)

    async def points(self, meeting: MeetingKey) -> tuple[str, ...]:
        """The meeting points of a meeting."""
        row = await self.registry.meeting(meeting)
        return row.points if row is not None else ()

    @property
    def statutes(self) -> Statutes:
        """The cooperative's name and rules, changed so that each change is noted."""
        return Statutes(self.registry, self.ids, self.house.now)

    @property
    def transfers(self) -> Transfers:
        """Pages that go on in another browser."""

        def is_over(series: Series) -> Awaitable[bool]:
            return is_series_over(self.registry, self.house, series)

        return Transfers(self.identity, self.sessions, is_over, self.ids, self.house.now)

    @property
    def leading(self) -> Leading:
        """Who leads from the own seat."""
        return Leading(self.identity, self.sessions, self.officer_proof.pins, self.house.now)

    def session_changed(self, change: Change) -> None:
        """End the sockets of a session that is no more what it was; they come back and are judged anew."""
        code = Close.SIGNED_OUT if change.kind is ChangeKind.REVOKED else Close.LOOK_AGAIN
        self.switchboard.hang_up(change.session, code)
        if change.kind is ChangeKind.REVOKED:
            self.media.sign_out(change.session)

    def moves_changed(self, session: str) -> None:
        """Tell the pages of a session which of its seats were asked for by another device."""
        moves = self.moves.leaving(session)
        for tab in self.switchboard.tabs_of(session):
            tab.tell_moves(moves)


def services(connection: HTTPConnection) -> Services:
    """The services of the app that a request or socket belongs to."""
    found = connection.app.state.services
    assert isinstance(found, Services)
    return found
