"""A store made by hand, claim by claim: what commands and exports print of it changes with them alone.

Its words are hostile on purpose: markup, formulas, scripts, terminal escapes, text that turns its direction.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from explorer.model import Claim, ClaimKind, Document, Relation, RelationMember, RelationType, claim_id
from explorer.store.rows import claim_row, document_row
from explorer.store.writer import FileState, StoreWriter

MILL, UNION, LETTER = 1, 2, 3
SOLD_2023, SOLD_2024, PLANNED_2026 = (claim_id(MILL, ordinal) for ordinal in range(3))
UNION_SOLD, UNION_GROWTH, UNION_REVENUE, STRIKE = (claim_id(UNION, ordinal) for ordinal in range(4))
LETTER_REVENUE = claim_id(LETTER, 0)
CONFLICT, AGREEMENT = 7001, 7002

DOCUMENTS = (
    Document(
        id=MILL, path="mill.md", format="markdown", title="The mill's <b>year</b> | \"best\"",
        publisher="=cmd|' /C calc'!A0", published="2025-02-01", published_from="front-matter", language="en", words=24,
        sha256=sha256(b"mill").hexdigest(),
        text="The mill sold 4,100 tonnes of flour in 2023. It sold 4,800 tonnes of flour in 2024.\n\n"
        "# 2026\n\nThe mill wants to sell 6,000 tonnes of flour in 2026 | @home.\n",
    ),
    Document(
        id=UNION, path="union <img src=x onerror=alert(1)>.pdf", format="pdf",
        title="Union </script><script>alert(1)</script>", publisher="The [Union](javascript:alert(1)) *Post*",
        author="A. N. Other", published="2025-03", published_from="text", language="en", words=40,
        sha256=sha256(b"union").hexdigest(), page_starts=(0, 74),
        text="The mill sold 3,200 tonnes of flour in 2024, <i>the union</i> says\u202e \u241b[31m.\n\n"
        "=Revenue of the mill rose 12% to $3.4 million in 2024. A strike began on 5 May 2024.\n",
    ),
    Document(
        id=LETTER, path="+letter.txt", format="text", sha256=sha256(b"letter").hexdigest(), words=10,
        text="Revenue of the mill was $3.4 million in 2024.\n",
    ),
)  # fmt: skip


def _claim(number: int, printed: str, **fields: Any) -> Claim:
    text = DOCUMENTS[(number >> 20) - 1].text
    start = text.index(printed)
    end = start + len(printed)
    sentence = max(text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0, text.rfind("\n", 0, start) + 1)
    stop = min((text.find(mark, end) + 1 for mark in (". ", ".\n") if text.find(mark, end) >= 0), default=len(text))
    return Claim(
        **{
            "id": number, "document_id": number >> 20, "kind": ClaimKind.QUANTITY, "printed": printed, "start": start,
            "end": end, "sentence_start": sentence, "sentence_end": stop, "subject": "mill", "rule": "by hand",
            **fields,
        }
    )  # fmt: skip


def _year(year: int) -> dict[str, str]:
    return {"period": str(year), "period_start": f"{year}-01-01", "period_end": f"{year}-12-31"}


_FLOUR = {"metric": "sales", "unit": "t", "scope": "flour"}
_MONEY = {"metric": "revenue", "unit": "USD"}
CLAIMS = (
    _claim(SOLD_2023, "4,100 tonnes", value=4100.0, low=4050.0, high=4150.0, **_FLOUR, **_year(2023)),
    _claim(SOLD_2024, "4,800 tonnes", value=4800.0, low=4750.0, high=4850.0, **_FLOUR, **_year(2024)),
    _claim(
        PLANNED_2026, "6,000 tonnes", value=6000.0, low=5500.0, high=6500.0, modality="target", inferred=("subject",),
        **_FLOUR, **_year(2026),
    ),
    _claim(
        UNION_SOLD, "3,200 tonnes", value=3200.0, low=3150.0, high=3250.0, attribution="<i>the union</i>", page=1,
        **_FLOUR, **_year(2024),
    ),
    _claim(
        UNION_GROWTH, "12%", value=12.0, low=11.5, high=12.5, metric="revenue", unit="%", basis="yoy", page=2,
        **_year(2024),
    ),
    _claim(UNION_REVENUE, "$3.4 million", value=3.4e6, low=3.35e6, high=3.45e6, page=2, **_MONEY, **_year(2024)),
    _claim(
        STRIKE, "5 May 2024", kind=ClaimKind.EVENT, metric="strike", subject=None, page=2, period="2024-05-05",
        period_start="2024-05-05", period_end="2024-05-05",
    ),
    _claim(LETTER_REVENUE, "$3.4 million", value=3.4e6, low=3.35e6, high=3.45e6, **_MONEY, **_year(2024)),
)  # fmt: skip

RELATIONS = (
    Relation(
        id=CONFLICT, type=RelationType.CONTRADICTION, subject="mill", metric="sales", period="2024", severity=0.3333,
        reason="mill sales (2024): 4,800 tonnes and 3,200 tonnes, <33 %> apart: =nothing in the text explains it",
        hint="they agree if one means @another year", rule="values-differ",
        members=(RelationMember(claim_id=SOLD_2024), RelationMember(claim_id=UNION_SOLD)),
    ),
    Relation(
        id=AGREEMENT, type=RelationType.AGREEMENT, subject="mill", metric="revenue", period="2024", severity=0.02,
        reason="mill revenue (2024): $3.4 million in 2 documents: the same figure", rule="same-value",
        members=(RelationMember(claim_id=UNION_REVENUE), RelationMember(claim_id=LETTER_REVENUE, role="copy")),
    ),
)  # fmt: skip


def write_store(path: Path) -> Path:
    """Write the store to `path` and return it."""
    with StoreWriter(path) as writer, writer.transaction():
        for document in DOCUMENTS:
            rows = [claim_row(claim) for claim in CLAIMS if claim.document_id == document.id]
            state = FileState(document.path, 1, 1, document.sha256, document.id)
            writer.put_document(document_row(document), rows, (), (), state)
        for number, relation in enumerate(RELATIONS, 1):
            writer.add_relation(relation, number)
    return path
