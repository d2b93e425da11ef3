"""The offline checker of a meeting's bundle. It imports nothing of the server, so that neither can hide the
other's mistake; `docs/reference/bundle.md` is all that the two share."""

from rat_online.verify.check import check_bundle
from rat_online.verify.findings import Finding
from rat_online.verify.report import Report

__all__ = ["Finding", "Report", "check_bundle"]
