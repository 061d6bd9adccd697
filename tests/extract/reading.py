"""Reads a text the way the program does, for tests of what is found in it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from explorer.extract import extract
from explorer.extract.document import read
from explorer.model import Claim, ClaimKind, Document
from explorer.vocabulary.load import Vocabulary, load_vocabulary, vocabulary_paths


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(vocabulary_paths(Path(__file__).parents[2] / "data"))


def document(text: str, published: str | None = "2025-08-20", title: str | None = None) -> Document:
    return Document(id=1, path="a.txt", format="text", text=text, sha256="0", published=published, title=title)


def claims(text: str, published: str | None = "2025-08-20") -> tuple[Claim, ...]:
    return extract(document(text, published), vocabulary())


def quantities(text: str, published: str | None = "2025-08-20") -> list[Claim]:
    return [claim for claim in claims(text, published) if claim.kind is ClaimKind.QUANTITY]


def events(text: str, published: str | None = "2025-08-20") -> list[Claim]:
    return [claim for claim in claims(text, published) if claim.kind is ClaimKind.EVENT]


def modality_at(text: str, token: str) -> str:
    """The modality of the figure that holds `token`."""
    reading = read(document(text), vocabulary())
    for sentence in reading.sentences:
        for draft in sentence.drafts:
            if token in text[draft.quantity.start : draft.quantity.end]:
                return draft.modality
    raise AssertionError(f"no figure with {token!r}")
