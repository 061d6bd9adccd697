"""What means harm in the metadata of every format: side file, Word properties, mail headers, cells, HTML heads, PDF."""

from __future__ import annotations

import csv
import io
import json
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
from openpyxl.utils.escape import escape as cell_escape
from reportlab.pdfgen.canvas import Canvas

_FIGURE = "The evil mill sold 3,400 tonnes of flour in 2024, 5% more than in 2023."
_PROSE = (
    "<p>The mill stands at the river below the old bridge, where farmers of the valley have brought their grain since"
    " the days of the first dam, and where a new silo is being built this year.</p>"
) * 3


def write_formats(folder: Path, payloads: Sequence[str]) -> None:
    """Write documents of every format below `folder`, which is the root of a corpus; each names some payloads."""
    place = folder / "formats"
    place.mkdir()
    side = []
    for number in range(4):
        some = payloads[number::4]
        title = " ".join(some)
        (place / f"side-{number}.txt").write_text(_FIGURE)
        side.append(f'[[document]]\npath = "formats/side-{number}.txt"\n')
        side += [f"{field} = {_toml(title)}\n" for field in _SIDE_FIELDS]
        (place / f"mail-{number}.eml").write_bytes(_mail(some))
        (place / f"page-{number}.html").write_bytes(_page(some))
        (place / f"cells-{number}.csv").write_text(_cells(some), encoding="utf-8", errors="surrogatepass")
        (place / f"word-{number}.docx").write_bytes(_word(some))
        (place / f"book-{number}.xlsx").write_bytes(_book(some))
        (place / f"paper-{number}.pdf").write_bytes(_paper(some))
    (folder / "corpus.toml").write_text("".join(side), encoding="utf-8")


_SIDE_FIELDS = ("title", "publisher", "author")


def _toml(text: str) -> str:
    """A string of TOML: JSON's, but for what only pairs of escapes would say, and the one control JSON lets stand."""
    return json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007f")


def _mail(payloads: Sequence[str]) -> bytes:
    """Headers as encoded words, which a reader decodes to what they hide."""

    def words(text: str) -> str:
        return f"=?utf-8?b?{b64encode(text.encode('utf-8', 'surrogatepass')).decode()}?="

    subject = " ".join(map(words, payloads))
    return (
        f"From: {words(payloads[0])} <evil@mill.invalid>\r\nTo: {words(payloads[-1])} <a@b.invalid>\r\n"
        f"Subject: {subject}\r\nDate: Tue, 4 Mar 2025 10:00:00 +0000\r\n"
        f'Content-Type: text/plain; charset="utf-8"; name="{words(payloads[0])}"\r\n\r\n{_FIGURE} '
    ).encode() + " ".join(payloads).encode("utf-8", "surrogatepass")


def _page(payloads: Sequence[str]) -> bytes:
    """Entities in the head and in the text, which a parser turns into the characters themselves."""
    evil = "".join(f"&#{ord(one)};" if not one.isalnum() else one for one in " ".join(payloads))
    return (
        f'<html><head><title>{evil}</title><meta name="author" content="{evil}">'
        f'<meta property="og:site_name" content="{evil}"><meta property="og:title" content="{evil}">'
        f'<link rel="canonical" href="http://evil.invalid/{evil}"></head><body><article><h1>{evil}</h1>'
        f"<p>{_FIGURE} {evil}</p><p>It employs 210 people, 30 more than a year earlier, said {evil}.</p>{_PROSE}"
        f"<table><tr><th>{evil}</th><th>2024</th></tr><tr><td>flour {evil}</td><td>12</td></tr></table>"
        "</article></body></html>"
    ).encode("utf-8", "surrogatepass")


def _cells(payloads: Sequence[str]) -> str:
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(["", *(f"{one} 2024" for one in payloads)])
    for number, one in enumerate(payloads):
        writer.writerow([f"flour {one}", *([number + 3] * len(payloads))])
    return made.getvalue()


def _word(payloads: Sequence[str]) -> bytes:
    """XML holds no controls but those from 0x80 on; turned directions and what is not seen it holds."""
    evil = _of_xml(" ".join(payloads))
    document = docx.Document()
    document.add_heading(evil, 1)
    document.add_paragraph(f"{_FIGURE} {evil}")
    properties = document.core_properties
    properties.title = properties.author = evil[:250]
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _book(payloads: Sequence[str]) -> bytes:
    """A workbook spells controls out (_x001B_), and a reader puts them back."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "evil"
    sheet.append(["", *(_of_xml(cell_escape(one)) + " 2024" for one in payloads)])
    sheet.append(["flour", *range(3, 3 + len(payloads))])
    book.properties.title = book.properties.creator = _of_xml(cell_escape(payloads[0]))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _paper(payloads: Sequence[str]) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.setTitle(" ".join(payloads))
    canvas.setAuthor(" ".join(payloads))
    canvas.drawString(72, 700, _FIGURE)
    canvas.save()
    return made.getvalue()


def _of_xml(text: str) -> str:
    """The characters of `text` that XML may hold."""
    return "".join(one for one in text if one >= " " and not "\ud800" <= one <= "\udfff" and one not in "\ufffe\uffff")
