"""`fact-explorer config`: what is configured, and where; `--write` makes the file with every key explained."""

from __future__ import annotations

import argparse

from explorer.commands.screen_config import check_screen
from explorer.commands.selection import add_examples, add_json_option, print_record, print_safe
from explorer.config import config_path, load_config
from explorer.config.file import KEYS, template
from explorer.errors import ExitCode
from explorer.gate import shown_path

RECORD_KEYS = {
    "record": "config",
    "path": "where the file is",
    "exists": "whether it is there",
    **{key.name: key.help for key in KEYS},
    "keys": "keys of the screen by command, where they differ from the defaults",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `config` takes."""
    add_examples(parser, "config", "config --write", "config --template")
    parser.add_argument("--write", action="store_true", help="make the file, every key explained and switched off")
    parser.add_argument("--template", action="store_true", help="print such a file")
    parser.add_argument("--force", action="store_true", help="with --write: write over the file that is there")
    add_json_option(parser, RECORD_KEYS)


def run(options: argparse.Namespace) -> int:
    """Print the configuration, or write the file."""
    path = config_path()
    if options.template:
        print(template(_commands()), end="")
    elif options.write:
        from explorer.export.files import check_target, write_export

        check_target(path, options.force)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_export(path, [template(_commands())], options.force)
        print(f"wrote {shown_path(path)}")
    else:
        _show(options.json)
    return ExitCode.DONE


def _show(as_json: bool) -> None:
    path, config = config_path(), load_config()
    check_screen(config)
    values = {
        "name": config.name,
        "theme": config.theme,
        "vocabulary": [shown_path(file) for file in config.vocabulary],
        "jobs": config.jobs,
        "stores": shown_path(config.stores) if config.stores else None,
        "keys": dict(config.keys),
    }
    if as_json:
        print_record({"record": "config", "path": shown_path(path), "exists": path.exists(), **values})
        return
    print(f"{'file':<11} {shown_path(path)}{'' if path.exists() else ' (not there; --write makes it)'}")
    for name, value in values.items():
        said = ", ".join(value) if isinstance(value, list) else value
        if isinstance(value, dict):
            said = ", ".join(f"{command} = {keys}" for command, keys in value.items())
        print_safe(f"{name:<11} {said if said not in (None, '') else '-'}")


def _commands() -> dict[str, tuple[str, str]]:
    from explorer.tui.commands import COMMANDS

    return {name: (command.keys, command.help) for name, command in COMMANDS.items()}
