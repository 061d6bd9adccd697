"""Twenty PDFs of different make, each with the text that a reader should get out of it."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fpdf import FPDF
from reportlab.lib.pagesizes import A4, letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

FLOOD = (
    "The river rose to 7.4 metres on Friday, the highest level since 1962, and flooded 3,400 homes in the lower town. "
    "Two bridges were closed. The council puts the damage at 45 million euros."
)
MILL = (
    "Output of the mill grew by 12 per cent to 4,800 tonnes in 2024. It employs 210 people, "
    "30 more than a year earlier, and plans to hire another 25 by 2026."
)
VOTE = "Turnout reached 61.3 per cent, against 58.9 per cent four years ago. The mayor won 23,114 votes."


@dataclass(frozen=True)
class Case:
    """A PDF and the sentences that have to come out whole, page by page; `absent` must not come out."""

    name: str
    raw: bytes
    pages: Sequence[Sequence[str]]
    absent: Sequence[str] = ()


def sentences(text: str) -> list[str]:
    """The sentences of one of the texts above."""
    return [part.rstrip(".") + "." for part in text.split(". ")]


def flowing(*pages: Sequence[str], size: tuple[float, float] = A4, **metadata: str) -> bytes:
    """ReportLab's paragraphs, one list of texts a page."""
    from reportlab.platypus import PageBreak

    buffer = io.BytesIO()
    styles = getSampleStyleSheet()
    story: list[Flowable] = []
    for number, texts in enumerate(pages):
        if number:
            story.append(PageBreak())
        for text in texts:
            story += [Paragraph(text, styles["BodyText"]), Spacer(1, 14)]
    SimpleDocTemplate(buffer, pagesize=size, **metadata).build(story)
    return buffer.getvalue()


def two_columns(text: str) -> bytes:
    """ReportLab frames: the text runs down the left column, then down the right one."""
    buffer = io.BytesIO()
    width, height = A4
    left = Frame(50, 50, width / 2 - 65, height - 100)
    right = Frame(width / 2 + 15, 50, width / 2 - 65, height - 100)
    template = BaseDocTemplate(buffer, pagesize=A4)
    template.addPageTemplates([PageTemplate(frames=[left, right])])
    style = getSampleStyleSheet()["BodyText"]
    template.build([Paragraph(text, style), FrameBreak(), Paragraph(MILL, style)])
    return buffer.getvalue()


def with_running_lines(texts: Sequence[str]) -> bytes:
    """fpdf2 with a header and a page number on every page."""

    class Report(FPDF):
        def header(self) -> None:
            self.set_font("helvetica", size=8)
            self.cell(0, 8, "Quarterly bulletin of the harbour board", new_x="LMARGIN", new_y="NEXT")

        def footer(self) -> None:
            self.set_y(-15)
            self.set_font("helvetica", size=8)
            self.cell(0, 8, f"Page {self.page_no()} of {len(texts)}")

    pdf = Report()
    for text in texts:
        pdf.add_page()
        pdf.set_font("times", size=12)
        pdf.multi_cell(0, 6, text)
    return bytes(pdf.output())


def plain(text: str, *, size: int = 12, font: str = "helvetica", width: float = 0, compress: bool = True) -> bytes:
    """fpdf2, one page."""
    pdf = FPDF()
    pdf.set_compression(compress)
    pdf.add_page()
    pdf.set_font(font, size=size)
    pdf.multi_cell(width, size * 0.5, text)
    return bytes(pdf.output())


def by_lines(lines: Sequence[str], page_size: tuple[float, float] = letter) -> bytes:
    """ReportLab's canvas: each line put at its place."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=page_size)
    for number, line in enumerate(lines):
        canvas.drawString(60, page_size[1] - 80 - 16 * number, line)
    canvas.save()
    return buffer.getvalue()


def by_hand(stream: bytes, *, compressed: bool = False, xref: bool = True) -> bytes:
    """A PDF written object by object, as small tools do."""
    body = zlib.compress(stream) if compressed else stream
    how = b" /Filter /FlateDecode" if compressed else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length " + str(len(body)).encode() + how + b" >>\nstream\n" + body + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += str(number).encode() + b" 0 obj\n" + content + b"\nendobj\n"
    start = len(out)
    if xref:
        out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n" + str(start).encode() + b"\n%%EOF\n"


def text_stream(lines: Sequence[str]) -> bytes:
    """Lines as PDF text operators."""
    shown = "".join(f"({line}) Tj T* " for line in lines)
    return f"BT /F1 11 Tf 14 TL 60 720 Td {shown}ET".encode("cp1252")


def wrapped(text: str, width: int = 60) -> list[str]:
    """The text in lines of about `width` characters."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def table() -> bytes:
    """A ReportLab table."""
    buffer = io.BytesIO()
    rows = [["Town", "Homes flooded", "Damage"], ["Alba", "1,200", "EUR 14m"], ["Bree", "2,200", "EUR 31m"]]
    SimpleDocTemplate(buffer).build([Table(rows)])
    return buffer.getvalue()


def encrypted_for_reading() -> bytes:
    """Encrypted with an empty user password, as many offices send their reports."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(flowing([FLOOD]))))
    writer.encrypt("", "owner")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def merged() -> bytes:
    """Two PDFs of different make in one, written by pypdf."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for raw in (flowing([FLOOD]), plain(MILL)):
        writer.append(PdfReader(io.BytesIO(raw)))
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def rotated() -> bytes:
    """A landscape page made by turning a portrait one."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain(VOTE))))
    writer.pages[0].rotate(90)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


HYPHENATED = ["The council approved the reconstruc-", "tion of 14 bridges at a cost of", "9.5 million euros."]
MAKERS: Sequence[tuple[str, Callable[[], bytes], Sequence[Sequence[str]], Sequence[str]]] = (
    ("paragraphs", lambda: flowing([FLOOD, MILL]), [sentences(FLOOD) + sentences(MILL)], ()),
    ("letter paper", lambda: flowing([FLOOD], size=letter), [sentences(FLOOD)], ()),
    ("three pages", lambda: flowing([FLOOD], [MILL], [VOTE]), [sentences(FLOOD), sentences(MILL), sentences(VOTE)], ()),
    ("with metadata", lambda: flowing([VOTE], title="Vote", author="Ann Clerk"), [sentences(VOTE)], ()),
    ("two columns", lambda: two_columns(FLOOD), [sentences(FLOOD) + sentences(MILL)], ()),
    (
        "header and page number",
        lambda: with_running_lines([FLOOD, MILL, VOTE, FLOOD]),
        [sentences(FLOOD), sentences(MILL), sentences(VOTE), sentences(FLOOD)],
        ("Quarterly bulletin", "Page 2 of"),
    ),
    ("plain", lambda: plain(FLOOD), [sentences(FLOOD)], ()),
    ("small print", lambda: plain(MILL, size=7), [sentences(MILL)], ()),
    ("large print", lambda: plain(MILL, size=22), [sentences(MILL)], ()),
    ("narrow column", lambda: plain(FLOOD, width=70), [sentences(FLOOD)], ()),
    ("courier", lambda: plain(VOTE, font="courier"), [sentences(VOTE)], ()),
    ("not compressed", lambda: plain(VOTE, compress=False), [sentences(VOTE)], ()),
    ("line by line", lambda: by_lines(wrapped(FLOOD)), [sentences(FLOOD)], ()),
    (
        "hyphens at line ends",
        lambda: by_lines(HYPHENATED),
        [["reconstruction of 14 bridges at a cost of 9.5 million"]],
        (),
    ),
    ("by hand", lambda: by_hand(text_stream(wrapped(MILL))), [sentences(MILL)], ()),
    ("by hand, packed", lambda: by_hand(text_stream(wrapped(MILL)), compressed=True), [sentences(MILL)], ()),
    ("by hand, no table of objects", lambda: by_hand(text_stream(wrapped(VOTE)), xref=False), [sentences(VOTE)], ()),
    ("table", table, [["Alba", "1,200", "EUR 31m"]], ()),
    ("empty password", encrypted_for_reading, [sentences(FLOOD)], ()),
    ("merged", merged, [sentences(FLOOD), sentences(MILL)], ()),
    ("turned", rotated, [sentences(VOTE)], ()),
    ("signs", lambda: by_hand(text_stream([r"Costs rose 4\22612 % to \2005m \(\2434m\)."])), [["5m"]], ()),
)


def cases() -> list[Case]:
    """All of them."""
    return [Case(name, make(), pages, absent) for name, make, pages, absent in MAKERS]
