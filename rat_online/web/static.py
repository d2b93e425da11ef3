"""Static files under a version segment, so that browsers keep them for ever and releases never mix."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from rat_online.assets import asset_path
from rat_online.web.compress import squeezed_file, takes_gzip
from rat_online.web.render import IMMUTABLE, static_version

SQUEEZABLE = frozenset({".js", ".css", ".svg"})
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


def static(request: Request) -> Response:
    """`GET /static/{version}/{path}`: an old version is answered with today's file, uncached.

    Not a coroutine: it reads the disk, and so runs in a thread.
    """
    root = asset_path("static").resolve()
    wanted = Path(root, request.path_params["path"]).resolve()
    if not wanted.is_relative_to(root) or not wanted.is_file():
        raise HTTPException(404)
    is_current = request.path_params["version"] == static_version()
    headers = {"Cache-Control": IMMUTABLE if is_current else "no-store"}
    media_type = TYPES.get(wanted.suffix)
    if wanted.suffix not in SQUEEZABLE:
        return FileResponse(wanted, headers=headers, media_type=media_type)
    headers["Vary"] = "Accept-Encoding"
    if not takes_gzip(request):
        return FileResponse(wanted, headers=headers, media_type=media_type)
    headers["Content-Encoding"] = "gzip"
    return Response(squeezed_file(wanted, wanted.stat().st_mtime_ns), headers=headers, media_type=media_type)
