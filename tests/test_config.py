"""The configuration file: what the template says can be read back, and mistakes are told by line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explorer.commands.screen_config import check_screen
from explorer.config import Config
from explorer.config.file import KEYS, read_config, template
from explorer.errors import ConfigError, ExitCode
from explorer.resources import typed_path
from explorer.tui.commands import COMMANDS
from tests.commands.conftest import Run, run  # noqa: F401


def commented_in(text: str) -> str:
    """A template with every example switched on."""
    return re.sub(r'^# (?=[a-z]+ = |"[a-z])', "", text, flags=re.MULTILINE)


def test_the_template_is_empty_and_its_examples_are_valid(tmp_path: Path) -> None:
    text = template({name: (command.keys, command.help) for name, command in COMMANDS.items()})
    path = tmp_path / "config.toml"
    path.write_text(text)
    assert read_config(path) == Config()
    path.write_text(commented_in(text))
    full = read_config(path)
    assert full.jobs == 4
    assert set(full.keys) == set(COMMANDS)
    assert None not in [getattr(full, key.name) for key in KEYS]
    check_screen(full)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("name = 1\n", 1, "text in quotes"),
        ("\nnmae = 'x'\n", 2, "no key 'nmae'"),
        ("name = 'a'\njobs = 0\n", 2, "whole number"),
        ("jobs = true", 1, "whole number"),
        ("vocabulary = [1]", 1, "list of texts"),
        ("name = 'a'\nbroken = [", 2, "Invalid"),
        ("a = 1\nb = = 2\n", 2, "Invalid"),
        ("keys = 3", 1, "is a table"),
        ('[keys]\n"pane.search" = 3\n', 2, "takes keys"),
    ],
)
def test_mistakes_are_told_by_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=re.escape(says)) as caught:
        read_config(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")


def test_odd_bytes_are_told(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"name = '\xff\xfe'")
    with pytest.raises(ConfigError, match="UTF-8"):
        read_config(path)


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ({"pane.nothing": "x"}, "no command"),
        ({"pane.search": "z"}, "both"),
        ({"timeline.finer": "q"}, "everywhere"),
    ],
)
def test_clashing_keys_are_refused(keys: dict[str, str], says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        check_screen(Config(keys=keys))


def test_the_command_writes_shows_and_uses_it(run: Run, tmp_path: Path) -> None:  # noqa: F811
    assert run("config").stdout.count("not there") == 1
    assert run("config", "--write").returncode == ExitCode.DONE
    assert run("config", "--write").returncode == ExitCode.USAGE
    (path,) = (tmp_path / "home").rglob("config.toml")
    path.write_text("name = 'Ada'\njobs = 'x'\n")
    wrong = run("config")
    assert wrong.returncode == ExitCode.USAGE
    assert wrong.stderr.startswith(f"fact-explorer: {path}:2: ")
    path.write_text(f"name = 'Ada'\nstores = '{tmp_path / 'kept'}'\n")
    assert "Ada" in run("config").stdout
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("The mill sold 4,100 tonnes in 2023.\n")
    run("build", tmp_path / "corpus")
    (store,) = (tmp_path / "kept").glob("*.db")
    assert (store.stat().st_mode & 0o777) == 0o600
    run("decide", "star", "document:a.txt", "--store", store)
    assert '"author":"Ada"' in run("decide", "history", "--json", "--store", store).stdout


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('name = "Ada"\ntheme = "pink"\n', 2),
        ('[keys]\n"pane.search" = "slash"\n"pane.nowhere" = "x"\n', 3),
        ('[keys]\n\n"pane.search" = "q"\n', 3),
    ],
)
def test_what_only_the_screen_can_tell_is_told_by_line(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    with pytest.raises(ConfigError, match=rf"config\.toml:{line}: "):
        check_screen(read_config(file))


def test_a_home_that_nobody_has_stays_as_it_was_written() -> None:
    assert typed_path(" ~nobody-at-all/facts ") == Path("~nobody-at-all/facts")
    assert typed_path("~/facts") == Path.home() / "facts"
