"""`fact-explorer serve`: the screens in a browser on this machine."""

from __future__ import annotations

import argparse
from pathlib import Path

from explorer.commands.options import add_store_option, roots_of, store_of
from explorer.commands.selection import add_examples, require_store
from explorer.errors import ExitCode, UsageError
from explorer.gate import shown, shown_path
from explorer.store.connection import open_reader

MAX_PORT = 65535


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `serve` takes."""
    add_examples(parser, "serve", "serve ./reports --port 8765", "serve --writable --store facts.db")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="the corpus whose store is meant")
    parser.add_argument("--port", type=int, default=0, metavar="N", help="port on 127.0.0.1 (default: any free one)")
    parser.add_argument("--sessions", type=int, default=4, metavar="N", help="screens open at a time (default: 4)")
    parser.add_argument("--writable", action="store_true", help="let the browser decide, tag and note")
    add_store_option(parser)


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop. The address that is printed works once."""
    if not 0 <= options.port <= MAX_PORT:
        raise UsageError(f"--port takes a number from 0 to {MAX_PORT}")
    if not 1 <= options.sessions <= 64:
        raise UsageError("--sessions takes a number from 1 to 64")
    store = store_of(options, roots_of(options.paths))
    require_store(store)
    open_reader(store).close()
    try:
        from explorer.web.server import ScreenServer
    except ModuleNotFoundError as error:
        raise UsageError(f"the browser view needs {error.name}: pip install 'fact-explorer[web]'") from error
    server = ScreenServer(store, options.port, options.sessions, options.writable)
    print(f"{shown_path(store)}, {'writable' if options.writable else 'read-only'}, on this machine only")
    print(f"open (once): {shown(server.address)}")
    print("Ctrl+C ends", flush=True)
    server.run()
    return ExitCode.DONE
