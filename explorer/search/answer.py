"""Answering one query: planned, asked, ranked, and told how it was understood."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from explorer.model import Span
from explorer.search.candidates import BEST, CANDIDATES, COUNTED, Asking, Wanted, find
from explorer.search.filters import CompiledFilters, compile_filters
from explorer.search.groups import SURE, Group, add_periods, group_of, quoted
from explorer.search.looser import looser_queries
from explorer.search.marking import Marker
from explorer.search.names import Names
from explorer.search.parser import parse
from explorer.search.passages import passage_hits
from explorer.search.patterns import Pattern, SlowPatternError, compiled_patterns, literals
from explorer.search.query import Note, Query, Scope, WordKind
from explorer.search.ranking import Ranked, ranked, typed_words
from explorer.search.result import Correction, Hit, PassageHit, SearchResult
from explorer.search.texts import ClaimText, Texts
from explorer.search.vocabulary import Vocabulary

_LISTED = 10_000
_TRIES = 8
_AFTER_ALL = 1 << 62
_TRIED_AT_ONCE = 200
_TERMS_OF_LITERAL = 300


@dataclass(frozen=True, slots=True)
class Plan:
    """A query made ready to be asked."""

    query: Query
    filters: CompiledFilters
    groups: list[Group]
    wanted: Wanted
    patterns: list[Pattern]
    notes: tuple[Note, ...]

    @property
    def asks_nothing(self) -> bool:
        """Whether nothing of the query can be asked: what there was of it was left out."""
        return not (self.groups or self.patterns or self.wanted.unwanted) and self.filters.condition.is_trivial


@dataclass(frozen=True, slots=True)
class Found:
    """Claims that answer a plan, before they are ranked."""

    claims: Sequence[ClaimText]
    total: int
    counted: bool = True
    """Whether `total` is exact."""
    skipped: int = 0
    """How many claims before them were left out, because only a page was asked for."""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Answering:
    """One query at work on one store."""

    vocabulary: Vocabulary
    names: Names
    texts: Texts
    asking: Asking
    within: Query
    """What all claims have to answer besides."""

    def _plan(self, asked: Query, most: int = COUNTED) -> Plan:
        query = asked.among(self.within)
        filters = compile_filters(query.filters, self.names)
        patterns, notes = compiled_patterns([word for word in query.words if word.kind is WordKind.PATTERN])
        words = {(word.text, word.kind, word.negated): word for word in reversed(query.words)}
        grouped = [
            group
            for word in reversed(words.values())
            if word.kind is not WordKind.PATTERN and (group := group_of(word, self.vocabulary)) is not None
        ]
        add_periods(grouped)
        unwanted = " OR ".join(g.match() for g in grouped if g.word.negated and not g.is_hopeless)
        return Plan(
            query,
            filters,
            [group for group in grouped if not group.word.negated],
            Wanted(filters.condition, unwanted, most, query.scope),
            patterns,
            (*query.notes, *filters.notes, *notes),
        )

    def answer(self, query: Query, limit: int, offset: int) -> SearchResult:
        """The hits from `offset` on, at most `limit`; where there are none, a query that has some is suggested."""
        result = self._answer(query, limit, offset)
        if result.total or any(word.kind is WordKind.PATTERN for word in query.words):
            return result
        return replace(result, suggestion=self._nearest(query))

    def passages(self, query: Query, limit: int) -> tuple[PassageHit, ...]:
        """Passages outside the claims that hold all words of the query."""
        plan = self._plan(query)
        return passage_hits(plan.groups, plan.filters, self.texts, self.asking, limit)

    def _answer(self, query: Query, limit: int, offset: int) -> SearchResult:
        plan = self._plan(query, max(COUNTED, offset + limit))
        found = self._found(plan, limit, offset)
        marker = Marker(plan.groups)
        hits = ranked(found.claims, plan.groups, typed_words(plan.groups), query.scope is Scope.SENTENCE, marker)
        first = offset - found.skipped
        notes = [*plan.notes, *found.notes]
        if self.asking.cut_short and not found.notes:
            notes.append(Note("took too long and was cut short: there may be more", Span(0, len(query.text))))
        return SearchResult(
            query,
            tuple(_hit(one, marker) for one in hits[first : first + limit]),
            found.total,
            found.counted and not self.asking.cut_short,
            plan.filters.understood,
            tuple(_corrections(plan.groups)),
            tuple(notes),
            marks_in=marker,
        )

    def _found(self, plan: Plan, limit: int, offset: int) -> Found:
        if plan.asks_nothing:
            return Found((), 0)
        if not plan.groups:
            return self._tried(plan, self._all_for(plan)) if plan.patterns else self._listed(plan, limit, offset)
        ids = find(plan.groups, self.vocabulary, plan.wanted, self.asking)
        if plan.patterns:
            return self._tried(plan, _chunks(ids))
        most = BEST if len(plan.groups) == 1 and plan.wanted.condition.is_trivial else CANDIDATES
        claims = self.texts.claims(ids[: max(most, offset + limit)])
        return Found(claims, len(ids), len(ids) < plan.wanted.most)

    def _nearest(self, query: Query) -> str | None:
        """A looser query that finds something, where `query` finds nothing."""
        for looser in islice(looser_queries(query), _TRIES):
            if self.asking.is_late():
                return None
            if self._answer(parse(looser), 1, 0).total:
                return looser
        return None

    def _listed(self, plan: Plan, limit: int, offset: int) -> Found:
        """A page of all claims that meet the filters, in the order of the documents."""
        sql, params = plan.wanted.listing("c.id")
        ids = self.asking.ids(f"{sql} ORDER BY c.id LIMIT ? OFFSET ?", (*params, limit, offset))
        sql, params = plan.wanted.listing("1")
        counts = self.asking.ids(f"SELECT count(*) FROM ({sql} LIMIT ?)", (*params, _LISTED))
        total = counts[0] if counts else offset + len(ids)
        return Found(self.texts.claims(ids), total, total < _LISTED, skipped=offset)

    def _all_for(self, plan: Plan) -> Iterator[list[int]]:
        """The claims that the patterns are tried on, some at a time: those with words that hold a literal, or all."""
        for pattern in plan.patterns:
            for literal in literals(pattern.word.text) if not pattern.word.negated else ():
                terms = self.vocabulary.with_part(literal)
                if len(terms) <= _TERMS_OF_LITERAL:
                    expression = " OR ".join(map(quoted, terms))
                    yield from _chunks(
                        self.asking.ids(*plan.wanted.matching(expression, max(_LISTED, plan.wanted.most)))
                        if terms
                        else []
                    )
                    return
        sql, params = plan.wanted.listing("c.id")
        last = _AFTER_ALL
        while some := self.asking.ids(
            f"{sql} AND c.id < ? ORDER BY c.id DESC LIMIT ?", (*params, last, _TRIED_AT_ONCE)
        ):
            yield some
            last = some[-1]

    def _tried(self, plan: Plan, chunks: Iterator[list[int]]) -> Found:
        """The claims of `chunks` that are as the patterns want them, as far as the time reaches."""
        kept: list[ClaimText] = []
        tried = 0
        span = plan.patterns[0].word.span
        until = time.monotonic() + self.asking.pattern_seconds
        try:
            for some in chunks:
                self.asking.check()
                claims = self.texts.claims(some)
                kept.extend(c for c in claims if all(pattern.holds_for(c.sentence) for pattern in plan.patterns))
                tried += len(some)
                if time.monotonic() > until or len(kept) >= plan.wanted.most:
                    note = Note(f"the pattern was tried on the newest {tried:,} claims only", span)
                    return Found(kept, len(kept), False, notes=(note,))
        except SlowPatternError:
            note = Note("the pattern takes too long; only the first matches are shown", span)
            return Found(kept, len(kept), False, notes=(note,))
        return Found(kept, len(kept))


def _chunks(ids: Sequence[int]) -> Iterator[list[int]]:
    for first in range(0, len(ids), _TRIED_AT_ONCE):
        yield list(ids[first : first + _TRIED_AT_ONCE])


def _hit(one: Ranked, marker: Marker) -> Hit:
    claim = one.claim
    facts = " · ".join(claim.names.strip().split("\n"))
    return Hit(
        claim.claim_id,
        claim.document_id,
        one.score,
        claim.sentence,
        claim.start,
        facts,
        partial(marker.claim, claim),
        partial(marker, facts),
    )


def _corrections(groups: Sequence[Group]) -> list[Correction]:
    """What was read instead of words that nothing holds."""
    corrections = []
    for group in groups:
        best = max([*group.terms.values(), *group.phrases.values(), *group.values.values()], default=0.0)
        if 0.0 < best < SURE:
            near = sorted(group.terms, key=lambda term: -group.terms[term])[:3]
            joined = [" ".join(phrase) for phrase in group.phrases]
            corrections.append(Correction(group.word.text, tuple(near or joined[:3]), group.word.span))
    return corrections
