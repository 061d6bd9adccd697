"""What the words around a figure keep, and how they are stored."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.model import Claim, ClaimKind
from explorer.relate import Sketch, alignment_keys, key_number, sketch_of
from explorer.relate.sketch import copies
from tests.relate.builders import LEXICON


def sketch(text: str, printed: str, **fields: str) -> Sketch:
    start = text.index(printed)
    claim = Claim(
        id=1, document_id=1, kind=ClaimKind.QUANTITY, start=start, end=start + len(printed), sentence_start=0,
        sentence_end=len(text), printed=printed, value=1.0, **fields,  # type: ignore[arg-type]
    )  # fmt: skip
    return sketch_of(claim, text, LEXICON)


def test_the_words_of_other_figures_stay_out() -> None:
    found = sketch("Exports were $31 billion and imports were $36 billion.", "$31 billion")
    assert LEXICON.stem("exports") in found.words
    assert LEXICON.stem("imports") not in found.words


def test_a_condition_in_front_is_kept_with_its_figure() -> None:
    found = sketch("With 60% of ballots counted, Sandoval had 49.8% of the vote.", "49.8%")
    assert "#60" in found.words


def test_names_and_times_are_told_apart_from_words() -> None:
    found = sketch("In July 2024 the Lumo 7 Pro sold 40,000 units in Belmora.", "40,000")
    assert "lumo 7 pro" in found.names
    assert found.times >= {"july", "2024"}
    assert LEXICON.stem("belmora") in found.words


def test_second_quarter_and_q2_are_one_time() -> None:
    one = sketch("Revenue was $4 million in the second quarter.", "$4 million")
    assert one.times == sketch("Revenue was $4 million in Q2.", "$4 million").times == {"q2"}


def test_the_speaker_stays_out() -> None:
    found = sketch("The mill made 40 tonnes, president Ada Voss (Voss the younger) said on Monday.", "40 tonnes")
    assert "voss" not in found.words


def test_a_sketch_survives_the_store() -> None:
    found = sketch("The Lumo 7 Pro sold 40,000 units in Belmora in July 2024.", "40,000")
    assert Sketch.decode(found.encode()) == found


@given(st.text(max_size=200))
def test_any_stored_text_is_read(text: str) -> None:
    assert isinstance(Sketch.decode(text), Sketch)


@given(st.text(max_size=300))
def test_any_sentence_is_sketched_and_keyed(text: str) -> None:
    whole = text + " 12 " + text
    claim = Claim(
        id=1, document_id=1, kind=ClaimKind.QUANTITY, start=len(text) + 1, end=len(text) + 3, sentence_start=0,
        sentence_end=len(whole), printed="12", value=12.0, subject=text, metric=text or None, unit=text or None,
    )  # fmt: skip
    found = sketch_of(claim, whole, LEXICON)
    assert Sketch.decode(found.encode()).length == found.length
    keys = alignment_keys(claim, found, LEXICON)
    assert len(keys) <= 6
    assert all(-(2**63) <= key_number(key) < 2**63 for key in keys)


def test_copies_differ_in_little() -> None:
    text = (
        "The flood swept through nine villages on the lower river and left 412 families without a roof on Sunday night."
    )
    one, two = sketch(text, "412"), sketch(text.replace("Sunday", "Monday"), "412")
    other = sketch(
        "Some 412 families lost their homes when the river rose, the county said in a note to reporters.", "412"
    )
    assert copies(one, two)
    assert not copies(one, other)
