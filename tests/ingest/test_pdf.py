"""PDFs: every sentence whole, on its page, in order; broken ones are told in one line."""

from __future__ import annotations

import io

import pytest

from explorer.errors import ReadError
from explorer.ingest.readers import reader_for
from explorer.ingest.readers.pdf import without_running_lines
from tests.ingest import pdfs

CASES = pdfs.cases()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_every_sentence_comes_out_on_its_page(case: pdfs.Case) -> None:
    reading = reader_for("pdf")(case.raw, "x.pdf")
    assert reading.paged
    assert len(reading.pages) == len(case.pages)
    for page, wanted in zip(reading.pages, case.pages, strict=True):
        flat = " ".join(page.split())
        positions = [flat.find(sentence) for sentence in wanted]
        assert -1 not in positions, (wanted[positions.index(-1)], flat)
        assert positions == sorted(positions)
    for text in case.absent:
        assert text not in "\n".join(reading.pages)


def test_metadata_are_read() -> None:
    reading = reader_for("pdf")(pdfs.flowing([pdfs.VOTE], title="The vote", author="Ann Clerk"), "x.pdf")
    assert reading.metadata["title"] == "The vote"
    assert reading.metadata["author"] == "Ann Clerk"


def blank() -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(300, 300)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def locked() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdfs.plain(pdfs.VOTE))))
    writer.encrypt("secret")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (blank(), "scan without text"),
        (locked(), "encrypted"),
        (b"%PDF-1.4\nnothing", "broken PDF"),
        (b"", "broken PDF"),
        (b"hello world " * 50, "broken PDF"),
        (pdfs.plain(pdfs.FLOOD)[:700], "PDF"),
    ],
    ids=["blank", "locked", "nothing inside", "empty", "text", "cut off"],
)
def test_what_cannot_be_read_is_told(raw: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        reader_for("pdf")(raw, "x.pdf")


def test_lines_that_run_through_all_pages_are_dropped_and_others_stay() -> None:
    pages = [
        ["Bulletin 2024", f"The text of page {n} with {n * 7} facts.", f"More of {name}.", f"{n}"]
        for n, name in enumerate(["one", "two", "three", "four", "five"], 1)
    ]
    kept = without_running_lines(pages)
    assert [len(page) for page in kept] == [2] * 5
    assert all(page[-1].startswith("More of") for page in kept)
    assert not any("Bulletin" in line for page in kept for line in page)
