"""The rules of the meetings that a served install has ready, and how many of each."""

from dataclasses import replace

from rat_online.domain.profile import Party, PartyRule, Profile, ProxyRule

MEETINGS = {"quick": 24, "patient": 6, "changing": 2, "proxies": 1, "parties": 1, "written": 1}
"""How many of each profile a server has ready."""

QUICK = Profile(roll_call_s=2, shortest_acclamation_s=1, shortest_ballot_s=1, objection_s=1)
"""The rule book's defaults, but a test need not wait for the shortest times."""

PATIENT = replace(QUICK, objection_s=600)
"""Objections to a result stay possible for as long as a test needs."""

CHANGING = replace(QUICK, may_change=True)
"""A vote may be changed until its ballot closes."""

PROXIES = replace(QUICK, proxies=ProxyRule(1, "AD pasal 15"))
"""The articles allow one proxy a holder."""

SHARES = {"Karangasri": 30, "Lembah Hijau": 25, "Mekarsari": 20, "Tirtajaya": 15, "Sukamaju": 10}
PARTIES = replace(
    QUICK, parties=PartyRule(tuple(Party(group, share) for group, share in SHARES.items()), "AD pasal 20")
)
"""The branches of the example are member groups with voting shares."""

PROFILES = {
    "quick": QUICK,
    "patient": PATIENT,
    "changing": CHANGING,
    "proxies": PROXIES,
    "parties": PARTIES,
    "written": QUICK,
}
WINDOWS = {"written": 10}
"""Meetings held in writing, with the days to answer in."""
