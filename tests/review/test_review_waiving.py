"""Waivers reach as far as they say, are shown before they do, end on their day, and are about content, not places."""

import shutil
from datetime import date

import pytest

from enface.model import Role
from enface.review import waiving
from enface.review.commands import Origin, Refused, Revise, SegmentRef, Undo, Unwaive, Waive, WaiverScope
from enface.review.desk import Desk
from enface.review.project import Project
from enface.review.purge import purge
from enface.review.verification import verify
from enface.review.views import FindingState

ONE, TWO = "segments/one.tsv", "segments/two.tsv"


def table(rows: list[tuple[str, str, str]]) -> str:
    return "id\tsource\ttarget\n" + "".join("\t".join(row) + "\n" for row in rows)


ROWS = [("1", "四月。", "It is april."), ("2", "四月。", "In april."), ("3", "六月。", "It is june.")]


@pytest.fixture
def two(folder):
    (folder / ONE).write_text(table(ROWS), "utf-8")
    (folder / TWO).write_text(table(ROWS[:1]), "utf-8")
    with opened(folder) as desk:
        yield desk


def opened(folder, **given) -> Desk:
    desk = Desk.open(Project.find(folder), actor="Ann", **given)
    for summary in desk.documents():
        desk.check(summary.key)
    return desk


def waive(desk: Desk, scope: WaiverScope, until: date | None = None, document: str = ONE, segment: str = "1") -> Waive:
    ref = SegmentRef(document, segment)
    finding = next(view.finding for view in desk.findings(ref) if view.finding.rule == "case.month")
    return Waive(ref, finding.fingerprint, finding.rule, "a name", scope, until)


def still_open(desk: Desk) -> list[tuple[str, str]]:
    return [
        (document, view.finding.segment)
        for document in (ONE, TWO)
        for view in desk.document_findings(document)
        if view.state is FindingState.OPEN and view.finding.rule == "case.month"
    ]


EVERYWHERE = [(ONE, "1"), (ONE, "2"), (ONE, "3"), (TWO, "1")]
REACHES = [
    (WaiverScope.PLACE, [(ONE, "1")]),
    (WaiverScope.DOCUMENT, [(ONE, "1"), (ONE, "2")]),
    (WaiverScope.PROJECT, [(ONE, "1"), (ONE, "2"), (TWO, "1")]),
    (WaiverScope.RULE, EVERYWHERE),
]


@pytest.mark.parametrize(("scope", "silenced"), REACHES)
def test_what_a_scope_would_silence_is_known_before_and_is_what_it_does(two, scope, silenced):
    assert still_open(two) == EVERYWHERE
    command = waive(two, scope)
    assert [tuple(one.ref) for one in two.waiving.silenced(command)] == silenced
    assert still_open(two) == EVERYWHERE
    two.apply(command)
    assert still_open(two) == [place for place in EVERYWHERE if place not in silenced]
    (kept,) = two.waivers()
    assert two.waiving.covering() == {kept.id: len(silenced)}


@pytest.mark.parametrize(("scope", "silenced"), REACHES)
@pytest.mark.parametrize("back", ["undo", "reopen"])
def test_taking_it_back_opens_all_of_it_again(two, scope, silenced, back):
    two.apply(waive(two, scope))
    assert len(still_open(two)) == len(EVERYWHERE) - len(silenced)
    two.apply(Undo(ONE) if back == "undo" else Unwaive(two.waivers()[0].id))
    assert still_open(two) == EVERYWHERE
    assert two.waivers() == ()


def test_a_narrow_waiver_stays_where_a_wide_one_is_taken_back(two):
    two.apply(waive(two, WaiverScope.PLACE, segment="2"))
    two.apply(waive(two, WaiverScope.RULE))
    assert still_open(two) == []
    two.apply(Undo(ONE))
    assert still_open(two) == [place for place in EVERYWHERE if place != (ONE, "2")]


def test_only_a_lead_waives_a_whole_rule(folder):
    with opened(folder, role=Role.EDITOR) as desk, pytest.raises(Refused, match="Only a lead"):
        desk.apply(waive(desk, WaiverScope.RULE))


def test_a_waiver_reopens_when_what_it_was_about_changes(two, folder):
    two.apply(waive(two, WaiverScope.PROJECT))
    two.apply(Revise(SegmentRef(ONE, "1"), "It is june now.", "It is april.", Origin.TYPED))
    assert (ONE, "1") in still_open(two)
    two.apply(Revise(SegmentRef(ONE, "1"), "Once it was april.", "It is june now.", Origin.TYPED))
    assert (ONE, "1") not in still_open(two)


def test_a_text_that_is_typed_is_shown_with_the_waivers_that_would_cover_it(two):
    two.apply(waive(two, WaiverScope.PROJECT))
    (typed,) = (one for one in two.preview(SegmentRef(ONE, "3"), "Yes, april.") if one.finding.rule == "case.month")
    assert typed.state is FindingState.WAIVED


def test_a_delivery_of_other_words_is_not_covered(two, folder):
    two.apply(waive(two, WaiverScope.DOCUMENT))
    two.close()
    (folder / ONE).write_text(table([("1", "四月。", "It is june here."), *ROWS[1:]]), "utf-8")
    with opened(folder) as desk:
        assert still_open(desk) == [(ONE, "1"), (ONE, "3"), (TWO, "1")]


def on(monkeypatch: pytest.MonkeyPatch, year: int, month: int, day: int) -> None:
    class Today(date):
        @classmethod
        def today(cls):
            return cls(year, month, day)

    monkeypatch.setattr(waiving, "date", Today)


@pytest.mark.parametrize("scope", list(WaiverScope))
def test_it_ends_with_its_last_day_and_the_record_says_so(two, folder, monkeypatch, scope):
    two.apply(waive(two, scope, date(2026, 3, 31)))
    assert two.waivers()[0].until == "2026-03-31"
    two.close()
    on(monkeypatch, 2026, 3, 31)
    with opened(folder) as desk:
        assert desk.notices == ()
        assert len(desk.waivers()) == 1
    on(monkeypatch, 2026, 4, 1)
    with opened(folder, write=False) as reader:
        assert reader.waivers() == ()
    with opened(folder) as desk:
        assert desk.notices == ("1 waiver has run out: what they covered is open again.",)
        assert desk.waivers() == ()
        assert still_open(desk) == EVERYWHERE
        kept = desk._store.state_digest()
        desk._store.rebuild()
        assert desk._store.state_digest() == kept
    assert verify(Project.find(folder)).problems == ()


def test_a_purge_takes_the_reasons_and_the_narrow_waivers_and_the_record_holds(two, folder):
    for scope, segment in ((WaiverScope.PLACE, "1"), (WaiverScope.PROJECT, "2"), (WaiverScope.RULE, "3")):
        two.apply(waive(two, scope, date(2099, 1, 1), segment=segment))
    two.close()
    purge(Project.find(folder), ONE, "Ann")
    with opened(folder) as desk:
        assert [(one.scope, one.reason) for one in desk.waivers()] == [
            (WaiverScope.PROJECT, ""),
            (WaiverScope.RULE, ""),
        ]
        kept = desk._store.state_digest()
        desk._store.rebuild()
        assert desk._store.state_digest() == kept
    assert verify(Project.find(folder)).problems == ()


def test_the_record_holds_with_waivers_of_every_scope(two, folder):
    for scope in WaiverScope:
        two.apply(waive(two, scope, date(2099, 1, 1)))
        two.apply(Undo(ONE))
        two.apply(waive(two, scope))
        two.apply(Unwaive(two.waivers()[-1].id))
    two.apply(waive(two, WaiverScope.RULE, date(2099, 1, 1)))
    kept = two._store.state_digest()
    two.close()
    assert verify(Project.find(folder)).problems == ()
    with opened(folder) as desk:
        desk._store.rebuild()
        assert desk._store.state_digest() == kept
    shutil.rmtree(folder / "backups", ignore_errors=True)
