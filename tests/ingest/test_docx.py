"""DOCX: ten documents of different make, text in order with headings, lists and tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest

from explorer.errors import ReadError
from explorer.ingest.readers import reader_for

Make = Callable[[Any], None]


def made(make: Make) -> bytes:
    """The bytes of a document that `make` filled."""
    document = docx.Document()
    make(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_table(document: Any) -> None:
    document.add_paragraph("Before the table.")
    table = document.add_table(3, 2)
    for row, cells in enumerate([("Town", "Homes"), ("Alba", "1,200"), ("Bree", "2,200")]):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    document.add_paragraph("After the table.")


def with_headings(document: Any) -> None:
    document.add_heading("Annual report", 0)
    document.add_heading("Sales", 1)
    document.add_paragraph("Sales grew 5% to 12 million euros.")
    document.add_heading("Abroad", 2)
    document.add_paragraph("Exports fell.")


def with_runs(document: Any) -> None:
    paragraph = document.add_paragraph("Sales grew ")
    paragraph.add_run("5%").bold = True
    paragraph.add_run(" to 12").italic = True
    paragraph.add_run(" million euros.")


def with_list(document: Any) -> None:
    for text in ("12 ships", "3 cranes"):
        document.add_paragraph(text, style="List Bullet")


def with_links(document: Any) -> None:
    document.add_paragraph("See 14 pages.\nSecond line.")


def with_breaks(document: Any) -> None:
    document.add_paragraph("Page one has 3 facts.")
    document.add_page_break()
    document.add_paragraph("Page two has 4 facts.")


def with_section(document: Any) -> None:
    document.sections[0].header.paragraphs[0].text = "Confidential draft"
    document.add_paragraph("The text has 5 facts.")


def with_nested(document: Any) -> None:
    outer = document.add_table(1, 1)
    outer.cell(0, 0).paragraphs[0].text = "Cell with 9 facts"


def with_signs(document: Any) -> None:
    document.add_paragraph("Growth – 5 % | margin “12.5 %” … 3 m².")


def with_metadata(document: Any) -> None:
    document.core_properties.title = "The report"
    document.core_properties.author = "Ann Clerk"
    document.add_paragraph("It has 6 facts.")


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (with_headings, "# Annual report\n\n# Sales\n\nSales grew 5% to 12 million euros.\n\n## Abroad\n\nExports fell."),
        (with_table, "Before the table.\n\n| Town | Homes |\n| --- | --- |\n| Alba | 1,200 |\n| Bree | 2,200 |\n\nAfter the table."),
        (with_runs, "Sales grew 5% to 12 million euros."),
        (with_list, "- 12 ships\n\n- 3 cranes"),
        (with_links, "See 14 pages.\nSecond line."),
        (with_breaks, "Page one has 3 facts.\n\nPage two has 4 facts."),
        (with_section, "The text has 5 facts."),
        (with_nested, "| Cell with 9 facts |\n| --- |"),
        (with_signs, "Growth – 5 % | margin “12.5 %” … 3 m²."),
        (with_metadata, "It has 6 facts."),
    ],
)  # fmt: skip
def test_text_comes_out_in_order(make: Make, text: str) -> None:
    assert reader_for("docx")(made(make), "x.docx").pages == (text,)


def test_metadata_are_read() -> None:
    metadata = reader_for("docx")(made(with_metadata), "x.docx").metadata
    assert (metadata["title"], metadata["author"]) == ("The report", "Ann Clerk")


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("word/document.xml", b" " * 50_000_000)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "no readable Office file"),
        (b"PK\x03\x04 nothing", "no readable Office file"),
        (made(with_list)[:900], "no readable Office file"),
        (bomb(), "would unpack"),
    ],
    ids=["empty", "nothing inside", "cut off", "bomb"],
)
def test_what_cannot_be_read_is_told(raw: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        reader_for("docx")(raw, "x.docx")
