"""What a report counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from enface.model import Severity, Status
from enface.reports import gather
from enface.reports.figures import EXAMPLES, Outcomes
from enface.review.desk import Desk
from enface.review.project import Project


def test_every_asserted_finding_is_fixed_waived_or_open(reviewed: Desk) -> None:
    figures = gather(reviewed)
    outcomes = figures.outcomes
    assert (outcomes.fixed, outcomes.waived) == (1, 1)
    assert outcomes.open == sum(sum(one.open_findings.values()) for one in reviewed.documents())
    assert outcomes.found == outcomes.fixed + outcomes.waived + outcomes.open


def test_documents_rules_and_severities_add_up_to_the_same(reviewed: Desk) -> None:
    figures = gather(reviewed)

    def total(outcomes: list[Outcomes]) -> tuple[int, ...]:
        return tuple(sum(getattr(one, name) for one in outcomes) for name in ("found", "fixed", "waived", "open"))

    assert (
        total([figures.outcomes])
        == total([document.outcomes for document in figures.documents])
        == total([rule.outcomes for rule in figures.rules])
        == total(list(figures.by_severity.values()))
    )


def test_people_are_named_with_what_they_did_and_what_was_undone_is_not_counted(reviewed: Desk) -> None:
    anna, zhang = gather(reviewed).people
    assert (anna.name, anna.role, anna.fixed, anna.waived) == ("Anna Li", "editor", 0, 1)
    assert (anna.approved, anna.rejected, anna.commented) == (1, 1, 0)
    assert (zhang.name, zhang.role, zhang.fixed, zhang.revised) == ("Zhang Wei", "", 1, 1)


def test_statuses_count_every_segment_once(reviewed: Desk) -> None:
    figures = gather(reviewed)
    assert figures.by_status[Status.APPROVED] == 1
    assert figures.by_status[Status.REJECTED] == 1
    assert sum(figures.by_status.values()) == figures.segments == 4
    assert figures.words == sum(document.words for document in figures.documents) > 0


def test_a_rejection_says_why_among_the_comments(reviewed: Desk) -> None:
    (comment,) = gather(reviewed).comments
    assert (comment.segment, comment.actor, comment.text) == ("3", "Anna Li", "Too chatty.\nSay it once.")


def test_waiver_bears_reason_author_and_severity(reviewed: Desk) -> None:
    (waiver,) = gather(reviewed).waivers
    assert waiver.reason.startswith("the client's")
    assert (waiver.actor, waiver.rule, waiver.severity) == ("Anna Li", "case.month", Severity.MINOR)


def test_gravest_rules_come_first_and_each_says_what_it_is(reviewed: Desk) -> None:
    rules = gather(reviewed).rules
    ranks = [rule.severity.rank for rule in rules if rule.outcomes.found]
    assert ranks == sorted(ranks, reverse=True)
    assert all(rule.summary for rule in rules)


def test_examples_are_open_and_few(tmp_path: Path) -> None:
    table = "id\ttarget\n" + "".join(f"{number}\tThey met in hunan again.\n" for number in range(9))
    (tmp_path / "a.tsv").write_text(table, "utf-8")
    with Desk.open(Project.find(tmp_path / "a.tsv"), actor="Li", write=False) as desk:
        figures = gather(desk)
    places = [example for example in figures.examples if example.rule == "case.place"]
    assert len(places) == EXAMPLES
    assert {example.quote.words for example in places} == {"hunan"}


def test_lone_file_without_reviews_has_findings_only(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("id\ttarget\n1\tin hunan\n", "utf-8")
    with Desk.open(Project.find(tmp_path / "a.tsv"), actor="Li", write=False) as desk:
        figures = gather(desk, date(2026, 3, 1))
    assert figures.outcomes.open == figures.outcomes.found > 0
    assert (figures.people, figures.waivers, figures.comments, figures.first) == ((), (), (), "")
    assert figures.made == "2026-03-01"
    assert [path.name for path in tmp_path.iterdir()] == ["a.tsv"]


def test_names_that_the_glossary_lacks_and_that_go_by_several_are_suggested(tmp_path: Path) -> None:
    (tmp_path / "segments").mkdir()
    (tmp_path / "glossary").mkdir()
    (tmp_path / "enface.toml").write_text("[project]\n", "utf-8")
    rows = (
        ("湖南省教育厅召开会议", "The Hunan Education Department met"),
        ("湖南省教育厅指出", "The Hunan Education Department said"),
        ("湖南省教育厅要求", "The Hunan Office of Learning and Education asked"),
    )
    lines = (f"{id}\t{source}\t{target}" for id, (source, target) in enumerate(rows, 1))
    (tmp_path / "segments" / "a.tsv").write_text("\n".join(("id\tsource\ttarget", *lines)) + "\n", "utf-8")
    with Desk.open(Project.find(tmp_path), actor="Ada", write=False) as desk:
        (suggested,) = gather(desk).additions
    assert (suggested.term, suggested.rendering, suggested.times) == ("湖南省教育厅", "Hunan Education Department", 2)
    assert suggested.others == "Hunan Office of Learning and Education (1)"
    (tmp_path / "glossary" / "a.csv").write_text(
        "source_term,target_term,status\n湖南省教育厅,Hunan Provincial Department of Education,preferred\n", "utf-8"
    )
    with Desk.open(Project.find(tmp_path), actor="Ada", write=False) as desk:
        assert gather(desk).additions == ()
