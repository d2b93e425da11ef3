"""A PDF read back as a reader's program reads it."""

import io
import re
from typing import Any

from pypdf import PdfReader


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """The text of all pages, with spaces and line ends as one space."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in opened(pdf).pages)).replace(
        "\u200b", ""
    )


def lines_of(pdf: bytes) -> str:
    """The text of all pages, line by line, for people to read a golden file."""
    pages = [page.extract_text().replace("\u200b", "") for page in opened(pdf).pages]
    lines = [re.sub(r"[ \t]+", " ", line).strip() for page in pages for line in page.splitlines()]
    return "\n".join(lines) + "\n"


def root_of(pdf: bytes) -> Any:
    return opened(pdf).trailer["/Root"]


def metadata_of(pdf: bytes) -> str:
    packet: bytes = root_of(pdf)["/Metadata"].get_data()
    return packet.decode()


def tags_of(pdf: bytes) -> list[str]:
    """The structure types of the document in reading order."""
    found: list[str] = []
    _walk(root_of(pdf)["/StructTreeRoot"], found)
    return found


def fonts_of(pdf: bytes) -> set[tuple[str, bool]]:
    """The families of a document, and whether each is embedded."""
    found = set()
    for page in opened(pdf).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            family = str(descriptor["/FontName"]).split("+")[1].split("-")[0]
            found.add((family, "/FontFile2" in descriptor or "/FontFile3" in descriptor))
    return found


def figures_of(pdf: bytes) -> list[Any]:
    found: list[Any] = []
    _elements(root_of(pdf)["/StructTreeRoot"], "/Figure", found)
    return found


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    return [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]


def _walk(node: Any, found: list[str]) -> None:
    for kid in _kids(node):
        if hasattr(kid, "get") and kid.get("/S"):
            found.append(str(kid["/S"]))
            _walk(kid, found)


def _elements(node: Any, kind: str, found: list[Any]) -> None:
    for kid in _kids(node):
        if hasattr(kid, "get") and kid.get("/S"):
            if kid["/S"] == kind:
                found.append(kid)
            _elements(kid, kind, found)
