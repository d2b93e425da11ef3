"""Puts an install together: settings in, what serves out. The only place that knows every layer."""

from rat_online.bootstrap.installing import (
    Install,
    documents_of,
    follow_postponement,
    names_of,
    now,
    open_install,
    recording_keeper,
)
from rat_online.bootstrap.serving import web_application

__all__ = [
    "Install",
    "documents_of",
    "follow_postponement",
    "names_of",
    "now",
    "open_install",
    "recording_keeper",
    "web_application",
]
