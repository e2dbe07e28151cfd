"""Certificates: what an approval binds, when it no longer holds and why, and what `verify` finds."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from enface.model import Status
from enface.review import certificates
from enface.review.commands import (
    Approve,
    Confirm,
    FourEyesWanted,
    Redo,
    Reject,
    Reopen,
    Revise,
    SegmentRef,
    TakeBack,
    Undo,
    Unwaive,
    Waive,
)
from enface.review.desk import Desk
from enface.review.project import Project
from enface.review.verification import verify
from enface.store.events import canonical, chain_hash
from enface.store.projection import EVENT_COLUMNS

KEY = "segments/one.tsv"
FIRST, SECOND, THIRD = (SegmentRef(KEY, number) for number in "123")
TEAM = '[project]\nname = "Trial"\n[people]\nAnn = "lead"\nBob = "editor"\nTom = "translator"\n'


@pytest.fixture
def team(folder: Path) -> Path:
    (folder / "enface.toml").write_text(TEAM, "utf-8")
    return folder


@contextlib.contextmanager
def at_desk(folder: Path, actor: str) -> Iterator[Desk]:
    with Desk.open(Project.find(folder), actor=actor) as desk:
        yield desk


def revise(desk: Desk, ref: SegmentRef, text: str) -> None:
    desk.apply(Revise(ref, text, desk.row(ref).segment.target))


def stale(desk: Desk, ref: SegmentRef) -> str | None:
    view = desk.certificates.of(ref)
    assert desk.row(ref).stale == bool(view and view.stale)
    return view.stale if view else None


def problems(folder: Path) -> list[str]:
    return [str(problem) for problem in verify(Project.find(folder)).problems]


def retype(folder: Path, old: str, new: str) -> None:
    path = folder / "segments" / "one.tsv"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


# What it binds, and when it no longer holds


def test_an_approval_binds_what_was_found_and_waived_and_which_rules_and_glossary_stood(desk: Desk) -> None:
    doubled = next(view.finding for view in desk.findings(SECOND) if view.finding.rule == "repetition.word")
    desk.apply(Waive(SECOND, doubled.fingerprint, doubled.rule, "a quotation"))
    desk.apply(Approve(SECOND))
    desk.apply(Approve(FIRST))
    (march,) = [view.finding for view in desk.findings(FIRST) if not view.finding.advisory]
    first, second = (desk._store.certificates.of(*ref) for ref in (FIRST, SECOND))
    assert first is not None
    assert second is not None
    assert march.fingerprint in first.open
    assert [fingerprint for fingerprint, _ in second.waived] == [doubled.fingerprint]
    assert second.is_checked
    with contextlib.closing(sqlite3.connect(desk.project.database)) as connection:
        rules = dict(connection.execute("SELECT hash, body FROM text"))[second.rules]
    assert "\nrepetition.word 1" in rules
    assert rules.startswith("enface ")


def test_a_changed_target_makes_it_stale_and_says_who(team: Path) -> None:
    with at_desk(team, "Ann") as ann:
        ann.apply(Approve(THIRD))
        assert stale(ann, THIRD) == ""
    with at_desk(team, "Bob") as bob:
        revise(bob, THIRD, "They visited the village.")
        day = bob.history(THIRD)[-1].time[:10]
        assert stale(bob, THIRD) == f"its target was changed by Bob on {day}"
        bob.apply(Undo(KEY))
        assert stale(bob, THIRD) == ""
        bob.apply(Redo(KEY))
    with at_desk(team, "Ann") as ann:
        ann.apply(Approve(THIRD))
        assert stale(ann, THIRD) == ""
    assert problems(team) == []


def test_a_changed_source_makes_it_stale_also_where_the_file_calls_it_approved(folder: Path) -> None:
    with at_desk(folder, "Ann") as ann:
        ann.apply(Approve(THIRD))
    path = folder / "segments" / "one.tsv"
    lines = path.read_text("utf-8").replace("与会者", "代表们").splitlines()
    ending = ["status", *("approved" if line.startswith("3") else "draft" for line in lines[1:])]
    path.write_text("".join(f"{line}\t{more}\n" for line, more in zip(lines, ending, strict=True)), "utf-8")
    with at_desk(folder, "Ann") as ann:
        assert ann.row(THIRD).segment.status is Status.APPROVED
        assert stale(ann, THIRD) == "its source has changed"
        verified = verify(ann.project)
        assert verified.problems == ()
        assert verified.notes == (f"{KEY}: 1 approval no longer holds, and the segments say why",)
        assert ann.apply(Approve(THIRD)).changed
        assert stale(ann, THIRD) == ""


def test_a_new_version_of_a_rule_or_another_profile_never_makes_it_stale(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at_desk(folder, "Ann") as ann:
        ann.apply(Approve(FIRST))
        before = ann.certificates.of(FIRST)
    monkeypatch.setattr(certificates, "_rules", lambda project: ["case.month 99"])
    (folder / "enface.toml").write_text('[project]\nprofile = "strict"\n', "utf-8")
    with at_desk(folder, "Ann") as ann:
        ann.check(KEY)
        assert stale(ann, FIRST) == ""
        ann.apply(Approve(SECOND))
        after = ann.certificates.of(SECOND)
    assert before is not None
    assert after is not None
    assert before.rules != after.rules
    assert problems(folder) == []


def test_a_rejection_takes_it_back_and_undoing_that_gives_it_back(desk: Desk) -> None:
    desk.apply(Approve(THIRD))
    desk.apply(Reject(THIRD, "no"))
    assert stale(desk, THIRD) is None
    desk.apply(Undo(KEY))
    assert stale(desk, THIRD) == ""


def test_it_follows_its_segment_to_another_id_and_back(folder: Path, tmp_path: Path) -> None:
    with at_desk(folder, "Ann") as ann:
        ann.apply(Approve(SECOND))
        ann.apply(Approve(THIRD))
        revise(ann, THIRD, "They saw the village.")
    lines = (folder / "segments" / "one.tsv").read_text("utf-8").splitlines()
    # 2 and 3 change their ids with each other.
    lines[2], lines[3] = f"3{lines[2][1:]}", f"2{lines[3][1:]}"
    delivery = tmp_path / "one.tsv"
    delivery.write_text("\n".join(lines) + "\n", "utf-8")
    with at_desk(folder, "Ann") as ann:
        ann.take(ann.delivery(delivery))
        assert stale(ann, THIRD) == ""
        assert (stale(ann, SECOND) or "").startswith("its target was changed by Ann")
        ann.apply(TakeBack(KEY))
        assert stale(ann, SECOND) == ""
    assert problems(folder) == []


# Four eyes


def test_the_author_does_not_approve_once_two_people_are_listed(team: Path) -> None:
    with at_desk(team, "Bob") as bob:
        revise(bob, THIRD, "The delegates went to see a village.")
        with pytest.raises(FourEyesWanted, match="somebody else approves it"):
            bob.apply(Approve(THIRD))
    with at_desk(team, "Ann") as ann:
        revise(ann, THIRD, "The delegates went to see a village!")
        ann.apply(Approve(THIRD))
    assert problems(team) == []


def test_a_new_version_of_the_source_leaves_the_translation_its_authors(team: Path, tmp_path: Path) -> None:
    with at_desk(team, "Bob") as bob:
        revise(bob, THIRD, "The delegates went to see a village.")
    delivery = tmp_path / "one.tsv"
    text = (team / "segments" / "one.tsv").read_text("utf-8")
    delivery.write_text(text.replace("与会者参观了村庄。", "与会者参观了两个村庄。"), "utf-8")
    with at_desk(team, "Bob") as bob:
        bob.take(bob.delivery(delivery))
        assert bob.row(THIRD).segment.target == "The delegates went to see a village."
        with pytest.raises(FourEyesWanted):
            bob.apply(Approve(THIRD))


@pytest.mark.parametrize("eyes", ["author", "strict"])
def test_what_a_new_version_brings_anew_is_nobodys(team: Path, tmp_path: Path, eyes: str) -> None:
    (team / "enface.toml").write_text(f'{TEAM}[workflow]\nfour_eyes = "{eyes}"\n', "utf-8")
    with at_desk(team, "Bob") as bob:
        revise(bob, THIRD, "The delegates went to see a village.")
    delivery = tmp_path / "one.tsv"
    text = (team / "segments" / "one.tsv").read_text("utf-8")
    delivery.write_text(text.replace("Participants visited the village.", "Now for something else."), "utf-8")
    with at_desk(team, "Bob") as bob:
        bob.take(bob.delivery(delivery))
        assert bob.row(THIRD).segment.target == "Now for something else."
        assert bob.apply(Approve(THIRD)).changed
    assert problems(team) == []


def test_the_translator_who_confirmed_it_is_its_author(team: Path) -> None:
    with at_desk(team, "Ann") as ann:
        ann.apply(Reject(THIRD, "look again"))
    with at_desk(team, "Tom") as tom:
        tom.apply(Confirm(THIRD))
    settings = TEAM.replace('Tom = "translator"', 'Tom = "editor"')
    (team / "enface.toml").write_text(settings, "utf-8")
    with at_desk(team, "Tom") as tom, pytest.raises(FourEyesWanted):
        tom.apply(Approve(THIRD))


def test_one_person_alone_approves_their_own_words(folder: Path) -> None:
    (folder / "enface.toml").write_text('[people]\nAnn = "lead"\n', "utf-8")
    with at_desk(folder, "Ann") as ann:
        revise(ann, THIRD, "The delegates went to see a village.")
        assert ann.apply(Approve(THIRD)).changed
    (folder / "enface.toml").write_text(TEAM, "utf-8")
    assert problems(folder) == []  # the rules of its time allowed it


def test_opening_again_says_who_did_and_why(team: Path) -> None:
    with at_desk(team, "Ann") as ann:
        ann.apply(Approve(FIRST))
        ann.apply(Reopen(((FIRST, "a term changed"), (SECOND, "another"))))
        assert ann.row(FIRST).segment.status is Status.REVISED
        assert (stale(ann, FIRST) or "").endswith(": a term changed")
        assert [comment.text for comment in ann.comments(FIRST)] == ["a term changed"]
        ann.apply(Undo(KEY))
        assert stale(ann, FIRST) == ""
        assert ann.row(FIRST).segment.status is Status.APPROVED


# What verify finds


def test_verify_finds_a_waiver_that_was_taken_back_and_approving_again_settles_it(desk: Desk, folder: Path) -> None:
    doubled = next(view.finding for view in desk.findings(SECOND) if view.finding.rule == "repetition.word")
    desk.apply(Waive(SECOND, doubled.fingerprint, doubled.rule, "a quotation"))
    desk.apply(Approve(SECOND))
    assert problems(folder) == []
    (waiver,) = desk.waivers()
    desk.apply(Unwaive(waiver.id))
    (problem,) = problems(folder)
    assert problem.startswith(f"{folder / KEY}: segment 2 was approved by Ann at ")
    assert "with a finding of repetition.word waived, and that waiver is gone" in problem
    assert stale(desk, SECOND) == ""
    assert desk.apply(Approve(SECOND)).changed
    assert problems(folder) == []


def test_verify_finds_an_own_approval_whose_override_was_taken_out_of_a_history_written_anew(team: Path) -> None:
    with at_desk(team, "Ann") as ann:
        revise(ann, THIRD, "The delegates went to see a village.")
        ann.apply(Approve(THIRD, "Bob is ill"))
        database = ann.project.database
    assert problems(team) == []
    without_override(database)
    (problem,) = problems(team)
    assert "segment 3 was approved by Ann" in problem
    assert "without a second pair of eyes: 100% of the text was their own" in problem


def without_override(database: Path) -> None:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.execute("DROP TRIGGER event_is_never_changed")
        made = "CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event\n        BEGIN SELECT"
        previous = ""
        for row in connection.execute(f"SELECT {EVENT_COLUMNS} FROM event ORDER BY sequence").fetchall():
            *fields, payload, _, _ = row
            given = json.loads(payload)
            given.pop("override", None)
            payload = canonical(given)
            own = chain_hash(tuple(fields), payload, previous)
            connection.execute(
                "UPDATE event SET payload = ?, previous = ?, hash = ? WHERE id = ?", (payload, previous, own, row[0])
            )
            previous = own
        connection.execute(f"{made} RAISE(ABORT, 'an event is never changed'); END")
        connection.commit()


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE event SET actor = 'Eve' WHERE kind = 'segment.status'", "it is not as it was recorded"),
        ("UPDATE segment SET status = 'approved' WHERE id = '2'", "status is 'approved', and should be 'translated'"),
        ("UPDATE certificate SET target = source", "certificate segments/one.tsv 3: target is"),
        ("DELETE FROM certificate", "certificate segments/one.tsv 3: it is missing"),
        ("DELETE FROM waiver", "it is missing"),
        ("DELETE FROM text WHERE body LIKE 'enface %'", "certificate segments/one.tsv 3: its rules is lost"),
        ("UPDATE text SET body = 'no rules' WHERE body LIKE 'enface %'", "it is not as it was recorded"),
    ],
)
def test_verify_finds_what_was_tampered_with(desk: Desk, folder: Path, statement: str, found: str) -> None:
    doubled = next(view.finding for view in desk.findings(SECOND) if view.finding.rule == "repetition.word")
    desk.apply(Waive(SECOND, doubled.fingerprint, doubled.rule, "a quotation"))
    desk.apply(Approve(THIRD))
    desk.close()
    with contextlib.closing(sqlite3.connect(desk.project.database)) as connection:
        connection.execute("DROP TRIGGER event_is_never_changed")
        connection.execute(statement)
        connection.commit()
    assert any(found in line for line in problems(folder)), problems(folder)


def test_verify_finds_a_changed_text_and_a_changed_file(desk: Desk, folder: Path) -> None:
    desk.apply(Approve(THIRD))
    retype(folder, "april", "April")
    with contextlib.closing(sqlite3.connect(desk.project.database)) as connection:
        other = connection.execute("SELECT target FROM segment WHERE id = '1'").fetchone()
        connection.execute("UPDATE segment SET target = ? WHERE id = '3'", other)
        connection.commit()
    found = problems(folder)
    assert any("is not as it was when it was read" in line for line in found)
    assert any("segment 3 was approved by Ann at " in line and "its target is another now" in line for line in found)
