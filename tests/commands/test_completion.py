"""Completion: every option is in every script, the scripts are valid, and bash completes with them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from explorer.commands import COMMANDS
from explorer.commands.completion import options_of, shells
from tests.commands.conftest import Run


@pytest.mark.parametrize("shell", shells())
def test_every_command_and_option_is_in_the_script(run: Run, shell: str) -> None:
    script = run("completion", shell).stdout
    for command in (*COMMANDS, "open"):
        assert command == "open" or command in script
        for option in options_of(command):
            for name in option.names:
                assert (f"-l {name[2:]}" if shell == "fish" and name.startswith("--") else name.lstrip("-")) in script
            assert all(choice in script for choice in option.choices)


@pytest.mark.parametrize("shell", shells())
def test_the_shell_accepts_its_script(run: Run, tmp_path: Path, shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"no {shell} here")
    script = tmp_path / "script"
    script.write_text(run("completion", shell).stdout)
    done = subprocess.run([program, "-n", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def completed(script: str, folder: Path, *words: str) -> set[str]:
    bash = shutil.which("bash")
    assert bash is not None
    quoted = " ".join(f"'{word}'" for word in words)
    asked = f"COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _fact_explorer"
    code = f"{script}\n{asked}; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    done = subprocess.run([bash, "-c", code], capture_output=True, text=True, cwd=folder, check=True)
    assert done.stderr == ""
    return set(done.stdout.splitlines()) - {""}


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_bash_completes(run: Run, tmp_path: Path) -> None:
    script = run("completion", "bash").stdout
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "my report.pdf").touch()
    assert completed(script, folder, "fact-explorer", "comp") == {"compare", "completion"}
    assert completed(script, folder, "fact-explorer", "my") == {"my report.pdf"}
    assert completed(script, folder, "fact-explorer", "export", "--form") == {"--format"}
    assert "csv" in completed(script, folder, "fact-explorer", "export", "--format", "")
    assert completed(script, folder, "fact-explorer", "export", "--store", "my") == {"my report.pdf"}
    assert completed(script, folder, "fact-explorer", "decide", "dis") == {"dispute", "dismiss", "distinct"}
    assert completed(script, folder, "fact-explorer", "--vers") == {"--version"}
