"""CSV, TSV and XLSX: each sheet as a Markdown table, so that a cell keeps its row label and column header."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence

from explorer.errors import ReadError
from explorer.ingest.decode import decode
from explorer.ingest.readers import Reading
from explorer.ingest.readers.tables import markdown_table
from explorer.ingest.readers.zips import check_zip

MAX_ROWS = 100_000


def read(raw: bytes, name: str) -> Reading:
    """The tables of a file. Raises ReadError where it is broken or holds none."""
    return _workbook(raw) if name.lower().endswith(".xlsx") else _separated(raw, name)


def _separated(raw: bytes, name: str) -> Reading:
    text, notes = decode(raw)
    delimiter = "\t" if name.lower().endswith(".tsv") else _delimiter(text)
    csv.field_size_limit(1_000_000)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise ReadError(f"is a broken table ({error})") from error
    if len(rows) > MAX_ROWS:
        rows, notes = rows[:MAX_ROWS], (*notes, f"only the first {MAX_ROWS:,} rows were read")
    table = markdown_table(rows)
    if not table:
        raise ReadError("holds no rows")
    return Reading(pages=(table,), notes=notes)


def _delimiter(text: str) -> str:
    first = text.lstrip().partition("\n")[0]
    return max(",;\t|", key=first.count)


def _workbook(raw: bytes) -> Reading:
    check_zip(raw)
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        tables = []
        for sheet in book.worksheets:
            table = markdown_table(_rows(sheet.iter_rows(max_row=MAX_ROWS, max_col=200, values_only=True)))
            if table:
                tables.append(f"## {sheet.title}\n\n{table}")
        metadata = {"title": book.properties.title or "", "author": book.properties.creator or ""}
    except (
        InvalidFileException,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        zipfile.BadZipFile,
        OSError,
    ) as error:
        raise ReadError("is a broken workbook") from error
    if not tables:
        raise ReadError("holds no rows")
    kept = {key: value for key, value in metadata.items() if value and value != "openpyxl"}
    return Reading(pages=("\n\n".join(tables),), metadata=kept, published_from="metadata", weak_date=True)


def _rows(rows: Iterable[Sequence[object]]) -> Iterable[list[str]]:
    for row in rows:
        yield ["" if cell is None else str(cell) for cell in row]
