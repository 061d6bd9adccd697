"""A realistic corpus of any size, made by a seeded generator, so that the same call makes the same files everywhere.

About one sentence in four holds a figure, which gives what 552 real news articles gave (3.6 claims a KB); every name
heads two articles, so that claims meet across documents; some repeat a figure, round it, or give another.

usage: python -m tests.benchmarks.corpus FOLDER [--documents 12000]
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

_DENSE = 0.21
_SYLLABLES = tuple(a + b for a in "bdklmnrstv" for b in ("a", "e", "i", "o", "an", "er"))
_KINDS = ("Group", "Holdings", "Bank", "University", "Hospital", "Council", "Airlines", "Mining", "Energy", "Foods")
_ADJECTIVES = (
    "new old large small public private national local recent early late quiet busy strong weak careful sudden slow rapid "
    "northern southern eastern western coastal central rural urban foreign domestic modern common rare simple difficult "
    "serious formal open closed empty crowded costly cheap safe risky steady fragile"
).split()
_NOUNS = (
    "plan report meeting decision harbour valley factory school hospital market bridge road station village city court "
    "office ministry board council committee project contract budget strike storm flood drought fire accident inquiry "
    "season match stadium player coach voter party leader minister mayor engineer doctor teacher farmer driver worker "
    "manager investor customer tenant owner witness lawyer judge scientist astronaut pilot captain crew team company "
    "industry region border river island coast forest mine well pipeline grid plant network platform vaccine drug trial"
).split()
_VERBS = (
    "praised criticised described visited opened closed delayed supported opposed reviewed defended questioned followed "
    "ignored welcomed rejected examined improved damaged repaired rebuilt protected abandoned completed discussed"
).split()
_FIGURES = (
    "Revenue of {name} rose {pct} per cent to {money} million euros in {period}.",
    "{name} employed {count} people at the end of {year}, {pct} per cent more than a year earlier.",
    "Net profit came to ${money} million in {period}, against ${other} million in the same period of the previous year.",
    "{name} delivered {count} units in {period}, the company said.",
    "The project will cost about {money} million euros, according to {name}.",
    "By {later}, {name} wants to treat {count} patients a year.",
    "Turnout in {place} reached {pct} per cent, {name} reported.",
    "At least {small} people died and {count} were evacuated in {place} on Friday, officials said.",
    "Unemployment in {place} fell to {pct} per cent in {period}.",
    "{name} plans to invest between {money} and {more} million euros by {later}.",
    "Output at the {place} plant dropped by {pct} per cent to {count} tonnes in {year}.",
    "In {year}, {name} opened {small} branches in {place}.",
)


def _word(chance: random.Random, size: int) -> str:
    return "".join(chance.choices(_SYLLABLES, k=size)).capitalize()


def _plain(chance: random.Random) -> str:
    def thing() -> str:
        return f"the {chance.choice(_ADJECTIVES)} {chance.choice(_NOUNS)}"

    tail = chance.choice(
        (f" near {thing()}", f" after {thing()}", f", because {thing()} {chance.choice(_VERBS)} it", "")
    )
    return f"{thing().capitalize()} of {thing()} {chance.choice(_VERBS)} {thing()}{tail}."


def _figure(chance: random.Random, family: random.Random, name: str, place: str) -> str:
    # Half the figures belong to the name, not to the article: other articles give the same, rounded or not.
    source = family if chance.random() < 0.5 else chance
    year = source.randint(2019, 2025)
    money = source.randint(20, 9_000) / 10
    count = source.randint(1_000, 900_000)
    if chance.random() < 0.2:
        count = round(count, -3)
    return chance.choice(_FIGURES).format(
        name=name, place=place, pct=source.randint(10, 690) / 10, money=money, other=source.randint(20, 9_000) / 10,
        more=money + source.randint(5, 300), count=f"{count:,}", small=source.randint(3, 90), year=year,
        later=source.randint(2027, 2035), period=source.choice((str(year), f"the first quarter of {year}", f"{year}")),
    )  # fmt: skip


def make_article(number: int, names: int, size: int) -> str:
    """Article `number` about one of `names` names: about `size` characters, with a title, a publisher and a date."""
    chance, family = random.Random(number), random.Random(number % names)
    name = f"{_word(family, 3)} {family.choice(_KINDS)}"
    place = _word(family, 2)
    family.seed(number % names * 7 + number % 3)
    parts: list[str] = []
    length = 0
    while length < size:
        count = chance.randint(2, 5)
        sentences = [
            _figure(chance, family, name, place) if chance.random() < _DENSE else _plain(chance) for _ in range(count)
        ]
        parts.append(" ".join(sentences))
        length += len(parts[-1]) + 2
    day = f"{chance.randint(2022, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    head = f"---\ntitle: {name} and {_plain(chance)[:-1].lower()}\npublisher: Paper {number % 40}\npublished: {day}\n---\n\n"
    return head + "\n\n".join(parts) + "\n"


def make_corpus(folder: Path, documents: int, size: int = 1_950) -> int:
    """Write the corpus; returns its size in bytes."""
    total = 0
    for number in range(documents):
        file = folder / f"{number // 1000:03}" / f"{number:06}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        text = make_article(number, max(10, documents // 2), size)
        file.write_text(text, encoding="utf-8")
        total += len(text.encode())
    return total


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=12_000)
    options = parser.parse_args()
    total = make_corpus(options.folder, options.documents)
    print(f"{options.documents:,} documents, {total / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
