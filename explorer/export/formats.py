"""Every format that an export can have, behind one function: for the command line and for the screen."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from explorer.export.source import Source
from explorer.export.tables import What, csv_lines, json_lines


class Format(StrEnum):
    """What an export is written as."""

    CSV = "csv"
    JSONL = "jsonl"
    MARKDOWN = "markdown"
    HTML = "html"
    CLAIMREVIEW = "claimreview"
    DATASETTE = "datasette"


ENDINGS = {
    ".csv": Format.CSV,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".jsonld": Format.CLAIMREVIEW,
}
"""The format that a file's name asks for."""


def format_of(path: Path) -> Format | None:
    """The format that a file's ending asks for; None where it asks for none."""
    return ENDINGS.get(path.suffix.lower())


def rendered(source: Source, wanted: Format, what: What = What.CLAIMS) -> Iterator[str]:
    """The export, piece by piece; `what` matters to the tables alone."""
    match wanted:
        case Format.CSV:
            return csv_lines(source, what)
        case Format.JSONL:
            return json_lines(source, what)
        case Format.CLAIMREVIEW:
            from explorer.export.claimreview import claim_reviews

            return claim_reviews(source)
        case Format.DATASETTE:
            from explorer.export.datasette import metadata

            return metadata(source)
        case Format.MARKDOWN:
            from explorer.export.dossier import dossier
            from explorer.export.markdown import markdown

            return markdown(dossier(source))
        case Format.HTML:
            from explorer.export.dossier import dossier
            from explorer.export.html import html_page

            return html_page(dossier(source))
