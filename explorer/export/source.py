"""What an export is made of: an open store, and which of its claims are meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from explorer.export.records import Record, decision_record, record_of, relation_record
from explorer.model import CONFLICT_TYPES, Claim, Relation
from explorer.store.chosen import Chosen
from explorer.store.decisions import Verdict
from explorer.store.listing import DocumentHead, Listing, RelationFilter
from explorer.store.reader import StoreReader
from explorer.views.documents import labels


@dataclass(frozen=True)
class Source:
    """A store open for reading, and a choice among its claims. One thread at a time."""

    reader: StoreReader
    chosen: Chosen = field(default_factory=Chosen)
    query: str = ""
    """The choice in the words of its user."""

    @property
    def path(self) -> Path:
        """Where the store is."""
        return self.reader.path

    @cached_property
    def listing(self) -> Listing:
        """Streams of claims, relations and decisions."""
        return Listing(self.reader.connection)

    @cached_property
    def heads(self) -> Mapping[int, DocumentHead]:
        """Every document by id, in the order of the paths."""
        return self.listing.heads()

    @cached_property
    def labels(self) -> Mapping[int, str]:
        """A short name for every document."""
        return labels(self.heads.values())

    @cached_property
    def verdicts(self) -> Mapping[int, Verdict]:
        """What people decided of claims."""
        return self.listing.verdicts("claim_id")

    @cached_property
    def relation_verdicts(self) -> Mapping[int, Verdict]:
        """What people decided of relations."""
        return self.listing.verdicts("relation_id")

    def claims(self) -> Iterator[Claim]:
        """The chosen claims, by document and place."""
        return self.listing.claims(self.chosen)

    def relations(self, types: tuple[str, ...] = (), limit: int = -1) -> Iterator[Relation]:
        """The relations that a chosen claim has part in, the most severe first."""
        return self.listing.relations(RelationFilter(types=types, claims=self.chosen), limit)

    def claim_record(self, claim: Claim) -> Record:
        """The record of a claim."""
        return record_of(self.listing, self.heads, claim, self.verdicts.get(claim.id))

    def relation_record(self, relation: Relation) -> Record:
        """The record of a relation with those of its claims."""
        claims = self.reader.claims([member.claim_id for member in relation.members])
        verdict = self.relation_verdicts.get(relation.id, Verdict())
        return relation_record(relation, relation.type in CONFLICT_TYPES, list(map(self.claim_record, claims)), verdict)

    def decision_records(self) -> Iterator[Record]:
        """The records of decisions, oldest first: all, or those on chosen claims and their relations."""
        wanted = None if self.chosen.everything else self._wanted()
        for decision, found in self.listing.decisions():
            if wanted is None or found in wanted:
                yield decision_record(decision, found)

    def _wanted(self) -> set[str]:
        claims = {f"claim:{claim.id}" for claim in self.claims()}
        return claims | {f"relation:{relation.id}" for relation in self.relations()}
