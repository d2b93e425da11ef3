"""A profile of rules as a reader's words, and what two of them say differently."""

from collections.abc import Iterator

from rat_online.domain.profile import DEFAULT_SOURCE, Profile
from rat_online.domain.words.labels import title
from rat_online.domain.words.language import Language
from rat_online.domain.words.rules import quorum_words, rule_words
from rat_online.web.catalogue import translate
from rat_online.web.profile_form import FIGURES, SWITCHES


def rules_in_words(profile: Profile, code: str) -> list[tuple[str, str, str]]:
    """Kind, its rule in words, and its article; empty where the default was never looked at."""
    language = Language(code)
    return [
        *(
            (title(kind, language), rule_words(rule, language), _article(rule.quorum.source))
            for kind, rule in profile.rules.items()
        ),
        *_lowered(profile, code),
        *_represented(profile, code),
    ]


def differences(here: Profile, there: Profile, code: str) -> list[tuple[str, str, str]]:
    """What two profiles say differently: the rule's name, how it is here, and how it is there."""
    ours, others = dict(_every_rule(here, code)), dict(_every_rule(there, code))
    unused = translate(code, "rules.not-used", {})
    return [
        (name, ours.get(name, unused), others.get(name, unused))
        for name in {**ours, **others}
        if ours.get(name) != others.get(name)
    ]


def _every_rule(profile: Profile, code: str) -> Iterator[tuple[str, str]]:
    for name, words, article in rules_in_words(profile, code):
        yield name, f"{words} ({article})" if article else words
    test = translate(code, f"rules.test-{profile.quorum_test.value}", {})
    yield translate(code, "rules.test", {}), test
    for figure in FIGURES:
        name = translate(code, f"rules.figure-{figure.field.replace('_', '-')}", {})
        yield name, str(getattr(profile, figure.field) // figure.unit)
    for switch in SWITCHES:
        if getattr(profile, switch):
            name = translate(code, f"rules.switch-{switch.replace('_', '-')}", {})
            yield name, translate(code, "rules.used", {})


def _lowered(profile: Profile, code: str) -> list[tuple[str, str, str]]:
    """The quorum of a second meeting, and after a suspension where the articles lower it."""
    rules = (("rules.second-call", profile.second_call), ("rules.after-suspension", profile.after_suspension))
    return [
        (translate(code, name, {}), quorum_words(rule, Language(code)), _article(rule.source))
        for name, rule in rules
        if rule is not None
    ]


def _represented(profile: Profile, code: str) -> list[tuple[str, str, str]]:
    """What departs from one member, one vote, in person."""
    found = []
    if profile.delegates is not None:
        key = "rules.delegates-members" if profile.delegates.by_members else "rules.delegates-one"
        found.append(("rules.delegates", translate(code, key, {}), profile.delegates.source))
    if profile.parties is not None:
        shares = ", ".join(f"{one.group} {one.share}" for one in profile.parties.parties)
        found.append(("rules.parties", shares, profile.parties.source))
    if profile.proxies is not None:
        words = translate(code, "rules.proxies-each", {"n": profile.proxies.each})
        found.append(("rules.proxies", words, profile.proxies.source))
    return [(translate(code, name, {}), words, source) for name, words, source in found]


def _article(source: str) -> str:
    return "" if source == DEFAULT_SOURCE else source
