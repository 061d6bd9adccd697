"""Claims of one sentence: each quantity with its metric, subject, period, basis and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from explorer.extract import lexicon
from explorer.extract.clauses import GAPPED, Link, Row
from explorer.extract.counting import counted_by
from explorer.extract.dating import Dated, base_of, basis_against, basis_of, growth_of, period_of
from explorer.extract.mentions import PeriodMention, QuantityKind, QuantityMention, Tense
from explorer.extract.metrics import Choice, Question, choose
from explorer.extract.names import Names
from explorer.extract.nouns import Named, item_noun, plain
from explorer.extract.phrases import Item
from explorer.extract.scope import place_of, scope_of
from explorer.extract.subjects import Focus, Subject, Whose, choose_subject, resolve_phrase
from explorer.extract.timeline import Clock, tense_of
from explorer.model import Basis, Modality
from explorer.vocabulary.load import Vocabulary

_REMEMBERED = 5
_PERCENT = frozenset({QuantityKind.PERCENT, QuantityKind.MULTIPLE})


@dataclass(slots=True)
class Draft:
    """A claim in the making."""

    quantity: QuantityMention
    at: int
    """Its position among the phrases of the sentence."""
    link: Link
    growth: bool = False
    choice: Choice | None = None
    subject: Subject | None = None
    basis: Basis | None = None
    period: PeriodMention | None = None
    """The period, resolved."""
    dated: Dated | None = None
    scope: str | None = None
    place: str | None = None
    stated: str | None = None
    """As of when it was said, where the sentence gives that besides the period."""
    aim: bool = False
    """A target, goal or forecast by the noun that names it."""
    restates: int | None = None
    """The index of the draft (in the sentence) that this one says again."""
    modality: str = Modality.ACTUAL
    attribution: str | None = None
    inferred: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    """What was decided and by which rule, in order, for `explain`."""


@dataclass(slots=True)
class Scene:
    """What stays the same for all sentences of a document, and what the text has been about so far."""

    text: str
    vocabulary: Vocabulary
    names: Names
    focus: Focus
    clock: Clock
    today: PeriodMention | None = None
    """The day of the document, if it is known to the day."""
    before: list[Draft] = field(default_factory=list)
    """The drafts of the sentence before, if it stands in the same section."""
    recent: list[Draft] = field(default_factory=list)
    """The last drafts with a metric, for "it was 5 million" in the next sentence."""


def drafts_of(scene: Scene, row: Row) -> list[Draft]:
    """The drafts of a sentence in text order."""
    drafts: list[Draft] = []
    choices: dict[int, Choice] = {}
    by_position: dict[int, Draft] = {}
    for at, item in enumerate(row.items):
        if item.modifier is not None:
            drafts.extend(_of_modifier(scene, row, at, item))
        if item.kind != "quantity" or item.quantity is None:
            continue
        draft = Draft(item.quantity, at, row.link(at))
        draft.steps.append(f"figure: {item.quantity.rule}; link: {draft.link.role} {draft.link.word}".rstrip())
        _describe(scene, row, draft, choices, by_position)
        drafts.append(draft)
        by_position[at] = draft
    return drafts


_MODIFYING = frozenset({QuantityKind.MEASURE, QuantityKind.MONEY, QuantityKind.AGE})


def _of_modifier(scene: Scene, row: Row, at: int, item: Item) -> list[Draft]:
    """The figure inside a noun phrase: "a 6.1-inch screen", "the 24-year-old driver", "a 2.3-tonne satellite"."""
    mention = item.modifier.quantity if item.modifier is not None else None
    if mention is None or mention.kind not in _MODIFYING:
        return []
    aged = mention.kind is QuantityKind.AGE
    named = Named("age", "age", scene.vocabulary.metrics.by_name.get("age")) if aged else None
    named = named or plain(item_noun(item), scene.vocabulary.words)
    if named is None:
        return []
    draft = Draft(mention, at, Link("modifier", verb=row.governor(at), noun=at))
    draft.choice = Choice(named, "modified noun", noun=at)
    draft.steps.append(f"figure: {mention.rule}, inside a noun phrase; metric: {named.name!r}")
    if aged:
        whose = Whose(scene.text, row, at, draft.link, draft.choice, scene.names, scene.focus, scene.vocabulary)
        draft.subject = resolve_phrase(whose, item.tokens, "phrase that it modifies")
    _own(scene, row, draft, None)
    return [draft]


def _describe(scene: Scene, row: Row, draft: Draft, choices: dict[int, Choice], done: dict[int, Draft]) -> None:
    quantity, at = draft.quantity, draft.at
    original = done.get(draft.link.other) if draft.link.other is not None else None
    if draft.link.role == "restates" and original is not None:
        _restate(draft, original, done)
        if draft.choice is not None:
            choices[at] = draft.choice
        return
    _name_unit(scene, row, draft)
    draft.growth = growth_of(row, at, scene.vocabulary.words)
    question = Question(row, at, draft.growth, scene.vocabulary, choices, draft.link)
    draft.choice = choose(question)
    if draft.choice is not None and draft.choice.rule == "age":
        draft.quantity = replace(quantity, unit="year", kind=QuantityKind.AGE)
    _take_unit(draft, original)
    weak = draft.choice is None or draft.choice.rule in ("share", "dimension", "metric before")
    if weak and _leans_on_last(scene, row, draft):
        _lean(scene, draft)
    _unit_of_metric(scene, draft)
    _unit_of_figure_before(scene, draft, done)
    draft.aim = _is_aim(row, draft)
    if draft.choice is not None:
        choices[at] = draft.choice
        scene.recent = [*scene.recent[-_REMEMBERED:], draft]
        draft.steps.append(f"metric: {draft.choice.named.name!r} by rule {draft.choice.rule!r}")
    if quantity.kind in _PERCENT and draft.choice and draft.choice.named.entry and draft.choice.named.entry.growth:
        draft.steps.append("a rate of growth in itself")
    _date(scene, row, draft, original, done)
    if draft.growth:
        draft.basis = _basis(scene, row, draft)
        if (
            draft.basis is Basis.CHANGE
            and draft.link.role in ("prior", "base")
            and original is not None
            and original.basis
        ):
            draft.basis = original.basis
        draft.steps.append(f"basis: {draft.basis}")
    _own(scene, row, draft, original)


def _name_unit(scene: Scene, row: Row, draft: Draft) -> None:
    """What a bare number counts: "three of the ten races", "Boats entered: 22", "opened 14 stores and closed three"."""
    mention = draft.quantity
    if mention.kind is not QuantityKind.COUNT:
        return
    if mention.unit is not None and mention.unit in scene.vocabulary.words.currencies:
        draft.quantity = replace(mention, kind=QuantityKind.MONEY, noun=None)
    elif mention.unit is None:
        counted = counted_by(row, draft.at, draft.link)
        if counted is not None:
            draft.quantity = replace(mention, unit=counted[0])
            row.items[draft.at].counted = counted[1]
            draft.steps.append(f"unit: {counted[0]} from the words around")
    known = scene.vocabulary.counts.get(draft.quantity.unit or "")
    if known is not None:
        draft.quantity = replace(draft.quantity, unit=known)
    if draft.quantity is not mention:
        row.items[draft.at].quantity = draft.quantity


def _unit_of_metric(scene: Scene, draft: Draft) -> None:
    """A bare count of a metric counts what the text counted of it before, or what the metric's name says."""
    choice = draft.choice
    if draft.quantity.kind is not QuantityKind.COUNT or draft.quantity.unit is not None or choice is None:
        return
    entry = choice.named.entry
    for last in reversed(scene.recent) if entry is not None else ():
        unit = last.quantity.unit
        if last is not draft and last.quantity.kind is QuantityKind.COUNT and unit is not None:
            same = last.choice is not None and last.choice.named.name == choice.named.name
            if same or (entry is not None and unit in entry.units):
                draft.quantity = replace(draft.quantity, unit=unit)
                draft.inferred.append("unit")
                return
    unit = _unit_in_name(choice)
    if unit is not None and not draft.growth:
        draft.quantity = replace(draft.quantity, unit=scene.vocabulary.counts.get(unit, unit))
        draft.steps.append(f"unit: {unit} from the metric's name")


def _unit_in_name(choice: Choice) -> str | None:
    """ "Orders rose to 5,000": order; "the death toll stands at 64": death; None for a name that counts nothing."""
    entry = choice.named.entry
    if entry is not None and entry.kind not in ("flow", "stock", "score"):
        return None
    words = (choice.named.name if entry is not None else choice.named.phrase).split()
    last = words[-1].lower() if words else ""
    counted = lexicon.singular(last)
    if counted != last and len(counted) > 2 and last.isalpha():
        return counted
    return "person" if entry is not None and "person" in entry.units else None


_SCALABLE = frozenset({QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.MEASURE})
_LARGE, _SAME_ORDER = 1000, 20


def _unit_of_figure_before(scene: Scene, draft: Draft, done: dict[int, Draft]) -> None:
    """A large bare number counts what the figure before it of the same order counts: "have pledged 1.4 billion"."""
    mention = draft.quantity
    sure = draft.choice is not None or scene.text[mention.start : mention.end][-1].isalpha()
    for last in (*reversed(done.values()), *(reversed(scene.recent) if sure else ())):
        if take_unit_of(draft, last, scene.text):
            return


def take_unit_of(draft: Draft, other: Draft, text: str) -> bool:
    """Give a large bare number the unit of another figure, if that one is of the same order; tell whether it did."""
    mention, value = draft.quantity, other.quantity.value
    if mention.kind is not QuantityKind.COUNT or mention.unit is not None or mention.value < _LARGE:
        return False
    if other is draft or other.quantity.unit is None or other.quantity.kind not in _SCALABLE or value <= 0:
        return False
    if other.quantity.kind is QuantityKind.MONEY and not text[mention.start : mention.end][-1].isalpha():
        return False
    if mention.value > value * _SAME_ORDER or value > mention.value * _SAME_ORDER:
        return False
    draft.quantity = replace(mention, unit=other.quantity.unit, kind=other.quantity.kind)
    draft.inferred.append("unit")
    draft.steps.append(f"unit: {other.quantity.unit} of a figure of the same order nearby")
    return True


def _take_unit(draft: Draft, original: Draft | None) -> None:
    """A bare number coordinated with a figure has that figure's unit: "35 million euros, up from 20 million"."""
    mention = draft.quantity
    if mention.unit is not None or mention.kind is not QuantityKind.COUNT or original is None:
        return
    if draft.link.role not in ("prior", "base", "joins", "measure") or original.quantity.kind in _PERCENT:
        return
    draft.quantity = replace(mention, unit=original.quantity.unit, kind=original.quantity.kind)
    draft.steps.append(f"unit: {draft.quantity.unit} of the figure before")


def _leans_on_last(scene: Scene, row: Row, draft: Draft) -> bool:
    """Whether the figure is of a metric of the sentence before: "It was 33,000 in 2018", "One broker sees $10,500"."""
    if draft.link.verb is None or draft.link.role == "subject":
        return False
    verb = row.items[draft.link.verb]
    if draft.link.role == "of" and draft.link.noun is not None:
        head = item_noun(row.items[draft.link.noun]).head
        return head in _AIMS
    behind = row.items[draft.at + 1 : draft.at + 3]
    if len(behind) == 2 and behind[0].lemma == "as" and behind[1].kind == "np" and item_noun(behind[1]).head in _AIMS:
        return True
    subject = row.subject(draft.link.verb)
    if subject is None or row.items[subject].kind != "np":
        return False
    words = scene.vocabulary.words
    if row.items[subject].words() in _LEANING:
        return True
    noun = item_noun(row.items[subject])
    if noun.head in words.aims and noun.head not in words.generic and draft.quantity.kind is not QuantityKind.PERCENT:
        return True
    return verb.lemma in words.carriers and draft.quantity.kind is QuantityKind.MONEY


_LEANING = frozenset(
    {"it", "they", "this", "that", "these", "those", "the figure", "the number", "the total", "the rate", "that figure"}
)


def _alike(first: QuantityMention, second: QuantityMention) -> bool:
    """Whether two figures count alike: in one unit, or one of them in mere units."""
    if first.unit == second.unit:
        return True
    counts = first.kind is QuantityKind.COUNT and second.kind is QuantityKind.COUNT
    return counts and "unit" in (first.unit, second.unit)


def _lean(scene: Scene, draft: Draft) -> None:
    """Take over the metric of the last figure with the same unit."""
    mention = draft.quantity
    bare = mention.unit is None and mention.kind is QuantityKind.COUNT
    for last in reversed(scene.recent):
        same = _alike(last.quantity, mention) or (bare and last.quantity.kind not in _PERCENT) or draft.growth
        if last.choice is None or not same:
            continue
        if bare:
            draft.quantity = replace(mention, unit=last.quantity.unit, kind=last.quantity.kind)
        draft.choice = Choice(last.choice.named, "metric of the sentence before")
        draft.subject = last.subject
        draft.inferred.append("metric")
        return


def _restate(draft: Draft, original: Draft, done: dict[int, Draft]) -> None:
    """A second unit of the same figure takes everything but its number from the first."""
    positions = sorted(done)
    draft.restates = positions.index(original.at)
    for name in (
        "growth",
        "choice",
        "subject",
        "basis",
        "period",
        "dated",
        "scope",
        "place",
    ):
        setattr(draft, name, getattr(original, name))
    draft.inferred = list(original.inferred)
    draft.steps.append("says the figure before it again in another unit")


def _date(scene: Scene, row: Row, draft: Draft, original: Draft | None, done: dict[int, Draft]) -> None:
    dated = period_of(row, draft.at, draft.link, draft.growth)
    if dated is None and draft.link.role == "base" and original is not None and _own_phrase(row, draft):
        draft.period, draft.dated = original.period, original.dated
        return
    if dated is None:
        if original is not None and draft.link.role in ("joins", "change", "paren", "measure"):
            draft.period, draft.dated = original.period, original.dated
            if draft.period:
                draft.steps.append("period: that of the figure before")
        return
    nearer = _nearer(draft, dated, done)
    if nearer is not None:
        draft.period, draft.dated = nearer.period, nearer.dated
        draft.steps.append("period: that of a nearer figure of the same metric")
        return
    draft.dated = dated
    if _revises(scene, row, draft):
        _date_of_revision(scene, row, draft, dated)
        return
    prior = draft.link.role in ("prior", "base") or (original is not None and original.link.role in ("prior", "base"))
    head = original.period if original is not None and (prior or draft.link.role == "joins") else None
    if original is not None and draft.link.role == "joins" and original.link.role in ("prior", "base"):
        root = done.get(original.link.other) if original.link.other is not None else None
        told = root.period if root is not None else None
        head = told or scene.clock.inheritable() or head
    if head is None and prior:
        head = draft.period or scene.clock.last
    if head is None and dated.mention.anaphoric:
        earlier = earlier_levels(tuple(done.values()))
        near = [d.period for d in done.values() if d.period is not None and d.at not in earlier and d.at < dated.at]
        head = near[-1] if near else None
    if _had_been(row, draft):
        head = scene.clock.last or head
    draft.period = scene.clock.resolve(dated.mention, row, dated.at, head, comparison=prior)
    draft.steps.append(f"period: {draft.period.label} by rule {dated.rule!r} ({dated.mention.rule})")


_UNDATED = frozenset({QuantityKind.AGE, QuantityKind.DURATION, QuantityKind.RANK})


def inherit_period(scene: Scene, row: Row, draft: Draft, drafts: Sequence[Draft]) -> None:
    """Give a figure without a date the period of its section, where it is a flow or ratio told in the past."""
    if draft.link.role not in ("prior", "base") and draft.quantity.kind not in _UNDATED:
        earlier = earlier_levels(drafts)
        for other in drafts:
            alike = other.choice and draft.choice and other.choice.named.name == draft.choice.named.name
            if alike and other is not draft and other.period is not None and other.at not in earlier:
                draft.period = other.period
                draft.inferred.append("period")
                return
    period = scene.clock.inheritable()
    entry = draft.choice.named.entry if draft.choice else None
    if entry is not None and entry.name in _OF_THE_DAY:
        _date_of_day(scene, row, draft)
        return
    if period is None or draft.quantity.kind in _UNDATED or draft.link.role in ("prior", "base"):
        return
    kind = entry.kind if entry is not None else None
    if not draft.growth and kind not in ("flow", "ratio", "score"):
        return
    if tense_of(row, draft.at) is not Tense.PAST:
        return
    draft.period = period
    draft.inferred.append("period")
    draft.steps.append(f"period: {period.label} inherited within the section")


_OF_THE_DAY = frozenset({"share price", "index level", "exchange rate", "oil price", "bond yield"})
"""Metrics of markets: a report that tells no date means its own day."""


def _date_of_day(scene: Scene, row: Row, draft: Draft) -> None:
    """The day of the document for a move or level of the market told in the plain past."""
    verb = draft.link.verb
    first = row.items[verb].tokens[0].lower if verb is not None else ""
    if scene.today is None or first in lexicon.HAVE or not first:
        return
    if draft.link.role in ("prior", "base") or tense_of(row, draft.at) is not Tense.PAST:
        return
    draft.period = scene.today
    draft.inferred.append("period")
    draft.steps.append(f"period: {scene.today.label}, the day of the document")


def earlier_levels(drafts: Sequence[Draft]) -> frozenset[int]:
    """The positions of the figures that only say what was before, those coordinated with one of them included."""
    found: set[int] = set()
    for draft in drafts:
        if draft.link.role in ("prior", "base") or (draft.link.role == "joins" and draft.link.other in found):
            found.add(draft.at)
    return frozenset(found)


_AIMS = frozenset({"target", "goal", "aim", "objective"})


def _is_aim(row: Row, draft: Draft) -> bool:
    """Whether the noun that carries the figure is one of aim: "the goal for 2025 was 300,000"."""
    heads = [draft.choice.noun if draft.choice else None, draft.link.noun]
    if draft.link.verb is not None and draft.link.role in ("object", "measure"):
        heads.append(row.subject(draft.link.verb))
    return any(at is not None and item_noun(row.items[at]).head in _AIMS for at in heads)


_REVISING = frozenset(
    {"raise", "lower", "revise", "cut", "upgrade", "downgrade", "lift", "increase", "reduce", "adjust"}
)


def _revises(scene: Scene, row: Row, draft: Draft) -> bool:
    """ "By March it had been raised to 350,000": the date is that of the revision, the period that of the aim."""
    verb = draft.link.verb
    if verb is None or row.items[verb].lemma not in _REVISING or draft.growth or draft.dated is None:
        return False
    told = draft.choice is not None and draft.choice.rule == "metric of the sentence before"
    last = scene.recent[-1] if scene.recent else None
    if last is draft:
        last = scene.recent[-2] if len(scene.recent) > 1 else None
    aimed = last is not None and last.aim
    return told and aimed


def _date_of_revision(scene: Scene, row: Row, draft: Draft, dated: Dated) -> None:
    last = next(d for d in reversed(scene.recent) if d is not draft)
    draft.stated = scene.clock.resolve(dated.mention, row, dated.at, None).label
    draft.period, draft.aim = last.period, True
    draft.steps.append(f"period: that of the aim that is revised; stated: {draft.stated}")


def _nearer(draft: Draft, dated: Dated, done: dict[int, Draft]) -> Draft | None:
    """The figure of the same metric between a date on the left and this figure: its period is nearer."""
    if draft.choice is None or dated.at > draft.at or draft.link.role in ("prior", "base"):
        return None
    earlier = earlier_levels(tuple(done.values()))
    for other in reversed(done.values()):
        if other.at < dated.at or other.at in earlier:
            continue
        if other.period is not None and other.choice is not None and other.choice.named == draft.choice.named:
            return other
    return None


def _own_phrase(row: Row, draft: Draft) -> bool:
    """Whether a base of comparison is another's figure ("against 26,100 for the Merlin"): then the time is the same."""
    after = row.items[draft.at + 1 : draft.at + 3]
    return len(after) == 2 and after[0].lemma in ("for", "at", "from", "in") and after[1].kind == "np"


def _had_been(row: Row, draft: Draft) -> bool:
    """A level in the pluperfect is one before the period that the text speaks of."""
    verb = draft.link.verb
    past = verb is not None and row.items[verb].tokens[0].lower in ("had", "'d", "’d")
    return past and tense_of(row, draft.at) is not Tense.FUTURE


def _basis(scene: Scene, row: Row, draft: Draft) -> Basis:
    told = basis_of(row, draft.at)
    if told is not None:
        return told
    base = base_of(row, draft.at)
    if base is None:
        return Basis.CHANGE
    resolved = scene.clock.resolve(base, row, draft.at, draft.period, comparison=True)
    return basis_against(draft.period.label if draft.period else None, base, resolved.label)


def _has_own(draft: Draft, original: Draft, subject: Subject | None) -> bool:
    """Whether a figure that follows another has a subject of its own: "41 weeks for the Kestrel, 58 for the Merlin"."""
    if subject is None or subject.inferred:
        return False
    other_verb = draft.link.verb is not None and draft.link.verb != original.link.verb
    return subject.rule in ("phrase behind the figure", "name behind the subject", GAPPED) and (
        other_verb or subject.rule != "name behind the subject"
    )


def _own(scene: Scene, row: Row, draft: Draft, original: Draft | None) -> None:
    whose = Whose(scene.text, row, draft.at, draft.link, draft.choice, scene.names, scene.focus, scene.vocabulary)
    follows = draft.choice is not None and draft.choice.rule in ("figure before", "metric before")
    subject = draft.subject or choose_subject(whose)
    if follows and original is not None and original.subject is not None and not _has_own(draft, original, subject):
        subject = original.subject
    if subject is None and original is not None and draft.choice is not None and original.choice is not None:
        subject = original.subject if original.choice.named.name == draft.choice.named.name else None
    if subject is None or subject.rule == "topic":
        subject = _subject_of_metric_before(scene, draft) or _subject_of_sentence_before(scene, draft) or subject
    draft.subject = subject
    if subject is not None:
        draft.scope = subject.scope
        if subject.inferred:
            draft.inferred.append("subject")
        draft.steps.append(f"subject: {subject.text!r} by rule {subject.rule!r}")
    draft.scope = scope_of(scene.text, row, draft.at, draft.choice) or draft.scope
    draft.place = place_of(scene.text, row, draft.at, draft.choice, scene.names)


def _subject_of_metric_before(scene: Scene, draft: Draft) -> Subject | None:
    """The subject of the last figure of the same metric; a metric that anything may have (an age) tells nothing."""
    entry = draft.choice.named.entry if draft.choice is not None else None
    if draft.choice is None or entry is None or entry.kind == "size" or entry.name in ("duration", "age"):
        return None
    for last in reversed(scene.recent):
        if last is not draft and last.choice is not None and last.choice.named.name == draft.choice.named.name:
            found = last.subject
            return None if found is None else replace(found, rule="subject of the metric before", inferred=True)
    return None


def _subject_of_sentence_before(scene: Scene, draft: Draft) -> Subject | None:
    """The subject of the last figure of the sentence before: "Exports did even better: they grew 23 per cent"."""
    entry = draft.choice.named.entry if draft.choice else None
    last = scene.before[-1] if scene.before else None
    if last is None or last.subject is None or last.choice is None or entry is None or entry.kind != "flow":
        return None
    if last.choice.named.entry is None or last.choice.named.entry.kind != "flow" or last.subject.inferred:
        return None
    if not any(d.quantity.unit == draft.quantity.unit or _alike(d.quantity, draft.quantity) for d in scene.before):
        return None
    if last.subject.rule in ("topic", "person before the age") or last.subject.rule.startswith(
        "subject of the sentence"
    ):
        return None
    return replace(last.subject, rule="subject of the sentence before", inferred=True, scope=None)


def mentions_of(items: Sequence[Item]) -> list[PeriodMention]:
    """The periods of a sentence in order."""
    return [item.period for item in items if item.kind == "period" and item.period is not None]
