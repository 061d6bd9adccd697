"""What a build that changes one document leaves alone: it is to be over before its user looks up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from explorer.pipeline import build

_NEEDLESS = {"sqlite_utils", "multiprocessing", "textual", "rapidfuzz", "trafilatura", "pypdf"}
_BUILD = (
    "import sys\nfrom pathlib import Path\nfrom explorer.cli import main\n"
    "main(['build', sys.argv[1], '--store', sys.argv[2], '--jobs', '2'])\n"
    f"print('imported', *({_NEEDLESS!r} & sys.modules.keys()))\n"
)


def test_a_changed_document_imports_only_what_it_needs(tmp_path: Path) -> None:
    corpus, store = tmp_path / "corpus", tmp_path / "facts.db"
    corpus.mkdir()
    for number in range(6):
        (corpus / f"mill-{number}.md").write_text(f"Mill {number} sold {number + 2},100 tonnes of flour in 2024.\n")
    build([corpus], store)
    (corpus / "mill-3.md").write_text("Mill 3 sold 7,200 tonnes of flour in 2024.\n")
    words = [sys.executable, "-c", _BUILD, str(corpus), str(store)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert "1 read, 5 unchanged" in done.stdout
    assert done.stdout.splitlines()[-1] == "imported"
