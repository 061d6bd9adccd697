"""A realistic corpus of any size, made from the project's own golden texts: paragraphs recombined, names and figures
changed by a seeded generator, so that the same call makes the same files everywhere.

usage: python -m tests.benchmarks.corpus FOLDER [--documents 12000]
"""

from __future__ import annotations

import argparse
import random
import re
from pathlib import Path

TEXTS = Path(__file__).resolve().parents[1] / "golden" / "texts"
_FIGURE = re.compile(r"(?<![\w.,/-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w/-]|[.,]\d)")
_NAME = re.compile(r"\b[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})+\b")
_SYLLABLES = tuple(a + b for a in "bdklmnrstv" for b in "aeo")


def paragraphs() -> list[str]:
    """Every paragraph of the golden texts, without front matter, in a stable order."""
    found = []
    for file in sorted(TEXTS.rglob("*")):
        if file.suffix in (".md", ".txt"):
            text = file.read_text(encoding="utf-8")
            if text.startswith("---\n"):
                text = text.split("\n---\n", 1)[-1]
            found += [part.strip() for part in text.split("\n\n") if len(part.strip()) > 60]
    return found


def make_article(number: int, source: list[str], size: int) -> str:
    """Article `number`: about `size` characters, dated, with names and figures of its own."""
    chance = random.Random(number)
    names: dict[str, str] = {}
    # A third of the articles share their names with others, so that claims meet across documents.
    family = random.Random(number % 997 if number % 3 == 0 else number)

    def name(match: re.Match[str]) -> str:
        if match[0] not in names:
            words = ["".join(family.choices(_SYLLABLES, k=3)).title() for _ in match[0].split()]
            names[match[0]] = " ".join(words)
        return names[match[0]]

    def figure(match: re.Match[str]) -> str:
        if chance.random() < 0.5:
            return match[0]
        return "".join(str(chance.randint(1, 9)) if c.isdigit() and c != "0" else c for c in match[0])

    parts: list[str] = []
    while sum(map(len, parts)) < size:
        parts.append(_FIGURE.sub(figure, _NAME.sub(name, chance.choice(source))))
    day = f"{chance.randint(2022, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    title = parts[0].partition(".")[0][:80].replace("\n", " ").replace(":", " ")
    head = f"---\ntitle: {title}\npublisher: Paper {number % 40}\npublished: {day}\n---\n\n"
    return head + "\n\n".join(parts) + "\n"


def make_corpus(folder: Path, documents: int, size: int = 2_080) -> int:
    """Write the corpus; returns its size in bytes."""
    source = paragraphs()
    total = 0
    for number in range(documents):
        file = folder / f"{number // 1000:03}" / f"{number:06}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        text = make_article(number, source, size)
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
