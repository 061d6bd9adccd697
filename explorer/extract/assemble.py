"""Claims of one sentence: each quantity with its metric, subject, period, basis and the rest."""

from __future__ import annotations

from dataclasses import replace

from explorer.extract.clauses import GAPPED, Link, Row
from explorer.extract.counting import is_of_them
from explorer.extract.dimensions import is_people
from explorer.extract.draft_periods import AIMS, basis, date, earlier_levels, inherit_period, is_aim
from explorer.extract.draft_units import (
    counts_a_thing,
    name_unit,
    take_unit,
    take_unit_of,
    unit_of_figure_before,
    unit_of_metric,
)
from explorer.extract.drafts import PERCENT, Draft, Scene
from explorer.extract.growth import growth_of
from explorer.extract.mentions import QuantityKind, QuantityMention
from explorer.extract.metric_naming import described
from explorer.extract.metric_owners import modifier_of_metric
from explorer.extract.metric_question import Naming, noun_chain
from explorer.extract.metric_subjects import moves
from explorer.extract.metric_words import WAYS, measured_thing
from explorer.extract.metrics import Choice, Question, choose
from explorer.extract.nouns import Named, item_noun, lookup, plain
from explorer.extract.phrases import Item
from explorer.extract.quantities.wordlists import word_set
from explorer.extract.scope import place_of, scope_of
from explorer.extract.signed import level_of_sign, take_level
from explorer.extract.subject_nouns import ARM, WHOLE
from explorer.extract.subjects import Subject, Whose, choose_subject, resolve_phrase
from explorer.model import Basis
from explorer.vocabulary.owners import Owner

__all__ = ["Draft", "Scene", "drafts_of", "earlier_levels", "inherit_period", "take_unit_of"]


_REMEMBERED = 5


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


_MANY = 50
_OLDEST = 120
_MODIFYING = frozenset({QuantityKind.MEASURE, QuantityKind.MONEY, QuantityKind.AGE, QuantityKind.DURATION})
_NAMED_BY_LENGTH = word_set(
    """bond bonds note notes bill bills gilt gilts bund bunds treasury treasuries yield yields swap swaps future futures
    loan mortgage mortgages maturity rate rates high highs low lows peak trough average averages mean period periods
    span window mark anniversary history record veteran past round day week month horizon moving forecast outlook plan
    view basis cycle copper aluminium aluminum zinc nickel tin lead libor euribor interbank delivery interval intervals
    stage run tenor auction paper debt security securities"""
)
"""Things that a length of time names or dates rather than measures: a 10-year bond, a six-week low."""


def _of_modifier(scene: Scene, row: Row, at: int, item: Item) -> list[Draft]:
    """The figure inside a noun phrase: "a 6.1-inch screen", "the 24-year-old driver", "a 2.3-tonne satellite"."""
    mention = item.modifier.quantity if item.modifier is not None else None
    magnitude = mention is not None and mention.unit == "magnitude"
    if mention is None or not (mention.kind in _MODIFYING or _is_many(mention) or magnitude):
        return []
    if mention.unit == "strong":
        mention = replace(mention, unit="person")
    if mention.kind is QuantityKind.DURATION and not _NAMED_BY_LENGTH.isdisjoint(t.lower for t in item.tokens):
        return []
    aged = mention.kind is QuantityKind.AGE
    own = "age" if aged else "magnitude" if magnitude else None
    named = Named(own, own, scene.vocabulary.metrics.by_name.get(own)) if own is not None else None
    named = named or plain(item_noun(item), scene.vocabulary.words)
    if named is None:
        return []
    if named.name.rpartition(" ")[2] in WAYS:
        named = Named("duration", "duration", scene.vocabulary.metrics.by_name.get("duration"))
    known = lookup(item_noun(item).core, scene.vocabulary.metrics, mention, False)
    if known is not None and known.entry is not None and known.entry.kind == "duration":
        named = known
    named = measured_thing(named, mention.kind, mention.unit)
    draft = Draft(mention, at, Link("modifier", verb=row.governor(at), noun=at))
    draft.choice = Choice(named, "modified noun", noun=at)
    draft.steps.append(f"figure: {mention.rule}, inside a noun phrase; metric: {named.name!r}")
    if aged:
        whose = Whose(scene.text, row, at, draft.link, draft.choice, scene.names, scene.focus, scene.vocabulary)
        draft.subject = resolve_phrase(whose, item.tokens, "phrase that it modifies")
    _own(scene, row, draft, None)
    return [draft]


def _is_years(mention: QuantityMention) -> bool:
    """Whether a bare number is an age in years: "their average age was 67"."""
    return mention.kind is QuantityKind.COUNT and mention.unit is None and mention.value <= _OLDEST


def _is_many(mention: QuantityMention) -> bool:
    """Whether a count inside a noun phrase is worth a claim: "a 27,400-seat stadium", not "a two-door car"."""
    return mention.kind is QuantityKind.COUNT and mention.noun is not None and mention.value >= _MANY


def _note_money(scene: Scene, mention: QuantityMention) -> None:
    if mention.kind is QuantityKind.MONEY and mention.unit is not None:
        scene.money.add(mention.unit.partition("/")[0])


def _describe(scene: Scene, row: Row, draft: Draft, choices: dict[int, Choice], done: dict[int, Draft]) -> None:
    quantity, at = draft.quantity, draft.at
    _note_money(scene, quantity)
    original = done.get(draft.link.other) if draft.link.other is not None else None
    if draft.link.role == "restates" and original is not None:
        _restate(draft, original, done)
        if draft.choice is not None:
            choices[at] = draft.choice
        return
    level = level_of_sign(scene.text, draft, done)
    if level is not None:
        take_level(draft, level)
        if draft.choice is not None:
            choices[at] = draft.choice
        return
    name_unit(scene, row, draft)
    _note_money(scene, draft.quantity)
    draft.growth = growth_of(row, at, scene.vocabulary.words)
    spoken = frozenset(scene.metrics)
    question = Question(row, draft.quantity, draft.growth, scene.vocabulary, choices, spoken, at, draft.link)
    draft.choice = choose(question)
    if draft.choice is not None and draft.choice.rule == "age" and quantity.kind is not QuantityKind.AGE:
        draft.quantity = replace(quantity, unit="year", kind=QuantityKind.AGE)
    elif draft.choice is not None and draft.choice.rule == "time of a race" and draft.quantity.unit is None:
        draft.quantity = replace(draft.quantity, unit="second", kind=QuantityKind.DURATION)
    elif draft.choice is not None and draft.choice.named.known == "age" and _is_years(draft.quantity):
        draft.quantity = replace(draft.quantity, unit="year", kind=QuantityKind.AGE)
    take_unit(draft, original)
    weak = draft.choice is None or draft.choice.rule in _WEAK_RULES
    told = _subject_told(scene, row, draft) if weak else None
    if told is not None:
        draft.choice = told
        draft.inferred.append("metric")
    elif weak and not _again(scene, row, draft) and _leans_on_last(scene, row, draft):
        _lean(scene, row, draft)
    draft.choice = described(question, draft.choice)
    unit_of_metric(scene, draft)
    unit_of_figure_before(scene, draft, done)
    draft.aim = is_aim(row, draft)
    if draft.choice is not None:
        choices[at] = draft.choice
        scene.recent = [*scene.recent[-_REMEMBERED:], draft]
        scene.metrics.add(draft.choice.named.name)
        scene.told.setdefault((draft.quantity.value, draft.quantity.unit), draft)
        draft.steps.append(f"metric: {draft.choice.named.name!r} by rule {draft.choice.rule!r}")
    if quantity.kind in PERCENT and draft.choice and draft.choice.named.entry and draft.choice.named.entry.growth:
        draft.steps.append("a rate of growth in itself")
    date(scene, row, draft, original, done)
    if draft.growth:
        draft.basis = basis(scene, row, draft, done)
        if (
            draft.basis is Basis.CHANGE
            and draft.link.role in ("prior", "base")
            and original is not None
            and original.basis
        ):
            draft.basis = original.basis
        draft.steps.append(f"basis: {draft.basis}")
    _own(scene, row, draft, original)


_WEAK_RULES = frozenset({"share", "dimension", "metric before", "general noun", "likeliest noun"})
"""Rules whose metric gives way to that of the sentence before, where the figure leans on it."""
_POINTING = frozenset({"the", "that", "those", "these", "this"})


def _again(scene: Scene, row: Row, draft: Draft) -> bool:
    """Take over the metric of the same figure told before, where the text points to it: "half of the $5 billion"."""
    last = scene.told.get((draft.quantity.value, draft.quantity.unit))
    pointing = row.items[draft.at].det.partition(" ")[0] in _POINTING
    if last is None or last.choice is None or not pointing or last.growth or draft.growth:
        return False
    draft.choice = Choice(last.choice.named, "same figure before")
    draft.subject = last.subject
    draft.inferred.append("metric")
    return True


def _subject_told(scene: Scene, row: Row, draft: Draft) -> Choice | None:
    """ "Exports hit a record. They grew 4 %": the known metric that the subject of the sentence before names."""
    verb = draft.link.verb
    subject = row.subject(verb) if verb is not None else None
    passed = scene.passed
    if passed is None or subject is None or row.items[subject].words() not in ("it", "they"):
        return None
    if verb is None or not moves(row.items[verb], scene.vocabulary.words):
        return None
    first = next((i for i, item in enumerate(passed.items) if item.kind == "verb" and item.finite), None)
    about = passed.subject(first) if first is not None else None
    if about is None or passed.items[about].kind != "np":
        return None
    naming = Naming(passed, draft.quantity, draft.growth, scene.vocabulary, {}, frozenset())
    choice = noun_chain(naming, about, must_know=True)
    return None if choice is None else Choice(choice.named, "metric of the sentence before")


def _leans_on_last(scene: Scene, row: Row, draft: Draft) -> bool:
    """Whether the figure is of a metric of the sentence before: "It was 33,000 in 2018", "One broker sees $10,500"."""
    if draft.link.role == "label" and draft.link.noun is not None:
        return item_noun(row.items[draft.link.noun]).proper
    changed = draft.link.noun if draft.link.role in ("of", "prior", "measure") else None
    moved_noun = item_noun(row.items[changed]).head if changed is not None and row.items[changed].kind == "np" else ""
    if moved_noun in scene.vocabulary.words.growth:
        return True
    if draft.link.verb is None or draft.link.role == "subject":
        return False
    if row.items[draft.at].det.startswith("another"):
        return True
    following = row.items[draft.at + 1].lemma if draft.at + 1 < len(row.items) else ""
    if draft.quantity.kind is QuantityKind.DURATION and following in ("since", "after", "before"):
        return False
    verb = row.items[draft.link.verb]
    if draft.link.role == "of" and draft.link.noun is not None:
        head = item_noun(row.items[draft.link.noun]).head
        return head in AIMS
    behind = row.items[draft.at + 1 : draft.at + 3]
    if len(behind) == 2 and behind[0].lemma == "as" and behind[1].kind == "np" and item_noun(behind[1]).head in AIMS:
        return True
    moved = draft.link.verb + 1
    if draft.link.role == "measure" and moved < draft.at and row.items[moved].words() in _LEANING:
        return True
    subject = row.subject(draft.link.verb)
    if subject is None or row.items[subject].kind != "np":
        return False
    words = scene.vocabulary.words
    if row.items[subject].words() in _LEANING:
        return True
    noun = item_noun(row.items[subject])
    summing = noun.head not in words.generic or noun.head in ("average", "mean", "median", "record")
    if noun.head in words.aims and summing and draft.quantity.kind is not QuantityKind.PERCENT:
        return True
    return verb.lemma in words.carriers and draft.quantity.kind is QuantityKind.MONEY


_LEANING = frozenset(
    {
        "it",
        "they",
        "them",
        "this",
        "that",
        "these",
        "those",
        "the figure",
        "the number",
        "the total",
        "the rate",
        "that figure",
    }
)


_OWN_NOUN = frozenset({"modified noun", "counted noun at last", "amount of a verb"})
"""Rules whose metric is only the noun beside its figure: no later figure is of it."""


def _alike(first: QuantityMention, second: QuantityMention) -> bool:
    """Whether two figures count alike: in one unit, or one of them in mere units."""
    if first.unit == second.unit:
        return True
    if None not in (first.unit, second.unit) and str(first.unit).split("/")[0] == str(second.unit).split("/")[0]:
        return True
    counts = first.kind is QuantityKind.COUNT and second.kind is QuantityKind.COUNT
    return counts and "unit" in (first.unit, second.unit)


def _acts(scene: Scene, row: Row, draft: Draft) -> bool:
    """Whether the clause has somebody of its own who does what the figure measures: "The founder gave 300,000"."""
    verb = draft.link.verb
    at = row.subject(verb) if verb is not None else None
    if verb is None or at is None or draft.link.role != "object":
        return False
    told = row.items[verb].lemma in scene.vocabulary.cues.say_verbs | {"see"}
    words, noun = scene.vocabulary.words, item_noun(row.items[at])
    return not told and row.items[at].words() not in _LEANING and noun.head not in words.aims | words.generic


_ASIDE = frozenset({"in", "at", "across", "within", "among", "over"})


def _is_aside(last: Draft, scene: Scene) -> bool:
    """Whether a figure of the sentence before only told where or among how many: "41 died in 16 countries"."""
    before = any(other is last for other in scene.before)
    return before and last.quantity.noun is not None and last.link.role == "measure" and last.link.word in _ASIDE


def _lean(scene: Scene, row: Row, draft: Draft) -> None:
    """Take over the metric of the last figure with the same unit."""
    mention = draft.quantity
    bare = mention.unit is None and mention.kind is QuantityKind.COUNT
    nearest = [*reversed(scene.recent)]
    for last in sorted(nearest, key=lambda last: _is_aside(last, scene)):
        same = _alike(last.quantity, mention) or (bare and last.quantity.kind not in PERCENT) or draft.growth
        if last.choice is None or not same or last.choice.rule in _OWN_NOUN:
            continue
        if bare and last.quantity.kind is QuantityKind.MONEY and counts_a_thing(draft, scene.text):
            return
        if bare:
            draft.quantity = replace(mention, unit=last.quantity.unit, kind=last.quantity.kind)
        draft.choice = Choice(last.choice.named, "metric of the sentence before")
        draft.subject = last.subject if _at_hand(scene, row, last) and not _acts(scene, row, draft) else None
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


def _has_own(draft: Draft, original: Draft, subject: Subject | None) -> bool:
    """Whether a figure that follows another has a subject of its own: "41 weeks for the Kestrel, 58 for the Merlin"."""
    if subject is None or subject.inferred:
        return False
    other_verb = draft.link.verb is not None and draft.link.verb != original.link.verb
    return subject.rule in (
        "phrase behind the figure",
        "owner of the figure",
        "name before the figure",
        ARM,
        "name behind the subject",
        GAPPED,
    ) and (other_verb or subject.rule != "name behind the subject")


def _own(scene: Scene, row: Row, draft: Draft, original: Draft | None) -> None:
    whose = Whose(scene.text, row, draft.at, draft.link, draft.choice, scene.names, scene.focus, scene.vocabulary)
    follows = draft.choice is not None and draft.choice.rule in ("figure before", "metric before")
    subject = draft.subject or choose_subject(whose)
    if follows and original is not None and original.subject is not None and not _has_own(draft, original, subject):
        subject = original.subject
    if subject is None and original is not None and draft.choice is not None and original.choice is not None:
        subject = original.subject if original.choice.named.name == draft.choice.named.name else None
    narrowed = modifier_of_metric(whose) if subject is not None and subject.rule == "topic" else None
    if subject is not None and narrowed is not None:
        subject = replace(subject, scope=narrowed.text)
    elif (subject is None and not _taken(row, draft)) or (subject is not None and subject.rule == "topic"):
        earlier = _subject_of_metric_before(scene, row, draft) or _subject_of_sentence_before(scene, row, draft)
        subject = earlier or subject or _subject_of_whole(scene, row, draft)
    draft.subject = subject
    if subject is not None:
        draft.scope = subject.scope
        if subject.inferred:
            draft.inferred.append("subject")
        draft.steps.append(f"subject: {subject.text!r} by rule {subject.rule!r}")
    draft.scope = scope_of(scene.text, row, draft.at, draft.choice) or draft.scope
    draft.place = place_of(scene.text, row, draft.at, draft.choice, scene.names)


def _taken(row: Row, draft: Draft) -> bool:
    """Whether the clause of a figure has a subject of its own, though nobody knows whom: "…, which gave 5 million"."""
    verb, metric = draft.link.verb, draft.choice.noun if draft.choice else None
    if verb is None or (metric is not None and metric < verb):
        return False
    before = row.items[verb - 1] if verb else None
    return before is not None and before.kind == "rel"


def _subject_of_metric_before(scene: Scene, row: Row, draft: Draft) -> Subject | None:
    """The subject of the last figure of the same metric; a metric that anything may have (an age) tells nothing."""
    entry = draft.choice.named.entry if draft.choice is not None else None
    if draft.choice is None or entry is None or entry.kind == "size" or entry.name in ("duration", "age"):
        return None
    for last in reversed(scene.recent):
        if last is not draft and last.choice is not None and last.choice.named.name == draft.choice.named.name:
            found = last.subject
            if found is None or not _passes_on(scene, row, draft, last):
                return None
            return replace(found, rule="subject of the metric before", inferred=True)
    return None


def _subject_of_whole(scene: Scene, row: Row, draft: Draft) -> Subject | None:
    """Whose "12 of them" are: those of the figure that they are part of."""
    if not is_of_them(row, draft.at):
        return None
    unit = draft.quantity.unit
    whole = next((o for o in reversed(scene.recent) if o is not draft and o.quantity.unit == unit), None)
    if whole is None or whole.subject is None or not _at_hand(scene, row, whole):
        return None
    return replace(whole.subject, rule="subject of the whole", inferred=True)


def _other_time(draft: Draft, last: Draft) -> bool:
    """Whether two figures are of different periods."""
    return draft.period is not None and last.period is not None and draft.period.label != last.period.label


def _passes_on(scene: Scene, row: Row, draft: Draft, last: Draft) -> bool:
    """Whether the next figure of a metric is likely of the same one: a happening's only within the sentence."""
    owner = scene.vocabulary.owners.get(last.choice.named.known if last.choice else "")
    name = last.subject.name if last.subject is not None else None
    if owner is Owner.HAPPENING:
        return last.quantity.start >= row.items[0].start
    if owner is Owner.ORGANISATION and name is not None and name.person:
        return False
    if last.subject is not None and last.subject.rule == WHOLE:
        return False
    if last.subject is not None and last.subject.name is None and not _at_hand(scene, row, last):
        return False
    return not is_people(draft.quantity.unit) or (_near(scene, row, last) and not _other_time(draft, last))


def _near(scene: Scene, row: Row, last: Draft) -> bool:
    """Whether the figure before is at hand: deaths told far apart may be of different events."""
    name = last.subject.name if last.subject is not None else None
    return (name is not None and name is scene.names.topic) or _at_hand(scene, row, last)


def _at_hand(scene: Scene, row: Row, last: Draft) -> bool:
    """Whether a figure stands in the same sentence or the one before."""
    return any(other is last for other in scene.before) or last.quantity.start >= row.items[0].start


_OF_WHOLE = word_set("global worldwide total overall group consolidated")


def _subject_of_sentence_before(scene: Scene, row: Row, draft: Draft) -> Subject | None:
    """The subject of the last figure of the sentence before: "Exports did even better: they grew 23 per cent"."""
    entry = draft.choice.named.entry if draft.choice else None
    last = scene.before[-1] if scene.before else None
    if any(item.kind == "np" and item.tokens[-1].tag == "PROPN" for item in row.items[: draft.at]):
        return None
    if last is None or last.subject is None or last.choice is None or entry is None or entry.kind != "flow":
        return None
    if last.choice.named.entry is None or last.choice.named.entry.kind != "flow" or last.subject.inferred:
        return None
    if scene.vocabulary.owners.get(entry.name) is Owner.HAPPENING:
        return None
    alike = any(d.quantity.unit == draft.quantity.unit or _alike(d.quantity, draft.quantity) for d in scene.before)
    owners = {scene.vocabulary.owners.get(name) for name in (entry.name, last.choice.named.known)}
    if not alike and (owners != {Owner.ORGANISATION} or last.subject.name is None):
        return None
    topic = scene.names.topic
    of_firm = scene.vocabulary.owners.get(entry.name) is Owner.ORGANISATION
    of_firm = of_firm and topic is not None and not (topic.person or topic.place)
    if of_firm and (last.subject.name is None or last.subject.name.place):
        return None  # "plants built 900 cars. Sales came to 1,200": those of the firm, not of its plants
    at = draft.choice.noun if draft.choice is not None else None
    if at is not None and not _OF_WHOLE.isdisjoint(token.lower for token in row.items[at].tokens):
        return None  # "Exports from Varland … Global production reached …"
    if last.subject.rule in ("topic", "person before the age") or last.subject.rule.startswith(
        "subject of the sentence"
    ):
        return None
    return replace(last.subject, rule="subject of the sentence before", inferred=True, scope=None)
