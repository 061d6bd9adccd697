"""A TOML file may hold anything: it is read, or refused with file and line, and soon."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from explorer.errors import VocabularyError
from explorer.vocabulary.reading import read_source

DEPTH = 20_000
HOSTILE = {
    "a number of many digits": ("a = " + "9" * 6_000, 1),
    "a key of many parts": ("a = 1\n" + ".".join("b" * DEPTH) + " = 1", 2),
    "a table of many parts": ("[" + ".".join("a" * DEPTH) + "]", 1),
    "quoted parts": (".".join(['"="'] * DEPTH) + " = 1", 1),
    "many parts inside": ("a = {" + " . ".join("b" * DEPTH) + " = 1}", 1),
    "deep lists": ("a = " + "[" * DEPTH + "]" * DEPTH, 1),
    "no TOML": ("a = 1\nb", 2),
    "no text": ("\0", 1),
}


@pytest.mark.parametrize(("text", "line"), HOSTILE.values(), ids=list(HOSTILE))
def test_what_means_harm_is_refused_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "words.toml"
    file.write_text(text)
    started = time.process_time()
    with pytest.raises(VocabularyError) as caught:
        read_source(file)
    assert str(caught.value).startswith(f"{file}:{line}: ")
    assert time.process_time() - started < 2.0


@pytest.mark.parametrize(
    "text",
    [
        f"a = [{', '.join(['1.5'] * 100)}]",
        f"a = '{'. ' * 100}'",
        f'a = "{". " * 100}\\""',
        "a.b.c.d = 1 # " + "." * 100,
    ],
)
def test_many_dots_elsewhere_are_no_harm(tmp_path: Path, text: str) -> None:
    file = tmp_path / "words.toml"
    file.write_text(text)
    assert "a" in read_source(file).tables
