"""Every `fact-explorer …` line of the README's ```sh blocks is run, one after the other, in a folder of its own.

The folder holds a small corpus wherever a line names one (the first argument that is no option and ends in /), so that
`fact-explorer build reports/` finds something. Lines that open the screen, serve or watch are checked for their options
only: they would not end.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.commands import COMMANDS, module_of

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
_BLOCK = re.compile(r"^```(?:sh|bash|console|shell)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_ENDLESS = frozenset({"serve", "--watch"})
_TEXTS = {
    "first.md": "---\ntitle: A year of flour\npublisher: Gazette\ndate: 2025-02-01\n---\n"
    "The mill sold 4,800 tonnes of flour in 2024. Revenue of the mill was $3.4 million in 2024.\n",
    "second.txt": "The mill sold 3,200 tonnes of flour in 2024, the union says.\n",
}


def lines_of(text: str) -> list[str]:
    """The program's lines in the README's blocks, continued lines joined, prompts and comments taken off."""
    found = []
    for block in _BLOCK.findall(text):
        for line in block.replace("\\\n", " ").splitlines():
            line = line.strip().removeprefix("$ ").strip()
            if re.match(r"(\w+=\S* )*fact-explorer\b", line) or re.search(r"\|\s*fact-explorer\b", line):
                found.append(line)
    return found


def documented() -> list[str]:
    return lines_of(README.read_text(encoding="utf-8")) if README.exists() else []


def words_of(line: str) -> list[str]:
    return shlex.split(line, comments=True)


def is_endless(line: str) -> bool:
    words = words_of(line)
    opens = len(words) < 2 or (words[1] not in COMMANDS and not words[1].startswith("-"))
    return bool(_ENDLESS & set(words)) or (words[0] == "fact-explorer" and opens)


def prepare(folder: Path, lines: list[str]) -> dict[str, str]:
    """A folder in which the lines find what they name; returns the environment to run them in."""
    for name in {word for line in lines for word in words_of(line) if re.fullmatch(r"[\w./-]*[\w]/", word)}:
        place = folder / name
        if not place.is_absolute() or folder in place.parents:
            place.mkdir(parents=True, exist_ok=True)
            for file, text in _TEXTS.items():
                (place / file).write_text(text)
    tools = folder / ".bin"
    tools.mkdir()
    program = tools / "fact-explorer"
    program.write_text(f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} exec {sys.executable} -m explorer "$@"\n')
    program.chmod(0o755)
    home = folder / ".home"
    home.mkdir()
    own = {"HOME": home, "XDG_DATA_HOME": home / "data", "XDG_CONFIG_HOME": home / "config"}
    path = f"{tools}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    return {**os.environ, **{name: str(value) for name, value in own.items()}, "PATH": path}


def run(line: str, folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, timeout=120,
        stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip


def check(lines: list[str], folder: Path) -> list[str]:
    """What is wrong with the lines, run in their order; empty if nothing is."""
    environment = prepare(folder, lines)
    problems = []
    for line in lines:
        if is_endless(line):
            words = [word for word in words_of(line)[1:] if word.startswith("-") and word != "-"]
            command = next((word for word in words_of(line)[1:] if word in COMMANDS), "")
            known = run(f"fact-explorer {command} --help", folder, environment).stdout
            problems += [f"{line}: no option {word}" for word in words if word.split("=")[0] not in known]
            continue
        done = run(line, folder, environment)
        if done.returncode not in (0, 1) or "Traceback" in done.stderr:
            problems.append(f"{line}: exit code {done.returncode}: {done.stderr.strip()}")
    return problems


@pytest.mark.skipif(sys.platform == "win32", reason="the README's lines are for a POSIX shell")
def test_every_command_line_of_the_readme_runs(tmp_path: Path) -> None:
    lines = documented()
    if not lines:
        pytest.skip("the README shows no command yet")
    # Numbers of claims differ from store to store: a line that names one gets one that is there.
    environment = prepare(tmp_path, lines)
    run("fact-explorer build", tmp_path, environment)
    shown = run("fact-explorer timeline --json", tmp_path, environment).stdout
    ids = re.findall(r'"record":"claim","id":(\d+)', shown)
    related = run("fact-explorer conflicts --type all --json", tmp_path, environment).stdout
    relations = re.findall(r'"record":"relation","id":(\d+)', related)
    for kind, there in (("claim", ids), ("relation", relations)):
        if there:
            lines = [re.sub(rf"\b{kind}:\d+", f"{kind}:{there[0]}", line) for line in lines]
    for path in (tmp_path / ".bin", tmp_path / ".home"):
        path.rename(path.with_name(path.name + "-used"))
    assert check(lines, tmp_path) == []


def test_the_readme_names_every_command() -> None:
    named = {word for line in documented() for word in words_of(line)[1:2]} & set(COMMANDS)
    if len(named) < 3:
        pytest.skip("the README does not show the commands yet")
    assert set(COMMANDS) - named == set()


def test_lines_are_found_and_wrong_ones_are_told(tmp_path: Path) -> None:
    text = (
        "Text.\n```sh\n$ fact-explorer build reports/ \\\n    --store a.db   # a comment\nls\n"
        "echo 'mill' | fact-explorer search --stdin --store a.db\nfact-explorer build nowhere-at-all\n"
        "fact-explorer serve --no-such-option\nfact-explorer reports/\n```\n```python\nfact-explorer x\n```\n"
    )
    lines = lines_of(text)
    assert len(lines) == 5
    problems = check(lines, tmp_path)
    assert len(problems) == 2
    assert "nowhere-at-all" in problems[0]
    assert "--no-such-option" in problems[1]
    assert (tmp_path / "a.db").exists()


def test_every_command_has_its_module_and_help() -> None:
    for command in (*COMMANDS, "open"):
        assert (ROOT / (module_of(command).replace(".", "/") + ".py")).exists()
