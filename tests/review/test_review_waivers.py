"""A fresh check knows what people have waived, within the scope they gave."""

import pytest

from enface.formats import read
from enface.glossary import Glossary
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
    is_waived = waived_fingerprints([project])
    found = check(read(path), Glossary(), project.profile).findings
    assert [(one.document, one.segment) for one in found if is_waived(one)] == expected
    assert len(found) == 3


def test_a_project_without_reviews_waives_nothing_and_gets_no_database(folder):
    project = Project.find(folder)
    is_waived = waived_fingerprints([project])
    assert not any(map(is_waived, check(read(project.files[0]), Glossary(), project.profile).findings))
    assert not project.database.exists()
