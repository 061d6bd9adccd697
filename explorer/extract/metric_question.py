"""What the metric rules may look at, what they answer, and how a noun phrase is walked to the metric it names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from explorer.extract import lexicon
from explorer.extract.clauses import Link, Row
from explorer.extract.counting import counted_tokens
from explorer.extract.dimensions import fits, is_people
from explorer.extract.mentions import QuantityKind, QuantityMention
from explorer.extract.nouns import Named, Noun, item_noun, lookup, noun_of, phrase_of, plain
from explorer.extract.phrases import Item
from explorer.extract.tokens import Token
from explorer.vocabulary.load import Vocabulary
from explorer.vocabulary.metrics import Metric, phrase_key


@dataclass(frozen=True, slots=True)
class Choice:
    """The metric of a quantity, and how it was found."""

    named: Named
    rule: str
    noun: int | None = None
    """The position of the noun phrase that names it, where one does."""
    subject: int | None = None
    """The position of the phrase that the rule takes for its subject."""
    verb: int | None = None


@dataclass(slots=True)
class Naming:
    """What the metric that a noun phrase names for a quantity depends on, wherever the quantity stands."""

    row: Row
    """The phrases of the sentence that may name it."""
    quantity: QuantityMention
    growth: bool
    vocabulary: Vocabulary
    earlier: dict[int, Choice]
    """The choices for quantities left of this one in the sentence."""
    spoken: frozenset[str]
    """The names of the metrics that the document told before."""

    def name(self, tokens: Sequence[Token], must_know: bool = False) -> Named | None:
        """The metric that tokens name; an unknown one by its own words unless `must_know`."""
        known = lookup(tokens, self.vocabulary.metrics, self.quantity, self.growth)
        if known is not None:
            entries = self.vocabulary.metrics.by_phrase.get(phrase_key(known.phrase), ())
            return self._as_before(self.as_spoken(known, entries))
        if must_know:
            return None
        noun = noun_of(tokens)
        named = None if noun.proper or noun.pronoun else plain(noun, self.vocabulary.words)
        return None if named is None else replace(named, name=self.vocabulary.counts.get(named.name, named.name))

    def as_spoken(self, known: Named, entries: Sequence[Metric]) -> Named:
        """For mere units, the metric that the document spoke of: sales of cars are deliveries where it counts those."""
        if not self.growth and (
            self.quantity.kind is not QuantityKind.COUNT or self.quantity.unit not in (None, "unit")
        ):
            return known
        spoken = (e for e in entries if e.name in self.spoken and fits(e, self.quantity, self.growth))
        entry = next(spoken, None)
        return known if entry is None else replace(known, name=entry.name, entry=entry)

    def _as_before(self, known: Named) -> Named:
        """A word that may stand for several metrics means the one that the sentence spoke of: sales, in money or units.

        A bare word for a kind of thing means the one named before, too: "margin" behind "gross margin".
        """
        entries = self.vocabulary.metrics.by_phrase.get(phrase_key(known.phrase), ())
        for choice in self.earlier.values():
            before = choice.named
            same = self.growth and any(entry.name == before.name for entry in entries)
            narrower = before.entry is not None and before.name.endswith(f" {known.name}")
            if same or (narrower and before.entry and fits(before.entry, self.quantity, self.growth)):
                return replace(before, phrase=known.phrase)
        return known


@dataclass(slots=True)
class Question(Naming):
    """All that the rules for one quantity may look at; it stands in the row."""

    q: int
    link: Link

    @property
    def item(self) -> Item:
        return self.row.items[self.q]

    @property
    def counted(self) -> tuple[Token, ...]:
        """The counted noun phrase of the quantity, without its own number; empty if there is none."""
        return tuple(counted_tokens(self.item))


Rule = Callable[[Question], Choice | None]


def noun_chain(question: Naming, at: int, must_know: bool = False) -> Choice | None:
    """The metric that the noun phrase at `at` names, walking "number of …", "increase in …" to what it is about."""
    choice = _walk(question, at, must_know)
    items, noun = question.row.items, item_noun(question.row.items[at])
    beside = at + 1 < len(items) and items[at + 1].lemma in ("to", "in", "for", "on")
    if choice is None and beside and len(noun.core) < 3 and noun.head in question.vocabulary.words.aims:
        known = question.name(noun.core, must_know=True)
        return Choice(known, "noun phrase", noun=at) if known is not None else None
    return choice


def _walk(question: Naming, at: int, must_know: bool) -> Choice | None:
    items, words = question.row.items, question.vocabulary.words
    steps, measure = 0, ""
    while at < len(items) and steps < 4:
        item = items[at]
        noun = item_noun(item)
        following = _prepositional(items, at)
        part = _part_of(question, at, following)
        if part is not None:
            return Choice(part, "noun phrase", noun=at)
        if following is not None and items[at + 1].lemma == "of":
            joined = (*noun.core, *items[at + 1].tokens, *item_noun(items[following]).core)
            known = question.name(joined, must_know=True)
            if known is not None and known.phrase.find(" of ") > 0:
                return Choice(known, "noun phrase", noun=at)
        head = lexicon.singular(noun.head)
        empty = bool({noun.head, head} & (words.growth | words.aims)) or noun.head in words.generic
        known = None if _is_name(noun) else question.name(noun.core, must_know=True)
        if noun.head == "earnings" and at + 2 < len(items) and items[at + 1].lemma == "from" and known is not None:
            known = _earned_from(known, items[at + 2])
        if known is None and noun.proper and noun.head in _INDICES:
            entry = question.vocabulary.metrics.by_name.get("index level")
            if entry is not None and fits(entry, question.quantity, question.growth):
                return Choice(Named(entry.name, noun.head, entry), "noun phrase", noun=at)
        if known is not None and noun.head in words.growth and " " not in known.phrase:
            known = None
        if known is not None and not (empty and len(noun.core) < 2 and following is not None):
            return Choice(known, "noun phrase", noun=at)
        if empty:
            inner = modifiers(question, noun)
            inner = None if inner is not None and inner.name in _SEASONS else inner
            if inner is not None and inner.entry is None and head in _MEASURES and noun.core[-2].tag == "NOUN":
                inner = Named(f"{inner.name} {head}", inner.phrase, None)
            if inner is not None:
                return Choice(inner, "noun phrase", noun=at)
            if following is None or (noun.head in words.generic and items[at + 1].lemma not in ("of", "in")):
                return None
            if items[at + 1].lemma == "of" and (known is not None or head in _MEASURES):
                measure = known.phrase if known is not None else head
            at, steps = following, steps + 1
            continue
        if noun.proper:
            common = _common_part(noun)
            known = question.name(common, must_know=True) if common else None
            if known is not None:
                return Choice(known, "noun phrase", noun=at)
        if must_know:
            return None
        named = None if noun.proper or noun.pronoun else plain(noun, words)
        if named is None and not measure and noun.proper:
            named = _acronym(question, noun)
        if named is not None and measure:
            named = Named(f"{named.name} {measure}", named.phrase, None)
        elif named is not None and steps and is_people(lexicon.singular(named.name)):
            named = Named(f"{named.name}{narrowed(items, at)}", named.phrase, None)
        return Choice(named, "noun phrase", noun=at) if named is not None else None
    return None


def _earned_from(known: Named, source: Item) -> Named:
    """ "earnings from tourism": what a trade brings in is nobody's profit."""
    noun = item_noun(source)
    if source.kind != "np" or noun.last_tag != "NOUN" or noun.pronoun:
        return known
    name = f"earnings from {phrase_of(noun)}"
    return Named(name, name, None)


_SEASONS = frozenset({"winter", "summer", "spring", "autumn"})
"""When a maximum or minimum was: no metric."""
_MEASURES = frozenset({"rate", "ratio", "level", "value", "volume", "size", "count", "share", "pace", "score"})
"""General nouns that a compound keeps: "pass rate", "water level"; a target or a record falls away."""
_PARTS = frozenset({"share", "proportion", "percentage"})


def _part_of(question: Naming, at: int, following: int | None) -> Named | None:
    """ "the share of postal votes": a share of what stands behind it, where no vocabulary knows the whole phrase."""
    items = question.row.items
    noun = item_noun(items[at])
    if following is None or items[at + 1].lemma != "of" or noun.head not in _PARTS or len(noun.core) > 1:
        return None
    whole = item_noun(items[following])
    if question.quantity.unit not in ("%", "percentage point") or whole.pronoun or whole.last_tag != "NOUN":
        return None
    joined = question.name((*noun.core, *items[at + 1].tokens, *whole.core), must_know=True)
    if joined is not None and " of " in joined.phrase:
        return joined
    told = f"{phrase_of(whole)}{narrowed(items, following)}"
    return Named(f"share of {told}", f"share of {told}", None)


NARROWING = frozenset({"with", "without", "in", "on", "under", "behind", "at", "aboard"})
"""Prepositions behind which a noun tells which people are meant."""


def narrowed(items: Sequence[Item], at: int) -> str:
    """ " with diabetes", " in work": what narrows the people of the phrase at `at`; empty where nothing does."""
    if at + 2 >= len(items) or items[at + 1].kind != "prep" or items[at + 1].lemma not in NARROWING:
        return ""
    noun = item_noun(items[at + 2])
    common = items[at + 2].kind == "np" and noun.last_tag == "NOUN" and not noun.pronoun
    if not common or (items[at + 1].lemma in ("in", "on", "at") and noun.definite):
        return ""
    return f" {items[at + 1].lemma} {phrase_of(noun)}"


def _acronym(question: Naming, noun: Noun) -> Named | None:
    """ "the average HbA1c was 8.5 %": a short name of a measure, told as one by an adjective before it."""
    last = noun.core[-1].text
    short = len(last) <= 6 and sum(letter.isupper() for letter in last) > 1
    told = len(noun.core) > 1 and noun.core[0].lower in ("average", "mean", "median", "total", "typical", "normal")
    return Named(last, last, None) if short and told and not question.growth else None


_INDICES = frozenset({"index", "average", "composite"})
"""Last words of the names of stock market indices."""


def _is_name(noun: Noun) -> bool:
    """Whether a phrase is a name of several words ("the Federal Reserve"), whose last word names no metric."""
    if not noun.proper or len(noun.core) < 2:
        return False
    last, before = noun.core[-1].text, noun.core[-2]
    return before.tag == "PROPN" and before.text[0].isupper() and last[0].isupper() and last[1:].islower()


def _common_part(noun: Noun) -> Sequence[Token]:
    """The common noun in front of a name: "river" in "the river Aine"."""
    core = noun.core
    while core and core[-1].tag == "PROPN":
        core = core[:-1]
    return core if core and core[-1].tag == "NOUN" else ()


def modifiers(question: Naming, noun: Noun) -> Named | None:
    """The metric inside "sales goal", "delivery target", "price increase"."""
    inner = noun.core[:-1]
    while inner and (inner[-1].tag not in ("NOUN", "PROPN") or inner[-1].lower.endswith(TERMS)):
        inner = inner[:-1]
    if not inner:
        return None
    known = question.name(inner, must_know=True)
    if known is not None:
        return known
    return plain(Noun((), inner, False), question.vocabulary.words) if inner[-1].tag == "NOUN" else None


TERMS = ("-year", "-month", "-week", "-day", "-quarter", "-term", "-time")
"""Ends of compounds that say for how long a target holds: "full-year", "long-term"."""


def _prepositional(items: Sequence[Item], at: int) -> int | None:
    """The noun phrase behind "of", "in", "for" that follows the phrase at `at`."""
    i = at + 1
    if i + 1 < len(items) and items[i].kind == "prep" and items[i].lemma in ("of", "in", "for", "to", "on"):
        j = i + 1
        while j < len(items) and items[j].kind == "adv":
            j += 1
        if j < len(items) and items[j].kind == "np":
            return j
    return None


def verb_metric(question: Question, verb: Item, table: str = "by_verb") -> Named | None:
    metrics = question.vocabulary.metrics
    lookup_table = metrics.by_verb if table == "by_verb" else metrics.by_subject_verb
    money = question.quantity.kind is QuantityKind.MONEY
    behind = question.link.word if question.link.role == "measure" and money else ""
    if question.item.det.endswith("dead"):
        behind = "dead"
    keys = [f"{verb.lemma} {word}" for word in (verb.particle, behind) if word]
    object_ = question.row.items[question.q - 2].words() if question.link.role == "of" and question.q > 1 else ""
    if object_:
        keys.append(f"{verb.lemma} {object_} {question.link.word}")
    for key in keys if verb.particle in _OTHER_VERB else (*keys, verb.lemma):
        entries = lookup_table.get(key, ())
        if len(entries) > 1 and question.quantity.kind is QuantityKind.COUNT and question.quantity.unit is None:
            entries = tuple(sorted(entries, key=lambda entry: "count" not in entry.units))
        for entry in entries:
            if verb.lemma in _LIGHT and question.counted and not _expressly(entry, question):
                continue
            if verb.lemma in _TAKING and _of_stuff(question):
                continue
            if fits(entry, question.quantity, growth=False):
                return question.as_spoken(Named(entry.name, key, entry), lookup_table[key])
    return None


def _expressly(entry: Metric, question: Question) -> bool:
    """Whether the vocabulary names the unit of a count for a metric, or counts people by it."""
    unit = question.quantity.unit or ""
    if question.quantity.kind is not QuantityKind.COUNT or unit in entry.units:
        return True
    return unit in question.vocabulary.words.units or (is_people(unit) and "person" in entry.units)


def _of_stuff(question: Question) -> bool:
    """Whether a measure is of something that the sentence names: "holds 40 tonnes of carbon" is no capacity."""
    items, i = question.row.items, question.q + 1
    return i + 1 < len(items) and items[i].lemma == "of" and question.quantity.kind is QuantityKind.MEASURE


_LIGHT = frozenset({"make", "take", "give", "hold", "build"})
"""Verbs that say little of what is counted: "made 27 proposals" is no output."""
_TAKING = frozenset({"hold", "use"})
"""Verbs that take any stuff, whatever metric they stand for alone."""
_OTHER_VERB = frozenset({"off", "away", "out"})
"""Particles that make another verb: shots fired off are no workers fired."""
_APART = frozenset({"before", "after", "excluding", "including", "without", "on", "against", "over", "to"})
"""Prepositions behind which a noun only narrows what stands before: "earnings before tax of 5 million"."""


def chain_left(question: Question, at: int, must_know: bool) -> Choice | None:
    """Name the metric from the head of the noun chain that ends at `at`: "the cost of the plant of 5 million"."""
    items = question.row.items
    apart = at > 1 and items[at - 1].lemma in _APART and items[at - 2].kind == "np"
    if apart and items[at - 1].lemma in ("before", "after") and items[at].tokens[0].tag == "DET":
        apart = False
    if at > 1 and items[at - 1].lemma == "per" and items[at - 2].kind == "np":
        joined = (*item_noun(items[at - 2]).core, *items[at - 1].tokens, *item_noun(items[at]).core)
        known = question.name(joined, must_know=True)
        return Choice(known, "noun phrase", noun=at - 2) if known else noun_chain(question, at - 2, must_know)
    head = question.row.head_of_chain(at - 2 if apart else at)
    for position in dict.fromkeys((at - 2, head, at) if apart else (at, head)):
        if position is None or items[position].kind != "np":
            continue
        choice = noun_chain(question, position, must_know=True)
        if choice is not None:
            return choice
    if must_know:
        return None
    return noun_chain(question, at)


def counted_before(question: Question) -> str | None:
    for item in reversed(question.row.items[: question.q]):
        if item.kind == "quantity" and item.quantity is not None and item.quantity.noun is not None:
            noun = item.quantity.noun
            return " ".join(t.lower for t in item.tokens if t.start >= noun.start and t.end <= noun.end)
    return None


def behind_brackets(items: Sequence[Item], i: int) -> int:
    """The first position at or behind `i` that is not inside brackets: figures in another unit stand in them."""
    while i < len(items) and items[i].kind == "mark" and items[i].lemma == "(":
        while i < len(items) and not (items[i].kind == "mark" and items[i].lemma == ")"):
            i += 1
        i += 1
    return i


def is_participle(verb: Item) -> bool:
    """Whether a verb stands alone in its past form ("received" in "the money received by") or behind "being"."""
    if len(verb.tokens) == 2 and verb.tokens[0].lower == "being":
        return verb.passive
    return len(verb.tokens) == 1 and lexicon.VERB_KINDS.get(verb.tokens[0].lower, "past") == "past"
