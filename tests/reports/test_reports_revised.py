"""What revisions changed: counted by who revised and who translated, shown by what they mended, taste apart."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import enface.cli
from enface import reports
from enface.cli import run
from enface.model import Role, Segment, Severity, Span
from enface.reports.outline import Quote
from enface.reports.renderers import outline_of
from enface.reports.revised import Revised, revision_figures
from enface.reports.scope import Scope
from enface.reports.time_spent import time_spent
from enface.review.commands import MarkError, Revise, SegmentRef, Waive
from enface.review.desk import Desk
from enface.review.project import Project
from enface.review.views import Decided, DecisionView
from enface.rules import wide_rules
from enface.scoring.revision import Outcome
from enface.scoring.surface import surface
from enface.store import ledger

SCHEMA = json.loads((Path(enface.cli.__file__).parent / "project-report.schema.json").read_text("utf-8"))
KEY = "segments/a.tsv"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "segments").mkdir()
    (tmp_path / "enface.toml").write_text(
        "[project]\nname = 'Trial'\n[people]\nAda = 'lead'\nCy = 'editor'\nDi = 'editor'\n", "utf-8"
    )
    rows = (
        "1\t湖南省\tin hunan\tTom",
        "2\t你好\tIt is the nice day.\tTom",
        "3\t报告\tThe report was bad one.\tUma",
        "4\t再见\tBye.\tUma",
    )
    (tmp_path / "segments" / "a.tsv").write_text("\n".join(("id\tsource\ttarget\ttranslator", *rows)) + "\n", "utf-8")
    project = Project.find(tmp_path)
    with Desk.open(project, actor="Ada", role=Role.LEAD) as desk:
        desk.check(KEY)
        desk.apply(MarkError(SegmentRef(KEY, "3"), "accuracy/mistranslation", Severity.CRITICAL, Span(15, 18)))
    with Desk.open(project, actor="Cy", role=Role.EDITOR) as desk:
        desk.apply(Revise(SegmentRef(KEY, "1"), "in Hunan", "in hunan"))
        desk.apply(Revise(SegmentRef(KEY, "2"), "It is a nice day.", "It is the nice day."))
    with Desk.open(project, actor="Di", role=Role.EDITOR) as desk:
        desk.apply(Revise(SegmentRef(KEY, "3"), "The report was a good one.", "The report was bad one."))
    return project


def test_each_change_counts_for_who_made_it(project: Project) -> None:
    with Desk.open(project, actor="Ada", write=False) as desk:
        figures = reports.gather(desk, date(2026, 3, 1))
        theirs = reports.gather(desk, date(2026, 3, 1), scope=Scope(person="Di"))
    cy, di = (figures.revision.by_reviser[name, "a.tsv"] for name in ("Cy", "Di"))
    assert (cy.changed, cy.words, cy.old_words, cy.new_words, cy.preferential) == (2, 2, 7, 7, 1)
    assert cy.words_in_100 == pytest.approx(100 * 2 / 7)
    assert cy.hter == pytest.approx(100 * 1 / 7)  # to TER a capital is no edit
    assert "case:lc" in figures.revision.signatures["HTER"]
    assert (di.changed, di.words, di.findings.fixed, di.preferential) == (1, 2, 0, 0)
    assert cy.findings.fixed >= 1
    tom, uma = (figures.revision.by_translator[name] for name in ("Tom", "Uma"))
    assert [(one.segments, one.changed) for one in (tom, uma)] == [(2, 2), (2, 1)]
    assert uma.hter == pytest.approx(100 * 2 / 7)  # the segment that nobody revised counts with its words
    assert set(theirs.revision.by_reviser) == {("Di", "a.tsv")}


def test_examples_are_those_that_mended_most_and_taste_is_only_a_hint(project: Project) -> None:
    with Desk.open(project, actor="Ada", write=False) as desk:
        figures = reports.gather(desk, date(2026, 3, 1))
    first, second = figures.revision.examples
    assert (first.segment, first.reviser, first.why) == ("3", "Di", "marked 1 critical")
    assert str(first.before) == "The report was [bad] one."
    assert str(first.now) == "The report was [a good] one."
    assert second.segment == "1"
    assert "case.place" in second.why
    assert [one.segment for one in figures.revision.preferential] == ["2"]
    tables = {one.key: one for one in outline_of(figures).shown}
    assert {"revisions", "translators", "changes", "preferential"} <= tables.keys()
    assert "never how good" in tables["revisions"].made


def test_each_revised_segment_has_its_chrf_and_those_most_changed_are_shown(project: Project) -> None:
    with Desk.open(project, actor="Ada", write=False) as desk:
        tables = {one.key: one for one in outline_of(reports.gather(desk, date(2026, 3, 1)), listings=True).shown}
    heads = [column.title for column in tables["revised"].columns]
    listed = {row[1]: row[heads.index("chrF")] for row in tables["revised"].rows}
    assert listed["3"] == surface(["The report was bad one."], ["The report was a good one."])[1].score
    assert [row[1] for row in tables["most_changed"].rows] == ["3", "2", "1"]
    assert "under 2 %" in tables["revised"].made


def test_a_translator_sees_how_a_frequent_finding_was_mended(project: Project) -> None:
    with Desk.open(project, actor="Ada", write=False) as desk:
        (table,) = (one for one in outline_of(reports.gather(desk)).shown if one.key == "most_frequent")
    (place,) = (row for row in table.rows if row[1] == "case.place")
    assert [str(cell) for cell in place[3:]] == ["in [hunan]", "in [Hunan]"]


def revise(project: Project, segment: str, text: str, actor: str = "Cy") -> None:
    with Desk.open(project, actor=actor, role=Role.EDITOR) as desk:
        ref = SegmentRef(KEY, segment)
        desk.apply(Revise(ref, text, desk.row(ref).segment.target))


def became(project: Project) -> Outcome:
    with Desk.open(project, actor="Ada", write=False) as desk:
        return reports.gather(desk, date(2026, 3, 1)).revision.by_reviser["Cy", "a.tsv"].findings


def test_what_a_revision_brings_in_is_counted(project: Project) -> None:
    revise(project, "1", "in Hunan in march of the the year")
    assert became(project) == Outcome(fixed=1, introduced=2, untouched=0)
    revise(project, "1", "in hunan in march")  # what was mended is there again, and one thing that came is gone
    assert became(project) == Outcome(fixed=0, introduced=1, untouched=1)


def test_what_is_waived_is_neither_introduced_nor_open(project: Project) -> None:
    revise(project, "1", "in Hunan in march")
    with Desk.open(project, actor="Cy", role=Role.EDITOR) as desk:
        (march,) = (one.finding for one in desk.findings(SegmentRef(KEY, "1")) if one.finding.rule == "case.month")
        desk.apply(Waive(SegmentRef(KEY, "1"), march.fingerprint, march.rule, "house style"))
    assert became(project) == Outcome(fixed=1, introduced=0, untouched=0)


def test_of_rules_over_a_document_only_what_is_known_is_counted(project: Project) -> None:
    revise(project, "1", "in Hunan, the Foreign Affairs Office (FAO)")
    revise(project, "2", "It is a nice day, says the FAO of the Foreign Affairs Office (FAO).")
    with Desk.open(project, actor="Ada", role=Role.LEAD) as desk:
        desk.check(KEY)
        found = [one.finding for one in desk.document_findings(KEY)]
    assert "acronym.repeated" in {one.rule for one in found if not one.advisory}
    now = became(project)
    assert now.introduced == 0
    assert now.untouched == sum(one.rule in wide_rules() and not one.advisory for one in found)


def test_surface_figures_are_those_of_sacrebleu_and_are_not_called_quality(project: Project) -> None:
    from sacrebleu import corpus_bleu, corpus_chrf

    with Desk.open(project, actor="Ada", write=False) as desk:
        figures = reports.gather(desk, date(2026, 3, 1))
    rows = {(one.whose.value, one.name): one for one in figures.revision.likeness}
    assert list(rows) == [
        *(("reviser", "Cy"), ("reviser", "Di"), ("translator", "Tom"), ("translator", "Uma")),
        *(("document", "a.tsv"), ("all", "")),
    ]
    old, new = ["in hunan", "It is the nice day."], ["in Hunan", "It is a nice day."]
    theirs = {one.name: one.score for one in rows["reviser", "Cy"].figures}
    assert theirs["chrF"] == pytest.approx(corpus_chrf(old, [new]).score)
    assert theirs["chrF++"] == pytest.approx(corpus_chrf(old, [new], word_order=2).score)
    assert theirs["BLEU"] == pytest.approx(corpus_bleu(old, [new]).score)
    assert theirs["HTER"] == pytest.approx(figures.revision.by_reviser["Cy", "a.tsv"].hter)
    assert [rows[key].segments for key in (("translator", "Uma"), ("all", ""))] == [1, 3]
    (table,) = (one for one in outline_of(figures).shown if one.key == "likeness")
    assert "no measure of quality" in table.made
    assert all(signature in table.made for signature in figures.revision.signatures.values())


def reference_of(project: Project, path: Path, times: int = 1) -> Path:
    lines = (project.root / KEY).read_text("utf-8").splitlines()
    rows = [line.split("\t")[:3] for line in lines[1:]]
    targets = ["in Hunan", "It is a fine day.", "The report was a good one.", "Goodbye to you."]
    held = [(row[0], row[1], " ".join([target] * times)) for row, target in zip(rows, targets, strict=True)]
    path.write_text("\n".join("\t".join(row) for row in (("id", "source", "target"), *held)) + "\n", "utf-8")
    return path


def test_references_are_held_against_both_versions(
    project: Project, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    from sacrebleu import corpus_chrf

    reference = reference_of(project, tmp_path_factory.mktemp("reference") / "a.tsv")
    assert run(["report", str(project.root), "--reference", str(reference), "--format", "json"]) == 0
    content = json.loads(capsys.readouterr().out)
    Draft202012Validator(SCHEMA).validate(content)
    (given,) = content["references"]
    assert (given["document"], given["segments"]) == ("a.tsv", 4)
    chrf = next(one for one in given["figures"] if one["name"] == "chrF")
    wanted = ["in Hunan", "It is a fine day.", "The report was a good one.", "Goodbye to you."]
    came = ["in hunan", "It is the nice day.", "The report was bad one.", "Bye."]
    assert chrf["old"] == pytest.approx(corpus_chrf(came, [wanted]).score)
    assert chrf["new"] > chrf["old"]
    assert run(["report", str(project.root), "--reference", str(reference), "--format", "markdown"]) == 0
    assert chrf["signature"] in capsys.readouterr().out.replace("\\|", "|")


def test_references_that_belong_to_nothing_here_or_to_other_segments_are_refused(
    project: Project, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    reference = tmp_path_factory.mktemp("reference") / "a.tsv"
    reference.write_text("id\tsource\ttarget\n9\t湖南省\tHunan\n", "utf-8")
    assert run(["report", str(project.root), "--reference", str(reference)]) == 2
    assert "translates none of the segments" in capsys.readouterr().err
    reference_of(project, reference, times=9)
    assert run(["report", str(project.root), "--reference", str(reference)]) == 2
    assert "looks misaligned" in capsys.readouterr().err


def test_documents_of_one_name_are_told_apart(project: Project) -> None:
    folder = project.root / "segments" / "second"
    folder.mkdir()
    (folder / "a.tsv").write_bytes((project.root / KEY).read_bytes())
    with Desk.open(Project.find(project.root), actor="Di", role=Role.EDITOR) as desk:
        desk.apply(Revise(SegmentRef("segments/second/a.tsv", "1"), "in Hunan", "in hunan"))
        figures = reports.gather(desk, date(2026, 3, 1))
    theirs = {key: one.changed for key, one in figures.revision.by_reviser.items()}
    assert theirs == {("Cy", KEY): 2, ("Di", KEY): 1, ("Di", "segments/second/a.tsv"): 1}


def decided(actor: str, segment: str, time: str) -> DecisionView:
    return DecisionView(SegmentRef(KEY, segment), Decided.REVISED, actor, f"2026-03-01T{time}.000Z")


def test_time_is_told_where_it_is_known_and_never_invented() -> None:
    spent = time_spent(
        [
            decided("Cy", "1", "09:00:00"),  # when that began, nobody knows
            decided("Cy", "2", "09:01:30"),
            decided("Di", "2", "09:02:00"),
            decided("Cy", "2", "09:02:00"),
            decided("Cy", "3", "09:07:00"),
            decided("Cy", "4", "09:12:01"),  # a pause
            decided("Cy", "5", "09:12:31"),
            decided("Cy", "3", "10:00:00"),  # of a part of its time nobody knows
        ]
    )
    assert {(who, ref.segment): seconds for (who, ref), seconds in spent.items()} == {("Cy", "2"): 120, ("Cy", "5"): 30}


def test_the_time_of_revisions_says_of_how_many_segments_it_is(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    for segment, text, time in (("1", "in Hunan now", "09:00:00"), ("4", "Bye now.", "09:01:00")):
        monkeypatch.setattr(ledger, "now", lambda time=time: f"2030-03-01T{time}.000Z")
        revise(project, segment, text)
    with Desk.open(project, actor="Ada", write=False) as desk:
        figures = reports.gather(desk, date(2026, 3, 1))
        tables = {one.key: one for one in outline_of(figures).shown}
    cy = figures.revision.times["Cy", "a.tsv"]
    assert cy.seconds == pytest.approx(60, abs=30)  # that of segment 2 is what the test took
    assert 1 <= cy.segments < figures.revision.by_reviser["Cy", "a.tsv"].changed
    assert "5 minutes" in tables["revisions"].made


def test_programs_get_the_same(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", str(project.root), "--format", "json"]) == 0
    content = json.loads(capsys.readouterr().out)
    Draft202012Validator(SCHEMA).validate(content)
    assert [one["reviser"] for one in content["revision"]["by_reviser"]] == ["Cy", "Di"]
    assert [one["whose"] for one in content["revision"]["likeness"]][-2:] == ["document", "all"]
    assert set(content["revision"]["signatures"]) == {"HTER", "chrF", "chrF++", "BLEU"}
    assert [one["introduced"] for one in content["revision"]["by_reviser"]] == [0, 0]
    like = {one["segment"]: one["chrf"] for one in content["revision"]["segments"]}
    assert like["3"] == pytest.approx(surface(["The report was bad one."], ["The report was a good one."])[1].score)
    assert [(one["p"], one["reason"][:22]) for one in content["comparisons"]] == [(None, "no text that both had,")] * 3
    assert content["revision"]["examples"][0]["now"] == "The report was [a good] one."


WORDS = st.lists(st.sampled_from(["a", "bb", "a a", "", "c"]), max_size=6).map(" ".join)


@given(before=WORDS, now=WORDS)
def test_what_is_shown_as_changed_and_what_is_left_make_up_both_texts(before: str, now: str) -> None:
    one = Revised("d", before, Segment("1", "源", now), "Cy", fixed=())
    figures = revision_figures([one], ())
    (change,) = figures.preferential or (None,) if before != now else (None,)
    if change:
        shown = ((change.before, before), (change.now, now))
        assert all("".join(quote[:3]) == text for quote, text in shown if isinstance(quote, Quote))
        assert all(quote == text for quote, text in shown if isinstance(quote, str))
