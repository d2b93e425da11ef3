"""A desk with a few members, for every test of inviting."""

from pathlib import Path

import pytest

from tests.app.invitation.office import Desk, a_member


@pytest.fixture
async def desk(tmp_path: Path) -> Desk:
    """Three members: the third has neither e-mail nor a mobile phone."""
    desk = Desk(tmp_path)
    await desk.prepare([a_member(1), a_member(2), a_member(3, email=None, phone="+62215551234")])
    return desk
