"""Texts to claims and relations without a store: for tests, measurements and other programs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256

from explorer.extract import extract
from explorer.ingest.read import make_document
from explorer.ingest.readers import Reading
from explorer.model import Claim, Relation
from explorer.relate import Context, DocumentFacts, Group, Member, alignment_keys, load_lexicon, relate, sketch_of
from explorer.resources import data_folder
from explorer.vocabulary.load import Vocabulary, load_vocabulary, vocabulary_paths


@cache
def bundled_vocabulary() -> Vocabulary:
    """The vocabulary that comes with the program."""
    return load_vocabulary(vocabulary_paths(data_folder()))


def relate_texts(
    documents: Sequence[tuple[str, Mapping[str, str], str]], vocabulary: Vocabulary | None = None
) -> tuple[tuple[Claim, ...], tuple[Relation, ...]]:
    """The claims of (path, metadata, text) triples and the relations between them; document ids count from 1."""
    words = vocabulary or bundled_vocabulary()
    lexicon = load_lexicon()
    claims: list[Claim] = []
    facts: dict[int, DocumentFacts] = {}
    groups: dict[str, list[Member]] = defaultdict(list)
    for number, (path, metadata, text) in enumerate(documents, 1):
        reading = Reading(pages=(text,), metadata=metadata, published_from="front-matter")
        document = make_document(reading, path, "markdown", sha256(text.encode()).hexdigest(), number)
        facts[number] = DocumentFacts(number, document.published, document.publisher, document.title)
        for claim in extract(document, words):
            claims.append(claim)
            sketch = sketch_of(claim, document.text, lexicon)
            keys = alignment_keys(claim, sketch, lexicon)
            for key in keys:
                groups[key].append(Member(claim, sketch, keys))
    context = Context(documents=facts, metrics=words.metrics, lexicon=lexicon)
    found = {relation.id: relation for relation in relate((Group(k, groups[k]) for k in sorted(groups)), context)}
    return tuple(claims), tuple(found.values())
