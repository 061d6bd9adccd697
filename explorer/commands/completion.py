"""`fact-explorer completion SHELL`: completion of commands, options and their values for bash, zsh and fish."""

from __future__ import annotations

import argparse
import importlib
import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from explorer.commands import COMMANDS, module_of
from explorer.errors import ExitCode

_PROGRAM = "fact-explorer"
_INSTALL = {
    "bash": 'eval "$(fact-explorer completion bash)"   # in ~/.bashrc',
    "zsh": 'eval "$(fact-explorer completion zsh)"   # in ~/.zshrc, after compinit',
    "fish": "fact-explorer completion fish > ~/.config/fish/completions/fact-explorer.fish",
}


@dataclass(frozen=True, slots=True)
class Option:
    """An option or positional argument of a command, as a shell completes it."""

    names: tuple[str, ...]
    """Empty for a positional argument."""
    help: str
    takes_value: bool
    choices: tuple[str, ...] = ()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `completion` takes."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "where it goes:\n" + "\n".join(f"  {line}" for line in _INSTALL.values())
    parser.add_argument("shell", choices=list(_SCRIPTS), help="whose script to print")


def run(options: argparse.Namespace) -> int:
    """Print the script."""
    commands = {name: options_of(name) for name in (*COMMANDS, "open")}
    print(_SCRIPTS[options.shell](commands), end="")
    return ExitCode.DONE


def options_of(command: str) -> tuple[Option, ...]:
    """The options and positional arguments of a command; `open` is the one without a name."""
    parser = argparse.ArgumentParser(prog=_PROGRAM)
    importlib.import_module(module_of(command)).add_arguments(parser)
    if command == "open":
        parser.add_argument("--version", action="version", version="", help="the program's version")
    return tuple(
        Option(
            tuple(action.option_strings),
            " ".join((action.help or "").split()),
            action.nargs != 0,
            tuple(map(str, action.choices or ())),
        )
        for action in parser._actions
    )


Commands = dict[str, tuple[Option, ...]]


def _bash(commands: Commands) -> str:
    names = " ".join(COMMANDS)
    words, values, firsts = [], [], []
    for command, options in commands.items():
        flags = " ".join(name for option in options for name in option.names)
        words.append(f"    {command}) words={shlex.quote(flags)} ;;")
        for option in options:
            if not option.names and option.choices:
                firsts.append(f"    {command}) words={shlex.quote(' '.join(option.choices))} ;;")
            elif option.names and option.takes_value:
                places = "|".join(f"{command}:{name}" for name in option.names)
                values.append(f"    {places}) words={shlex.quote(' '.join(option.choices))}; known=1 ;;")
    return "\n".join(
        (
            "_fact_explorer() {",
            "  local IFS=$'\\n' current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}",
            "  local command=${COMP_WORDS[1]} words= known=",
            f'  case " {names} " in *" $command "*) ;; *) command=open ;; esac',
            '  case "$command:$before" in', *values, "  esac",
            "  if [ -z \"$known\" ] && [[ $current == -* ]]; then",
            '  case "$command" in', *words, "  esac",
            '  elif [ -z "$known" ] && [ "$COMP_CWORD" -eq 1 ]; then',
            f"    words={shlex.quote(names)}",
            '  elif [ -z "$known" ] && [ "$COMP_CWORD" -eq 2 ]; then',
            '  case "$command" in', *firsts, "  esac",
            "  fi",
            "  COMPREPLY=($(compgen -W \"${words// /$'\\n'}\" -- \"$current\"))",
            "  if [[ $current != -* ]] && { [ -z \"$words\" ] || [ \"$COMP_CWORD\" -eq 1 ]; }; then",
            '    COMPREPLY+=($(compgen -f -- "$current"))',
            "  fi",
            "}",
            f"complete -o filenames -F _fact_explorer {_PROGRAM}",
            "",
        )
    )  # fmt: skip


def _zsh(commands: Commands) -> str:
    described = " ".join(shlex.quote(f"{name}:{line}") for name, line in COMMANDS.items())
    cases = []
    for command, options in commands.items():
        specs = " ".join(spec for option in options for spec in _zsh_specs(option))
        cases.append(f"    {command}) _arguments -s {specs} ;;")
    return "\n".join(
        (
            f"#compdef {_PROGRAM}",
            "_fact_explorer() {",
            f"  local -a commands=({described})",
            "  if (( CURRENT == 2 )); then",
            "    _describe command commands",
            "    _files",
            "    [[ $words[2] == -* ]] || return",
            "  fi",
            "  local command=$words[2]",
            f'  if [[ " {" ".join(COMMANDS)} " == *" $command "* ]]; then',
            "    shift words; (( CURRENT-- ))",
            "  else",
            "    command=open",
            "  fi",
            "  case $command in",
            *cases,
            "  esac",
            "}",
            f"compdef _fact_explorer {_PROGRAM}",
            "",
        )
    )


def _zsh_specs(option: Option) -> list[str]:
    explained = _zsh_text(option.help)
    value = f":value:({' '.join(option.choices)})" if option.choices else ":file:_files"
    if not option.names:
        return [shlex.quote(f"*{value}" if not option.choices else f"1{value}")]
    ending = value if option.takes_value else ""
    return [shlex.quote(f"*{name}[{explained}]{ending}") for name in option.names]


def _zsh_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")


def _fish(commands: Commands) -> str:
    lines = [f"complete -c {_PROGRAM} -e"]
    for name, line in COMMANDS.items():
        lines.append(f"complete -c {_PROGRAM} -n __fish_use_subcommand -a {name} -d {_fish_text(line)}")
    for command, options in commands.items():
        where = "__fish_use_subcommand" if command == "open" else f"'__fish_seen_subcommand_from {command}'"
        for option in options:
            if not option.names and not option.choices:
                continue
            parts = [f"complete -c {_PROGRAM} -n {where}"]
            parts += [f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names]
            if option.choices:
                parts.append(f"{'-x ' if option.names else ''}-a {_fish_text(' '.join(option.choices))}")
            elif option.takes_value:
                parts.append("-r -F")
            lines.append(" ".join((*parts, f"-d {_fish_text(option.help)}")))
    return "\n".join(lines) + "\n"


def _fish_text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


_SCRIPTS: dict[str, Callable[[Commands], str]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}


def shells() -> Sequence[str]:
    """The shells that there are scripts for."""
    return tuple(_SCRIPTS)
