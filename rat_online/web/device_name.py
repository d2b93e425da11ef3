"""A browser's own words for itself, cut down to what people call it."""

import re

_BROWSERS = (("WhatsApp", "WhatsApp"), ("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung"))
_MORE_BROWSERS = (("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = re.compile(r"Android|iPhone|iPad|Windows|Mac OS X|Linux(?!; Android)")


def device_name(label: str) -> str:
    """Such as `WhatsApp · Android`; empty where it says nothing that is known."""
    browser = next((name for sign, name in (*_BROWSERS, *_MORE_BROWSERS) if sign in label), "")
    system = _SYSTEMS.search(label)
    return " · ".join(filter(None, (browser, system[0].replace("Mac OS X", "Mac") if system else "")))
