"""Claims made by hand from a sentence, for the tests of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from explorer.model import Claim, ClaimKind, Relation, claim_id
from explorer.relate import (
    Context,
    DocumentFacts,
    Group,
    Member,
    alignment_keys,
    load_lexicon,
    relate,
    sketch_of,
)

LEXICON = load_lexicon()


@dataclass
class Corpus:
    """Documents of one or more claims, related as the pipeline does it."""

    members: list[Member] = field(default_factory=list)
    documents: dict[int, DocumentFacts] = field(default_factory=dict)

    def say(
        self,
        text: str,
        printed: str,
        value: float | None = None,
        unit: str | None = None,
        *,
        document: int | None = None,
        published: str | None = "2025-03-03",
        publisher: str | None = None,
        **fields: Any,
    ) -> Claim:
        """Add a claim whose evidence is `printed` in `text`; a new document unless one is named."""
        number = document or max(self.documents, default=0) + 1
        self.documents[number] = DocumentFacts(number, published, publisher or f"Paper {number}")
        start = text.index(printed)
        ordinal = sum(member.claim.document_id == number for member in self.members)
        period = fields.get("period")
        if period and "period_start" not in fields and "/" not in period and "Q" not in period:
            fields |= {"period_start": period, "period_end": period}
        fields.setdefault("kind", ClaimKind.QUANTITY if value is not None else ClaimKind.EVENT)
        fields.setdefault("sentence_start", 0)
        fields.setdefault("sentence_end", len(text))
        claim = Claim(
            id=claim_id(number, ordinal), document_id=number, start=start, end=start + len(printed),
            printed=printed, value=value, unit=unit,
            **({"low": value, "high": value} | fields if value is not None else fields),
        )  # fmt: skip
        sketch = sketch_of(claim, text, LEXICON)
        self.members.append(Member(claim, sketch, alignment_keys(claim, sketch, LEXICON)))
        return claim

    def context(self) -> Context:
        """The context of these documents."""
        return Context(self.documents, lexicon=LEXICON)

    def groups(self) -> list[Group]:
        """The claims by key."""
        keys = sorted(set(chain.from_iterable(member.keys for member in self.members)))
        return [Group(key, [member for member in self.members if key in member.keys]) for key in keys]

    def relations(self) -> list[Relation]:
        """All relations, by severity."""
        found = list(relate(self.groups(), self.context()))
        return sorted(found, key=lambda relation: (-relation.severity, relation.id))

    def types(self) -> list[str]:
        """The types of all relations."""
        return sorted(str(relation.type) for relation in self.relations())


def types_of(*members: Sequence[Any]) -> list[str]:
    """The types between claims given as (text, printed, value, unit, fields)."""
    corpus = Corpus()
    for text, printed, value, unit, fields in members:
        corpus.say(text, printed, value, unit, **fields)
    return corpus.types()
