"""The command line: which command was meant, with which options. Each command lives in `explorer.commands`."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

from explorer import __version__
from explorer.commands import COMMANDS, module_of
from explorer.commands.last_gate import last_gate
from explorer.errors import ExitCode, UsageError
from explorer.gate import shown


class _Parser(argparse.ArgumentParser):
    """Tells what was wrong in one line, like every other error."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see `{self.prog} --help`")


class _TerminatedError(BaseException):
    """SIGTERM or SIGHUP came: leave as after an interrupt, so that transactions end and terminals are restored."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    name = words[0] if words and words[0] in COMMANDS else "open"
    if words and words[0] in COMMANDS:
        words = words[1:]
    with last_gate():
        try:
            _listen_for_signals()
            module = importlib.import_module(module_of(name))
            parser = _parser(name)
            module.add_arguments(parser)
            code = int(module.run(parser.parse_args(words)))
            sys.stdout.flush()
            return code
        except KeyboardInterrupt:
            return _ended("stopped; what was stored stays", ExitCode.INTERRUPTED)
        except _TerminatedError:
            return int(ExitCode.TERMINATED)
        except BrokenPipeError:
            _silence_stdout()
            return int(ExitCode.DONE)
        except Exception as error:  # whatever happens ends in one line and its own exit code  # noqa: BLE001
            return _failed(error)


def _failed(error: Exception) -> int:
    """Say in one line what went wrong; with FACT_EXPLORER_DEBUG set also where."""
    from explorer.store.faults import DEBUG_SWITCH, explained

    if os.environ.get(DEBUG_SWITCH):
        import traceback

        traceback.print_exception(error)
    if isinstance(error, OSError):
        _silence_stdout()
    return _ended(*explained(error))


def _ended(message: str, code: ExitCode) -> int:
    with contextlib.suppress(OSError):
        print(f"fact-explorer: {shown(message)}", file=sys.stderr)
    return int(code)


def _silence_stdout() -> None:
    """What is left in stdout's buffer has nowhere to go; without this Python complains once more at its end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _listen_for_signals() -> None:
    def stop(*_: object) -> None:
        raise _TerminatedError

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            with contextlib.suppress(ValueError):  # only the main thread may listen
                signal.signal(number, stop)


def _parser(name: str) -> argparse.ArgumentParser:
    if name != "open":
        return _Parser(prog=f"fact-explorer {name}", description=COMMANDS[name])
    commands = "\n".join(f"  {command:<10} {line}" for command, line in COMMANDS.items())
    parser = _Parser(
        prog="fact-explorer",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Opens the screen on a folder, files or a store; without any, on the bundled corpus.",
        epilog=f"commands (each with --help):\n{commands}\n\nA folder named like a command is given as ./build.",
    )
    parser.add_argument("--version", action="version", version=f"fact-explorer {__version__}")
    return parser
