"""What the screens ask of a store, on the event loop's own connection: quick indexed reads, pages, small caches."""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.model import Claim, Document, Relation
from explorer.store.editions import edition_of
from explorer.store.queries import ClaimMarks, DocumentLine, FactQueries
from explorer.store.reader import StoreReader, StoreSummary
from explorer.views.documents import labels, names, reading_order

if TYPE_CHECKING:
    from explorer.search import SearchEngine
    from explorer.store.decisions import Verdict

_KEPT_CLAIMS = 4000
_PAGE = 64
_SMALL = 20_000
"""With so many claims every question is quick enough for the event loop."""
NO_MARKS = ClaimMarks()


class Facts:
    """An open store for one thread, with what every pane needs at hand."""

    def __init__(self, path: Path) -> None:
        """Open the store at `path`. Raises StoreError."""
        self.path = path
        self.reader = StoreReader(path)
        self.edition = edition_of(self.reader.connection)
        """The state of the store that is shown."""
        self.queries = FactQueries(self.reader.connection)
        self.documents: dict[int, DocumentLine] = {d.id: d for d in self.queries.document_lines()}
        self.labels = labels(self.documents.values())
        self.names = names(self.documents.values())
        self.order = reading_order(self.documents.values())
        self.summary: StoreSummary = self.reader.summary()
        self.first = self.queries.first_claim()
        """A claim worth opening with."""
        self.claim_verdicts: dict[int, Verdict] = {}
        self.relation_verdicts: dict[int, Verdict] = {}
        self.decided()
        self._claims: OrderedDict[int, Claim] = OrderedDict()
        self._marks: OrderedDict[int, ClaimMarks] = OrderedDict()
        self._document: Document | None = None
        self._engine: SearchEngine | None = None
        self._making = threading.Lock()

    def decided(self) -> None:
        """Read what the user decided; again after every decision."""
        self.edition = replace(self.edition, decisions=edition_of(self.reader.connection).decisions)
        if not self.queries.has_decisions():
            return
        from explorer.store.listing import Listing

        listing = Listing(self.reader.connection)
        self.claim_verdicts = listing.verdicts("claim_id")
        self.relation_verdicts = listing.verdicts("relation_id")

    @property
    def engine(self) -> SearchEngine:
        """The search engine of the store; it reads its vocabulary when the first question comes."""
        with self._making:
            if self._engine is None:
                from explorer.search import SearchEngine
                from explorer.store.connection import open_reader

                path = self.path
                self._engine = SearchEngine(lambda: open_reader(path))
            return self._engine

    def close(self) -> None:
        """Close the connections."""
        if self._engine is not None:
            self._engine.close()
        self.reader.close()

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders and files that the store says it was built from, where they still exist."""
        said = self.reader.meta("roots")
        try:
            found = json.loads(said) if said else []
        except (ValueError, RecursionError):
            return ()
        return tuple(Path(root) for root in found if isinstance(root, str) and Path(root).exists())

    @property
    def being_built(self) -> bool:
        """Whether claims may not have been compared, because somebody was at work when the store was opened."""
        return not self.edition.settled

    @property
    def is_small(self) -> bool:
        """Whether any question is answered within a few milliseconds."""
        return self.summary.claims <= _SMALL

    def label(self, document_id: int) -> str:
        """The short name of a document."""
        return self.labels.get(document_id, f"document {document_id}")

    def name(self, document_id: int) -> str:
        """The short name of a document, where its date stands beside it."""
        return self.names.get(document_id, f"document {document_id}")

    def claim(self, claim_id: int) -> Claim | None:
        """One claim."""
        found = self._claims.get(claim_id)
        if found is None:
            found = self.reader.claim(claim_id)
            if found is not None:
                self._claims[claim_id] = found
        return found

    def claims(self, claim_ids: Sequence[int]) -> tuple[Claim, ...]:
        """Several claims, in their order; ids that are gone are left out."""
        missing = [number for number in claim_ids if number not in self._claims]
        if missing:
            self._claims.update((claim.id, claim) for claim in self.reader.claims(missing))
            self._trim(self._claims)
        return tuple(self._claims[number] for number in claim_ids if number in self._claims)

    def page(self, claim_ids: Sequence[int], position: int) -> Claim | None:
        """The claim at a position of a long list; the page around it is read with it."""
        number = claim_ids[position]
        if number not in self._claims:
            first = position // _PAGE * _PAGE
            self.claims(claim_ids[first : first + _PAGE])
        return self._claims.get(number)

    def marks(self, claim_ids: Sequence[int], position: int = 0) -> ClaimMarks:
        """What relations say around the claim at a position of a list; the page around it is read with it."""
        number = claim_ids[position]
        if number not in self._marks:
            first = position // _PAGE * _PAGE
            some = claim_ids[first : first + _PAGE]
            found = self.queries.marks(some)
            self._marks.update((claim, found.get(claim, NO_MARKS)) for claim in some)
            self._trim(self._marks)
        return self._marks.get(number, NO_MARKS)

    def document(self, document_id: int) -> Document | None:
        """A document with its text; the last one is kept."""
        if self._document is None or self._document.id != document_id:
            self._document = self.reader.document(document_id)
        return self._document

    def sentence(self, claim: Claim) -> str:
        """The sentence of a claim on one line; only that part of the document is read."""
        row = self.reader.connection.execute(
            "SELECT substr(text, ?, ?) FROM documents WHERE id = ?",
            (claim.sentence_start + 1, min(2000, claim.sentence_end - claim.sentence_start), claim.document_id),
        ).fetchone()
        return "" if row is None else str(row[0]).replace("\n", " ")

    def relations_of(self, claim_id: int) -> tuple[Relation, ...]:
        """Every relation of a claim, the most severe first."""
        return self.reader.relations_of(claim_id)

    def voices(self, relation: Relation) -> tuple[Claim, ...]:
        """The claims of a relation in the order of its reason."""
        return self.claims([member.claim_id for member in relation.members])

    @staticmethod
    def _trim(cache: OrderedDict[int, Claim] | OrderedDict[int, ClaimMarks]) -> None:
        while len(cache) > _KEPT_CLAIMS:
            cache.popitem(last=False)
