"""PDF: the text page by page, running headers and footers dropped, hyphenated and wrapped lines joined."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence

from explorer.errors import ReadError
from explorer.ingest.readers import Reading

_EDGE_LINES = 3
_DIGITS = re.compile(r"\d+")
_PDF_DATE = re.compile(r"^D?:?(\d{4})(\d{2})?(\d{2})?")


def read(raw: bytes, name: str) -> Reading:
    """The pages of a PDF. Raises ReadError where it is broken, encrypted, or a scan without text."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        pdf = PdfReader(io.BytesIO(raw), strict=False)
        if pdf.is_encrypted and not pdf.decrypt(""):
            raise ReadError("is encrypted")
        pages = [page.extract_text() or "" for page in pdf.pages]
        metadata = _metadata(dict(pdf.metadata or {}))
    except ReadError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise ReadError("is a broken PDF, or only a part of one") from error
    except NotImplementedError as error:
        raise ReadError(f"uses a PDF feature that cannot be read ({error})") from error
    if not any(page.strip() for page in pages):
        raise ReadError("is a scan without text; run OCR on it first")
    empty = [str(number) for number, page in enumerate(pages, 1) if not page.strip()]
    notes = (f"no text on page {', '.join(empty[:10])}",) if empty else ()
    cleaned = tuple(_joined(lines) for lines in without_running_lines([page.splitlines() for page in pages]))
    return Reading(pages=cleaned, paged=True, metadata=metadata, published_from="metadata", weak_date=True, notes=notes)


def _metadata(values: dict[str, object]) -> dict[str, str]:
    found = {}
    for key, source in (("title", "/Title"), ("author", "/Author")):
        value = str(values.get(source) or "").strip()
        if value and not value.lower().startswith(("untitled", "(anonymous)", "anonymous", "microsoft word")):
            found[key] = value
    date = _PDF_DATE.match(str(values.get("/CreationDate") or ""))
    if date:
        found["published"] = "-".join(part for part in date.groups() if part)
    return found


def without_running_lines(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines of each page without page numbers and what stands at the same edge of most pages.

    Lines count as the same where they are equal, or differ only in a number that grows with the page.
    """
    stripped = [[line.strip() for line in page if line.strip()] for page in pages]
    seen: dict[str, dict[int, str]] = {}
    for number, page in enumerate(stripped):
        for line in (*page[:_EDGE_LINES], *page[-_EDGE_LINES:]):
            seen.setdefault(_shape(line), {}).setdefault(number, line)
    enough = max(3, (len(stripped) + 1) // 2)
    running = {shape for shape, lines in seen.items() if len(lines) >= enough and _runs(lines)}
    return [_between(page, running) for page in stripped]


def _runs(lines: Mapping[int, str]) -> bool:
    """Whether lines of one shape (by page) are a header or footer rather than text that happens to look alike."""
    if len(set(lines.values())) <= 2:  # left and right pages may differ
        return True
    columns = zip(*(map(int, _DIGITS.findall(line)) for line in lines.values()), strict=True)
    return all(len(set(column)) == 1 or _counts(list(column), list(lines)) for column in columns)


def _counts(numbers: Sequence[int], pages: Sequence[int]) -> bool:
    return len({number - page for number, page in zip(numbers, pages, strict=True)}) == 1


def _between(page: list[str], running: set[str]) -> list[str]:
    first, last = 0, len(page)
    while first < min(_EDGE_LINES, last) and _is_running(page[first], running):
        first += 1
    while last > first and len(page) - last < _EDGE_LINES and _is_running(page[last - 1], running):
        last -= 1
    return page[first:last]


def _is_running(line: str, running: set[str]) -> bool:
    return _shape(line) in running or (line.isdigit() and len(line) <= 4)


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line.lower())


def _joined(lines: Sequence[str]) -> str:
    """Wrapped lines as paragraphs: a line that ends a sentence well before the usual width ends a paragraph."""
    if not lines:
        return ""
    width = sorted(len(line) for line in lines)[len(lines) * 3 // 4]
    parts: list[str] = []
    for line in lines:
        if parts and re.search(r"[a-z]-$", parts[-1]) and line[:1].islower():
            parts[-1] = parts[-1][:-1] + line
        elif parts and not _ends_paragraph(parts[-1].rsplit("\n", 1)[-1], len(line), width):
            parts[-1] += " " + line
        else:
            parts.append(line)
    return "\n\n".join(parts)


def _ends_paragraph(line: str, following: int, width: int) -> bool:
    last_line = len(line) % max(width, 1)
    if line.endswith((".", "!", "?", ":", "”", '"')):
        return last_line < width * 0.85
    return last_line < width * 0.5 and following > 0 and len(line) < width * 0.7
