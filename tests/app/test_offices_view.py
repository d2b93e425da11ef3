"""Who sees which offices. Rule book section 3."""

from rat_online.app.view.audience import Audience
from rat_online.app.view.sections import view_of
from rat_online.domain.chain import MeetingKey
from rat_online.domain.commands.preparing import AppointOfficer
from rat_online.domain.vocabulary import Role
from tests.rules.rulebook import an_open_meeting

KEY = MeetingKey("melati", "rat-2027")


def test_whoever_runs_the_meeting_sees_by_name_every_office_that_can_be_taken_back() -> None:
    scene = an_open_meeting().with_deputy()
    for role, person in ((Role.AUDITOR, "x1"), (Role.SUPERVISOR, "x2"), (Role.OBSERVER, "x3")):
        scene.does(AppointOfficer(role, person))
    names = {"deputy": "Ratna", "x1": "Kantor Akuntan", "x2": "Made", "x3": "Dinas Koperasi"}
    seen = {one: view_of(KEY, scene.meeting, one, names, {}) for one in Audience}
    offices, people = seen[Audience.OFFICER]["offices"], seen[Audience.OFFICER]["people"]
    assert offices is not None
    assert people is not None
    held = {"deputy:deputy", "auditor:x1", "supervisor:x2", "observer:x3"}
    assert isinstance(offices["holders"], list)
    assert all(one in offices["holders"] for one in held)
    assert names.items() <= people.items()
    for audience in (Audience.PUBLIC, Audience.MEMBER, Audience.AUDITOR):
        section = seen[audience]["offices"]
        assert section is not None
        assert "holders" not in section
