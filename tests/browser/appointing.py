"""Whoever is appointed in a meeting gets an officer's link from the committee's page, as in any other."""

import http.client
import re

from tests.browser.serving import Link, ServedMeeting, enter


def officers_link(meeting: ServedMeeting, number: int) -> Link:
    """A new link to the offices of the member with this index, who holds one by now."""
    seat, cookie = meeting.seats[number], enter(meeting.base, meeting.offices["committee"])
    connection = http.client.HTTPConnection(meeting.base.removeprefix("http://"), timeout=30)
    try:
        connection.request("POST", f"/panitia/rapat/{meeting.id}/tautan", headers={"Cookie": cookie})
        page = connection.getresponse().read().decode()
    finally:
        connection.close()
    found = re.search(rf"<b>{re.escape(seat.name)}</b>.*?/masuk\?tugas#([\w-]+)", page, re.DOTALL)
    assert found is not None, seat.name
    return Link(seat.person, found[1], seat.datum, seat.name, seat.number)
