"""Figures of nobody are given to what the document is about, where they can belong to it and to no one else named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from explorer.extract import lexicon
from explorer.extract.clauses import Row
from explorer.extract.countries import COUNTRIES
from explorer.extract.demonyms import country_of
from explorer.extract.dimensions import is_people
from explorer.extract.drafts import Draft, Scene
from explorer.extract.mentions import QuantityKind
from explorer.extract.name import Name
from explorer.extract.name_runs import runs
from explorer.extract.names import Names
from explorer.extract.nouns import item_noun
from explorer.extract.releases import release_place
from explorer.extract.share_groups import group_of_share
from explorer.extract.subjects import AS_OF_PLACES, Subject
from explorer.extract.tokens import Token
from explorer.extract.topics import Kind, Topics, find_topics, is_holiday
from explorer.extract.whose import words_of
from explorer.extract.word_sets import word_set
from explorer.vocabulary.load import Vocabulary
from explorer.vocabulary.owners import Owner

TOPIC = "topic of the document"
RELEASE = "place of the statistics"
_LEAD = 2
"""How many sentences make the lead of a document."""
_OF_FIRMS = frozenset(
    {
        "market value", "share price", "dividend", "earnings per share", "market share", "deal value", "ebitda",
        "operating profit", "net profit", "gross profit", "operating margin", "gross margin", "margin", "order backlog",
        "orders", "customers", "job cuts", "cost", "employees", "fleet",
    }
)  # fmt: skip
"""Metrics of firms that no country has."""
_OTHERS = word_set(
    "other others another rest remaining rival rivals competitor competitors elsewhere abroad foreign worldwide "
    "global globally world planet international industry region regional placebo control those neighbouring similar "
    "former previous predecessor everyone everybody each"
)
"""Words that speak of others than the topic, or of everybody."""
_WIDER = word_set("national nationally nationwide domestic country countries")
"""Words that speak of more than a firm or a club."""
_PARTS = word_set("part parts eastern western northern southern east west north south")
"""Words that speak of a part of a place."""
_RELATIVE = word_set("who whose whom")
_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with the drafts of its figures."""

    tokens: Sequence[Token]
    row: Row
    drafts: Sequence[Draft]
    section: int


@dataclass(frozen=True, slots=True)
class _About:
    """What the decisions look at besides the sentence."""

    text: str
    vocabulary: Vocabulary
    names: Names
    topics: Topics
    owners: Mapping[str, Owner]
    known: Mapping[int, frozenset[Owner | None]]
    """The sorts of metrics that the sentences themselves tell of each topic."""
    release: Name | None
    """The place whose statistics the document tells."""


def give_last(
    scene: Scene,
    title: str | None,
    publisher: str | None,
    pieces: Iterable[tuple[bool, Sequence[Token]]],
    told: Sequence[Told],
) -> None:
    """Give the figures without a subject to the label of their row or a topic of the document, if they can be of it.

    `pieces` are the sentences and headings (True) of the whole document in order, without the dateline.
    """
    if all(draft.subject is not None for sentence in told for draft in sentence.drafts):
        return
    lead, headed = _opened(scene, pieces)
    topics = find_topics(title, lead, scene.names, scene.text)
    main = {name.text for name in topics.values()}
    elsewhere = frozenset(section for section, names in headed.items() if names and not names & main)
    owners = scene.vocabulary.owners
    release = _release(scene, publisher, next((sentence for sentence in told if sentence.drafts), None))
    about = _About(scene.text, scene.vocabulary, scene.names, topics, owners, _known(told, owners), release)
    for sentence in told:
        for draft in sentence.drafts:
            if draft.subject is None and draft.choice is not None:
                _give(draft, _owner_of(about, sentence, draft, sentence.section in elsewhere))


def _opened(
    scene: Scene, pieces: Iterable[tuple[bool, Sequence[Token]]]
) -> tuple[list[Sequence[Token]], dict[int, set[str]]]:
    """The first sentences of a document, and the names in the heading of each section."""
    lead: list[Sequence[Token]] = []
    headed: dict[int, set[str]] = {}
    for heading, tokens in pieces:
        if heading:
            found = (scene.names.named(run) for run in runs(tokens, scene.text))
            headed[len(headed) + 1] = {name.text for name in found if name is not None}
        elif len(lead) < _LEAD:
            lead.append(tokens)
    return lead, headed


def _owner_of(about: _About, sentence: Told, draft: Draft, elsewhere: bool) -> Subject | None:
    """Whose a figure is by the first rule that knows; a figure said again is whose it was before."""
    original = sentence.drafts[draft.restates] if draft.restates is not None else draft
    subject = original.subject or _label(about, sentence, original)
    if subject is None and not elsewhere:
        subject = _topic_for(about, sentence, original) or _release_for(about, sentence, original)
    return subject or group_of_share(about.text, sentence.row, original, about.vocabulary)


def _release(scene: Scene, publisher: str | None, first: Told | None) -> Name | None:
    """The place whose statistics a document tells, by its first sentence with figures: a great number, or a share."""
    if first is None:
        return None
    great = any(
        draft.quantity.kind is QuantityKind.PERCENT
        or (draft.quantity.kind is QuantityKind.COUNT and draft.quantity.value >= _GREAT)
        for draft in first.drafts
    )
    return release_place(publisher, first.tokens, scene.names, scene.text) if great else None


_GREAT = 1000
_COUNTED = frozenset({QuantityKind.COUNT, QuantityKind.PERCENT, QuantityKind.MONEY})


def _release_for(about: _About, sentence: Told, draft: Draft) -> Subject | None:
    """The place whose statistics the document tells, for what is counted where nobody else is named."""
    place = about.release
    if place is None or draft.choice is None or draft.quantity.kind not in _COUNTED:
        return None
    if draft.choice.named.known in _OF_FIRMS or _is_of_others(about, sentence, draft, place, Kind.PLACE):
        return None
    return Subject(place.text, RELEASE, inferred=True, name=place)


def _give(draft: Draft, subject: Subject | None) -> None:
    if subject is None:
        return
    draft.subject = subject
    draft.steps.append(f"subject: {subject.text!r} by rule {subject.rule!r}: nobody else is named")
    if subject.inferred:
        draft.inferred.append("subject")


def _known(told: Iterable[Told], owners: Mapping[str, Owner]) -> dict[int, frozenset[Owner | None]]:
    """The sorts of metrics that sentences tell of each name, by its identity."""
    found: dict[int, set[Owner | None]] = {}
    for draft in (draft for sentence in told for draft in sentence.drafts):
        subject = draft.subject
        if subject is not None and subject.name is not None and draft.choice is not None and not subject.inferred:
            found.setdefault(id(subject.name), set()).add(owners.get(draft.choice.named.known))
    return {key: frozenset(value) for key, value in found.items()}


def _label(about: _About, sentence: Told, draft: Draft) -> Subject | None:
    """The name that labels a row of a list: "Larchford mill: 12 dead"."""
    at, metric = draft.link.noun, draft.choice.noun if draft.choice is not None else None
    if draft.link.role != "label" or at is None or at == metric:
        return None
    noun = item_noun(sentence.row.items[at])
    named = [token for token in noun.core if token.tag == "PROPN"]
    if not named or noun.owner or all(token.text.isupper() for token in named):
        return None
    name = next((about.names.named(run) for run in runs(noun.core, about.text) if run.end == noun.core[-1].end), None)
    return Subject(name.text if name is not None else words_of(noun), "label of the row", name=name)


def _topic_for(about: _About, sentence: Told, draft: Draft) -> Subject | None:
    """The topic that a figure can belong to, if the sentence leaves no doubt."""
    owner = about.owners.get(draft.choice.named.known) if draft.choice is not None else None
    kind = _kind_for(about, owner)
    topic = about.topics.get(kind) if kind is not None else None
    if kind is None or topic is None or not _may_have(about, topic, kind, owner, draft):
        return None
    if _is_of_others(about, sentence, draft, topic, kind):
        return None
    return Subject(topic.text, TOPIC, inferred=True, name=topic)


def _is_of_others(about: _About, sentence: Told, draft: Draft, name: Name, kind: Kind) -> bool:
    """Whether a sentence speaks of anybody else who may own a figure."""
    words = {token.lower for token in sentence.tokens}
    if words & _OTHERS or (kind is not Kind.PLACE and words & _WIDER) or (kind is Kind.PLACE and words & _PARTS):
        return True
    return _names_others(about, sentence, draft, name) or _has_own(sentence.row, draft)


def _kind_for(about: _About, owner: Owner | None) -> Kind | None:
    """The kind of topic that has such a metric: a thing or a place by what the text speaks of most."""
    topics = about.topics
    if owner is Owner.PERSON:
        return Kind.PERSON
    if owner in (Owner.PLACE, Owner.HAPPENING):
        return Kind.PLACE
    thing, place, person = (topics.get(kind) for kind in (Kind.THING, Kind.PLACE, Kind.PERSON))
    if (
        thing is not None
        and (person is None or person.count <= thing.count)
        and (place is None or place.count <= thing.count)
    ):
        return Kind.THING
    if place is None or person is not None or (thing is not None and place.count < _AHEAD * thing.count):
        return None
    return Kind.PLACE


def _may_have(about: _About, topic: Name, kind: Kind, owner: Owner | None, draft: Draft) -> bool:
    """Whether a topic may have such a figure."""
    known: frozenset[Owner | None] = about.known.get(id(topic), frozenset())
    if owner is Owner.HAPPENING:
        known_as = draft.choice.named.known if draft.choice is not None else ""
        return kind is Kind.PLACE and known_as not in about.vocabulary.happenings.harm
    if owner in (Owner.THING, Owner.MARKET):
        return _is_statistic(topic, kind, known, draft) or (owner in known and kind is not Kind.PLACE)
    if kind is Kind.PLACE and draft.choice is not None and draft.choice.named.known in _OF_FIRMS:
        return False
    if owner is Owner.PERSON:
        before = about.text[max(0, draft.quantity.wide_start - 4) : draft.quantity.wide_start].lower()
        return draft.quantity.kind is not QuantityKind.AGE or before == "the "
    if owner is None:
        if kind is Kind.PLACE:
            return Owner.PLACE in known
        return kind is Kind.THING and (Owner.ORGANISATION in known or draft.quantity.kind is QuantityKind.SCORE)
    return owner is not Owner.PLACE or topic.text.lower() in COUNTRIES or owner in known


_OF_ECONOMIES = AS_OF_PLACES | {"rent", "wages", "house prices"}


def _is_statistic(topic: Name, kind: Kind, known: frozenset[Owner | None], draft: Draft) -> bool:
    """Whether a move of prices is one of the statistics of a country: "food prices were up 4.6 %"."""
    metric = draft.choice.named.known if draft.choice is not None else ""
    country = kind is Kind.PLACE and (topic.text.lower() in COUNTRIES or Owner.PLACE in known)
    return country and metric in _OF_ECONOMIES and draft.growth


def _names_others(about: _About, sentence: Told, draft: Draft, topic: Name) -> bool:
    """Whether a sentence names anybody else who may own the figure; who only tells it may not."""
    for run in runs(sentence.tokens, about.text):
        name = about.names.named(run)
        if name is topic or (name is None and run.opening) or (name is not None and is_holiday(name)):
            continue
        text = name.text if name is not None else run.text
        if text != draft.attribution and country_of(run.text) != topic.text:
            return True
    return False


def _has_own(row: Row, draft: Draft) -> bool:
    """Whether the clause of a figure has somebody of its own: "who scored 17", "he", "patients can claim"."""
    if any(not _RELATIVE.isdisjoint(item.words().split()) for item in row.items[: draft.at]):
        return True
    at = row.subject(draft.link.verb) if draft.link.verb is not None else None
    if at is None or row.items[at].kind != "np" or not row.items[at].tokens:
        return False
    last = row.items[at].tokens[-1]
    return last.tag == "PRON" or is_people(lexicon.singular(last.lower))
