"""Which metric a quantity is of: ordered rules, each with a name, over the phrases of the sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from explorer.extract import lexicon
from explorer.extract.clauses import Link, Row
from explorer.extract.counting import counted_tokens
from explorer.extract.dimensions import fits, is_people, unit_class
from explorer.extract.mentions import QuantityKind, QuantityMention
from explorer.extract.nouns import Named, Noun, item_noun, lookup, noun_of, plain
from explorer.extract.phrases import Item
from explorer.extract.tokens import Token
from explorer.vocabulary.load import Vocabulary
from explorer.vocabulary.metrics import phrase_key


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
class Question:
    """All that the rules for one quantity may look at."""

    row: Row
    q: int
    growth: bool
    vocabulary: Vocabulary
    earlier: dict[int, Choice]
    """The choices for quantities left of this one in the sentence."""
    link: Link

    @property
    def item(self) -> Item:
        return self.row.items[self.q]

    @property
    def quantity(self) -> QuantityMention:
        quantity = self.item.quantity
        assert quantity is not None
        return quantity

    @property
    def counted(self) -> tuple[Token, ...]:
        """The counted noun phrase of the quantity, without its own number; empty if there is none."""
        return tuple(counted_tokens(self.item))

    def name(self, tokens: Sequence[Token], must_know: bool = False) -> Named | None:
        """The metric that tokens name; an unknown one by its own words unless `must_know`."""
        known = lookup(tokens, self.vocabulary.metrics, self.quantity, self.growth)
        if known is not None:
            return self._as_before(known)
        if must_know:
            return None
        noun = noun_of(tokens)
        named = None if noun.proper or noun.pronoun else plain(noun, self.vocabulary.words)
        return None if named is None else replace(named, name=self.vocabulary.counts.get(named.name, named.name))

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


Rule = Callable[[Question], Choice | None]


def choose(question: Question) -> Choice | None:
    """The metric by the first rule that knows one; None if none does."""
    for rule in _RULES:
        choice = rule(question)
        if choice is not None:
            return choice
    return None


def _restated(question: Question) -> Choice | None:
    link = question.link
    if link.role == "restates" and link.other in question.earlier:
        return question.earlier[link.other]
    return None


def _noun_chain(question: Question, at: int, must_know: bool = False) -> Choice | None:
    """The metric that the noun phrase at `at` names, walking "number of …", "increase in …" to what it is about."""
    items, words = question.row.items, question.vocabulary.words
    steps = 0
    while at < len(items) and steps < 4:
        item = items[at]
        noun = item_noun(item)
        following = _prepositional(items, at)
        if following is not None and items[at + 1].lemma == "of":
            joined = (*noun.core, *items[at + 1].tokens, *item_noun(items[following]).core)
            known = question.name(joined, must_know=True)
            if known is not None and known.phrase.find(" of ") > 0:
                return Choice(known, "noun phrase", noun=at)
        empty = noun.head in words.growth or noun.head in words.aims or noun.head in words.generic
        known = question.name(noun.core, must_know=True)
        if known is not None and noun.head in words.growth and " " not in known.phrase:
            known = None
        if known is not None and not (empty and len(noun.core) < 2 and following is not None):
            return Choice(known, "noun phrase", noun=at)
        if empty:
            inner = _modifiers(question, noun)
            if inner is not None:
                return Choice(inner, "noun phrase", noun=at)
            if following is None or (noun.head in words.generic and items[at + 1].lemma not in ("of", "in")):
                return None
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
        return Choice(named, "noun phrase", noun=at) if named is not None else None
    return None


def _common_part(noun: Noun) -> Sequence[Token]:
    """The common noun in front of a name: "river" in "the river Aine"."""
    core = noun.core
    while core and core[-1].tag == "PROPN":
        core = core[:-1]
    return core if core and core[-1].tag == "NOUN" else ()


def _modifiers(question: Question, noun: Noun) -> Named | None:
    """The metric inside "sales goal", "delivery target", "price increase"."""
    inner = noun.core[:-1]
    while inner and inner[-1].tag not in ("NOUN", "PROPN"):
        inner = inner[:-1]
    if not inner:
        return None
    known = question.name(inner, must_know=True)
    if known is not None:
        return known
    return plain(Noun((), inner, False), question.vocabulary.words) if inner[-1].tag == "NOUN" else None


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


def _growth_noun(question: Question) -> Choice | None:
    """ "a 30 per cent jump in revenue", "an increase of 5 % in prices"."""
    items, words = question.row.items, question.vocabulary.words
    at: int | None = None
    right = question.q + 1
    if question.link.role in ("of", "whole") and question.link.noun is not None:
        noun = item_noun(items[question.link.noun])
        if noun.head in words.growth:
            at = question.link.noun
    behind = at is None and right < len(items) and items[right].kind == "np" and not question.counted
    if behind and item_noun(items[right]).head in words.growth:
        at = right
    if at is None:
        return _more_of(question)
    noun = item_noun(items[at])
    inner = _modifiers(question, noun)
    if inner is not None and (inner.entry is not None or noun.core[-2].tag == "NOUN"):
        return Choice(inner, "change of a noun", noun=at)
    for start in (at, question.q):
        i = start + 1
        if (
            i + 1 < len(items)
            and items[i].kind == "prep"
            and items[i].lemma in ("in", "of")
            and items[i + 1].kind == "np"
        ):
            choice = _noun_chain(question, i + 1)
            if choice is not None:
                return Choice(choice.named, "increase in", noun=i + 1)
    named = question.name(question.counted) if question.counted else None
    return Choice(named, "increase of a counted noun") if named else None


def _more_of(question: Question) -> Choice | None:
    """ "40 % less energy", "7.5 % more pay"."""
    items, i = question.row.items, question.q + 1
    if not question.growth or i >= len(items) or items[i].kind != "np" or len(items[i].tokens) < 2:
        return None
    if items[i].tokens[0].lower not in ("more", "less", "fewer"):
        return None
    named = question.name(items[i].tokens[1:])
    return Choice(named, "more of a noun", noun=i) if named else None


def _in_noun(question: Question) -> Choice | None:
    """ "$4 million in revenue", "250 million euros in emergency aid"."""
    kind = question.quantity.kind
    if kind not in (QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE, QuantityKind.DURATION):
        return None
    items, i = question.row.items, question.q + 1
    i = _skip_brackets(items, i)
    if (
        i + 1 >= len(items)
        or items[i].kind != "prep"
        or items[i].lemma not in ("in", "of", "worth")
        or items[i + 1].kind != "np"
    ):
        return None
    if items[i].lemma == "in" and kind is QuantityKind.COUNT:
        return None
    if items[i].lemma == "of" and question.quantity.kind is QuantityKind.COUNT and question.counted:
        return None
    noun = item_noun(items[i + 1])
    if noun.proper or (noun.definite and items[i].lemma == "in"):
        return None
    choice = _noun_chain(question, i + 1, must_know=question.quantity.kind is not QuantityKind.MONEY)
    return Choice(choice.named, f"{items[i].lemma} a noun", noun=i + 1) if choice else None


def _skip_brackets(items: Sequence[Item], i: int) -> int:
    while i < len(items) and items[i].kind == "mark" and items[i].lemma == "(":
        while i < len(items) and not (items[i].kind == "mark" and items[i].lemma == ")"):
            i += 1
        i += 1
    if (
        i + 2 < len(items)
        and items[i].kind == "comma"
        and items[i + 1].kind == "conj"
        and items[i + 2].kind == "quantity"
    ):
        i += 3
        if i < len(items) and items[i].kind == "comma":
            i += 1
    return i


def _modified(question: Question) -> Choice | None:
    """ "an $85 million fine", "last year's 15 per cent margin"."""
    items, right = question.row.items, question.q + 1
    if (
        question.counted
        or right >= len(items)
        or items[right].kind != "np"
        or items[right].start - question.item.end > 2
    ):
        return None
    noun = item_noun(items[right])
    if noun.pronoun or not noun.core or items[right].tokens[0].tag in ("DET", "PRON"):
        return None
    if noun.core[-1].tag not in ("NOUN", "PROPN"):
        return None
    if noun.core[0].lower in ("more", "less", "fewer"):
        return None
    choice = _noun_chain(question, right)
    return Choice(choice.named, "modified noun", noun=right) if choice else None


def _verb_metric(question: Question, verb: Item, table: str = "by_verb") -> Named | None:
    metrics = question.vocabulary.metrics
    lookup_table = metrics.by_verb if table == "by_verb" else metrics.by_subject_verb
    for key in ((f"{verb.lemma} {verb.particle}",) if verb.particle else ()) + (verb.lemma,):
        for entry in lookup_table.get(key, ()):
            if fits(entry, question.quantity, growth=False):
                return Named(entry.name, key, entry)
    return None


def _counted_by_verb(question: Question) -> Choice | None:
    """ "delivered 81,302 cars", "killed at least 37 people", "orders for 20 ships were placed"."""
    if question.quantity.kind not in (QuantityKind.COUNT, QuantityKind.MEASURE, QuantityKind.RATE, QuantityKind.SCORE):
        return None
    if question.growth:
        return None
    link, items = question.link, question.row.items
    if link.role in ("object", "joins", "label", "base") and link.verb is not None:
        named = _verb_metric(question, items[link.verb])
        if named is not None and not _names_other(question, named):
            return Choice(named, "counted noun of a verb", verb=link.verb)
    if link.role == "subject" and link.verb is not None:
        verb = items[link.verb]
        named = _verb_metric(question, verb, "by_subject_verb") or (
            _verb_metric(question, verb) if verb.passive else None
        )
        if named is not None and not _names_other(question, named):
            return Choice(named, "counted noun before a verb", verb=link.verb)
    after = question.q + 1
    if after < len(items) and items[after].kind == "verb" and not items[after].finite:
        named = _verb_metric(question, items[after])
        if named is not None:
            return Choice(named, "counted noun before a participle", verb=after)
    closed = after + 1 >= len(items) or items[after + 1].kind in ("prep", "period", "mark", "comma")
    if closed and after < len(items) and items[after].kind == "verb" and _is_participle(items[after]):
        named = _verb_metric(question, items[after])
        if named is not None and not _names_other(question, named):
            return Choice(named, "counted noun before a participle", verb=after)
    return None


def _is_participle(verb: Item) -> bool:
    return len(verb.tokens) == 1 and lexicon.VERB_KINDS.get(verb.tokens[0].lower, "past") == "past"


def _names_other(question: Question, named: Named) -> bool:
    """Whether the counted noun is itself a metric that the verb only carries ("received 200,000 orders")."""
    counted = question.name(question.counted, must_know=True) if question.counted else None
    if counted is None or counted.entry is None or counted.name == named.name:
        return False
    return counted.entry.kind in ("flow", "score") and named.entry is not None and "count" in named.entry.units


def _growth_of_noun(question: Question) -> Choice | None:
    """ "lost 5.8 % of their ice": a change of what stands behind "of"."""
    if not question.growth or question.quantity.kind is not QuantityKind.PERCENT:
        return None
    items, i = question.row.items, question.q + 1
    if i + 1 < len(items) and items[i].kind == "prep" and items[i].lemma == "of" and items[i + 1].kind == "np":
        choice = _noun_chain(question, i + 1)
        return Choice(choice.named, "change of a noun", noun=i + 1) if choice else None
    return None


def _score(question: Question) -> Choice | None:
    """ "beat Rovers 3-1"."""
    if question.quantity.kind is not QuantityKind.SCORE:
        return None
    return Choice(
        Named("score", "score", question.vocabulary.metrics.by_name.get("score")), "score", verb=question.link.verb
    )


def _of_what(question: Question) -> Choice | None:
    """ "63 kilometres of ditches", "410,000 m³ of soil": a measured thing."""
    if question.quantity.kind is not QuantityKind.MEASURE or question.growth:
        return None
    items, i = question.row.items, question.q + 1
    if i + 1 < len(items) and items[i].kind == "prep" and items[i].lemma == "of" and items[i + 1].kind == "np":
        noun = item_noun(items[i + 1])
        named = None if noun.proper or noun.pronoun else plain(noun, question.vocabulary.words)
        return Choice(named, "measured noun") if named else None
    return None


def _counted(question: Question) -> Choice | None:
    """ "200,000 orders": the counted noun is a metric of its own."""
    if not question.counted or question.quantity.kind not in (QuantityKind.COUNT, QuantityKind.RATE):
        return None
    if question.growth:
        return None
    noun = noun_of(question.counted)
    if noun.head and lexicon.singular(noun.head) in question.vocabulary.words.units:
        return None
    known = question.name(question.counted, must_know=True)
    return Choice(known, "counted noun", noun=None) if known else None


def _of_noun(question: Question) -> Choice | None:
    """ "a profit of 113 million", "with unemployment at 5 %", "revenue (4 million)", "Capacity: 1,100 tonnes"."""
    link = question.link
    if link.role not in ("of", "label", "paren", "apposition") or link.noun is None:
        return None
    if link.role == "paren" and link.other is not None:
        return None
    rule = {"of": "noun of figure", "label": "label", "paren": "noun in front of brackets"}.get(link.role, "apposition")
    if link.word == "at" and link.verb is not None and link.verb == link.noun - 1:
        named = _verb_metric(question, question.row.items[link.verb])
        if named is not None:
            return Choice(named, "verb and its object", verb=link.verb)
    known_only = link.role in ("apposition", "paren") or (link.role == "of" and bool(question.counted))
    choice = _chain_left(question, link.noun, known_only)
    return Choice(choice.named, rule, noun=choice.noun) if choice else None


def _chain_left(question: Question, at: int, must_know: bool) -> Choice | None:
    """Name the metric from the head of the noun chain that ends at `at`: "the cost of the plant of 5 million"."""
    head = question.row.head_of_chain(at)
    for position in dict.fromkeys((at, head)):
        if position is None:
            continue
        choice = _noun_chain(question, position, must_know=True)
        if choice is not None:
            return choice
    if must_know:
        return None
    return _noun_chain(question, at)


def _verb_object(question: Question) -> Choice | None:
    """ "cut its key rate by 50 basis points", "bringing the death toll to 64", "put the damage at 5 million"."""
    link, items = question.link, question.row.items
    if link.verb is None or link.role not in ("measure", "change", "prior", "object", "base"):
        return None
    i = link.verb + 1
    while i < len(items) and items[i].kind == "adv":
        i += 1
    if i >= question.q or items[i].kind != "np" or items[link.verb].passive:
        return None
    if items[i].tokens[0].tag == "PRON":
        return None
    if link.role == "object" and link.noun == i:
        named = _verb_metric(question, items[link.verb])
        if named is not None:
            return Choice(named, "verb with two objects", verb=link.verb)
    choice = _noun_chain(question, i)
    return Choice(choice.named, "object of the verb", noun=i, verb=link.verb) if choice else None


def _subject_metric(question: Question, must_know: bool) -> Choice | None:
    link, items = question.link, question.row.items
    if link.verb is None or link.role == "subject":
        return None
    subject = question.row.subject(link.verb)
    if subject is None or items[subject].kind != "np":
        return None
    if items[subject].words() in ("it", "they"):
        return _pronoun_metric(question, link.verb)
    choice = _noun_chain(question, subject, must_know)
    return Choice(choice.named, "subject of the verb", noun=choice.noun, verb=link.verb) if choice else None


def _pronoun_metric(question: Question, verb: int) -> Choice | None:
    """ "Exports did better: they grew 23 per cent": the metric that is the subject of the clause before."""
    items = question.row.items
    for before in range(verb - 1, -1, -1):
        if items[before].kind == "verb" and items[before].finite:
            subject = question.row.subject(before)
            if subject is None or items[subject].kind != "np" or item_noun(items[subject]).proper:
                return None
            choice = _noun_chain(question, subject, must_know=True)
            return Choice(choice.named, "subject of the clause before", noun=subject) if choice else None
    return None


def _known_subject(question: Question) -> Choice | None:
    """ "Revenue rose 14 %", "unemployment is 4.1 %"."""
    verb = question.row.items[question.link.verb] if question.link.verb is not None else None
    words = question.vocabulary.words
    if verb is None or not (_moves(verb, question) or verb.lemma in words.reaching):
        return None
    return _subject_metric(question, must_know=True)


def _moves(verb: Item, question: Question) -> bool:
    words = question.vocabulary.words
    return verb.lemma in words.rising or verb.lemma in words.falling


def _plain_subject(question: Question) -> Choice | None:
    """The subject of a verb of change or level, by its own words."""
    verb = question.row.items[question.link.verb] if question.link.verb is not None else None
    if verb is None or (question.counted and question.quantity.kind is QuantityKind.COUNT):
        return None
    if question.quantity.kind is QuantityKind.DURATION and question.link.word in _AROUND:
        return None
    words = question.vocabulary.words
    if not (_moves(verb, question) or verb.lemma in words.reaching):
        return None
    if (
        question.quantity.kind is QuantityKind.MEASURE
        and not question.growth
        and unit_class(question.quantity.unit) in _DIMENSIONS
    ):
        return None
    return _subject_metric(question, must_know=False)


def _verb_alone(question: Question) -> Choice | None:
    """ "earned 3 billion", "costs $1.90", "weighs 2,150 kg", "valued at $5m"."""
    link, items = question.link, question.row.items
    if link.verb is None or question.growth or link.role == "subject":
        return None
    verb = items[link.verb]
    if link.role == "measure" and link.word in _AROUND and link.word != verb.particle:
        return None
    named = _verb_metric(question, verb)
    return Choice(named, "verb", verb=link.verb) if named else None


_AROUND = frozenset({"in", "after", "before", "within", "on", "during", "over", "with", "through", "into"})


def _worth(question: Question) -> Choice | None:
    """ "a contract worth 850 million"."""
    before = question.row.items[question.q - 1] if question.q else None
    if before is None or (before.words() != "worth" and not before.words().endswith(" worth")):
        return None
    metrics = question.vocabulary.metrics
    for entry in metrics.by_verb.get("worth", ()):
        if fits(entry, question.quantity, False):
            return Choice(Named(entry.name, "worth", entry), "worth", noun=question.row.head_of_chain(question.q - 1))
    return None


def _joined(question: Question) -> Choice | None:
    """Coordination and chains: what the figure before is of."""
    link = question.link
    if link.other is None or link.other not in question.earlier:
        return None
    earlier = question.earlier[link.other]
    other = question.row.items[link.other].quantity
    if other is None or (question.growth and link.role in ("change", "object", "joins", "paren", "base")):
        return Choice(earlier.named, "figure before", noun=earlier.noun, subject=earlier.subject, verb=earlier.verb)
    same = other.kind is question.quantity.kind or (other.unit == question.quantity.unit)
    if not same and link.role not in ("measure", "prior", "base"):
        return None
    if earlier.named.entry is not None and not fits(earlier.named.entry, question.quantity, question.growth):
        return None
    return Choice(earlier.named, "figure before", noun=earlier.noun, subject=earlier.subject, verb=earlier.verb)


def _plain_counted(question: Question) -> Choice | None:
    """A counted noun outside the vocabulary."""
    if not question.counted or (question.growth and question.quantity.kind is not QuantityKind.COUNT):
        return None
    noun = noun_of(question.counted)
    if noun.head and lexicon.singular(noun.head) in question.vocabulary.words.units:
        return None
    named = plain(noun, question.vocabulary.words) if not noun.proper else None
    if named is None and noun.core:
        named = Named(lexicon.singular(noun.core[-1].lower), noun.core[-1].lower, None)
    return Choice(named, "counted noun") if named else None


def _last_object(question: Question) -> Choice | None:
    """A carrying verb's object or subject by its own words; for money without any other hint, the object's noun."""
    choice = _subject_metric(question, must_know=True)
    if choice is not None:
        return choice
    link = question.link
    if link.role in ("apposition", "paren") and link.noun is not None and link.other is None:
        return _noun_chain(question, link.noun)
    return None


def _nearest_before(question: Question) -> Choice | None:
    """The last metric of the sentence that the figure may be of."""
    for position in sorted(question.earlier, reverse=True):
        earlier = question.earlier[position]
        entry = earlier.named.entry
        other = question.row.items[position].quantity
        same = other is not None and other.unit == question.quantity.unit and question.quantity.unit is not None
        if (question.growth or same) and (entry is None or fits(entry, question.quantity, question.growth)):
            return Choice(earlier.named, "metric before", noun=earlier.noun, subject=earlier.subject, verb=earlier.verb)
    return None


def _share_of(question: Question) -> Choice | None:
    """ "70 % of the parts", "57 percent feared": the share of what."""
    if question.quantity.kind is not QuantityKind.PERCENT or question.growth or question.quantity.unit != "%":
        return None
    items, i = question.row.items, question.q + 1
    if i + 1 < len(items) and items[i].kind == "prep" and items[i].lemma == "of" and items[i + 1].kind == "np":
        noun = item_noun(items[i + 1])
        whole = _counted_before(question) if noun.pronoun in ("them", "those", "these") else None
        if whole is not None:
            return Choice(Named(f"share of {whole}", whole, None), "share of those counted")
        if noun.core and not noun.pronoun:
            known = lookup(noun.core, question.vocabulary.metrics, question.quantity, False)
            if known is not None and known.entry is not None and known.entry.kind == "ratio":
                return Choice(known, "share of", noun=i + 1)
            words = " ".join(t.lower if t.tag != "PROPN" else t.text for t in noun.core[-3:])
            return Choice(Named(f"share of {words}", f"of {words}", None), "share of", noun=None)
        return None
    if question.link.role in ("subject", "joins") and question.link.verb is not None:
        whole = _counted_before(question)
        if whole is not None:
            return Choice(Named(f"share of {whole}", whole, None), "share of those counted", verb=question.link.verb)
    return None


def _plain_share(question: Question) -> Choice | None:
    """A percentage of which nothing else is known is a share of something."""
    if question.quantity.kind is not QuantityKind.PERCENT or question.growth or question.quantity.unit != "%":
        return None
    return Choice(Named("share", "share", question.vocabulary.metrics.by_name.get("share")), "share")


def _counted_before(question: Question) -> str | None:
    for item in reversed(question.row.items[: question.q]):
        if item.kind == "quantity" and item.quantity is not None and item.quantity.noun is not None:
            noun = item.quantity.noun
            return " ".join(t.lower for t in item.tokens if t.start >= noun.start and t.end <= noun.end)
    return None


def _people(question: Question) -> Choice | None:
    """A counted noun that says little ("people", "cars") is better than nothing."""
    unit = question.quantity.unit or ""
    if question.quantity.kind is QuantityKind.RATE and unit_class(unit.split("/")[0]) is None and unit[:1].islower():
        return Choice(Named(unit.split("/")[0], unit, None), "counted noun of a rate")
    if not question.counted or question.growth or question.quantity.kind is not QuantityKind.COUNT:
        return None
    head = noun_of(question.counted).head
    if not head or head in ("unit", "units", "items", "pieces"):
        return None
    words = " ".join(t.lower for t in question.counted if t.tag != "PUNCT")
    return Choice(Named("people" if head == "people" else lexicon.singular(head), words, None), "counted noun at last")


def _behind(question: Question) -> Choice | None:
    """ "40 were missing", "1,400 km are missing": what the verb behind a bare figure says of it."""
    if question.link.role != "subject" or question.link.verb is None:
        return None
    items, i = question.row.items, question.link.verb + 1
    if i < len(items) and items[i].kind == "np" and items[question.link.verb].lemma == "be":
        return _noun_chain(question, i)
    return None


_ACROSS = {
    "across": "diameter", "wide": "width", "long": "length", "tall": "height", "high": "height", "deep": "depth",
    "thick": "thickness", "down": "depth", "below": "depth", "above": "height", "away": "distance", "old": "age",
    "from": "distance",
}  # fmt: skip
_DIMENSIONS = {
    "area": "area", "mass": "mass", "volume": "volume", "energy": "energy", "power": "power", "speed": "speed",
    "temperature": "temperature", "length": "length", "data": "data volume", "force": "force",
}  # fmt: skip


def _dimension(question: Question) -> Choice | None:
    """ "6.5 metres across", "740 hectares", "at 31 grams": what the unit alone tells."""
    quantity = question.quantity
    if question.growth or quantity.kind not in (QuantityKind.MEASURE, QuantityKind.DURATION):
        return None
    items, i = question.row.items, question.q + 1
    if i < len(items) and items[i].tokens and unit_class(quantity.unit) == "length":
        known = _ACROSS.get(items[i].tokens[0].lower)
        if known is not None:
            return Choice(Named(known, known, question.vocabulary.metrics.by_name.get(known)), "dimension")
    if quantity.kind is QuantityKind.DURATION:
        name: str | None = "duration"
    else:
        name = _DIMENSIONS.get(unit_class(quantity.unit) or "")
    if name is None:
        return None
    return Choice(Named(name, quantity.unit or "", question.vocabulary.metrics.by_name.get(name)), "dimension")


def _across(question: Question) -> Choice | None:
    """ "6.5 metres across" before anything else."""
    items, i = question.row.items, question.q + 1
    if unit_class(question.quantity.unit) != "length" or i >= len(items) or not items[i].tokens:
        return None
    return (
        _dimension(question)
        if items[i].tokens[0].lower in ("across", "wide", "long", "tall", "high", "deep", "thick")
        else None
    )


def _age_of_subject(question: Question, verb: int) -> Choice | None:
    """ "Nora Finch is 84"."""
    items, after = question.row.items, question.q + 1
    subject = question.row.subject(verb)
    if (
        items[verb].lemma != "be"
        or subject is None
        or (after < len(items) and items[after].kind not in ("mark", "comma", "conj"))
    ):
        return None
    noun = item_noun(items[subject])
    person = noun.pronoun in ("he", "she") or (noun.proper and sum(t.tag == "PROPN" for t in noun.core) >= 2)
    if not person or question.quantity.value > 119:
        return None
    return Choice(Named("age", "age", question.vocabulary.metrics.by_name.get("age")), "age", noun=subject)


def _age(question: Question) -> Choice | None:
    """ "Okoro, 24, has nine goals"; "she is 84"."""
    quantity, items = question.quantity, question.row.items
    if quantity.kind is QuantityKind.AGE:
        return Choice(
            Named("age", "age", question.vocabulary.metrics.by_name.get("age")), "age", noun=question.link.noun
        )
    bare = quantity.kind is QuantityKind.COUNT and not question.quantity.noun and quantity.number_end == quantity.end
    if not bare or not 1 <= quantity.value <= 119 or quantity.value != int(quantity.value):
        return None
    if question.link.role == "object" and question.link.verb is not None and question.link.noun is None:
        return _age_of_subject(question, question.link.verb)
    if question.link.role == "apposition" and question.link.noun is not None:
        name = items[question.link.noun]
        i = question.q + 1
        closed = i >= len(items) or items[i].kind in ("comma", "mark")
        noun = item_noun(name)
        person = noun.proper or (noun.definite and is_people(noun.head) and quantity.value >= 15)
        if person and closed and items[question.q - 1].kind == "comma":
            return Choice(
                Named("age", "age", question.vocabulary.metrics.by_name.get("age")), "age", noun=question.link.noun
            )
    return None


_RULES: tuple[Rule, ...] = (
    _restated,
    _age,
    _across,
    _growth_noun,
    _worth,
    _in_noun,
    _modified,
    _score,
    _growth_of_noun,
    _share_of,
    _counted_by_verb,
    _counted,
    _of_noun,
    _verb_object,
    _known_subject,
    _joined,
    _verb_alone,
    _plain_counted,
    _plain_subject,
    _last_object,
    _behind,
    _of_what,
    _nearest_before,
    _people,
    _dimension,
    _plain_share,
)
