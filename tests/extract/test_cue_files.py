"""The tables of cues, events, happenings, owners and boilerplate: an unknown key is told with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.errors import VocabularyError
from explorer.extract.name_runs import is_firm
from explorer.vocabulary.load import load_vocabulary, vocabulary_paths

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize(
    ("text", "line", "names"),
    [
        ('[modality.target]\nverbs = ["aim"]\nnoun = ["goal"]\n', 3, "noun"),
        ('[modality.wish]\nverbs = ["wish"]\n', 1, "wish"),
        ('[attribution]\nverb = ["say"]\n', 2, "verb"),
        ("[events]\nlaunch = [3]\n", 2, "launch"),
        ('[event_words]\nact = ["launch"]\n', 2, "act"),
        ('[boilerplate]\nstart = ["by"]\n', 2, "start"),
        ("[happenings]\ncrash = [3]\n", 2, "crash"),
        ('[happening_words]\ntoll = ["deaths"]\n', 2, "toll"),
        ('[owners]\nfirm = ["eggs"]\n', 2, "firm"),
        ('[owners]\nplace = ["eggs"]\nperson = ["eggs"]\n', 3, "eggs"),
    ],
)
def test_mistakes_are_told_with_file_and_line(tmp_path: Path, text: str, line: int, names: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text)
    with pytest.raises(VocabularyError) as raised:
        load_vocabulary(vocabulary_paths(DATA, [own]))
    assert f"{own}:{line}:" in str(raised.value)
    assert names in str(raised.value)


def test_a_file_of_ones_own_adds(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[events]\nhatching = ["hatch"]\n[boilerplate]\nwhole = ["quack"]\n[happenings]\nspill = ["spill"]\n'
        '[happening_words]\nnamed = ["regatta"]\n[words]\nfirms = ["oars"]\n'
    )
    vocabulary = load_vocabulary(vocabulary_paths(DATA, [own]))
    assert vocabulary.events.by_verb["hatch"] == "hatching"
    assert vocabulary.happenings.by_noun["spill"] == "spill"
    assert "regatta" in vocabulary.happenings.named & vocabulary.events.named
    assert is_firm("Marlow Oars", vocabulary.words.firms)
    assert vocabulary.boilerplate.whole.match("quack")
    assert vocabulary.boilerplate.whole.match("share")
