"""The part of the rules' form about who stands in for whom; each is off until an article is named."""

from collections.abc import Mapping
from typing import Any

from rat_online.domain.profile import Profile, ProxyRule

LONGEST_SOURCE = 120
MOST_PROXIES = 5
NONE = ""


def represented_in(profile: Profile) -> dict[str, str]:
    """A profile's part as the form shows it."""
    proxies = profile.proxies
    return {
        "proxies": str(proxies.each) if proxies else NONE,
        "source-proxies": proxies.source if proxies else "",
    }


def representation_from(sent: Mapping[str, str], faults: dict[str, str]) -> dict[str, Any]:
    """The fields of a profile in a form, with what does not fit among the faults."""
    return {"proxies": _proxies(sent, faults)}


def _proxies(sent: Mapping[str, str], faults: dict[str, str]) -> ProxyRule | None:
    chosen = sent.get("proxies", NONE)
    if chosen == NONE:
        return None
    if chosen not in {str(each) for each in range(1, MOST_PROXIES + 1)}:
        faults["proxies"] = "rules.fault-choice"
        return None
    return ProxyRule(int(chosen), article_of(sent, "source-proxies", faults))


def article_of(sent: Mapping[str, str], name: str, faults: dict[str, str]) -> str:
    """These departures from "one member, one vote, in person" stand in the articles or nowhere."""
    source = sent.get(name, "").replace("\0", "").strip()[:LONGEST_SOURCE]
    if not source:
        faults[name] = "rules.fault-article"
    return source
