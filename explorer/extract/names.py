"""Names of a document: capitalised runs, merged over the document, and what "the company" or "it" stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from explorer.extract.countries import COUNTRIES
from explorer.extract.genders import of_given, of_title
from explorer.extract.name import Name, absorb, bare, may_be_topic, stray, weak
from explorer.extract.name_runs import OFFICE_WORDS, ORGANISED, ROLES, TRADES, Run, given, is_firm
from explorer.extract.word_sets import word_set

_PEOPLES = re.compile(r"[A-Z][a-z]+(?:ish|ese|ian|ean|ican)$")
"""What names a people: the Irish are no short form of the Irish Bank."""
_OF_PLACE = re.compile(r"[A-Z][a-z]+(?:n|i|ish|ese)s?$")
"""What an adjective of a place may look like: "Velmaran goods"."""
_TOWNS = word_set("town city village suburb county province region island district port resort hamlet capital")
_CALLINGS = (ROLES - TRADES) | word_set(
    "correspondent reporter journalist editor columnist wife husband mother father son daughter brother sister cousin "
    "uncle aunt nephew niece widow widower fiancee girlfriend boyfriend executive trader student policeman teenager"
)
"""What a text calls persons only."""
_LONGEST_OF_PERSON = 2
_STEM = 5
"""How many letters a place and its people share at least."""
_PLACING = frozenset({"in", "near", "across", "outside", "throughout"})
_SAYING = word_set(
    "said says say told tells warned warns estimates estimated forecasts forecast predicts predicted reckons"
)
_QUOTING = frozenset({"said", "says"})
PERSON_PRONOUNS = frozenset({"he", "she", "his", "her", "him"})
THING_PRONOUNS = frozenset({"it", "its", "itself"})
GROUP_PRONOUNS = frozenset({"they", "their", "them"})
_NO_SHORT_FORMS = COUNTRIES | ORGANISED | OFFICE_WORDS
"""Words that stand for themselves where a longer name ends in them."""
OWN_PRONOUNS = frozenset({"we", "our", "us"})


class Names:
    """All names of a document, merged; look-ups answer with the canonical form."""

    def __init__(self, firms: frozenset[str]) -> None:
        """`firms` are the vocabulary's last words of the names of firms."""
        self._firms = firms
        self.canonical: dict[str, Name] = {}
        self._descriptions: dict[str, list[tuple[int, str]]] = {}
        self._raw: dict[str, Name] = {}
        self._aliases: dict[str, str] = {}
        self._at: dict[int, str] = {}
        self.topic: Name | None = None
        self._by_word: dict[str, list[Name]] = {}

    def collect(self, sentence_runs: Iterable[tuple[Run, float]]) -> None:
        """Count runs with their weights (subject position and titles weigh more)."""
        for run, weight in sentence_runs:
            self._at[run.start] = run.text
            called = bare(run.text)
            name = self._raw.get(called)
            if name is None:
                name = self._raw[called] = Name(called, firm=is_firm(called, self._firms))
            name.count += 1
            name.weight += weight
            name.forms[run.text] += 1
            name.inside = name.inside or not run.opening
            name.modifies = name.modifies and run.modifies
            name.articles = name.articles or run.before == "the"
            name.demonym = name.demonym or run.demonym
            name.placed += run.before in _PLACING
            name.behind.add(run.before)
            name.speaking += run.before in _QUOTING or run.after in _SAYING
            whose = run.after == "who" and 1 <= run.text.count(" ") <= 2
            role = run.before in ROLES and (run.before not in TRADES or " " in run.text)
            name.gender = name.gender or of_title(run.before)
            if (role or whose or given(run)) and not is_firm(run.text, self._firms):
                name.person = True

    def alias(self, short: str, long: str) -> None:
        """Remember that the text gives a name's short form in brackets behind it: "National Grid Board (NGB)"."""
        self._aliases.setdefault(short, bare(long))

    def settle(self, groups: frozenset[str]) -> None:
        """Merge short with long forms and choose the topic; `groups` are the common nouns for firms and the like."""
        self._merge_spellings()
        self._heed_descriptions(groups)
        self._heed_peoples()
        trusted = (name for name in self._raw.values() if name.inside or not (weak(name.text) or stray(name)))
        by_length = sorted(trusted, key=lambda n: (-len(n.text.split()), n.text))
        firsts: dict[str, list[Name]] = {}
        lasts: dict[str, list[Name]] = {}
        initials: dict[str, list[Name]] = {}
        for name in by_length:
            parts = name.text.split()
            owner = self._owner(name, parts, firsts, lasts, initials)
            self.canonical[name.text.lower()] = owner
            if owner is name:
                firsts.setdefault(parts[0].lower(), []).append(name)
                lasts.setdefault(parts[-1].lower(), []).append(name)
                initial = "".join(p[0] for p in parts if p[0].isupper())
                if len(initial) > 1:
                    initials.setdefault(initial, []).append(name)
        for key, name in self.canonical.items():
            parts = key.split()
            if len(parts) > 1:
                self._by_word.setdefault(parts[-1], []).append(name)
        for name in self.canonical.values():
            if name.person:
                name.demonym = False
                name.gender = name.gender or of_given(name.text)
        self._choose_topic()

    def _heed_descriptions(self, groups: frozenset[str]) -> None:
        """A name that the text calls an economist is a person's, one that it calls a city or a firm is none."""
        for noun, told in self._descriptions.items():
            for _, run in told:
                name = self._raw.get(bare(run))
                if name is None:
                    continue
                if noun in _TOWNS:
                    name.town, name.person = True, False
                elif noun in groups:
                    name.group, name.person = True, False
                elif noun in _CALLINGS and 1 <= run.count(" ") <= _LONGEST_OF_PERSON and not name.articles:
                    name.person = True

    def _heed_peoples(self) -> None:
        """A name with a people of its own is a place: the Velmarans live in Velmara."""
        peoples = [t for t, name in self._raw.items() if (_OF_PLACE if name.modifies else _PEOPLES).match(t)]
        for name in self._raw.values():
            if not (name.person or " " in name.text or name.text in peoples):
                stem = name.text[: max(_STEM, len(name.text) - 1)]
                name.town = name.town or any(p.startswith(stem) and len(p) <= len(name.text) + 3 for p in peoples)

    def _merge_spellings(self) -> None:
        """One entity of "eTrade" and the "ETrade" that opens a sentence."""
        for text in [text for text in self._raw if text[0].islower()]:
            other = self._raw.pop(text[0].upper() + text[1:], None)
            if other is not None:
                name = self._raw[text]
                absorb(name, other)
                name.inside = True

    def _owner(
        self,
        name: Name,
        parts: list[str],
        firsts: dict[str, list[Name]],
        lasts: dict[str, list[Name]],
        initials: dict[str, list[Name]],
    ) -> Name:
        """The longer name that this one is a short form of, or itself."""
        if len(parts) > 1:
            return name
        long = self._raw.get(self._aliases.get(name.text, ""))
        if long is not None and long is not name:
            owner = self.canonical.get(long.text.lower(), long)
            absorb(owner, name)
            return owner
        key = parts[0].lower()
        if key in COUNTRIES:
            return name
        people = [n for n in lasts.get(key, ()) if n is not name]
        people = [n for n in people if n.person] or people
        sure = bool(people) and people[0].person
        if len(people) == 1 and (sure or (len(people[0].text.split()) == 2 and key not in firsts)):
            absorb(people[0], name)
            first = people[0].text.split()[0].lower()
            short_of_two = people[0].text.count(" ") == 1 and not (name.articles or people[0].articles)
            short_of_two = short_of_two and not (people[0].group or people[0].firm) and first not in name.behind
            short_of_two = short_of_two and key not in _NO_SHORT_FORMS
            people[0].person = people[0].person or name.person or short_of_two
            return people[0]
        if len(people) > 1 and all(n.person for n in people):
            name.person = True
        longer = [n for n in firsts.get(key, ()) if n is not name and not n.person]
        if any(map(str.isdigit, key)) or _PEOPLES.match(parts[0]):
            longer = []  # "T5" is no short form of "T5 Cargo": each is a model of its own.
        if longer:
            owner = max(longer, key=lambda n: n.count)
            if len(longer) == 1 and owner.count >= 1 and name.count <= 12 * owner.count:
                merged = Name(name.text if name.count > owner.count else owner.text, False)
                owner.text = merged.text
                absorb(owner, name)
                return owner
        acronym = [n for n in initials.get(parts[0], ()) if n is not name]
        if parts[0].isupper() and len(acronym) == 1:
            absorb(acronym[0], name)
            return acronym[0]
        return name

    def _choose_topic(self) -> None:
        ranked = sorted(
            {id(n): n for n in self.canonical.values() if may_be_topic(n)}.values(),
            key=lambda n: (-n.weight, n.text),
        )
        if ranked and (len(ranked) == 1 or ranked[0].weight >= 1.5 * ranked[1].weight) and ranked[0].weight >= 3:
            self.topic = ranked[0]

    def of(self, text: str) -> Name | None:
        """The entity that a capitalised run names."""
        key = bare(text).lower()
        found = self.canonical.get(key)
        first, _, number = key.rpartition(" ")
        return self.canonical.get(first) if found is None and number.isdigit() else found

    def named(self, run: Run) -> Name | None:
        """The entity that a run of a phrase names, with what follows it: "Bank" of "Bank of Varland"."""
        whole = self._at.get(run.start)
        return (self.of(whole) if whole is not None else None) or self.of(run.text)

    def describe(self, noun: str, run: str, at: int) -> None:
        """Remember that the text at offset `at` calls an entity by a common noun: "carmaker Orvane"."""
        self._descriptions.setdefault(noun, []).append((at, run))

    def described(self, noun: str, before: int) -> Name | None:
        """The entity that the text called by a common noun last, left of offset `before`."""
        for at, run in reversed(self._descriptions.get(noun, ())):
            if at < before:
                return self.of(run)
        return None

    def containing(self, noun: str) -> Name | None:
        """The one entity whose name ends in a common noun: "the fund" for the World Health Fund."""
        found = {id(name): name for name in self._by_word.get(noun, ())}
        return next(iter(found.values())) if len(found) == 1 else None

    def ambiguous(self, noun: str) -> bool:
        """Whether the names of several entities end in a common noun: "the bank" where two banks are about."""
        return len({id(name) for name in self._by_word.get(noun, ())}) > 1
