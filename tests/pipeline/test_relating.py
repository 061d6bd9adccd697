"""Relating the claims of a store: groups are read one at a time, and what a change does not touch is left alone."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.model import Relation
from explorer.pipeline import build, relating
from explorer.pipeline.apart import Apart, relate_apart
from explorer.relate import COMPUTED, Context, Group, engine
from explorer.resources import data_folder
from explorer.store import groups
from explorer.store.connection import open_reader
from explorer.store.groups import stale_groups
from explorer.store.writer import StoreWriter
from explorer.vocabulary.load import vocabulary_paths


def corpus(folder: Path) -> Path:
    """A built store of two documents that disagree on two figures."""
    (folder / "one.md").write_text("The Orvil pier is 410 metres long.\n\nThe Tarn tower is 212 metres tall.\n")
    (folder / "two.md").write_text("The Orvil pier is 530 metres long.\n\nThe Tarn tower is 312 metres tall.\n")
    store = folder / "facts.db"
    build([folder], store)
    return store


def make_stale(writer: StoreWriter) -> None:
    with writer.transaction():
        writer.connection.execute("INSERT OR IGNORE INTO stale_keys SELECT DISTINCT key, 0, 1000000000 FROM claim_keys")


def test_a_group_that_is_being_compared_keeps_no_writer_waiting(tmp_path: Path) -> None:
    store = corpus(tmp_path)
    with StoreWriter(store) as writer:
        make_stale(writer)
        groups = stale_groups(open_reader(store))
        key, rows = next(groups)
        assert len(rows) > 1
        writer.connection.execute("PRAGMA busy_timeout = 0")
        with writer.transaction():
            writer.set_meta("test", str(key))
        assert next(groups)[0] > key


def test_only_groups_of_several_claims_are_read(tmp_path: Path) -> None:
    store = corpus(tmp_path)
    with StoreWriter(store) as writer:
        make_stale(writer)
        groups = dict(stale_groups(writer.connection))
    assert groups
    assert all(len(rows) > 1 for rows in groups.values())


def relations(store: Path) -> list[tuple[object, ...]]:
    """What a store says of its claims, by the paths of its documents."""
    rows = open_reader(store).execute(
        "SELECT r.type, r.rule, r.reason, (SELECT group_concat(d.path || c.start) FROM relation_claims m JOIN claims c"
        " ON c.id = m.claim_id JOIN documents d ON d.id = c.document_id WHERE m.relation_id = r.id ORDER BY m.position)"
        " FROM relations r"
    )
    return sorted(rows.fetchall())


@pytest.mark.parametrize("seed", range(4))
def test_a_large_group_changed_in_part_is_as_if_related_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Whichever years a change touches, and whether a group becomes large or small by it."""
    monkeypatch.setattr(groups, "SLICED", 12)
    monkeypatch.setattr(relating, "CROWD", 12)
    chance = random.Random(seed)
    folder, store = tmp_path / "docs", tmp_path / "facts.db"
    folder.mkdir()

    def write(number: int) -> None:
        year = chance.randint(2019, 2023)
        told = f"Orvil Works had a revenue of {chance.choice((410, 412, 530))} million euros in {year}."
        grown = f" Revenue of Orvil Works rose {chance.choice((1, 5, 29))}% in {chance.randint(2019, 2023)}."
        undated = " Orvil Works has 300 shops."
        (folder / f"{number}.md").write_text(told + chance.choice(("", grown, undated)) + "\n")

    for number in range(chance.choice((8, 16, 24))):
        write(number)
    build([folder], store)
    for _ in range(6):
        for number in chance.sample(range(26), chance.choice((1, 2, 9))):
            path = folder / f"{number}.md"
            if path.exists() and chance.random() < 0.4:
                path.unlink()
            else:
                write(number)
        build([folder], store)
        assert relations(store) == related_anew(store)


def related_anew(store: Path) -> list[tuple[object, ...]]:
    """What a store says of its claims where all of them are related anew."""
    whole = store.with_name("whole.db")
    shutil.copy(store, whole)
    with StoreWriter(whole) as writer:
        make_stale(writer)
        relating.relate_changed(writer, lambda _: None, vocabulary_paths(data_folder()), 1)
    return relations(whole)


def test_a_group_that_becomes_a_crowd_or_none_is_as_if_related_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All relations go where a change of one document makes a crowd; all come where it makes one no longer."""
    monkeypatch.setattr(groups, "SLICED", 12)
    monkeypatch.setattr(relating, "CROWD", 12)
    monkeypatch.setattr(engine, "THRONG", 20)
    monkeypatch.setattr(engine, "shares_a_word", lambda _: True)
    folder, store = tmp_path / "docs", tmp_path / "facts.db"
    folder.mkdir()

    def write(number: int) -> None:
        amount, year = (410, 412, 530)[number % 3], 2019 + number % 5
        (folder / f"{number}.md").write_text(f"Orvil Works had a revenue of {amount} million euros in {year}.\n")

    for number in range(20):
        write(number)
    build([folder], store)
    told = relations(store)
    for _ in range(2):
        write(20)
        build([folder], store)
        crowded = relations(store)
        assert crowded == related_anew(store) != told
        (folder / "20.md").unlink()
        build([folder], store)
        assert relations(store) == related_anew(store) == told


def test_a_change_leaves_other_years_of_a_large_group_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the claims of the changed year and its neighbours are compared again."""
    monkeypatch.setattr(groups, "SLICED", 12)
    monkeypatch.setattr(relating, "CROWD", 12)
    for number in range(30):
        year = 2010 + number % 10
        (tmp_path / f"{number}.md").write_text(
            f"Orvil Works had a revenue of {400 + number} million euros in {year}.\n"
        )
    store = tmp_path / "facts.db"
    build([tmp_path], store)
    (tmp_path / "3.md").write_text("Orvil Works had a revenue of 777 million euros in 2013.\n")
    read: list[int | None] = []

    def watched(group: Group, context: Context, apart: Apart) -> Iterator[Relation]:
        if len(group.members) > 2:
            read.append(group.year)
        return relate_apart(group, context, apart)

    monkeypatch.setattr(relating, "relate_apart", watched)
    build([tmp_path], store)
    assert {year for year in read if year} == {COMPUTED, 2013, 2014}
