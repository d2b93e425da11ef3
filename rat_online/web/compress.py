"""Bytes made smaller for slow phones: pages as they are sent, static files once."""

import gzip
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

WORTH_IT = 1024
"""Below this many bytes the header costs what compression saves."""

QUICK, SMALL = 4, 9
"""A page is squeezed for each reader, a static file once for all."""


def takes_gzip(request: Request) -> bool:
    """Whether the browser unpacks it (RFC 9110 section 12.5.3)."""
    offered = request.headers.get("accept-encoding", "").lower()
    return any(part.split(";")[0].strip() == "gzip" for part in offered.split(","))


def squeezed(request: Request, response: Response) -> Response:
    """A finished response, smaller where its reader can unpack it.

    Nothing that a stranger sends stands in our pages, so their length tells nobody a secret (BREACH).
    """
    response.headers["Vary"] = "Accept-Encoding"
    content = bytes(response.body)
    if len(content) < WORTH_IT or not takes_gzip(request):
        return response
    response.body = gzip.compress(content, QUICK, mtime=0)
    response.headers["Content-Length"] = str(len(response.body))
    response.headers["Content-Encoding"] = "gzip"
    return response


@lru_cache(maxsize=512)
def squeezed_file(path: Path, _changed_ns: int) -> bytes:
    """A file's bytes, squeezed once for as long as it does not change."""
    return gzip.compress(path.read_bytes(), SMALL, mtime=0)
