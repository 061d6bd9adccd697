"""The page around the terminal: nothing on it comes from another server."""

from __future__ import annotations

import html

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Fact Explorer</title>
<link rel="stylesheet" href="/static/css/xterm.css">
<script src="/static/js/textual.js"></script>
<script src="/focus.js" defer></script>
<style>
html, body {{ margin: 0; height: 100%; background: #0f141b; color: #d8dee8; font: 16px system-ui, sans-serif; }}
.textual-terminal {{ width: 100vw; height: 100vh; }}
.closed {{ display: none; position: fixed; inset: 0; z-index: 10; background: #0f141b; text-align: center;
  padding-top: 40vh; }}
body.-closed .closed {{ display: block; }}
</style>
</head>
<body>
<div class="closed">The session has ended. Reload the page to open another.</div>
<div id="terminal" class="textual-terminal" data-session-websocket-url="{socket}" data-font-size="{size}"></div>
</body>
</html>
"""

FOCUS = """// The terminal takes the keys as soon as it is there.
new MutationObserver((_, observer) => {
  const keys = document.querySelector(".xterm-helper-textarea");
  if (keys) { keys.focus(); observer.disconnect(); }
}).observe(document.body, { childList: true, subtree: true });
"""


def page(socket: str, size: int) -> str:
    """The page that talks to the web socket at `socket`, its text `size` pixels high."""
    return _PAGE.format(socket=html.escape(socket, quote=True), size=int(size))
