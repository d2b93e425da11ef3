"""Where templates, static files and packaged references are: in the wheel, or at the top of a checkout."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def assets_root() -> Path:
    """The folder that holds `templates/` and `static/`.

    A wheel carries them in `rat_online/_assets`; a checkout has them beside the package, so that an edit
    shows without a build.
    """
    packaged = _PACKAGE / "_assets"
    return packaged if packaged.is_dir() else _PACKAGE.parent


def asset_path(*parts: str) -> Path:
    """The path of one asset, such as `asset_path("templates", "base.html")`; a missing one raises at once."""
    path = assets_root().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"asset {'/'.join(parts)} is not in {assets_root()}")
    return path
