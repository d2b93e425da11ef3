"""Templates: one autoescaping Jinja environment per language, with that language's catalogue and formats."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from functools import cache, partial
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from rat_online.assets import asset_path
from rat_online.web import formats
from rat_online.web.catalogue import Value, browser_texts, modules_of, translate

STATIC_PREFIX: Final = "/static"
IMMUTABLE: Final = "public, max-age=31536000, immutable"


@cache
def static_version() -> str:
    """A digest of the whole static tree, taken once: it is a path segment of every static URL.

    Relative imports between modules and `url()` in style sheets carry the segment along, so everything may be
    cached for ever and one release never mixes with the next.
    """
    digest = hashlib.sha256()
    root = asset_path("static")
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def static_url(path: str) -> str:
    """The URL of a static file, such as `static_url("css/tokens.css")`; a missing file raises at once."""
    asset_path("static", *path.split("/"))
    return f"{STATIC_PREFIX}/{static_version()}/{path}"


def share_of(part: int, whole: int) -> str:
    """A share in percent for an SVG attribute: a plain decimal between 0 and 100, never a style."""
    if whole <= 0:
        return "0"
    tenths = min(max((2000 * part + whole) // (2 * whole), 0), 1000)
    return f"{tenths // 10}.{tenths % 10}".removesuffix(".0")


def _number(language: str, value: object) -> object:
    return formats.number(value, language) if isinstance(value, int | Decimal) else value


@cache
def _words(language: str, entry: str = "") -> Markup:
    return htmlsafe_json_dumps(browser_texts(language, entry), ensure_ascii=False, separators=(",", ":"))


def _filters(language: str) -> Mapping[str, Any]:
    def rupiah(amount: int | Decimal) -> str:
        return formats.rupiah(amount, language)

    def persen(part: int, whole: int) -> str:
        return formats.percent(part, whole, language)

    def tanggal(at: datetime, zone: str) -> str:
        return formats.date(at, zone, language)

    def pukul(at: datetime, zone: str, seconds: bool = False, named: bool = True) -> str:
        return formats.clock(at, zone, language, seconds=seconds, named=named)

    return {
        "angka": partial(_number, language),
        "persen": persen,
        "rupiah": rupiah,
        "tanggal": tanggal,
        "pukul": pukul,
        "sisa": formats.left,
    }


@cache
def environment(language: str = formats.DEFAULT_LANGUAGE) -> Environment:
    """The environment of one language: templates call `t("ballot.for")`, filters write in that language."""
    if language not in formats.LANGUAGES:
        raise ValueError(f"language is one of {', '.join(formats.LANGUAGES)}, got {language!r}")

    def t(key: str, **parameters: Value) -> str:
        return translate(language, key, parameters)

    made = Environment(
        loader=FileSystemLoader(asset_path("templates")),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(_filters(language))
    made.globals.update(
        t=t,
        language=language,
        static_url=static_url,
        share_of=share_of,
        browser_words=partial(_words, language),
        modules_of=modules_of,
    )
    return made


def render(name: str, language: str, context: Mapping[str, object] | None = None) -> str:
    """A page as text; the web layer wraps it in its response."""
    return environment(language).get_template(name).render(context or {})
