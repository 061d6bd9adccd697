"""Relating the claims of a store: only the groups that a changed document touched, streamed from the database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from explorer.pipeline.deciding import relate_apart
from explorer.pipeline.progress import Progress, Watcher
from explorer.relate import Context, DocumentFacts, Group, Member, Sketch, load_lexicon
from explorer.store.readings import names_told_apart
from explorer.store.rows import claim_of
from explorer.store.writer import StoreWriter
from explorer.vocabulary.load import load_vocabulary


def relate_changed(writer: StoreWriter, tell: Watcher, words: Sequence[Path]) -> None:
    """Relate anew every group of claims that changed since relations were last found."""
    total = writer.stale_keys()
    if total == 0:
        return
    tell(Progress("relating", 0, total))
    context = Context(documents=_facts(writer), metrics=load_vocabulary(words).metrics, lexicon=load_lexicon())
    apart = names_told_apart(writer.connection)
    with writer.transaction():
        writer.remove_stale_relations()
        for done, (key, group) in enumerate(_groups(writer), 1):
            for relation in relate_apart(group, context, apart):
                writer.add_relation(relation, key)
            if done % 200 == 0:
                tell(Progress("relating", min(done, total), total))
        writer.all_keys_related()


def _groups(writer: StoreWriter) -> Iterator[tuple[int, Group]]:
    for key, rows in groupby(writer.stale_group_rows(), key=itemgetter(0)):
        members = [Member(claim_of(row[3:]), Sketch.decode(row[1]), tuple(row[2].split())) for row in rows]
        if len(members) > 1:
            yield key, Group(str(key), members)


def _facts(writer: StoreWriter) -> dict[int, DocumentFacts]:
    rows = writer.connection.execute("SELECT id, published, publisher, title FROM documents")
    return {row[0]: DocumentFacts(*row) for row in rows}
