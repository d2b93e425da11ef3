"""What an invitation says: the e-mail in both languages, the WhatsApp message in Indonesian."""

from collections.abc import Mapping
from urllib.parse import quote

from rat_online.app.invitation.courier import Compose
from rat_online.app.invitation.occasion import Occasion
from rat_online.domain.members import Member
from rat_online.domain.members.phone import whatsapp_number
from rat_online.domain.vocabulary import MeetingMode
from rat_online.web import formats
from rat_online.web.catalogue import translate
from rat_online.web.render import render

MAIL_LANGUAGES = ("id", "en")
"""Nobody's language is on file: both stand in every e-mail, Indonesian first."""


def facts_of(occasion: Occasion, language: str) -> dict[str, str]:
    """When, where and what, in words."""
    about = occasion.meeting.about
    by_medium = about.mode is MeetingMode.ONLINE
    where = about.place or translate(language, f"organiser.mode-{about.mode.value}", {})
    if about.mode is MeetingMode.WRITTEN:
        by_medium, where = True, translate(language, "invite.in-writing", {"days": about.window_days})
    return {
        "title": about.title,
        "cooperative": occasion.cooperative.name,
        "date": formats.date(about.planned_at, about.zone, language),
        "time": formats.clock(about.planned_at, about.zone, language),
        "place": where if by_medium or about.place else translate(language, "invite.place-unknown", {}),
    }


def proxies_of(occasion: Occasion, language: str) -> str:
    """A paragraph on proxies, to stand at the end of others; empty where the articles allow none."""
    notice = occasion.proxy_notice
    return f"\n\n{translate(language, f'invite.proxy-{notice}', {})}" if notice else ""


def personal_link(base: str, secret: str) -> str:
    return f"{base}/masuk#{secret}"


def whatsapp_text(occasion: Occasion, member: Member, link: str) -> str:
    facts = {**facts_of(occasion, "id"), "name": member.name, "link": link}
    return translate("id", "invite.whatsapp", {**facts, "proxies": proxies_of(occasion, "id")})


def whatsapp_address(member: Member, text: str) -> str:
    """Opens a chat with the member and the text ready to be sent."""
    number = whatsapp_number(member.phone or "") or ""
    return f"https://wa.me/{number}?text={quote(text, safe='')}"


def composer(base: str) -> Compose:
    """Writes the e-mails of an install that is reached at `base`."""

    def compose(occasion: Occasion, member: Member, secret: str) -> tuple[str, str, str]:
        link = personal_link(base, secret)
        parts = {language: _facts(occasion, member, link, language) for language in MAIL_LANGUAGES}
        subject = translate("id", "invite.mail-subject", facts_of(occasion, "id"))
        text = "\n\n---\n\n".join(translate(one, "invite.mail", parts[one]) for one in MAIL_LANGUAGES)
        html = render("surel/undangan.html", "id", {"subject": subject, "link": link, "parts": _parts(parts)})
        return subject, f"{text}\n", html

    return compose


def _facts(occasion: Occasion, member: Member, link: str, language: str) -> dict[str, str]:
    own = {"name": member.name, "number": member.number, "link": link}
    return {**facts_of(occasion, language), **own, "proxies": proxies_of(occasion, language)}


def _parts(facts: Mapping[str, Mapping[str, str]]) -> list[dict[str, str]]:
    """Each language's paragraphs before and after the button."""
    return [
        {
            "language": one,
            "dear": translate(one, "invite.mail-dear", facts[one]),
            "lead": translate(one, "invite.mail-lead", facts[one]),
            "date": facts[one]["date"],
            "time": facts[one]["time"],
            "place": facts[one]["place"],
            "enter": translate(one, "invite.mail-enter", {}),
            "keep": translate(one, "invite.mail-keep", {}),
            "proxies": facts[one]["proxies"].strip(),
        }
        for one in MAIL_LANGUAGES
    ]
