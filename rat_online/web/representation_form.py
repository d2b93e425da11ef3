"""The part of the rules' form about who stands for whom; each is off until an article is named."""

from collections.abc import Mapping
from typing import Any

from rat_online.domain.members.group import LONGEST_GROUP
from rat_online.domain.members.text import tidy
from rat_online.domain.profile import DelegateRule, Party, PartyRule, Profile, ProxyRule

LONGEST_SOURCE = 120
MOST_PROXIES = 5
MOST_PARTIES = 8
LARGEST_SHARE = 1000
NONE = ""
ONE_VOTE, BY_MEMBERS = "one", "members"


def represented_in(profile: Profile) -> dict[str, str]:
    """A profile's part as the form shows it."""
    proxies, delegates, parties = profile.proxies, profile.delegates, profile.parties
    return {
        "proxies": str(proxies.each) if proxies else NONE,
        "source-proxies": proxies.source if proxies else "",
        "delegates": (BY_MEMBERS if delegates.by_members else ONE_VOTE) if delegates else NONE,
        "source-delegates": delegates.source if delegates else "",
        "parties": "\n".join(f"{one.group} = {one.share}" for one in parties.parties) if parties else "",
        "source-parties": parties.source if parties else "",
    }


def representation_from(sent: Mapping[str, str], faults: dict[str, str]) -> dict[str, Any]:
    """The fields of a profile in a form, with what does not fit among the faults."""
    found = {
        "proxies": _proxies(sent, faults),
        "delegates": _delegates(sent, faults),
        "parties": _parties(sent, faults),
    }
    # Votes by weight, by delegates and by shares are three answers to one question.
    ways = [bool(sent.get("weighted")), found["delegates"] is not None, found["parties"] is not None]
    if sum(ways) > 1:
        faults["parties" if found["parties"] is not None else "delegates"] = "rules.fault-one-way"
    return found


def _proxies(sent: Mapping[str, str], faults: dict[str, str]) -> ProxyRule | None:
    chosen = sent.get("proxies", NONE)
    if chosen == NONE:
        return None
    if chosen not in {str(each) for each in range(1, MOST_PROXIES + 1)}:
        faults["proxies"] = "rules.fault-choice"
        return None
    return ProxyRule(int(chosen), _article(sent, "source-proxies", faults))


def _delegates(sent: Mapping[str, str], faults: dict[str, str]) -> DelegateRule | None:
    chosen = sent.get("delegates", NONE)
    if chosen == NONE:
        return None
    if chosen not in (ONE_VOTE, BY_MEMBERS):
        faults["delegates"] = "rules.fault-choice"
        return None
    return DelegateRule(chosen == BY_MEMBERS, _article(sent, "source-delegates", faults))


def _parties(sent: Mapping[str, str], faults: dict[str, str]) -> PartyRule | None:
    """A group a line, "Petani = 60"."""
    lines = [line for line in sent.get("parties", "").replace("\0", "").splitlines() if line.strip()]
    if not lines:
        return None
    source = _article(sent, "source-parties", faults)
    try:
        return PartyRule(tuple(_party(line) for line in lines[: MOST_PARTIES + 1]), source)
    except ValueError:
        faults["parties"] = "rules.fault-parties"
        return None


def _party(line: str) -> Party:
    group, _, share = line.rpartition("=")
    group, share = tidy(group).strip(" ,;:"), share.strip().removesuffix("%").strip()
    if not group or len(group) > LONGEST_GROUP or not (share.isascii() and share.isdecimal()):
        raise ValueError(line)
    if not 1 <= int(share[:6]) <= LARGEST_SHARE:
        raise ValueError(line)
    return Party(group, int(share))


def _article(sent: Mapping[str, str], name: str, faults: dict[str, str]) -> str:
    """These departures from "one member, one vote, in person" stand in the articles or nowhere."""
    source = sent.get(name, "").replace("\0", "").strip()[:LONGEST_SOURCE]
    if not source:
        faults[name] = "rules.fault-article"
    return source
