"""The dossier: summary, timeline, comparisons, conflicts with their passages, notes, method, hashes, as blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.export.blocks import Block, Heading, Paragraph, Passage, Picture, Table
from explorer.export.citation import folded, folded_inside, place_of
from explorer.export.records import verdict_words
from explorer.export.source import Source
from explorer.model import CONFLICT_TYPES, Claim, Relation
from explorer.store.chosen import Chosen
from explorer.store.decisions import Verdict
from explorer.store.listing import RelationFilter
from explorer.store.queries import FactQueries
from explorer.views.chart import chart
from explorer.views.comparison import Section, compare
from explorer.views.documents import reading_order
from explorer.views.figures import about_text, exact_text, headline, quantity_text
from explorer.views.marks import claim_mark, relation_mark
from explorer.views.periods import date_text, period_text
from explorer.views.readings import readings

MAX_TIMELINE, MAX_METRICS, MAX_CONFLICTS, MAX_COLUMNS = 400, 20, 200, 5
CHART_WIDTH = 441
_METHOD = (
    "Fact Explorer read the documents offline, by rules, without a language model: the same documents give the same "
    "claims every time. Each claim is a number or a dated event at one place of one document; its sentence is quoted "
    "here as it stands.",
    "Figures are compared as intervals: a printed number stands for every value that rounds to it, and words such as "
    "“about” or “over” widen the interval or leave it open. Two figures are in conflict only if they speak of the same "
    "subject, metric and period and their intervals do not meet. What differs in scope, period or status, or was "
    "revised later, is no conflict; what lacks a field that would decide it is called undetermined.",
    "Fields that the program worked out rather than read (a period from the paragraph before, say) may be wrong: the "
    "quoted passage decides. States, tags and notes are a person's.",
)


def dossier(source: Source) -> Iterator[Block]:
    """The blocks of the dossier on the chosen claims, the same for the same store."""
    yield Heading(1, "Dossier: what the documents claim, and where they disagree")
    if source.query:
        yield Paragraph(f"Only claims that answer: {source.query}")
    yield from _summary(source)
    yield from _conflicts(source)
    yield from _comparisons(source)
    yield from _timeline(source)
    yield from _decided(source)
    yield from _method(source)


def _summary(source: Source) -> Iterator[Block]:
    yield Heading(2, "Summary")
    counts = source.listing.counts(source.chosen)
    claims, events = sum(one.claims for one in counts.values()), sum(one.events for one in counts.values())
    types = source.listing.relation_types(RelationFilter(claims=source.chosen))
    conflicts = sum(types.get(kind, 0) for kind in CONFLICT_TYPES)
    yield Paragraph(
        f"Claims: {claims:,} (events: {events:,}) in {len(counts):,} of {len(source.heads):,} documents. "
        f"Relations between them: {sum(types.values()):,}, of which {conflicts:,} are conflicts to look at."
    )
    if types:
        kinds = tuple((relation_mark(kind).word, f"{number:,}") for kind, number in types.items())
        yield Table(("relation", "number"), kinds, numbers=frozenset({1}))
    order = [number for number in reading_order(source.heads.values()) if number in counts or source.chosen.everything]
    heads = [source.heads[number] for number in order]
    rows = [
        (
            source.labels[head.id],
            folded(head.title or ""),
            date_text(head.published),
            f"{counts[head.id].claims if head.id in counts else 0:,}",
        )
        for head in heads
    ]
    yield Table(("document", "title", "published", "claims"), tuple(rows), numbers=frozenset({3}))


def _conflicts(source: Source) -> Iterator[Block]:
    yield Heading(2, "Conflicts")
    wanted = RelationFilter(types=tuple(sorted(map(str, CONFLICT_TYPES))), claims=source.chosen)
    total = sum(source.listing.relation_types(wanted).values())
    if not total:
        yield Paragraph("None was found.")
    for number, relation in enumerate(source.listing.relations(wanted, MAX_CONFLICTS), 1):
        yield from _conflict(source, number, relation)
    if total > MAX_CONFLICTS:
        yield Paragraph(f"{total - MAX_CONFLICTS:,} less severe ones are not shown here.", "note")


def _conflict(source: Source, number: int, relation: Relation) -> Iterator[Block]:
    about = " · ".join(folded(part) for part in (relation.metric, relation.subject) if part)
    when = f" · {period_text(relation.period)}" if relation.period else ""
    yield Heading(3, f"{number}. {relation_mark(relation.type).word}: {about}{when}")
    yield Paragraph(folded(relation.reason), "reason")
    if relation.hint:
        yield Paragraph(folded(relation.hint), "hint")
    claims = source.reader.claims([member.claim_id for member in relation.members])
    for claim in claims:
        yield passage(source, claim)
    rows = readings(claims)
    head = ("", *(source.labels[claim.document_id] for claim in claims))
    marked = frozenset(
        (row, column) for row, reading in enumerate(rows) if reading.differs for column in range(len(claims) + 1)
    )
    if len(claims) <= MAX_COLUMNS:
        yield Table(head, tuple((row.name, *map(folded, row.values)) for row in rows), marked)
    yield from _verdict(source.relation_verdicts.get(relation.id))


def passage(source: Source, claim: Claim) -> Passage:
    """The quote of a claim with its source."""
    text, head = source.listing.text(claim.document_id), source.heads[claim.document_id]
    said = ", ".join(folded(part) for part in (head.title or head.path, head.publisher, head.published) if part)
    return Passage(
        folded_inside(text[claim.sentence_start : claim.start]).lstrip(),
        folded(claim.evidence.of(text)),
        folded_inside(text[claim.end : claim.sentence_end]).rstrip(),
        f"{said}; {place_of(claim, text)}; characters {claim.start:,}–{claim.end:,}",
    )


def _verdict(verdict: Verdict | None) -> Iterator[Block]:
    if verdict is None:
        return
    words = verdict_words(verdict)
    if words:
        yield Paragraph(f"Decided: {', '.join(words)}", "note")
    for note in verdict.notes:
        yield Paragraph(f"Note: {folded(note)}", "note")


def _comparisons(source: Source) -> Iterator[Block]:
    yield Heading(2, "Comparisons")
    queries = FactQueries(source.reader.connection)
    names = _compared_metrics(source)
    if not names:
        yield Paragraph("No metric is told by more than one document.")
    for metric in names[:MAX_METRICS]:
        where = f"c.metric = ? AND c.kind = 'quantity' AND ({source.chosen.where})"
        claims = tuple(source.listing.claims(Chosen(where, (metric, *source.chosen.params))))
        kinds = {claim: marks.kinds for claim, marks in queries.marks([claim.id for claim in claims]).items()}
        table = compare(metric, claims, kinds, reading_order(source.heads.values()))
        yield Heading(3, folded(metric))
        shared = [part for part in table.sections if len({document for r in part.rows for document in r.cells}) > 1]
        for section in shared:
            yield from _section(source, section)
        if alone := len(table.sections) - len(shared):
            yield Paragraph(f"Told by one document alone, and only in the timeline below: {alone:,} series.", "note")
    if len(names) > MAX_METRICS:
        yield Paragraph(f"{len(names) - MAX_METRICS:,} more metrics are not shown here.", "note")


def _compared_metrics(source: Source) -> list[str]:
    rows = source.reader.connection.execute(
        f"SELECT c.metric FROM claims c WHERE c.metric IS NOT NULL AND c.kind = 'quantity' AND ({source.chosen.where})"
        " GROUP BY c.metric HAVING count(DISTINCT c.document_id) > 1 ORDER BY count(DISTINCT c.document_id) DESC,"
        " count(*) DESC, c.metric",
        source.chosen.params,
    )
    return [row[0] for row in rows]


def _section(source: Source, section: Section) -> Iterator[Block]:
    documents = sorted(
        {document for row in section.rows for document in row.cells},
        key=reading_order(source.heads.values()).index,
    )
    title = f"{folded(section.subject or 'no subject')}, in {section.title}"
    yield Heading(4, title)
    yield _grid(source, section, documents) if len(documents) <= MAX_COLUMNS else _long(source, section)
    picture = _picture(source, section, title)
    if picture is not None:
        yield picture


def _row_title(title: str, note: str, ahead: bool) -> str:
    return ", ".join(part for part in (title, folded(note), "ahead" if ahead else "") if part)


def _grid(source: Source, section: Section, documents: Sequence[int]) -> Table:
    rows, marked = [], set()
    for number, row in enumerate(section.rows):
        cells = []
        for column, document in enumerate(documents, 1):
            cell = row.cells.get(document)
            cells.append(_cell(cell.claims) if cell else "")
            if cell and cell.kinds & CONFLICT_TYPES:
                marked.add((number, column))
        rows.append((_row_title(row.title, row.note, row.ahead), *cells))
    return Table(("", *(source.labels[document] for document in documents)), tuple(rows), frozenset(marked))


def _long(source: Source, section: Section) -> Table:
    rows: list[tuple[str, ...]] = []
    marked = set()
    for row in section.rows:
        for document, cell in row.cells.items():
            if cell.kinds & CONFLICT_TYPES:
                marked.add((len(rows), 1))
            rows.append((_row_title(row.title, row.note, row.ahead), _cell(cell.claims), source.labels[document]))
    return Table(("", "value", "document"), tuple(rows), frozenset(marked))


def _cell(claims: Sequence[Claim]) -> str:
    return "; ".join(dict.fromkeys(folded(quantity_text(claim, unit=False)) for claim in claims))


def _picture(source: Source, section: Section, title: str) -> Picture | None:
    valued = [claim for claim in section.claims if claim.value is not None][:40]
    if len(valued) < 2:
        return None
    drawn = chart(valued, CHART_WIDTH)
    names = tuple(
        f"{period_text(claim.period, claim.period_start, claim.period_end)}, {source.labels[claim.document_id]}"
        for claim in valued
    )
    return Picture(
        title, drawn, names, (exact_text(float(f"{drawn.start:.4g}")), exact_text(float(f"{drawn.stop:.4g}")))
    )


def _timeline(source: Source) -> Iterator[Block]:
    yield Heading(2, "Timeline")
    counts = source.listing.counts(source.chosen).values()
    claims, dated = sum(one.claims for one in counts), sum(one.dated for one in counts)
    rows = [_timeline_row(source, claim) for claim in source.listing.dated(source.chosen, MAX_TIMELINE)]
    yield Table(("period", "value", "what", "status", "document"), tuple(rows))
    if dated > len(rows):
        yield Paragraph(f"Later ones that are not shown here: {dated - len(rows):,}.", "note")
    if claims > dated:
        yield Paragraph(f"Claims without a date: {claims - dated:,}.", "note")


def _timeline_row(source: Source, claim: Claim) -> tuple[str, ...]:
    metric, subject = about_text(claim)
    when = period_text(claim.period, claim.period_start, claim.period_end)
    what = folded(", ".join(part for part in (metric, subject) if part))
    return when, folded(headline(claim)), what, claim_mark(claim.kind, claim.modality).word, _label(source, claim)


def _label(source: Source, claim: Claim) -> str:
    return f"{source.labels[claim.document_id]}, {place_of(claim, source.listing.text(claim.document_id))}"


def _decided(source: Source) -> Iterator[Block]:
    yield Heading(2, "Decisions and notes")
    ids = Chosen.of_ids(sorted(source.verdicts))
    both = Chosen(f"({ids.where}) AND ({source.chosen.where})", (*ids.params, *source.chosen.params))
    some = False
    for claim in source.listing.claims(both):
        said = list(_verdict(source.verdicts[claim.id]))
        if said:
            some = True
            yield passage(source, claim)
            yield from said
    if not some:
        yield Paragraph("Nothing was decided yet.")


def _method(source: Source) -> Iterator[Block]:
    yield Heading(2, "Method")
    for text in _METHOD:
        yield Paragraph(text)
    mark = source.reader.meta("build_mark")
    if mark:
        yield Paragraph(f"Rules and vocabulary: {folded(mark)}")
    yield Heading(2, "Files")
    rows = [(folded(head.path), head.sha256) for head in source.heads.values()]
    yield Table(("file", "SHA-256"), tuple(rows))
