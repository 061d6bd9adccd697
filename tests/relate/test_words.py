"""The word lists of the relation rules, and what a user's own file adds to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.errors import VocabularyError
from explorer.relate import load_lexicon


def own(folder: Path, text: str) -> Path:
    path = folder / "vocabulary.toml"
    path.write_text(text)
    return path


def test_own_synonyms_are_one_word(tmp_path: Path) -> None:
    lexicon = load_lexicon([own(tmp_path, '[relations]\nsynonyms = ["hatchling fledgling"]\n')])
    assert lexicon.stem("hatchlings") == lexicon.stem("fledgling")
    assert load_lexicon().stem("hatchlings") != load_lexicon().stem("fledgling")


def test_own_words_join_a_set_that_is_known(tmp_path: Path) -> None:
    lexicon = load_lexicon([own(tmp_path, '[relations]\nsynonyms = ["revenue intake"]\n')])
    assert lexicon.stem("intake") == lexicon.stem("turnover")


def test_own_contrasts_come_beside_the_bundled_ones(tmp_path: Path) -> None:
    lexicon = load_lexicon([own(tmp_path, '[relations]\ncontrasts = ["inpatient outpatient"]\n')])
    assert {lexicon.stem("inpatients"), lexicon.stem("outpatients")} in lexicon.contrasts
    assert set(load_lexicon().contrasts) < set(lexicon.contrasts)


def test_a_file_without_the_table_adds_nothing(tmp_path: Path) -> None:
    assert load_lexicon([own(tmp_path, '[metric."length"]\nkind = "size"\n')]).synonyms == load_lexicon().synonyms


@pytest.mark.parametrize(("text", "line"), [("[relations]\nsynonims = []\n", 2), ('relations = "x"\n', 1)])
def test_a_mistake_is_told_by_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(VocabularyError, match=f"vocabulary.toml:{line}: "):
        load_lexicon([own(tmp_path, text)])
