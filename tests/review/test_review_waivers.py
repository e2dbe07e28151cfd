"""A fresh check knows what people have waived, within the scope they gave."""

from datetime import date

import pytest

from enface.formats import read
from enface.glossary import Glossary
from enface.model import EnfaceError
from enface.review import waiver_file
from enface.review.commands import SegmentRef, Waive, WaiverScope
from enface.review.desk import Desk
from enface.review.project import Project
from enface.review.waivers import waived_fingerprints
from enface.rules import check

TWO = "id\tdocument\tsource\ttarget\n1\ta\t四月。\tIt is april.\n2\ta\t四月。\tIn april.\n1\tb\t四月。\tIt is april.\n"


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (WaiverScope.PLACE, [("a", "1")]),
        (WaiverScope.DOCUMENT, [("a", "1"), ("a", "2")]),
        (WaiverScope.PROJECT, [("a", "1"), ("a", "2"), ("b", "1")]),
        (WaiverScope.RULE, [("a", "1"), ("a", "2"), ("b", "1")]),
    ],
)
def test_a_waiver_reaches_a_fresh_check_as_far_as_its_scope(folder, scope, expected):
    path = folder / "segments" / "one.tsv"
    path.write_text(TWO, "utf-8")
    project = Project.find(folder)
    with Desk.open(project, actor="Ann") as desk:
        key = desk.documents()[0].key
        desk.check(key)
        finding = desk.findings(SegmentRef(key, "1"))[0].finding
        desk.apply(Waive(SegmentRef(key, "1"), finding.fingerprint, finding.rule, "a name", scope))
    found = check(read(path), Glossary(), project.profile).findings
    is_waived = waived_fingerprints([project])
    assert [(one.document, one.segment) for one in found if is_waived(one)] == expected
    assert len(found) == 3

    waiver_file.write(folder / "waivers.tsv", waiver_file.waivers_of(project))
    project.database.unlink()
    is_waived = waived_fingerprints([project])
    assert [(one.document, one.segment) for one in found if is_waived(one)] == expected


def test_a_file_of_before_waivers_had_an_end_reads_on(tmp_path):
    path = tmp_path / "waivers.tsv"
    path.write_text(HEAD.replace("\tuntil", "") + ROW.replace("\t\n", "\n"), "utf-8")
    (waiver,) = waiver_file.read(path)
    assert (waiver.time, waiver.until) == ("2020-01-01", "")


@pytest.fixture
def first_of_april(monkeypatch):
    class Today(date):
        @classmethod
        def today(cls):
            return cls(2026, 4, 1)

    monkeypatch.setattr("enface.review.waivers.date", Today)


@pytest.mark.usefixtures("first_of_april")
@pytest.mark.parametrize(("until", "holds"), [("2026-03-31", False), ("2026-04-01", True)])
def test_a_waiver_of_the_reviews_ends_with_its_last_day_though_nobody_opens_them(desk, folder, until, holds):
    ref = SegmentRef("segments/one.tsv", "1")
    finding = desk.findings(ref)[0].finding
    wanted = Waive(ref, finding.fingerprint, finding.rule, "a name", WaiverScope.PROJECT, date.fromisoformat(until))
    desk.apply(wanted)
    assert waived_fingerprints([Project.find(folder)])(finding) is holds


@pytest.mark.usefixtures("first_of_april")
@pytest.mark.parametrize(("until", "holds"), [("2026-03-31", False), ("2026-04-01", True)])
def test_a_waiver_of_the_file_ends_with_its_last_day(folder, until, holds):
    project = Project.find(folder)
    found = next(one for one in check(read(project.files[0]), Glossary(), project.profile).findings)
    row = ROW.replace("f\tplace\ta.tsv\t\t1", f"{found.fingerprint}\tproject\t\t\t").replace("\t\n", f"\t{until}\n")
    (folder / "waivers.tsv").write_text(HEAD + row, "utf-8")
    assert waived_fingerprints([project])(found) is holds


ROW = "f\tplace\ta.tsv\t\t1\tcase.month\tminor\ta\\tname\tAnn\t2020-01-01\t\n"
HEAD = "\t".join(waiver_file.Waiver._fields) + "\n"


def test_a_file_of_waivers_reads_back(tmp_path):
    path = tmp_path / "waivers.tsv"
    path.write_text(HEAD + ROW, "utf-8")
    (waiver,) = waiver_file.read(path)
    assert (waiver.reason, waiver.waived_by) == ("a\tname", "Ann")
    waiver_file.write(path, [waiver])
    assert path.read_text("utf-8") == HEAD + ROW


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("hello\n", ":1: not a file of waivers."),
        (HEAD + ROW + "f\tplace\n", ":3: 2 cells, where 11 are due."),
        (HEAD + ROW.replace("place", "world"), ":2: no scope 'world': place, document, project, rule."),
        (HEAD + ROW.replace("minor", "tiny"), ":2: no severity 'tiny'."),
        (HEAD + ROW.replace("\t\n", "\tsoon\n"), ":2: no day 'soon': write it as 2026-12-31."),
    ],
)
def test_a_file_that_is_none_of_ours_is_told_with_its_line(folder, content, problem):
    path = folder / "waivers.tsv"
    path.write_text(content, "utf-8")
    with pytest.raises(EnfaceError) as told:
        waived_fingerprints([Project.find(folder)])
    assert problem in str(told.value.problems[0])


def test_a_project_without_reviews_waives_nothing_and_gets_no_database(folder):
    project = Project.find(folder)
    is_waived = waived_fingerprints([project])
    assert not any(map(is_waived, check(read(project.files[0]), Glossary(), project.profile).findings))
    assert not project.database.exists()
