"""`fact-explorer show FILE`: a document with its claims marked, and every claim's fields with the rule behind it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from explorer.commands.selection import (
    OpenStore,
    add_corpus_options,
    add_examples,
    add_json_option,
    coloured,
    open_store,
    print_record,
    print_safe,
)
from explorer.commands.targets import claim_named
from explorer.errors import ExitCode, UsageError
from explorer.export.citation import citation_markdown, citation_plain, folded, place_of
from explorer.export.records import CLAIM_KEYS, document_record, record_of, verdict_words
from explorer.gate import shown, shown_lines
from explorer.model import Claim, Span
from explorer.store.decisions import Verdict
from explorer.views.figures import interval_text, quantity_text
from explorer.views.marks import claim_mark

_FIELDS = (
    "subject", "metric", "object", "unit", "qualifier", "basis", "period", "stated", "modality", "scope", "place",
    "attribution", "source",
)  # fmt: skip
_USUAL = {"qualifier": "exactly", "modality": "actual", "source": "extracted"}
_OPEN, _CLOSE = "⟦", "⟧"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `show` takes."""
    add_examples(
        parser, "show annual-report.pdf", "show claim:1048577 --cite markdown", "show --explain claim:1048577"
    )  # fmt: skip
    parser.add_argument("file", nargs="?", metavar="FILE", help="path, title or publisher of a document, or claim:ID")
    parser.add_argument("--explain", metavar="CLAIM", help="how this claim was read, step by step")
    parser.add_argument("--cite", choices=("plain", "markdown"), help="print the claim's citation, nothing else")
    parser.add_argument("--no-text", action="store_true", help="the claims, without the document's text")
    add_corpus_options(parser)
    add_json_option(parser, CLAIM_KEYS | {"record": "document for the first line, claim for all others"})


def run(options: argparse.Namespace) -> int:
    """Print the document or the claim."""
    with open_store(options) as store:
        if options.explain is not None:
            _explain(store, claim_named(store, options.explain))
            return ExitCode.DONE
        if options.file is None:
            raise UsageError("which document? Give its path, title or publisher; `fact-explorer info` lists them")
        if options.file.startswith("claim:"):
            _show_claims(store, [claim_named(store, options.file)], options)
            return ExitCode.DONE
        for document in store.documents_named(options.file):
            _show_document(store, document, options)
    return ExitCode.DONE


def _show_document(store: OpenStore, document: int, options: argparse.Namespace) -> None:
    claims = store.reader.claims_of(document)
    head = store.heads[document]
    if options.cite:
        raise UsageError("--cite needs a claim: give claim:ID instead of a document")
    if options.json:
        print_record(document_record(head))
    else:
        named = (head.title, head.publisher, head.author, head.published, head.path)
        print_safe(folded(" · ".join(part for part in named if part)))
        print_safe(f"{head.words:,} words, {len(claims):,} claims, sha256 {head.sha256}")
        if not options.no_text:
            print()
            print(shown_lines(marked(store.listing.text(document), claims)).rstrip())
            print()
    _show_claims(store, claims, options)


def _show_claims(store: OpenStore, claims: Sequence[Claim], options: argparse.Namespace) -> None:
    verdicts = store.verdicts()
    for number, claim in enumerate(claims, 1):
        head, text = store.heads[claim.document_id], store.listing.text(claim.document_id)
        if options.cite:
            cite = citation_plain if options.cite == "plain" else citation_markdown
            print(shown_lines(cite(claim, head, text)).rstrip("\n"))
        elif options.json:
            print_record(record_of(store.listing, store.heads, claim, verdicts.get(claim.id)))
        else:
            _print_claim(store, number, claim, verdicts.get(claim.id, Verdict()))


def marked(text: str, claims: Sequence[Claim]) -> str:
    """`text` with the evidence of every claim in brackets, followed by the claim's number."""
    parts: list[str] = []
    position = 0
    for number, claim in enumerate(claims, 1):
        if claim.start < position:
            continue
        parts += [text[position : claim.start], _OPEN, claim.evidence.of(text), f"{_CLOSE}{number}"]
        position = claim.end
    return "".join((*parts, text[position:]))


def _print_claim(store: OpenStore, number: int, claim: Claim, verdict: Verdict) -> None:
    text, was = store.listing.text(claim.document_id), store.listing.readings(claim.id)
    bold, plain = ("\x1b[1m", "\x1b[0m") if coloured() else ("", "")
    mark = claim_mark(claim.kind, claim.modality)
    print(f"{bold}{number} {mark.glyph} {shown(folded(quantity_text(claim)))}{plain}  [claim:{claim.id}]")
    print_safe(f"    “{folded(Span(claim.sentence_start, claim.sentence_end).of(text))}” ({place_of(claim, text)})")
    for name in _FIELDS:
        value = getattr(claim, name)
        if value is None or _USUAL.get(name) == value:
            continue
        notes = ["inferred"] if name in claim.inferred else []
        notes += [f"read as {folded(str(was[name]))}"] if name in was else []
        told = f"  ({', '.join(notes)})" if notes else ""
        print_safe(f"    {name:<12} {folded(str(value))}{told}")
    if interval := interval_text(claim):
        print_safe(f"    {'range':<12} {interval}")
    print_safe(f"    {'rule':<12} {claim.rule}, confidence {claim.confidence:.2f}")
    if decided := verdict_words(verdict):
        print_safe(f"    {'decided':<12} {', '.join(decided)}")
    for note in verdict.notes:
        print_safe(f"    {'note':<12} {folded(note)}")


def _explain(store: OpenStore, claim: Claim) -> None:
    from explorer.extract import explain
    from explorer.pipeline.deciding import remembered_words
    from explorer.vocabulary.load import load_vocabulary

    document = store.reader.document(claim.document_id)
    if document is None:
        raise UsageError(f"the document of claim:{claim.id} is gone; build the corpus again")
    _print_claim(store, 1, claim, store.verdicts().get(claim.id, Verdict()))
    print("steps")
    for step in explain(document, load_vocabulary(remembered_words(store.reader)), claim).steps:
        print_safe(f"  {folded(step)}")
