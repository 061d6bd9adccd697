"""What the text is about after a sentence: what the next one's pronouns and "the company" mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.extract import lexicon
from explorer.extract.clauses import Row
from explorer.extract.drafts import Scene
from explorer.extract.name import Name
from explorer.extract.name_runs import runs
from explorer.extract.nouns import Noun, item_noun
from explorer.extract.offices import is_office
from explorer.extract.phrases import Item, article_of
from explorer.extract.pronouns import is_person_noun
from explorer.extract.telling import tells_clause
from explorer.vocabulary.metrics import phrase_key
from explorer.vocabulary.owners import Owner

_SHOWING = frozenset({"introduce", "unveil", "launch", "release", "present", "reveal", "open", "announce", "show"})


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with the names of its phrases and the subjects of its verbs, each found once."""

    row: Row
    named: Mapping[int, Name]
    """The entity of each noun phrase that is a name, by the phrase's position."""
    subjects: Mapping[int, int]
    """The noun phrase that is the subject of a verb, by the verb's position, in text order."""


def _said(scene: Scene, row: Row) -> _Said:
    named = {
        at: name
        for at, item in enumerate(row.items)
        if item.kind == "np" and item.tokens[-1].tag == "PROPN" and (name := _named(scene, item)) is not None
    }
    if named:
        named |= {at: named[at + 2] for at in range(len(row.items) - 3) if at + 2 in named and _apposed(row, at)}
    verbs = ((at, row.subject(at)) for at, item in enumerate(row.items) if item.kind == "verb")
    return _Said(row, named, {at: of for at, of in verbs if of is not None and row.items[of].kind == "np"})


def _apposed(row: Row, at: int) -> bool:
    """Whether the phrase at `at` is no name, but called by the next one: "The mine's owner, Orvane, closed it"."""
    phrase, comma, _, end = row.items[at : at + 4]
    if phrase.kind != "np" or comma.kind != "comma" or end.kind != "comma":
        return False
    noun = item_noun(phrase)
    return noun.definite and noun.last_tag == "NOUN"


def move_focus(scene: Scene, row: Row) -> None:
    """The subject of a sentence is what the next sentence's pronouns mean.

    One who only says something is not, unless the sentence says it of the speaker or says nothing else of anybody.
    """
    before = scene.focus.noun
    if len(row.items) > 1:
        scene.focus.noun = scene.focus.lately = None
        scene.focus.shown = None
    said = _said(scene, row)
    _note_persons(scene, said)
    _note_someone(scene, said)
    _note_place(scene, row)
    speaker: Name | None = None
    for at, subject in said.subjects.items():
        noun, name = item_noun(row.items[subject]), said.named.get(subject)
        if name is not None and name.person:
            scene.focus.see(name)
        if speaker is None and tells_clause(row, at, scene.vocabulary.cues):
            speaker = name if name is not None and not name.person else None
            continue
        if not noun.pronoun and noun.head:
            scene.focus.shown = _shown(scene, row, at)
            _settle(scene, noun, name or _predicate(said, at), row.items[subject].end)
            _note_agent(scene, said, at)
            if speaker is not None and scene.focus.thing is None:
                scene.focus.turn_to(speaker)
            return
        if speaker is None:
            return
        break
    if speaker is not None:
        scene.focus.turn_to(speaker)
    elif any(item.kind == "quantity" for item in row.items[:1]):
        scene.focus.noun = before


_OWNING = frozenset({"own", "operate", "run", "make", "build", "develop", "manufacture", "manage", "publish"})


def _note_agent(scene: Scene, said: _Said, verb: int) -> None:
    """Whom "the company" means after "The quarry is owned by Orvane": "it" still means the quarry."""
    items = said.row.items
    if not items[verb].passive or items[verb].lemma not in _OWNING or scene.focus.noun is None:
        return
    agent = said.named.get(verb + 2) if verb + 2 < len(items) and items[verb + 1].lemma == "by" else None
    if agent is not None and not (agent.person or agent.place):
        scene.focus.thing = agent


def _predicate(said: _Said, verb: int) -> Name | None:
    """The name that a sentence says its subject to be: "The winner is Orvane"."""
    return said.named.get(verb + 1) if said.row.items[verb].lemma == "be" else None


def _note_persons(scene: Scene, said: _Said) -> None:
    """Whom "he" or "she" may mean next: those who do something, or else those who are named."""
    says = scene.vocabulary.cues.say_verbs
    items = said.row.items
    for at in sorted(said.subjects, key=lambda at: items[at].lemma not in says):  # one who only tells is meant least
        name = said.named.get(said.subjects[at])
        if name is not None and name.person:
            scene.focus.see(name)
    scene.focus.named = [name for name in said.named.values() if name.person]


def _note_someone(scene: Scene, said: _Said) -> None:
    """A person without a name who is the subject of the sentence's first verb: "A young man storms a cinema"."""
    row = said.row
    verb = next((at for at, item in enumerate(row.items) if item.kind == "verb" and item.finite), None)
    at = said.subjects.get(verb) if verb is not None else None
    if verb is None or at is None or tells_clause(row, verb, scene.vocabulary.cues):
        return
    noun = item_noun(row.items[at])
    if noun.proper or noun.definite or noun.owner or noun.pronoun or not is_person_noun(noun.head):
        return
    if article_of(scene.text, row.items[at]) in ("a", "an"):
        scene.focus.someone = " ".join(scene.text[noun.core[0].start : noun.core[-1].end].split())


def _note_place(scene: Scene, row: Row) -> None:
    """The place that a sentence tells a figure of a country or town of: "inflation in Varland", "Varland's exports"."""
    holding = [item.kind == "np" and _has_name(item) for item in row.items]
    if True not in holding:
        return
    for at, item in enumerate(row.items):
        if item.kind != "np":
            continue
        behind = row.items[at + 1 : at + 3]
        placed = len(behind) == 2 and behind[0].lemma in ("in", "of", "for") and behind[1].kind == "np"
        if not (holding[at] or (placed and holding[at + 2])):
            continue
        noun = item_noun(item)
        phrases = [noun.owner, noun.core[:-1], tuple(item_noun(behind[1]).core) if placed else ()]
        if not any(token.tag == "PROPN" for tokens in phrases for token in tokens) or not _of_place(scene, noun):
            continue
        found = [name for tokens in phrases for run in runs(tokens, scene.text) if (name := scene.names.named(run))]
        places = [name for name in found if not (name.person or name.demonym or is_office(name.text))]
        if places:
            scene.focus.place(places[0])
            return


def _has_name(item: Item) -> bool:
    """Whether a noun phrase holds a capitalised word that may be a name."""
    return any(token.tag == "PROPN" for token in item.tokens)


def _of_place(scene: Scene, noun: Noun) -> bool:
    """Whether a noun phrase is a metric that belongs to a country or town."""
    if noun.head == "economy" and noun.owner:
        return False
    words = [token.lower for token in noun.core]
    known = scene.vocabulary.metrics.by_phrase
    entries = next((known[key] for i in range(len(words)) if (key := phrase_key(" ".join(words[i:]))) in known), ())
    return any(scene.vocabulary.owners.get(entry.name) is Owner.PLACE for entry in entries)


def _settle(scene: Scene, noun: Noun, name: Name | None, end: int) -> None:
    """Turn to what a noun phrase that ends at offset `end` names."""
    if name is not None:
        if not (name.person or name.demonym):
            scene.focus.turn_to(name)
    elif noun.core and noun.last_tag == "NOUN":
        described = scene.names.described(lexicon.singular(noun.head), end) if noun.definite else None
        if described is not None and not described.person:
            scene.focus.turn_to(described)
        elif not noun.owner:
            _focus_on_noun(scene, noun)


def _named(scene: Scene, item: Item) -> Name | None:
    """The entity that a noun phrase which ends in a name names."""
    found = [name for run in runs(item_noun(item).core, scene.text) if (name := scene.names.named(run))]
    return found[-1] if found and not found[-1].demonym else None


def _shown(scene: Scene, row: Row, verb: int) -> Name | None:
    """The named thing that a sentence presents: "Tessel introduced the Nimbus 3"."""
    following = row.items[verb + 1] if verb + 1 < len(row.items) else None
    if row.items[verb].lemma not in _SHOWING or following is None or following.kind != "np":
        return None
    noun = item_noun(following)
    found = [name for run in runs(noun.core, scene.text) if (name := scene.names.named(run))]
    return found[-1] if found and not noun.owner and not found[-1].person else None


def _focus_on_noun(scene: Scene, noun: Noun) -> None:
    """A common noun as subject: "it" may mean it, unless it stands for a name."""
    head = lexicon.singular(noun.head)
    if head in scene.vocabulary.words.groups or phrase_key(noun.head) in scene.vocabulary.metrics.by_phrase:
        return
    scene.focus.noun = scene.focus.lately = " ".join(t.text if t.tag == "PROPN" else t.lower for t in noun.core)
