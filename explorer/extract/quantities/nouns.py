# ruff: noqa: E501
"""The counted noun to the right of a number: "81,302 cars", "2.59 million passenger vehicles"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer.extract.quantities.wordlists import word_set
from explorer.model import Span

_STEP = re.compile(r"[ \u00a0\n]([A-Za-zÀ-ÿ][A-Za-zÀ-ÿ]*(?:[-'’][A-Za-zÀ-ÿ]+)*)")
_MAX_WORDS = 6

CLOSED = word_set(
    """a an the this that these those my your his her its our their some any no every each either neither both all
    such and or but nor so yet if when while as because since until unless though although whereas than then once
    after before of in on at by for from to into onto with within without about above across against along among
    around behind below beneath beside besides between beyond despite down during except inside like near off out
    outside over past per through throughout toward towards under underneath up upon via versus vs amid including
    excluding involving regarding following i you he she it we they me him us them who whom which what whose where
    why how there here is are was were be been being am has have had having do does did doing can could will would
    shall should may might must others not also only just even still already again too very more most less least much
    many few now today yesterday tomorrow tonight ago later earlier ahead away apart together soon never ever
    always often usually sometimes perhaps maybe said says say told according came come comes went go goes took
    take takes made make makes got get gets rose rise rises fell fall falls grew grow grows died die dies won win
    wins lost lose loses saw see sees found find finds left leave leaves gave give gives kept keep keeps held hold
    holds led lead leads met meet meets paid pay pays ran run runs set sets sat sit sold sell sells spent spend
    spends stood stand stands thought think thinks became become becomes began begin begins remain remains seem
    seems appear appears include includes represent represents need needs want wants live lives work works using
    according due because plus minus times compared versus respectively each combined overall long tall deep wide
    high old thick north south east west northeast northwest southeast southwest year-on-year percent per-cent
    straight flat instead alone worth"""
)
"""Words that no counted noun phrase contains."""

_IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife", "leaves": "leaf", "halves": "half", "shelves": "shelf",
    "knives": "knife", "thieves": "thief", "wolves": "wolf", "calves": "calf", "loaves": "loaf", "countrymen": "countryman",
    "policemen": "policeman", "firemen": "fireman", "servicemen": "serviceman", "gunmen": "gunman", "fishermen": "fisherman",
    "businessmen": "businessman", "crewmen": "crewman", "congressmen": "congressman", "servicewomen": "servicewoman",
    "policewomen": "policewoman", "clergymen": "clergyman", "grandchildren": "grandchild", "schoolchildren": "schoolchild",
    "criteria": "criterion", "phenomena": "phenomenon", "bacteria": "bacterium", "crises": "crisis", "analyses": "analysis",
    "indices": "index", "appendices": "appendix", "vertices": "vertex", "matrices": "matrix", "axes": "axis", "genera": "genus",
    "larvae": "larva", "nuclei": "nucleus", "alumni": "alumnus", "stimuli": "stimulus", "diagnoses": "diagnosis",
    "buses": "bus", "viruses": "virus", "gases": "gas", "bonuses": "bonus", "campuses": "campus", "houses": "house",
    "horses": "horse", "cases": "case", "courses": "course", "nurses": "nurse", "losses": "loss", "uses": "use",
    "purchases": "purchase", "licences": "licence", "licenses": "license", "responses": "response", "warehouses": "warehouse",
    "increases": "increase", "decreases": "decrease", "releases": "release", "leases": "lease", "bases": "base", "doses": "dose",
    "movies": "movie", "cookies": "cookie", "zombies": "zombie", "selfies": "selfie", "calories": "calorie", "rookies": "rookie",
    "series": "series", "species": "species", "headquarters": "headquarters", "shoes": "shoe", "heroes": "hero",
    "tomatoes": "tomato", "potatoes": "potato", "volcanoes": "volcano", "tornadoes": "tornado", "mosquitoes": "mosquito",
    "diseases": "disease", "databases": "database", "premises": "premises", "exercises": "exercise", "franchises": "franchise",
    "enterprises": "enterprise", "surprises": "surprise", "promises": "promise", "phases": "phase", "clauses": "clause",
    "causes": "cause", "pauses": "pause", "greenhouses": "greenhouse", "expenses": "expense", "defenses": "defense",
    "offenses": "offense", "senses": "sense", "verses": "verse", "corpses": "corpse", "collapses": "collapse", "pulses": "pulse",
    "axles": "axle", "caches": "cache", "aches": "ache", "avalanches": "avalanche", "ties": "tie", "pies": "pie", "dies": "die",
}  # fmt: skip
_COMPLETE = frozenset({"people", "men", "women", "children", "persons"})
"""Plurals that end their phrase: an s-word behind them is a verb."""
_INVARIANT = word_set(
    """aircraft spacecraft sheep fish deer cattle crew staff personnel troops police dead injured wounded missing
    killed homeless infantry poultry livestock offspring salmon shrimp bison swine seed-stage people police-
    officers hp horsepower spacecraft series species headquarters quarters rhino cod tuna elk moose"""
)
_VERBS_OR_NOUNS = frozenset(
    {
        "runs",
        "works",
        "lives",
        "sets",
        "wins",
        "leads",
        "finds",
        "holds",
        "falls",
        "rises",
        "needs",
        "meets",
        "keeps",
        "stands",
        "sits",
        "takes",
    }
)
_NOT_PLURAL = word_set(
    """is was has does this its his hers yours ours theirs thus perhaps always us plus versus series yes less across
    gross business process loss class cross press access success congress glass mass grass bus virus campus crisis
    basis analysis status bonus focus census gas bias chaos famous various serious previous religious dangerous
    nervous continuous numerous indigenous simultaneous consecutive anonymous overseas sometimes besides
    afterwards towards regardless homeless wireless tennis politics economics physics mathematics athletics
    diabetes news chess translates compares depends refers relates applies looks tries checks calculates defines indicates involves
    consists contains brings suggests reflects excludes begins seems provides helps allows describes explains belongs
    happens occurs arrives exists relies plays puts tells knows believes wants asks gets says tops exceeds surpasses beats hits reaches equals costs means shows says adds makes takes
    comes goes gets gives accounts-for remains includes represents becomes lies sits stands needs requires follows
    suggests"""
)
_IS_PLURALS = word_set(
    "rabbis taxis safaris alibis israelis iraqis pakistanis saudis yemenis nazis emiratis kuwaitis omanis bangladeshis kiwis"
)
_CASUALTIES = word_set("dead injured wounded missing killed homeless people")
_ADJECTIVAL = re.compile(r"(?:ed|en|ly)$")
_PARTICIPLES = word_set(
    """remaining existing leading working living voting sitting participating competing operating neighbouring
    surviving missing outstanding standing serving flying emerging developing lending"""
)
_VERB_LIKE = re.compile(r"ing$")


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A noun phrase that a number counts."""

    span: Span
    """The whole phrase, adjectives and all."""
    head: str
    """Its head in the singular, lower case."""


def find_noun(text: str, at: int, limit: int, *, singular: bool = False) -> CountedNoun | None:
    """The counted noun phrase that begins behind the number at `at`, or None.

    `singular` allows a head without plural form: behind "one", or behind a hyphen. Closed-class words, verbs and
    punctuation end the phrase; without a plural head there is none.
    """
    position, first, best = at, 0, None
    for count in range(_MAX_WORDS):
        found = _STEP.match(text, position, min(limit, position + 40))
        if not found:
            break
        word = found[1]
        lower = word.lower().removesuffix("'s").removesuffix("’s")
        verb_like = bool(_VERB_LIKE.search(lower)) and lower not in _PARTICIPLES and len(lower) > 5
        noun_after_all = best is None and lower in _VERBS_OR_NOUNS
        closed = lower in CLOSED and not noun_after_all and not word.isupper()
        if closed or (verb_like and (best is not None or not _plural_next(text, found.end(), limit))):
            break
        if not first:
            first = found.start(1)
        possessive = lower != word.lower()
        if (noun_after_all or is_plural(lower, word)) and not possessive:
            best = CountedNoun(Span(first, found.end()), singular_of(lower))
            if lower in _COMPLETE:
                break
        elif best is not None:
            break
        elif singular and count == 0 and not _ADJECTIVAL.search(lower):
            best_single = CountedNoun(Span(first, found.end()), lower)
            following = find_noun(text, found.end(), limit)
            return (following and CountedNoun(Span(first, following.span.end), following.head)) or best_single
        position = found.end()
    return best


_HYPHENED = re.compile(r"[-‑]([A-Za-z]+)(?:-(?:and|to)-[A-Za-z]+)?(?![A-Za-z-])")
_NO_HYPHENED = word_set(
    """way fold plus odd something ish time year day one two based off part hit hander handed quarter quarters half"""
)


def find_hyphened(text: str, at: int, limit: int) -> CountedNoun | None:
    """The noun of a compound, "30-item", whose hyphen is at `at`."""
    found = _HYPHENED.match(text, at, min(limit, at + 40))
    if not found or found[1].lower() in _NO_HYPHENED or found[1].lower() in CLOSED:
        return None
    return CountedNoun(Span(found.start(1), found.end(1)), singular_of(found[1].lower()))


def _plural_next(text: str, at: int, limit: int) -> bool:
    found = _STEP.match(text, at, min(limit, at + 40))
    return bool(found) and found is not None and is_plural(found[1].lower(), found[1])


def is_plural(lower: str, word: str) -> bool:
    """Whether a word looks like a plural noun."""
    if lower in _IRREGULAR or lower in _INVARIANT:
        return True
    tail = lower.rsplit("-", 1)[-1]
    if tail in _NOT_PLURAL or tail in CLOSED or len(tail) < 3:
        return False
    if word.isupper() and len(word) > 1:
        return False
    if tail in _IS_PLURALS:
        return True
    return tail.endswith("s") and not tail.endswith(("ss", "us", "is", "ous", "'s"))


def singular_of(lower: str) -> str:
    """The singular of a plural noun in lower case; a word that is none comes back as it is."""
    if lower in _CASUALTIES:
        return "person"
    if lower in _IS_PLURALS:
        return lower[:-1]
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if "-" in lower:
        head, tail = lower.rsplit("-", 1)
        return f"{head}-{singular_of(tail)}"
    if lower.endswith("men") and len(lower) > 4:
        return lower[:-2] + "an"
    if not lower.endswith("s") or lower.endswith(("ss", "us", "is")) or lower in _INVARIANT:
        return lower
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return lower[:-2]
    return lower[:-1]
