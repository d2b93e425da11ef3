"""The rules of the meetings that a served install has ready, and how many of each."""

from dataclasses import replace

from rat_online.domain.profile import Profile, ProxyRule

MEETINGS = {"quick": 24, "patient": 6, "changing": 2, "proxies": 1}
"""How many of each profile a server has ready."""

QUICK = Profile(roll_call_s=2, shortest_acclamation_s=1, shortest_ballot_s=1, objection_s=1)
"""The rule book's defaults, but a test need not wait for the shortest times."""

PATIENT = replace(QUICK, objection_s=600)
"""Objections to a result stay possible for as long as a test needs."""

CHANGING = replace(QUICK, may_change=True)
"""A vote may be changed until its ballot closes."""

PROXIES = replace(QUICK, proxies=ProxyRule(1, "AD pasal 15"))
"""The articles allow one proxy a holder."""

PROFILES = {"quick": QUICK, "patient": PATIENT, "changing": CHANGING, "proxies": PROXIES}
