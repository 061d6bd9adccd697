"""Files that mean harm to their reader: each costs a bounded time and memory, is reported, and the rest goes on."""

from __future__ import annotations

import io
import os
import resource
import socket
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.errors import ReadError
from explorer.ingest.discover import discover
from explorer.ingest.read import read_bytes, read_document
from explorer.pipeline import BuildOptions, build
from explorer.pipeline.reading import MEMORY
from explorer.pipeline.stages import EXTRACT_SECONDS, READ_SECONDS
from explorer.store.header import is_database
from explorer.store.reader import StoreReader
from tests import handmade

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs FIFOs and limits")
GOOD = "The mill sold 4,100 tonnes of flour in 2023.\n"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)


def docx(body: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELS)
        archive.writestr("word/document.xml", body)
    return buffer.getvalue()


def word(inside: bytes, head: bytes = b"") -> bytes:
    space = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return head + b'<w:document xmlns:w="' + space + b'"><w:body>' + inside + b"</w:body></w:document>"


def lying_zip() -> bytes:
    """A zip whose directory says that its member is small."""
    raw = bytearray(docx(b"\0" * 300_000_000))
    place = raw.rindex(b"PK\x01\x02")
    raw[place + 24 : place + 28] = (1000).to_bytes(4, "little")
    return bytes(raw)


def pdf(stream: bytes, filters: str) -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter[%s]>>stream\n" % (len(stream), filters.encode()) + stream + b"\nendstream",
    ]  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + one + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 5\n0000000000 65535 f \n"
        + table
        + b"trailer<</Root 1 0 R/Size 5>>\nstartxref\n%d\n%%%%EOF" % len(out)
    )


_LAUGHS = (
    b"<!DOCTYPE a [<!ENTITY l0 'lol'>"
    + b"".join(b"<!ENTITY l%d '%s'>" % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    + b"]>"
)
PARAGRAPH = b"<w:p><w:r><w:t>Sales rose 3% in 2024.</w:t></w:r></w:p>"
FILES: dict[str, Callable[[], bytes]] = {
    "zeros.docx": lambda: docx(b"\0" * 400_000_000),
    "lying.docx": lying_zip,
    "laughs.docx": lambda: docx(word(b"<w:p>&l9;</w:p>", _LAUGHS)),
    "paragraphs.docx": lambda: docx(word(PARAGRAPH * 400_000)),
    "deep.docx": lambda: docx(word(b"<w:p>" * 100_000 + b"</w:p>" * 100_000)),
    "zeros.xlsx": lambda: docx(b"\0" * 400_000_000),
    "broken.xlsx": lambda: b"PK\x03\x04" + os.urandom(5000),
    "twice.pdf": lambda: pdf(zlib.compress(zlib.compress(b" " * 200_000_000)), "/FlateDecode/FlateDecode"),
    "loop.pdf": lambda: pdf(b"", "/ASCIIHexDecode").replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"),
    "noise.pdf": lambda: b"%PDF-1.7\n" + os.urandom(200_000),
    "deep.html": lambda: b"<div>" * 200_000 + b"Sales rose 3% in 2024." + b"</div>" * 200_000,
    "tags.html": lambda: b"<html><body>" + b"<b><i>" * 100_000 + b"x" + b"</i></b>" * 50_000,
    "attributes.html": lambda: b"<p " + b"a=1 " * 500_000 + b">Sales rose 3% in 2024.</p>",
    "unclosed.html": lambda: b"<!--" * 200_000 + b"<table>" * 20_000,
    "one-line.txt": lambda: b"Sales rose 3% in 2024, " * 20_000,
    "one-word.txt": lambda: b"x" * 3_000_000 + b" 12",
    "digits.txt": lambda: b"1,234," * 200_000,
    "brackets.md": lambda: b"[" * 300_000 + b"]" * 300_000,
    "pipes.md": lambda: b"| 1 " * 200_000 + b"|\n| --- |\n",
    "quotes.csv": lambda: b'"' * 500_001,
    "columns.csv": lambda: b"1," * 300_000 + b"\n" + b"2," * 300_000,
    "nested.eml": lambda: b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3000)
    ) + b"Content-Type: text/plain\n\nSales rose 3% in 2024.",
    "headers.eml": lambda: b"From: " + b"a," * 200_000 + b"\n\nSales rose 3% in 2024.",
}  # fmt: skip


def test_every_bomb_is_bounded_and_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    chosen = sorted(FILES) if os.environ.get("ALL_BOMBS") else QUICK
    for name in chosen:
        (corpus / name).write_bytes(FILES[name]())
    for number in range(3):
        (corpus / f"good-{number}.txt").write_text(GOOD)
    started = time.monotonic()
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    report = build([corpus], tmp_path / "facts.db", options=BuildOptions(jobs=2))
    seconds = time.monotonic() - started
    skipped = {item.path: item.reason for item in report.skipped}
    with StoreReader(tmp_path / "facts.db") as reader:
        documents = {document.path for document in reader.documents()}
    assert {f"good-{number}.txt" for number in range(3)} <= documents
    assert documents | set(skipped) == {*chosen, *(f"good-{number}.txt" for number in range(3))}
    for name in ("zeros.docx", "lying.docx", "laughs.docx"):
        assert skipped[name], "a bomb was read"
    size = sum((corpus / name).stat().st_size for name in chosen)
    assert seconds < (READ_SECONDS + EXTRACT_SECONDS) * len(chosen) + size / 1e5
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    assert peak <= max(MEMORY + 200_000_000, before * 1024)


QUICK = (
    "zeros.docx", "lying.docx", "laughs.docx", "deep.docx", "broken.xlsx", "loop.pdf", "noise.pdf", "deep.html",
    "quotes.csv", "nested.eml", "headers.eml",
)  # fmt: skip
"""What runs every time; ALL_BOMBS=1 runs all of them."""


def test_odd_entries_are_listed_with_a_reason_and_never_wait(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    (corpus / "below").mkdir(parents=True)
    (corpus / "good.txt").write_text(GOOD)
    os.mkfifo(corpus / "fifo.txt")
    (corpus / "loop.txt").symlink_to("loop.txt")
    (corpus / "below" / "up").symlink_to(corpus)
    (corpus / "outside.txt").symlink_to("/etc/passwd")
    (corpus / "device.txt").symlink_to("/dev/zero")
    (corpus / "folder.txt").mkdir()
    (corpus / "empty.txt").touch()
    (corpus / "dangling.txt").symlink_to(tmp_path / "nowhere")
    where = Path.cwd()
    os.chdir(corpus)
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind("socket.txt")
        os.chdir(where)
        report = build([corpus], tmp_path / "facts.db")
    reasons = {item.path: item.reason for item in report.skipped}
    assert report.documents == 1
    for name in ("fifo.txt", "loop.txt", "below/up", "outside.txt", "device.txt", "empty.txt", "dangling.txt"):
        assert reasons[name], name
    assert reasons["socket.txt"] == reasons["fifo.txt"] == "is no regular file"


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/proc/self/mem"])
def test_a_device_given_by_name_is_refused(device: str) -> None:
    if not Path(device).exists():
        pytest.skip("not on this system")
    (found,) = discover([Path(device)])
    assert found.reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_reported(tmp_path: Path) -> None:
    for name in ("good.txt", "locked.txt"):
        (tmp_path / name).write_text(GOOD)
    (tmp_path / "locked.txt").chmod(0)
    report = build([tmp_path], tmp_path / "facts.db")
    assert [item.path for item in report.skipped] == ["locked.txt"]


def test_a_line_of_100_megabytes_is_told_and_costs_nothing(tmp_path: Path) -> None:
    with (tmp_path / "line.txt").open("wb") as file:
        file.truncate(100_000_000)
    (tmp_path / "good.txt").write_text(GOOD)
    started = time.monotonic()
    report = build([tmp_path], tmp_path / "facts.db")
    assert time.monotonic() - started < 60
    assert [(item.path, item.reason) for item in report.skipped if item.path == "line.txt"] == [
        ("line.txt", "is larger than 64 MB")
    ]
    assert report.documents == 1


def test_a_file_that_changes_into_a_fifo_is_not_waited_for(tmp_path: Path) -> None:
    """Between finding and reading, a file may become anything."""
    path = tmp_path / "a.txt"
    path.write_text(GOOD)
    (found,) = discover([path])
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(ReadError, match="regular"):
        read_bytes(found)


def test_a_pipe_is_no_store_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "facts.db")
    assert not is_database(tmp_path / "facts.db")
    (tmp_path / "words.db").write_text(GOOD)
    assert not is_database(tmp_path / "words.db")
    assert is_database(handmade.write_store(tmp_path / "store.db"))


def test_whatever_a_library_raises_costs_that_file_alone(tmp_path: Path) -> None:
    """The sum of a member fits no more: found by `python tests/benchmarks/fuzz.py reader-docx`."""
    raw = bytearray(docx(word(PARAGRAPH)))
    start = raw.index(b"[Content_Types].xml") + len("[Content_Types].xml")
    raw[start : start + 20] = b"\xff" * 20
    (tmp_path / "broken.docx").write_bytes(raw)
    (found,) = discover([tmp_path / "broken.docx"])
    with pytest.raises(ReadError, match="broken"):
        read_document(bytes(raw), "0" * 64, found, 1)
