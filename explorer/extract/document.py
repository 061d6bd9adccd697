"""A document to its claims: layout, mentions, phrases, assembly, and what later sentences take from earlier ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from itertools import pairwise

from explorer.extract import name_runs as naming
from explorer.extract.assemble import Draft, Scene, drafts_of, earlier_levels, inherit_period, take_unit_of
from explorer.extract.attribution import speeches
from explorer.extract.base_periods import date_bases
from explorer.extract.clauses import Row
from explorer.extract.confidence import confidence_of
from explorer.extract.dating import OWN_CLAUSE
from explorer.extract.draft_modality import draft_modality
from explorer.extract.event_claims import ToldEvent, event_claims
from explorer.extract.focus import move_focus
from explorer.extract.growth import is_base
from explorer.extract.growth_bases import settle_bases
from explorer.extract.harm import give_harm
from explorer.extract.language import is_foreign
from explorer.extract.last_resort import Told, give_last
from explorer.extract.layout import Block, Layout, lay_out
from explorer.extract.linked_periods import FULL_YEAR
from explorer.extract.local_units import local_units
from explorer.extract.mentions import PeriodMention, PeriodRelation, QuantityKind, QuantityMention
from explorer.extract.names import Names
from explorer.extract.periods import anchor_of
from explorer.extract.phrases import phrases
from explorer.extract.quantities import uses_decimal_comma
from explorer.extract.report_period import date_cells, give_report_period
from explorer.extract.reported import reported_period, reports_metric
from explorer.extract.speakers import attribute, note_speaker, speaker_at
from explorer.extract.subjects import Focus
from explorer.extract.table_context import TableSetting
from explorer.extract.tables import table_claims
from explorer.extract.timeline import Clock, day_of
from explorer.extract.tokens import Token, tokenize
from explorer.extract.told import Finder
from explorer.model import MAX_CLAIMS_PER_DOCUMENT, Claim, ClaimKind, Document, Span, claim_id
from explorer.vocabulary.load import Vocabulary
from explorer.vocabulary.metrics import phrase_key

_LOWER_WORD = re.compile(r"(?<![\w.@/#:=&?-])[a-z]{3,}(?![\w@/]|\.\w)")
"""Words in small letters; the parts of addresses of mail and web ("media@orvane.example") are none."""
_NEAR = 3
"""How many figures ahead a bare number may find its unit."""
_LEAD_GAP = 8
_LONGEST = 150
_TITLE_WEIGHT, _SUBJECT_WEIGHT, _PLAIN_WEIGHT = 3.0, 2.0, 1.0


@dataclass(slots=True)
class Sentence:
    """One sentence with all that was found in it."""

    span: Span
    section: int
    tokens: Sequence[Token]
    row: Row
    periods: list[PeriodMention] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    events: list[ToldEvent] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """A document, read: its sentences with their drafts in order."""

    document: Document
    layout: Layout
    sentences: list[Sentence]
    cells: list[Claim] = field(default_factory=list)
    """The claims of its tables, without ids."""


def read(document: Document, vocabulary: Vocabulary) -> Reading:
    """Find the sentences of a document that hold figures, and make drafts of their claims."""
    text = document.text
    layout = lay_out(text, document.format, vocabulary.boilerplate)
    if is_foreign(text, document.language):
        return Reading(document, layout, [])
    anchor = anchor_of(text, document.published)
    comma = uses_decimal_comma(text)
    common = frozenset(_LOWER_WORD.findall(text))
    spans = list(_sentences(layout))
    tokens = [tokenize(text, _label_start(text, block, span), span.end, common) for block, span in spans]
    behind = [_after_dateline(words) for words in tokens]
    scene = Scene(
        text,
        vocabulary,
        _names(document, spans, tokens, behind, vocabulary),
        Focus(),
        Clock(reported_period(document.title, anchor, vocabulary)),
        day_of(document.published),
    )
    quotes_of = lru_cache(maxsize=1)(lambda start, end: speeches(text, start, end))
    sentences: list[Sentence] = []
    section = 0
    here: Block | None = None
    finder = Finder(text, anchor, vocabulary, local_units(text, vocabulary.units), comma)
    mentions = [finder.find(span, _label_start(text, block, span)) for block, span in spans]
    last = max((at for at, found in enumerate(mentions) if any(found)), default=-1)
    for at, ((block, span), words, (quantities, periods)) in enumerate(zip(spans, tokens, mentions, strict=True)):
        if block is not here:
            here = block
            scene.focus.begin()
        if block.kind == "heading":
            section += 1
            scene.clock.forget()
            scene.passed = None
        if at > last:  # nothing is told any more that who was spoken of could matter to
            continue
        scene.before = sentences[-1].drafts if sentences and sentences[-1].section == section else []
        opened = words if behind[at] is words else _after_dateline(words, quantities)
        for piece in _pieces(opened):
            sentence = _draft(scene, span, section, piece, quantities, periods)
            if quantities or periods:
                says = partial(speaker_at, scene, block, sentence.row, quotes_of=quotes_of)
                sentence.events = event_claims(scene, document, span, sentence.row, says)
                attribute(scene, block, sentence.row, sentence.drafts, quotes_of)
                sentences.append(sentence)
            else:
                note_speaker(scene, sentence.row)
            move_focus(scene, sentence.row)
            scene.passed = sentence.row
    _units_from_behind(sentences, text)
    read_through = [(block.kind == "heading", words) for (block, _), words in zip(spans, behind, strict=True)]
    told = [Told(s.tokens, s.row, s.drafts, s.section) for s in sentences]
    give_harm(scene, document.title, [words for _, words in read_through], told)
    give_last(scene, document.title, document.publisher, read_through, told)
    period = give_report_period(scene, told)
    setting = TableSetting(
        document=document, vocabulary=vocabulary, anchor=anchor, names=scene.names, decimal_comma=comma
    )
    cells = [claim for position in range(len(layout.blocks)) for claim in table_claims(setting, layout, position)]
    return Reading(document, layout, sentences, date_cells(cells, period, vocabulary.metrics))


def _pieces(words: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """A sentence in stretches that the rules can look over: no real one is so long, so the cost stays linear."""
    if len(words) <= _LONGEST:
        yield words
        return
    for start in range(0, len(words), _LONGEST):
        yield words[start : start + _LONGEST]


def _units_from_behind(sentences: Sequence[Sentence], text: str) -> None:
    """A large bare number before which nothing is counted takes its unit from the next figures of its section."""
    drafts = [(sentence.section, draft) for sentence in sentences for draft in sentence.drafts]
    for i, (section, draft) in enumerate(drafts):
        if draft.quantity.unit is None and draft.choice is not None:
            for other_section, other in drafts[i + 1 : i + 1 + _NEAR]:
                counts = other_section == section and other.quantity.kind is QuantityKind.COUNT
                one = other.choice is not None and other.choice.named.name == draft.choice.named.name
                if counts and one and take_unit_of(draft, other, text):
                    break


def _after_dateline(words: Sequence[Token], figures: Sequence[QuantityMention] = ()) -> Sequence[Token]:
    """The tokens behind "PORT AMSEL, Sept 19 (Agency) - "; no dateline holds one of the `figures`."""
    for i, token in enumerate(words[:16]):
        if token.text in ("-", "–", "—", "--") and 0 < i < len(words) - 3:
            first = words[0].text
            shouted = first.isupper() and len(first) > 1 and not any(q.start < token.start for q in figures)
            return words[i + 1 :] if shouted and all(t.tag != "VERB" for t in words[:i]) else words
    return words


def _label_start(text: str, block: Block, span: Span) -> int:
    """Where a sentence's words start: at the bold label before it ("**Capacity:** 1,100 tonnes"), if there is one."""
    lead = block.lead
    if lead is None or not lead.end <= span.start or span.start - lead.end > _LEAD_GAP:
        return span.start
    return lead.start if ":" in text[lead.start : span.start] else span.start


def _sentences(layout: Layout) -> Iterator[tuple[Block, Span]]:
    for block in layout.blocks:
        if block.kind not in ("boilerplate", "table"):
            for span in block.sentences:
                yield block, span


def _names(
    document: Document,
    spans: Sequence[tuple[Block, Span]],
    tokens: Sequence[Sequence[Token]],
    behind: Sequence[Sequence[Token]],
    vocabulary: Vocabulary,
) -> Names:
    """The names of a document; `tokens` are those of its sentences, `behind` those without the dateline."""
    names = Names(vocabulary.words.firms)
    found: list[tuple[naming.Run, float]] = []
    title = tokenize(document.title) if document.title else ()
    for (block, _), words, kept in zip(spans, tokens, behind, strict=True):
        if block.kind == "heading":
            continue
        here = [run for run in naming.runs(kept, document.text) if not _no_name(run, vocabulary)]
        for run in here:
            opening = run.start == words[0].start or run.after in ("'s", "’s")
            found.append((run, _SUBJECT_WEIGHT if opening else _PLAIN_WEIGHT))
        for long, short in pairwise(here):
            if document.text[long.end : short.start] == " (" and document.text[short.end : short.end + 1] == ")":
                names.alias(short.text, long.text)
        for noun, run_text, at in naming.descriptions(kept, here):
            names.describe(noun, run_text, at)
    headline = {token.text for token in title}
    for run, weight in found:
        names.collect([(run, weight + (_TITLE_WEIGHT if run.text.split()[0] in headline else 0.0))])
    names.settle(vocabulary.words.groups)
    return names


def _no_name(run: naming.Run, vocabulary: Vocabulary) -> bool:
    """Whether the capital of a sentence's first word makes no name: a metric ("Turnout"), a compound ("Pre-tax")."""
    if not run.opening or " " in run.text:
        return False
    return run.text.rpartition("-")[2].islower() or phrase_key(run.text) in vocabulary.metrics.by_phrase


def _covers(period: PeriodMention) -> bool:
    """Whether a length of time tells which days it covers: "the past three years", "the first eight months"."""
    return period.relation is PeriodRelation.DURING_PAST or period.rule.startswith("counted-part")


def _draft(
    scene: Scene,
    span: Span,
    section: int,
    words: Sequence[Token],
    quantities: Sequence[QuantityMention],
    periods: Sequence[PeriodMention],
) -> Sentence:
    first, last = (words[0].start, words[-1].end) if words else (span.start, span.end)
    quantities = [q for q in quantities if first <= q.start < last]
    periods = [p for p in periods if first <= p.start < last]
    kept = [p for p in periods if not any(q.start < p.end and p.start < q.end for q in quantities)]
    spans = [p for p in periods if p.label and p.duration and _covers(p)]
    row = Row(phrases(scene.text, words, quantities, kept, spans))
    sentence = Sentence(span, section, words, row, list(periods))
    sentence.drafts = drafts_of(scene, row)
    for draft in sentence.drafts:
        draft.modality = draft_modality(scene, row, draft, sentence.drafts)
        if draft.period is None:
            inherit_period(scene, row, draft, sentence.drafts)
    settle_bases(scene, row, sentence.drafts)
    date_bases(scene, sentence.drafts)
    earlier = earlier_levels(sentence.drafts)
    own = {d.at for d in sentence.drafts if d.dated is not None and d.dated.rule == OWN_CLAUSE} | earlier
    aside = frozenset(d.dated.at for d in sentence.drafts if d.at in own and d.dated is not None)
    aside |= {at for at, item in enumerate(row.items) if item.period is not None and is_base(row, at, False)}
    told = [d.period for d in sentence.drafts if d.at not in own and (not d.period or d.period.rule != FULL_YEAR)]
    scene.clock.note(row, told, aside, reports=not scene.clock.opened and reports_metric(row, scene.vocabulary))
    return sentence


def claims_of(reading: Reading) -> tuple[Claim, ...]:
    """The claims of a reading, numbered in text order."""
    document = reading.document
    told: list[tuple[int, Claim | tuple[Sentence, Draft, int]]] = []
    """Where each starts, and the claim, or what to make it of: the position of its sentence's first one is the last."""
    for sentence in reading.sentences:
        first = len(told)
        told += [(draft.quantity.start, (sentence, draft, first)) for draft in sentence.drafts]
        told += [(event.claim.start, event.claim) for event in sentence.events]
    told += [(cell.start, cell) for cell in reading.cells]
    order = sorted(range(len(told)), key=lambda position: (told[position][0], position))[:MAX_CLAIMS_PER_DOCUMENT]
    ids = {position: claim_id(document.id, ordinal) for ordinal, position in enumerate(order)}
    return tuple(_numbered(document, told[position][1], ids[position], ids) for position in order)


def _numbered(
    document: Document, told: Claim | tuple[Sentence, Draft, int], number: int, ids: Mapping[int, int]
) -> Claim:
    if isinstance(told, Claim):
        return replace(told, id=number, restates=None if told.restates is None else ids.get(told.restates))
    sentence, draft, first = told
    restates = None if draft.restates is None else ids.get(first + draft.restates)
    return _claim(document, sentence, draft, number, restates)


def _claim(document: Document, sentence: Sentence, draft: Draft, number: int, restates: int | None) -> Claim:
    quantity, choice, period = draft.quantity, draft.choice, draft.period
    return Claim(
        id=number,
        document_id=document.id,
        kind=ClaimKind.QUANTITY,
        start=quantity.start,
        end=quantity.end,
        sentence_start=sentence.span.start,
        sentence_end=sentence.span.end,
        printed=document.text[quantity.start : quantity.end],
        subject=draft.subject.text if draft.subject else None,
        metric=choice.named.name if choice else None,
        phrase=choice.named.phrase if choice else None,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit,
        low=quantity.low,
        high=quantity.high,
        qualifier=quantity.qualifier,
        basis=draft.basis,
        period=period.label if period else None,
        period_start=period.period_start if period else None,
        period_end=period.period_end if period else None,
        stated=draft.stated,
        modality=draft.modality,
        scope=draft.scope,
        place=draft.place,
        attribution=draft.attribution,
        restates=restates,
        inferred=tuple(dict.fromkeys(draft.inferred)),
        rule=f"{choice.rule if choice else 'no metric'}; {draft.subject.rule if draft.subject else 'no subject'}",
        confidence=confidence_of(draft),
    )
