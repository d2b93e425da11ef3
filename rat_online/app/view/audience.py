"""Audiences: everybody in one sees the same bytes."""

from enum import StrEnum

from rat_online.domain.vocabulary import Role


class Audience(StrEnum):
    """PUBLIC is the hall's screen; OFFICER runs the meeting; AUDITOR reads every record."""

    PUBLIC = "public"
    MEMBER = "member"
    OFFICER = "officer"
    AUDITOR = "auditor"


OFFICER_ROLES = frozenset(
    {Role.CHAIR, Role.DEPUTY, Role.ACTING_CHAIR, Role.SECRETARY, Role.OPERATOR, Role.COMMITTEE}
)
AUDITOR_ROLES = frozenset({Role.SUPERVISOR, Role.AUDITOR, Role.WITNESS})


def audience_for(office_roles: frozenset[Role]) -> Audience:
    """The audience of a tab by the offices that its session holds; a seat alone makes a member."""
    if office_roles & OFFICER_ROLES:
        return Audience.OFFICER
    if office_roles & AUDITOR_ROLES:
        return Audience.AUDITOR
    return Audience.MEMBER
