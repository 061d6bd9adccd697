"""The bundled corpus is read as `digests.toml` says: figures, metrics, subjects, periods, modality."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from explorer.extract import extract
from explorer.ingest.front_matter import split_front_matter
from explorer.model import Claim, Document
from explorer.resources import data_folder, seeds_folder
from explorer.vocabulary.load import load_vocabulary, vocabulary_paths

GOLD: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("digests.toml").read_text(encoding="utf-8"))[
    "claim"
]
FIELDS = ("unit", "metric", "subject", "period", "basis", "modality", "qualifier")


@cache
def claims(name: str) -> tuple[Claim, ...]:
    """The claims of the bundled document whose name starts with `name`."""
    path = next(seeds_folder().glob(f"{name}-*.md"))
    metadata, text = split_front_matter(path.read_text(encoding="utf-8"))
    document = Document(
        id=1, path=path.name, format="markdown", text=text, sha256="",
        title=metadata.get("title"), published=metadata.get("published"),
    )  # fmt: skip
    return extract(document, load_vocabulary(vocabulary_paths(data_folder())))


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: f"{gold['document']}-{gold['printed']}")
def test_claim(gold: dict[str, Any]) -> None:
    found = [c for c in claims(gold["document"]) if c.printed == gold["printed"] and c.value == gold["value"]]
    assert found, "not found"
    want = [gold.get(field) for field in FIELDS]
    assert want in [[getattr(claim, field) for field in FIELDS] for claim in found]
