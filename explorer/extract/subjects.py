"""Whose figure it is: ordered rules over the noun phrases around the metric and the verb."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from explorer.extract import lexicon
from explorer.extract.clauses import GAPPED, Link, Row
from explorer.extract.lexicon import word_set
from explorer.extract.mentions import QuantityKind
from explorer.extract.metrics import Choice
from explorer.extract.names import (
    GROUP_PRONOUNS,
    OWN_PRONOUNS,
    PERSON_PRONOUNS,
    THING_PRONOUNS,
    Name,
    Names,
    runs,
)
from explorer.extract.nouns import Noun, item_noun, noun_of
from explorer.extract.phrases import Item
from explorer.extract.tokens import Token
from explorer.vocabulary.load import Vocabulary
from explorer.vocabulary.metrics import phrase_key

_DIVISIONS = word_set(
    "business division unit segment arm department branch operation operations subsidiary businesses divisions "
    "units segments ventures venture push initiatives activities"
)
_OWNING = frozenset({"of", "at", "for", "in", "from", "by", "on"})


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a claim as found in one sentence."""

    text: str
    rule: str
    inferred: bool = False
    scope: str | None = None
    name: Name | None = None


@dataclass(slots=True)
class Focus:
    """What the text has been about, for pronouns and "the company"."""

    thing: Name | None = None
    person: Name | None = None
    noun: str | None = None
    shown: Name | None = None
    """The thing that the last sentence presented: "it weighs 31 grams" is about the product, not its maker."""


@dataclass(slots=True)
class Whose:
    """All that the subject rules for one quantity may look at."""

    text: str
    row: Row
    q: int
    link: Link
    choice: Choice | None
    names: Names
    focus: Focus
    vocabulary: Vocabulary

    @property
    def items(self) -> Sequence[Item]:
        return self.row.items


Rule = Callable[[Whose], Subject | None]


def choose_subject(whose: Whose) -> Subject | None:
    """The subject by the first rule that knows one; None if none does."""
    for rule in _RULES:
        subject = rule(whose)
        if subject is not None:
            return subject
    return None


def resolve_phrase(whose: Whose, tokens: Sequence[Token], rule: str, common: bool = True) -> Subject | None:
    """The entity or group that a noun phrase stands for; None where that is not plain."""
    noun = noun_of(tokens)
    if noun.pronoun:
        verb = whose.link.verb
        expletive = noun.pronoun == "it" and verb is not None and whose.items[verb].lemma in ("take", "rain", "seem")
        return None if expletive else _pronoun(whose, noun.pronoun, rule)
    found = _names_in(whose, noun.core)
    if found and noun.proper:
        return Subject(found[-1].text, rule, name=found[-1])
    beside = _apposed(whose, noun) if noun.definite and noun.core else None
    if beside is not None:
        return Subject(beside.text, rule, name=beside)
    if noun.owner:
        owner = _owner(whose, noun, rule)
        if owner is not None and owner.name is None and rule == "subject of the verb" and noun.core[-1].tag == "NOUN":
            return Subject(_phrase(noun), rule, owner.inferred, owner.text)
        if owner is not None:
            return Subject(owner.text, rule, owner.inferred, _phrase(noun), owner.name)
    if found and noun.head in _DIVISIONS:
        return Subject(found[0].text, rule, scope=_phrase(noun), name=found[0])
    group = _group(whose, noun, rule)
    if group is not None:
        return group
    if (
        found
        and noun.core
        and noun.core[-1].tag == "NOUN"
        and len(found) == 1
        and noun.head in whose.vocabulary.words.groups
    ):
        return Subject(found[0].text, rule, name=found[0])
    words = whose.vocabulary.words
    if (
        not common
        or not noun.head
        or noun.head in words.generic
        or noun.head in words.aims
        or noun.head in words.growth
    ):
        return None
    if len(tokens) == 1 and tokens[0].lower in lexicon.ADJECTIVES:
        return None
    text = _phrase(noun)
    return Subject(text, rule) if text else None


def _apposed(whose: Whose, noun: Noun) -> Name | None:
    """The name that stands right behind a phrase: "her team, Orvane, has …"."""
    end = noun.core[-1].end
    if whose.text[end : end + 1] != ",":
        return None
    name = whose.names.described(lexicon.singular(noun.head), end + 8)
    if name is not None and name.person:
        return None
    return name if name is not None and name is not whose.names.described(lexicon.singular(noun.head), end) else None


def _phrase(noun: Noun) -> str:
    return " ".join(t.text if t.tag == "PROPN" else t.lower for t in noun.core if t.tag != "PUNCT")


def _names_in(whose: Whose, tokens: Sequence[Token]) -> list[Name]:
    found = []
    for run in runs(tokens, whose.text):
        name = whose.names.of(run.text)
        if name is not None:
            found.append(name)
    return found


def _pronoun(whose: Whose, pronoun: str, rule: str) -> Subject | None:
    focus = whose.focus
    if pronoun in PERSON_PRONOUNS:
        return Subject(focus.person.text, rule, True, name=focus.person) if focus.person else None
    if pronoun in THING_PRONOUNS | GROUP_PRONOUNS:
        near = _clause_before(whose, rule, pronoun)
        if near is not None:
            return near
        if _means_metric(whose, pronoun):
            return None
        if focus.shown is not None and pronoun == "it" and _physical(whose):
            return Subject(focus.shown.text, rule, True, name=focus.shown)
        if focus.noun and _agrees(pronoun, focus.noun):
            return Subject(focus.noun, rule, True)
        return Subject(focus.thing.text, rule, True, name=focus.thing) if focus.thing is not None else None
    if pronoun in OWN_PRONOUNS and whose.names.topic is not None:
        return Subject(whose.names.topic.text, rule, True, name=whose.names.topic)
    return None


def _physical(whose: Whose) -> bool:
    """Whether the figure is a measure of a thing rather than of a business."""
    entry = whose.choice.named.entry if whose.choice is not None else None
    quantity = whose.items[whose.q].quantity
    measured = quantity is not None and quantity.kind in (
        QuantityKind.MEASURE,
        QuantityKind.RATE,
        QuantityKind.MULTIPLE,
    )
    return measured or (entry is not None and entry.kind in ("size", "duration"))


def _means_metric(whose: Whose, pronoun: str) -> bool:
    """Whether a pronoun stands for a metric of its own sentence: "Exports did better: they grew …"."""
    own = whose.link.verb
    for verb in range((own if own is not None else whose.q) - 1, -1, -1):
        if whose.items[verb].kind == "verb" and whose.items[verb].finite:
            at = whose.row.subject(verb)
            if at is None or whose.items[at].kind != "np":
                return False
            noun = item_noun(whose.items[at])
            return bool(noun.head) and _is_metric(whose, noun) and _agrees(pronoun, noun.head)
    return False


def _of_person(whose: Whose) -> bool:
    """Whether the clause is about "he" or "she": no thing is its subject then."""
    at = whose.row.subject(whose.link.verb) if whose.link.verb is not None else None
    return at is not None and whose.items[at].words() in PERSON_PRONOUNS


def _agrees(pronoun: str, phrase: str) -> bool:
    """Whether a pronoun can stand for a common noun: "they" for a plural, "it" for a singular."""
    plural = lexicon.singular(phrase.split()[-1]) != phrase.split()[-1]
    return plural == (pronoun in GROUP_PRONOUNS)


def _clause_before(whose: Whose, rule: str, pronoun: str = "it") -> Subject | None:
    """What "it" means within a sentence: the subject of the nearest verb left of the figure's own clause."""
    own = whose.link.verb
    verbs = [i for i in range(whose.q) if whose.items[i].kind == "verb" and i != own]
    for verb in reversed(verbs):
        at = whose.row.subject(verb)
        if at is None or whose.items[at].kind != "np" or (own is not None and at > own):
            continue
        noun = item_noun(whose.items[at])
        if noun.pronoun or noun.owner or not noun.head or noun.head in ("that", "which", "who", "there"):
            continue
        if _is_metric(whose, noun) or not noun.core or noun.core[-1].tag not in ("NOUN", "PROPN"):
            continue
        found = _names_in(whose, noun.core)
        if (found and found[-1].person) or (not found and not _agrees(pronoun, noun.head)):
            continue
        resolved = resolve_phrase(whose, whose.items[at].tokens, rule)
        return None if resolved is None else Subject(resolved.text, rule, True, resolved.scope, resolved.name)
    return None


def _owner(whose: Whose, noun: Noun, rule: str) -> Subject | None:
    if len(noun.owner) == 1 and noun.owner[0].tag in ("DET", "PRON"):
        verb = whose.link.verb
        at = whose.row.subject(verb) if verb is not None else None
        behind = verb is not None and whose.choice is not None and (whose.choice.noun or 0) > verb
        if behind and at is not None and whose.items[at].kind == "np" and noun.owner[0].lower in ("its", "their"):
            inner = item_noun(whose.items[at])
            if not inner.pronoun and not inner.owner:
                told = resolve_phrase(whose, whose.items[at].tokens, rule)
                if told is not None:
                    return told
        return _pronoun(whose, noun.owner[0].lower, rule)
    found = _names_in(whose, noun.owner)
    inner = noun_of(noun.owner)
    if found and inner.proper:
        return Subject(found[-1].text, rule, name=found[-1])
    return resolve_phrase(whose, noun.owner, rule) if noun.owner else None


def _group(whose: Whose, noun: Noun, rule: str) -> Subject | None:
    """ "the company", "the carmaker", "the fund": the entity that it stands for."""
    if not noun.definite or noun.owner:
        return None
    head = lexicon.singular(noun.head)
    described = whose.names.described(head, noun.core[-1].start) or whose.names.containing(head)
    if described is not None:
        return Subject(described.text, rule, True, name=described)
    if head in whose.vocabulary.words.groups and all(t.tag in ("DET", "NOUN", "ADJ") for t in noun.core):
        if head in _DIVISIONS and len(noun.core) > 1:
            owner = whose.focus.thing or whose.names.topic
            return Subject(owner.text, rule, True, _phrase(noun), owner) if owner else None
        if head in (
            "government",
            "country",
            "state",
            "province",
            "county",
            "region",
            "city",
            "village",
            "town",
            "court",
        ):
            return Subject(_phrase(noun), rule)
        thing = whose.focus.thing or whose.names.topic
        if thing is not None and thing.articles and any(t.tag == "NOUN" for t in noun.core[:-1]):
            return None
        return Subject(thing.text, rule, True, name=thing) if thing else None
    return None


def _aged(whose: Whose) -> Subject | None:
    """ "Okoro, 24, …": the person whose age it is."""
    if whose.choice is None or whose.choice.rule != "age" or whose.choice.noun is None:
        return None
    return resolve_phrase(whose, whose.items[whose.choice.noun].tokens, "person before the age", common=False)


_FREE = frozenset({"verb", "dimension", "measured noun", "counted noun", "counted noun of a verb", "score", "share of"})
_SPEECH = word_set(
    "say tell announce report state note forecast predict estimate confirm warn disclose reveal declare record "
    "register count document log"
)


def _gapped(whose: Whose) -> Subject | None:
    """ "…, Argentina 13 million": the name before a figure whose verb is left out."""
    if whose.link.word != GAPPED or whose.link.noun is None:
        return None
    return resolve_phrase(whose, whose.items[whose.link.noun].tokens, GAPPED)


_PATIENTS = frozenset({"sentence", "jail", "fine", "order", "charge", "cost", "save", "award", "imprison", "penalise",
                       "penalize", "sue", "value", "put", "give", "pay"})  # fmt: skip


def _patient(whose: Whose) -> Subject | None:
    """ "sentenced the banker to nine years", "cost the economy 14 million": the one to whom it is done."""
    verb = whose.link.verb
    if verb is None or whose.items[verb].passive or whose.items[verb].lemma not in _PATIENTS:
        return None
    at = verb + 1
    if at < whose.q and whose.items[at].kind == "np" and (whose.choice is None or whose.choice.noun != at):
        return resolve_phrase(whose, whose.items[at].tokens, "object of the verb")
    return None


def _phrase_behind(whose: Whose) -> Subject | None:
    """ "58 weeks for the YU7", "33,662 units for the carmaker", "11 million of them from Toyota"."""
    items, i = whose.items, whose.q + 1
    while i + 1 < len(items) and (items[i].kind in ("prep", "mark", "quantity") or items[i].kind == "np"):
        if items[i].kind == "mark" and items[i].lemma != "(":
            break
        if items[i].kind == "mark":
            while i < len(items) and not (items[i].kind == "mark" and items[i].lemma == ")"):
                i += 1
        elif items[i].kind == "prep" and items[i].lemma in ("for", "from", "by", "at") and items[i + 1].kind == "np":
            noun = item_noun(items[i + 1])
            if noun.proper and _names_in(whose, noun.core):
                return resolve_phrase(whose, items[i + 1].tokens, "phrase behind the figure")
        elif items[i].kind == "quantity":
            break
        i += 1
    return None


def _holder(whose: Whose) -> Subject | None:
    """ "ahead of the Liberals on 19.9%": the name that has the figure."""
    link = whose.link
    if link.role != "of" or link.word not in ("on", "with", "at") or link.noun is None:
        return None
    noun = item_noun(whose.items[link.noun])
    if not noun.proper or whose.items[whose.q].quantity is None or not _names_in(whose, noun.core):
        return None
    return resolve_phrase(whose, whose.items[link.noun].tokens, "holder of the figure")


def _phrase_before(whose: Whose) -> Subject | None:
    """ "and for the YU7, they are reaching 58 weeks": a name put in front of its clause."""
    items = whose.items
    for i in range(whose.q - 1, 1, -1):
        if items[i].kind in ("conj", "quantity"):
            return None
        if items[i].kind != "comma" or items[i - 1].kind != "np" or items[i - 2].lemma != "for":
            continue
        if i > 2 and items[i - 3].kind not in ("conj", "comma"):
            return None
        named = bool(_names_in(whose, item_noun(items[i - 1]).core))
        return resolve_phrase(whose, items[i - 1].tokens, "phrase before the clause") if named else None
    return None


def _owner_of_metric(whose: Whose) -> Subject | None:
    """ "Orvane's revenue", "its deliveries", "the group's profit"."""
    at = whose.choice.noun if whose.choice else None
    tokens = whose.items[at].tokens if at is not None else whose.items[whose.q].det_tokens
    candidates = [tokens, whose.items[whose.q].det_tokens]
    for candidate in candidates:
        noun = noun_of(candidate) if candidate else None
        if noun is not None and noun.owner:
            owner = _owner(whose, noun, "owner of the metric")
            if owner is not None:
                return owner
    return None


def _phrase_of_metric(whose: Whose) -> Subject | None:
    """ "shares in Orvane", "wait times for the SU7", "revenue of the carmaker"."""
    shares = whose.choice is not None and whose.choice.named.name in ("share price", "stake", "investment")
    return _behind_metric(whose, place=shares)


def _place_of_metric(whose: Whose) -> Subject | None:
    """ "unemployment in Varland": the place whose figure it is, where nothing else is."""
    return _behind_metric(whose, place=True)


def _behind_metric(whose: Whose, place: bool) -> Subject | None:
    at = whose.choice.noun if whose.choice else None
    items, i = whose.items, 0 if at is None else at + 1
    while at is not None and i + 1 < len(items) and items[i].kind == "prep" and items[i].lemma in _OWNING:
        following = items[i + 1]
        if following.kind not in ("np", "period", "quantity"):
            break
        if following.kind == "np":
            common = items[i].lemma in ("of", "for", "on") or (place and item_noun(following).definite)
            found = resolve_phrase(whose, following.tokens, "phrase behind the metric", common=common)
            if found is not None and (place or not (items[i].lemma == "in" and item_noun(following).proper)):
                return found
        i += 2
        if i < len(items) and items[i].kind == "period":
            i += 1
    return None


def _name_in_metric(whose: Whose) -> Subject | None:
    """ "Orvane shares", "the Larchford rent"."""
    at = whose.choice.noun if whose.choice else None
    if at is None:
        return None
    noun = item_noun(whose.items[at])
    found = _names_in(whose, noun.core[:-1])
    sure = found
    return Subject(sure[-1].text, "name in the metric", name=sure[-1]) if sure else None


def _subject_of_verb(whose: Whose) -> Subject | None:
    verb = whose.link.verb if whose.link.verb is not None else (whose.choice.verb if whose.choice else None)
    metric_at = whose.choice.noun if whose.choice else None
    if verb is None and whose.link.role in ("measure", "bare", "joins"):
        verb = next((i for i in range(whose.q + 1, len(whose.items)) if whose.items[i].kind == "verb"), None)
    seen: set[int] = set()
    while verb is not None and verb not in seen:
        seen.add(verb)
        at = whose.row.subject(verb)
        if at is not None and at != metric_at and at != whose.q and whose.items[at].kind == "np":
            noun = item_noun(whose.items[at])
            if noun.head in ("that", "which", "who", "this", "there"):
                return None
            if metric_at is None or not _same_phrase(whose, at, metric_at):
                found = _several(whose, at, verb) or _named_behind(whose, at)
                found = found or resolve_phrase(whose, whose.items[at].tokens, "subject of the verb")
                if found is not None and not _is_metric(whose, noun) and not _speaks(whose, verb, noun, found):
                    return found
        above = whose.row.governor(verb) if at == metric_at or at is None else None
        joined = above is not None and any(item.kind in ("conj", "comma") for item in whose.items[above:verb])
        verb = None if joined else above
    return None


def _speaks(whose: Whose, verb: int, noun: Noun, found: Subject) -> bool:
    """Whether a subject only tells the figure: "officials reported 12 deaths"; a company reports its own."""
    if whose.items[verb].lemma not in _SPEECH or whose.items[verb].passive or found.name is not None:
        return False
    return not noun.proper and lexicon.singular(noun.head) not in whose.vocabulary.words.groups


def _several(whose: Whose, at: int, verb: int) -> Subject | None:
    """ "Phones, AI and other new ventures": a list of activities is a scope of the topic."""
    last = at
    for i in range(at, verb):
        item = whose.items[i]
        if item.kind == "np":
            last = i
        elif item.kind not in ("comma", "conj", "adv"):
            return None
    if last == at or not any(whose.items[i].kind == "conj" for i in range(at, last)):
        return None
    if item_noun(whose.items[last]).proper:
        return None
    text = whose.text[whose.items[at].start : whose.items[last].end]
    first = item_noun(whose.items[at])
    owner = _owner(whose, first, "subject of the verb") if first.owner else None
    name = owner.name if owner else whose.names.topic
    if name is None:
        return Subject(text, "subject of the verb")
    return Subject(name.text, "subject of the verb", True, text, name)


def _named_behind(whose: Whose, at: int) -> Subject | None:
    """ "early buyers of the YU7": a group told by the name behind it."""
    items = whose.items
    noun = item_noun(items[at])
    if noun.proper or noun.owner or noun.pronoun or at + 2 >= len(items):
        return None
    if items[at + 1].kind != "prep" or items[at + 1].lemma not in ("of", "like") or items[at + 2].kind != "np":
        return None
    behind = item_noun(items[at + 2])
    found = _names_in(whose, behind.core) if behind.proper else []
    return Subject(found[-1].text, "name behind the subject", scope=_phrase(noun), name=found[-1]) if found else None


def _same_phrase(whose: Whose, at: int, metric_at: int) -> bool:
    low, high = sorted((at, metric_at))
    return all(item.kind in ("prep", "np", "period", "adv") for item in whose.items[low : high + 1]) and high - low <= 6


def _is_metric(whose: Whose, noun: Noun) -> bool:
    entries = whose.vocabulary.metrics.by_phrase.get(phrase_key(noun.head), ())
    if whose.choice is not None and whose.choice.rule in _FREE:
        entries = tuple(e for e in entries if e.name == whose.choice.named.name)
    return bool(entries) and not noun.owner and not noun.proper


def _agent(whose: Whose) -> Subject | None:
    """ "67 million cars were produced by Toyota"."""
    verb = whose.link.verb
    if verb is None or not whose.items[verb].passive:
        return None
    i = verb + 1
    while i + 1 < len(whose.items) and whose.items[i].kind in ("prep", "np", "period", "adv"):
        if whose.items[i].kind == "prep" and whose.items[i].lemma == "by" and whose.items[i + 1].kind == "np":
            return resolve_phrase(whose, whose.items[i + 1].tokens, "agent")
        i += 1
    return None


def _main_subject(whose: Whose) -> Subject | None:
    """The subject of a verb further left in the sentence, where the phrase is a name."""
    if _of_person(whose):
        return None
    for i, item in enumerate(whose.items[: whose.q]):
        if item.kind == "verb":
            at = whose.row.subject(i)
            if at is not None and whose.items[at].kind == "np":
                noun = item_noun(whose.items[at])
                if noun.proper and _names_in(whose, noun.core):
                    found = resolve_phrase(whose, whose.items[at].tokens, "subject of the sentence")
                    if found is not None and not (found.name and found.name.person):
                        return Subject(found.text, found.rule, True, found.scope, found.name)
    return None


def _modifier_of_metric(whose: Whose) -> Subject | None:
    """ "Wheat output", "mission costs": the product or thing that narrows a known metric."""
    choice = whose.choice
    if choice is None or choice.noun is None or choice.named.entry is None:
        return None
    core = item_noun(whose.items[choice.noun]).core
    named = len(choice.named.phrase.split())
    rest = [t for t in core[: len(core) - named] if t.tag in ("NOUN", "PROPN")]
    if not rest or len(core) <= named or core[-1].lower != choice.named.phrase.split()[-1]:
        return None
    text = " ".join(t.text if t.tag == "PROPN" else t.lower for t in rest)
    return Subject(text, "modifier of the metric")


def _thing_itself(whose: Whose) -> Subject | None:
    """A metric outside the vocabulary that is its clause's subject: "The road climbs 2,300 metres"."""
    choice, quantity = whose.choice, whose.items[whose.q].quantity
    if quantity is None or quantity.kind is not QuantityKind.MEASURE:
        return None
    if choice is None or choice.noun is None or choice.named.entry is not None or choice.rule != "subject of the verb":
        return None
    return resolve_phrase(whose, whose.items[choice.noun].tokens, "the thing itself")


def _growth(whose: Whose) -> bool:
    """Whether the figure is a per cent that no metric of its own takes: a change of something told before."""
    quantity = whose.items[whose.q].quantity
    return quantity is not None and quantity.kind is QuantityKind.PERCENT and whose.choice is None


def _from_focus(whose: Whose) -> Subject | None:
    name = whose.focus.thing or whose.names.topic
    if name is None or whose.names.topic is not name or _of_person(whose):
        return None
    quantity = whose.items[whose.q].quantity
    money = quantity is not None and quantity.kind is QuantityKind.MONEY
    if not money and not _growth(whose) and (whose.choice is None or whose.choice.named.entry is None):
        return None
    return Subject(name.text, "topic", True, name=name)


_RULES: tuple[Rule, ...] = (
    _gapped,
    _aged,
    _patient,
    _phrase_behind,
    _holder,
    _phrase_before,
    _owner_of_metric,
    _phrase_of_metric,
    _agent,
    _subject_of_verb,
    _name_in_metric,
    _place_of_metric,
    _main_subject,
    _from_focus,
    _thing_itself,
    _modifier_of_metric,
)
