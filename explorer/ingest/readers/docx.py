"""DOCX: headings, paragraphs, lists and tables in their order."""

from __future__ import annotations

import io
import zipfile

from explorer.errors import ReadError
from explorer.ingest.readers import Reading
from explorer.ingest.readers.tables import markdown_table
from explorer.ingest.readers.zips import check_zip


def read(raw: bytes, name: str) -> Reading:
    """The text of a Word document as Markdown. Raises ReadError where it is broken or blown up."""
    check_zip(raw)
    import docx
    from docx.opc.exceptions import OpcError
    from docx.table import Table
    from lxml.etree import LxmlError

    try:
        document = docx.Document(io.BytesIO(raw))
        blocks = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                blocks.append(markdown_table([cell.text for cell in row.cells] for row in block.rows))
            elif block.text.strip():
                style = (block.style.name or "") if block.style is not None else ""
                blocks.append(_marked(block.text.strip(), style))
        core = document.core_properties
        written = core.created.date().isoformat() if core.created else ""
        metadata = {"title": core.title or "", "author": core.author or "", "published": written}
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError, zipfile.BadZipFile, RecursionError) as error:
        raise ReadError("is a broken Word document") from error
    kept = {key: value for key, value in metadata.items() if value}
    return Reading(pages=("\n\n".join(filter(None, blocks)),), metadata=kept, published_from="metadata", weak_date=True)


def _marked(text: str, style: str) -> str:
    if style == "Title":
        return f"# {text}"
    if style.startswith("Heading"):
        level = style.removeprefix("Heading").strip()
        return f"{'#' * (int(level) if level.isdigit() and level != '0' else 2)} {text}"
    return f"- {text}" if style.startswith("List") else text
