"""Dated events: one event or two, and whether the dates allow each other."""

from __future__ import annotations

from typing import Any

from tests.relate.builders import Corpus

LAUNCH: dict[str, Any] = {"subject": "Halcyon", "metric": "launch"}


def dated(*said: tuple[str, str, dict[str, Any]]) -> list[str]:
    corpus = Corpus()
    for text, printed, fields in said:
        corpus.say(text, printed, **fields)
    return corpus.types()


def test_dates_that_exclude_each_other_contradict() -> None:
    assert dated(
        ("Halcyon was launched on 3 March 2025.", "3 March 2025", LAUNCH | {"period": "2025-03-03"}),
        ("Halcyon was launched on 30 March 2025.", "30 March 2025", LAUNCH | {"period": "2025-03-30"}),
    ) == ["contradiction"]


def test_a_coarser_date_agrees() -> None:
    assert dated(
        ("Halcyon was launched on 3 March 2025.", "3 March 2025", LAUNCH | {"period": "2025-03-03"}),
        ("Halcyon was launched in March 2025.", "March 2025", LAUNCH | {"period": "2025-03"}),
    ) == ["agreement"]


def test_by_a_year_allows_a_date_in_it() -> None:
    plan = LAUNCH | {"modality": "plan"}
    assert dated(
        ("Halcyon will be launched by 2027.", "2027",
         plan | {"period": "2027", "period_start": None, "period_end": "2027-12-31"}),
        ("Halcyon will be launched in 2027.", "2027", plan | {"period": "2027"}),
    ) == ["agreement"]  # fmt: skip


def test_a_plan_that_moves_is_a_revision() -> None:
    plan = LAUNCH | {"modality": "plan"}
    assert dated(
        ("The agency plans to launch Halcyon in October 2024.", "October 2024",
         plan | {"period": "2024-10", "published": "2023-04-03"}),
        ("The agency has postponed the launch of Halcyon to March 2025.", "March 2025",
         plan | {"period": "2025-03", "published": "2024-06-11"}),
    ) == ["revision"]  # fmt: skip


def test_plans_of_two_papers_on_one_day_are_no_revision() -> None:
    plan = LAUNCH | {"modality": "plan"}
    assert dated(
        ("The agency will launch Halcyon in October 2024.", "October 2024",
         plan | {"period": "2024-10", "published": "2024-06-10"}),
        ("The launch of Halcyon is planned for March 2025.", "March 2025",
         plan | {"period": "2025-03", "published": "2024-06-11"}),
    ) == ["contradiction"]  # fmt: skip


def test_what_was_done_to_one_is_told_of_him_as_his_own() -> None:
    arrest = {"metric": "arrest", "published": "2025-06-01"}
    assert dated(
        ("Officers arrested Halvor Kinn on 3 March 2025.", "3 March 2025",
         arrest | {"subject": "officers", "object": "Halvor Kinn", "period": "2025-03-03"}),
        ("Kinn's arrest came on 30 March 2025.", "30 March 2025",
         arrest | {"subject": "Halvor Kinn", "period": "2025-03-30"}),
    ) == ["contradiction"]  # fmt: skip


def test_the_start_of_work_on_a_thing_is_not_its_own() -> None:
    start = {"metric": "start", "published": "2025-06-01"}
    assert not dated(
        ("Work on the Halcyon dam began in March 2019.", "March 2019",
         start | {"subject": "work", "period": "2019-03"}),
        ("The Halcyon dam started running in May 2021.", "May 2021",
         start | {"subject": "Halcyon dam", "period": "2021-05"}),
    )  # fmt: skip


def test_two_events_are_silent() -> None:
    assert not dated(
        ("Halcyon was launched on 3 March 2025.", "3 March 2025", LAUNCH | {"period": "2025-03-03"}),
        ("Halcyon arrived at the asteroid on 9 July 2025.", "9 July 2025",
         {"subject": "Halcyon", "metric": "arrival", "object": "asteroid", "period": "2025-07-09"}),
        ("Petrel was launched on 5 May 2025.", "5 May 2025", LAUNCH | {"subject": "Petrel", "period": "2025-05-05"}),
    )  # fmt: skip


def test_an_inferred_date_is_no_contradiction() -> None:
    assert dated(
        ("Halcyon was launched on 3 March 2025.", "3 March 2025", LAUNCH | {"period": "2025-03-03"}),
        ("Halcyon was launched on Friday.", "Friday", LAUNCH | {"period": "2025-03-07", "inferred": ("period",)}),
    ) in ([], ["undetermined"])


def test_a_date_in_the_name_tells_another_event() -> None:
    corpus = Corpus()
    for year in ("2016", "2020"):
        text = f"Turnout in the {year} election in Orvil was high."
        corpus.say(text, year, metric="election", object="Orvil", phrase="election", period=year)
    assert not corpus.relations()


def test_one_word_for_two_days_is_no_conflict() -> None:
    corpus = Corpus()
    for day in ("2024-05-05", "2024-05-12"):
        text = "The Orvil tower was opened on Sunday."
        corpus.say(text, "Sunday", metric="opening", object="Orvil tower", period=day, published=day)
    assert "contradiction" not in corpus.types()


def test_what_comes_again_is_two_events() -> None:
    erupted: dict[str, Any] = {"metric": "eruption", "subject": "Tarrow volcano", "published": None}
    corpus = Corpus()
    for year in ("1912", "1974"):
        corpus.say(f"The Tarrow volcano erupted in {year}.", year, period=year, **erupted)
    assert not corpus.relations()
