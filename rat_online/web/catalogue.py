"""The catalogue: every sentence people read, one source for templates and browser modules.

`rat_online/catalogue/<area>.json` holds `{"<area>.<name>": {"id": text, "en": text}}`. A text that depends on
a count is `{"one": …, "other": …}`, chosen by the parameter `n`; Indonesian has one form for any count.
"""

import json
import posixpath
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from rat_online.assets import asset_path
from rat_online.web.formats import DEFAULT_LANGUAGE, LANGUAGES, number

Value: TypeAlias = str | int
Text: TypeAlias = str | dict[str, str]

FOLDER: Final = Path(__file__).resolve().parent.parent / "catalogue"
PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}")
_QUOTED: Final = re.compile(r"""["'`]([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)["'`]""")
_IMPORT: Final = re.compile(r"""^(?:import|export)\b[^;"']*["'](\.[^"']+)["'];""", re.MULTILINE)
_LATER: Final = re.compile(r"""\bimport\(["'](\.[^"']+)["']\)""")
_PREFIX: Final = re.compile(r"`([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*\.)\$\{")


class UnknownText(KeyError):
    """A key that no catalogue has: a mistake of ours, never of the reader's."""


@cache
def texts() -> Mapping[str, Mapping[str, Text]]:
    """All areas in one mapping from key to language to text."""
    found: dict[str, Mapping[str, Text]] = {}
    for path in sorted(FOLDER.glob("*.json")):
        found.update(json.loads(path.read_text("utf-8")))
    return found


def translate(language: str, key: str, parameters: Mapping[str, object]) -> str:
    """The sentence of a key; whole numbers are written the language's way, strings as they are."""
    try:
        entry = texts()[key][language]
    except KeyError:
        raise UnknownText(key) from None
    if isinstance(entry, dict):
        entry = entry["one" if parameters["n"] == 1 and "one" in entry else "other"]
    return PLACEHOLDER.sub(lambda match: _written(language, parameters[match[1]]), entry)


def _written(language: str, value: object) -> str:
    return number(value, language) if isinstance(value, int) else str(value)


def refusal_text(language: str, code: str, facts: Mapping[str, object]) -> str:
    """The sentence of a refusal; the facts come from the wire and the text takes what it needs."""
    told = {name: ", ".join(map(str, one)) if isinstance(one, list) else one for name, one in facts.items()}
    return translate(language, f"refusal.{code}", told)


def language_of(accept: str | None, chosen: str | None = None) -> str:
    """The reader's language: their own choice, else the first known of Accept-Language, else Indonesian."""
    if chosen in LANGUAGES:
        return str(chosen)
    for part in (accept or "").split(","):
        tag = part.split(";")[0].strip().lower().split("-")[0]
        if tag in LANGUAGES:
            return tag
    return DEFAULT_LANGUAGE


def keys_in_script(source: str) -> frozenset[str]:
    """The catalogue keys that a browser module names, whole or by prefix (`refusal.${code}`)."""
    named = {key for key in _QUOTED.findall(source) if key in texts()}
    for prefix in _PREFIX.findall(source):
        named.update(key for key in texts() if key.startswith(prefix))
    return frozenset(named)


@cache
def browser_texts(language: str, entry: str = "") -> Mapping[str, Text]:
    """The keys that a page's modules name and no more; without an entry, those of all modules."""
    keys: set[str] = set()
    for script in _scripts_of(entry) if entry else _own_modules():
        keys |= keys_in_script(asset_path("static", *script.split("/")).read_text("utf-8"))
    return {key: texts()[key][language] for key in sorted(keys)}


def _own_modules() -> list[str]:
    root = asset_path("static")
    found = (script.relative_to(root) for script in (root / "js").rglob("*.js"))
    return [script.as_posix() for script in found if "vendor" not in script.parts]


def _scripts_of(entry: str) -> list[str]:
    """A page's modules and those that it may fetch later, with theirs: their words come with the page."""
    found = list(modules_of(entry))
    for script in found:
        source = asset_path("static", *script.split("/")).read_text("utf-8")
        for name in _LATER.findall(source):
            later = modules_of(posixpath.normpath(posixpath.join(posixpath.dirname(script), name)))
            found += [module for module in later if module not in found and "vendor" not in module]
    return found


@cache
def modules_of(entry: str) -> tuple[str, ...]:
    """An entry such as `js/masuk.js` and every module of ours that it imports, each once, the entry first."""
    found = [entry]
    for script in found:
        source = asset_path("static", *script.split("/")).read_text("utf-8")
        for name in _IMPORT.findall(source):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(script), name))
            if path not in found:
                found.append(path)
    return tuple(found)
