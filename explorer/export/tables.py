"""CSV and JSON lines: flat tables of claims, relations and decisions."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from explorer.export.records import CLAIM_KEYS, DECISION_KEYS, RELATION_KEYS, Record, json_line
from explorer.export.source import Source
from explorer.gate import shown_lines, spreadsheet_cell


class What(StrEnum):
    """What a table has a line for."""

    CLAIMS = "claims"
    RELATIONS = "relations"
    DECISIONS = "decisions"


_LIST_MARK = "; "
_RELATION_COLUMNS = (*(key for key in RELATION_KEYS if key != "claims"), "claims", "documents", "quotes")
COLUMNS: dict[What, tuple[str, ...]] = {
    What.CLAIMS: tuple(key for key in CLAIM_KEYS if key != "record"),
    What.RELATIONS: tuple(key for key in _RELATION_COLUMNS if key != "record"),
    What.DECISIONS: tuple(key for key in DECISION_KEYS if key != "record"),
}
"""The columns of each CSV file."""


def json_lines(source: Source, what: What) -> Iterator[str]:
    """A JSON object a line; the keys are those of `explorer.export.records`."""
    return (json_line(record) + "\n" for record in _records(source, what))


def csv_lines(source: Source, what: What) -> Iterator[str]:
    """A CSV file with a header, RFC 4180; no cell of it is run by a spreadsheet."""
    columns = COLUMNS[what]
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    for record in _records(source, what):
        flat = _flat(record) if what is What.RELATIONS else record
        writer.writerow([_cell(flat[name]) for name in columns])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _records(source: Source, what: What) -> Iterable[Record]:
    if what is What.CLAIMS:
        return map(source.claim_record, source.claims())
    if what is What.RELATIONS:
        return map(source.relation_record, source.relations())
    return source.decision_records()


def _flat(record: Record) -> Record:
    claims = record["claims"]
    return record | {
        "claims": [claim["id"] for claim in claims],
        "documents": [claim["document"] for claim in claims],
        "quotes": "\n".join(claim["quote"] for claim in claims),
    }


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)) or value is None:
        return value
    if isinstance(value, dict):
        value = _LIST_MARK.join(f"{name}: {one}" for name, one in value.items())
    elif isinstance(value, list):
        value = _LIST_MARK.join(map(str, value))
    return spreadsheet_cell(shown_lines(str(value)))
