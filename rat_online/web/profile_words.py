"""A profile of rules as a reader's words."""

from rat_online.domain.profile import DEFAULT_SOURCE, Profile
from rat_online.domain.words.labels import title
from rat_online.domain.words.language import Language
from rat_online.domain.words.rules import quorum_words, rule_words
from rat_online.web.catalogue import translate


def rules_in_words(profile: Profile, code: str) -> list[tuple[str, str, str]]:
    """Kind, its rule in words, and its article or what is missing there: a default that was never looked at
    is told apart from a rule that was chosen without its article."""
    language, usual = Language(code), Profile()
    return [
        *(
            (
                title(kind, language),
                rule_words(rule, language),
                _article(rule.quorum.source) or _missing(code, is_default=rule == usual.rules.get(kind)),
            )
            for kind, rule in profile.rules.items()
        ),
        *_lowered(profile, code),
        *_represented(profile, code),
    ]


def _lowered(profile: Profile, code: str) -> list[tuple[str, str, str]]:
    """The quorum of a second meeting, and after a suspension where the articles lower it."""
    usual = Profile()
    rules = (
        ("rules.second-call", profile.second_call, usual.second_call),
        ("rules.after-suspension", profile.after_suspension, usual.after_suspension),
    )
    return [
        (
            translate(code, name, {}),
            quorum_words(rule, Language(code)),
            _article(rule.source) or _missing(code, is_default=rule == default),
        )
        for name, rule, default in rules
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


def _missing(code: str, *, is_default: bool) -> str:
    return translate(code, "rules.adapt" if is_default else "rules.no-article", {})
