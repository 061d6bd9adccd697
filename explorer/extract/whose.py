"""What the subject rules look at: a figure in its sentence, the names of the text, and what it has been about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from explorer.extract.clauses import Link, Row
from explorer.extract.genders import may_mean
from explorer.extract.metrics import Choice
from explorer.extract.name import Name
from explorer.extract.name_runs import runs
from explorer.extract.names import PERSON_PRONOUNS, Names
from explorer.extract.nouns import Noun
from explorer.extract.phrases import Item
from explorer.extract.tokens import Token
from explorer.vocabulary.load import Vocabulary
from explorer.vocabulary.metrics import phrase_key
from explorer.vocabulary.owners import Owner


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a claim as found in one sentence."""

    text: str
    rule: str
    inferred: bool = False
    scope: str | None = None
    name: Name | None = None


_PEOPLE = 4
"""How many persons a reader keeps in mind."""


@dataclass(slots=True)
class Focus:
    """What the text has been about, for pronouns and "the company"."""

    thing: Name | None = None
    people: list[Name] = field(default_factory=list)
    """The persons that the last sentences were about, the latest last: "he" means the last man."""
    named: list[Name] = field(default_factory=list)
    """The persons whom the last sentence only names: "she" means one of them where nobody else is a woman."""
    someone: str | None = None
    """A person without a name who did something last: "a student … He killed"."""
    speaker: Name | None = None
    """The person who was last named as speaking: "he said" means him."""
    noun: str | None = None
    lately: str | None = None
    """The common noun that the last sentence of this paragraph was about."""
    shown: Name | None = None
    """The thing that the last sentence presented: "it weighs 31 grams" is about the product, not its maker."""
    home: Name | None = None
    """The place whose figures the text tells: that of its first "inflation in Varland"."""
    here: Name | None = None
    """The place whose figures this paragraph has told of last."""
    told: set[str] = field(default_factory=set)
    """The things that sentences of this paragraph have been about."""

    def see(self, person: Name) -> None:
        """A person has done something: "he" or "she" may mean this one."""
        self.someone = None
        self.people = [*(other for other in self.people[-_PEOPLE:] if other is not person), person]

    def person_for(self, pronoun: str, speaker: Name | None = None) -> Name | None:
        """Whom "he" or "she" means after the last sentence; not the one who says so."""
        named = [name for name in self.named if name.gender is not None]
        known = (name for name in reversed([*named, *self.people]) if name is not speaker)
        return next((name for name in known if may_mean(pronoun, name.gender)), None)

    def begin(self) -> None:
        """A new paragraph starts."""
        self.told.clear()
        self.lately = None
        self.here = None

    def place(self, name: Name) -> None:
        """Figures of a place are told."""
        self.here = name
        self.home = self.home or name

    def turn_to(self, thing: Name) -> None:
        """A named thing is what the text is about now."""
        self.thing, self.noun = thing, None
        self.told.add(thing.text)


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

    @property
    def owner(self) -> Owner | None:
        """The sort of thing that the metric belongs to, where the vocabulary knows."""
        return self.vocabulary.owners.get(self.choice.named.known) if self.choice is not None else None


NOBODY = Subject("", "nobody")
"""The answer of a rule that knows that the owner stands elsewhere, and that no other rule shall guess."""

Rule = Callable[[Whose], Subject | None]


def words_of(noun: Noun) -> str:
    return " ".join(t.text if t.tag == "PROPN" else t.lower for t in noun.core if t.tag != "PUNCT")


def names_in(whose: Whose, tokens: Sequence[Token]) -> list[Name]:
    found = []
    for run in runs(tokens, whose.text):
        name = whose.names.named(run)
        if name is not None:
            found.append(name)
    if not found and len(tokens) == 1 and tokens[0].text[:1].isupper():
        name = whose.names.of(tokens[0].text) or whose.names.containing(tokens[0].lower)
        return [name] if name is not None else []
    return found


_FREE = frozenset(
    {
        "verb", "dimension", "measured noun", "counted noun", "counted noun of a verb", "score", "share of",
        "amount of a verb", "change of a noun",
    }
)  # fmt: skip


def is_metric(whose: Whose, noun: Noun) -> bool:
    entries = whose.vocabulary.metrics.by_phrase.get(phrase_key(noun.head), ())
    if whose.choice is not None and whose.choice.rule in _FREE:
        entries = tuple(e for e in entries if e.name == whose.choice.named.known)
    return bool(entries) and not noun.owner and not noun.proper


def of_person(whose: Whose) -> bool:
    """Whether the clause is about "he" or "she": no thing is its subject then."""
    at = whose.row.subject(whose.link.verb) if whose.link.verb is not None else None
    return at is not None and whose.items[at].words() in PERSON_PRONOUNS
