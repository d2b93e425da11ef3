"""The code for groups: with the own number it is a secret of its own, and nothing without it."""

from dataclasses import replace

from rat_online.app.link_secret import of_group
from rat_online.app.ports.invitations import ActKind
from tests.app.invitation.office import Desk, a_member


async def test_the_code_with_the_own_number_stands_for_that_member(desk: Desk) -> None:
    code = await desk.group.open(desk.occasion, "admin")
    assert await desk.whose(of_group(code.code, "0001")) == desk.person("0001")
    assert await desk.whose(of_group(code.code.lower().replace("-", " "), " 0002 ")) == desk.person("0002")
    assert await desk.whose(code.code) is None
    assert await desk.whose(of_group(code.code, "9999")) is None
    assert await desk.whose(of_group("AAAA-AAAA", "0001")) is None


async def test_opened_again_it_is_the_same_code_and_good_for_those_who_came_since(desk: Desk) -> None:
    code = await desk.group.open(desk.occasion, "admin")
    desk.occasion.members["new"] = a_member(77)
    assert await desk.group.missing(desk.occasion) == 1
    assert await desk.group.open(desk.occasion, "admin") == code
    assert await desk.group.missing(desk.occasion) == 0
    assert await desk.whose(of_group(code.code, "0077")) == "new"


async def test_closed_by_wrong_answers_the_next_is_another_and_the_former_is_dead(desk: Desk) -> None:
    code = await desk.group.open(desk.occasion, "admin")
    gate = await desk.group.gate(desk.occasion)
    assert gate is not None
    spent = replace(gate, wrong=gate.allowed, closed_at=gate.made_at)
    await desk.door.identity.write(lambda identity: identity.put_group_gate(spent))
    desk.clock.pass_by(seconds=1)
    again = await desk.group.open(desk.occasion, "admin")
    assert again.code != code.code
    assert await desk.whose(of_group(code.code, "0001")) is None
    assert await desk.whose(of_group(again.code, "0001")) == desk.person("0001")
    assert not await desk.group.spent(desk.occasion)


async def test_closed_it_opens_nothing_and_the_next_is_another(desk: Desk) -> None:
    code = await desk.group.open(desk.occasion, "admin")
    await desk.group.close(desk.occasion, "admin")
    assert await desk.whose(of_group(code.code, "0001")) is None
    again = await desk.group.open(desk.occasion, "admin")
    assert again.code != code.code
    assert await desk.whose(of_group(again.code, "0001")) == desk.person("0001")
    kinds = [act.kind for act in await desk.store.acts(desk.occasion.series)]
    assert sorted(kinds) == [ActKind.GROUP_CLOSED, ActKind.GROUP_OPENED, ActKind.GROUP_OPENED]
