"""What may happen: commands decided upon a plain state, without a database."""

from dataclasses import dataclass, field, replace

import pytest

from enface.model import Finding, Role, Segment, Severity, Span, Status
from enface.review import workflow
from enface.review.certificates import Evidence
from enface.review.commands import (
    Approve,
    Comment,
    Confirm,
    Redo,
    Refused,
    Reject,
    Reopen,
    Revise,
    SegmentRef,
    Undo,
    Unwaive,
    Waive,
)
from enface.review.policy import ALONE, Act, Policy
from enface.store import Event, Kind, NewEvent, Version, digest

REF = SegmentRef("one.tsv", "1")
SEGMENT = Segment("1", "三月", "In march")
FINDING = Finding("case.month", 1, Severity.MINOR, "t", "one.tsv", "one.tsv", "1", None, Span(3, 8), "m", "f1")


@dataclass
class State:
    role: Role = Role.LEAD
    actor: str = "Ann"
    standing: Segment | None = SEGMENT
    findings: tuple[Finding, ...] = ()
    after: tuple[Finding, ...] = ()
    decisions: list[Event] = field(default_factory=list)
    policy: Policy = ALONE
    wrote: tuple[Version, ...] = (Version("", "In march"),)
    holds: bool | None = None

    def segment(self, ref):
        return self.standing if ref == REF else None

    def open_findings(self, ref):
        return self.findings

    def findings_of(self, ref, text):
        return self.after

    def versions(self, ref):
        return self.wrote

    def evidence(self, ref):
        return Evidence(("f1",), (("f2", "w1"),), True, "g1 terms.csv", "case.month 1")

    def approval_holds(self, ref):
        return self.holds

    def waiver(self, id):
        return None

    def last_standing(self, document):
        return next((event for event in reversed(self.decisions) if event.actor == self.actor), None)

    def last_undone(self, document):
        return None

    def last_on_segment(self, ref):
        return self.decisions[-1] if self.decisions else None


def with_status(status: Status, role: Role = Role.LEAD) -> State:
    return State(role, standing=SEGMENT._replace(status=status))


def status_of(decision: workflow.Decision) -> str:
    (event,) = decision.events
    return event.payload["status"]


def event(actor: str, clock: int) -> Event:
    payload = {"status": Status.APPROVED}
    return Event(f"e{clock}", "d", clock, clock, "", actor, Kind.STATUS, *REF, payload, "", "")


@pytest.mark.parametrize(
    ("role", "command", "status"),
    [
        (Role.TRANSLATOR, Confirm(REF), Status.TRANSLATED),
        (Role.EDITOR, Confirm(REF), Status.REVISED),
        (Role.EDITOR, Approve(REF), Status.APPROVED),
        (Role.LEAD, Approve(REF), Status.APPROVED),
        (Role.EDITOR, Reject(REF, "Which March?"), Status.REJECTED),
        (Role.LEAD, Revise(REF, "In March", "In march"), Status.REVISED),
    ],
)
def test_each_role_takes_a_draft_as_far_as_it_may(role, command, status):
    assert status_of(workflow.apply(command, with_status(Status.DRAFT, role))) == status


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Status.DRAFT, Status.DRAFT),
        (Status.REJECTED, Status.REJECTED),
        (Status.TRANSLATED, Status.TRANSLATED),
        (Status.REVISED, Status.TRANSLATED),
        (Status.APPROVED, Status.TRANSLATED),
    ],
)
def test_a_translators_edit_never_keeps_an_approval(before, after):
    command = Revise(REF, "In March", "In march")
    assert status_of(workflow.apply(command, with_status(before, Role.TRANSLATOR))) == after


def test_an_editors_edit_takes_an_approval_back_to_revised():
    command = Revise(REF, "In March", "In march")
    assert status_of(workflow.apply(command, with_status(Status.APPROVED, Role.EDITOR))) == Status.REVISED


@pytest.mark.parametrize(
    ("command", "state", "reason"),
    [
        (Approve(REF), State(Role.TRANSLATOR), "Only an editor or a lead approves"),
        (Reject(REF, "no"), State(Role.TRANSLATOR), "Only an editor or a lead rejects"),
        (Reject(REF, "  "), State(), "needs a comment"),
        (Comment(REF, " "), State(), "empty"),
        (Waive(REF, "f1", "case.month", " "), State(findings=(FINDING,)), "needs a reason"),
        (Waive(REF, "f1", "case.month", "a name"), State(), "no longer open"),
        (Revise(REF, "In March", "In May"), State(decisions=[event("Bob", 1)]), "Bob has changed segment 1 since"),
        (Revise(REF, "\ud800", "In march"), State(), "half a character"),
        (Approve(SegmentRef("one.tsv", "9")), State(), "There is no segment 9"),
        (Approve(REF), State(standing=SEGMENT._replace(target=" ")), "no translation yet"),
    ],
)
def test_what_may_not_happen_is_refused_with_the_reason(command, state, reason):
    with pytest.raises(Refused, match=reason):
        workflow.apply(command, state)


@pytest.mark.parametrize(
    "command",
    [Revise(REF, "x", "In march"), Confirm(REF), Approve(REF), Reject(REF, "no")],
    ids=lambda one: type(one).__name__,
)
def test_a_locked_segment_is_never_changed(command):
    with pytest.raises(Refused, match="locked"):
        workflow.apply(command, State(standing=SEGMENT._replace(locked=True)))


@pytest.mark.parametrize(
    ("command", "state"),
    [
        (Revise(REF, "In march", "In march"), State()),
        (Approve(REF), with_status(Status.APPROVED)),
        (Confirm(REF), with_status(Status.APPROVED)),
        (Confirm(REF), with_status(Status.REVISED, Role.TRANSLATOR)),
        (Undo("one.tsv"), State()),
        (Redo("one.tsv"), State()),
    ],
)
def test_what_changes_nothing_records_nothing_and_says_so(command, state):
    decision = workflow.apply(command, state)
    assert decision.events == ()
    assert decision.message


def test_an_approval_binds_the_texts_the_glossary_the_rules_and_the_findings():
    (approved,) = workflow.apply(Approve(REF), State()).events
    assert approved.payload == {
        "status": "approved",
        "source": digest("三月"),
        "target": digest("In march"),
        "glossary": digest("g1 terms.csv"),
        "rules": digest("case.month 1"),
        "open": ["f1"],
        "waived": [["f2", "w1"]],
        "checked": 1,
        "role": "lead",
        "eyes": "off",
        "mend": 10,
    }
    assert approved.texts == ("g1 terms.csv", "case.month 1")


def test_an_approval_that_no_longer_holds_is_given_anew_and_one_that_holds_is_not():
    state = with_status(Status.APPROVED)
    assert workflow.apply(Approve(REF), replace(state, holds=True)).events == ()
    assert status_of(workflow.apply(Approve(REF), replace(state, holds=False))) == Status.APPROVED


@pytest.mark.parametrize(
    ("act", "command"),
    [
        (Act.REVISE, Revise(REF, "x", "In march")),
        (Act.CONFIRM, Confirm(REF)),
        (Act.APPROVE, Approve(REF)),
        (Act.REJECT, Reject(REF, "no")),
        (Act.REOPEN, Reopen(((REF, "a term changed"),))),
        (Act.COMMENT, Comment(REF, "no")),
        (Act.WAIVE, Waive(REF, "f1", "case.month", "a name")),
        (Act.WAIVE, Unwaive("w1")),
    ],
)
def test_what_the_settings_leave_to_others_is_refused_with_who_may(act, command):
    only_editors = Policy({**ALONE.roles, act: frozenset({Role.EDITOR})})
    with pytest.raises(Refused, match=r"^Only an editor "):
        workflow.apply(command, State(findings=(FINDING,), policy=only_editors))
    nobody = Policy({**ALONE.roles, act: frozenset()})
    with pytest.raises(Refused, match="Nobody"):
        workflow.apply(command, State(findings=(FINDING,), policy=nobody))


def test_opening_again_takes_approvals_back_and_says_why():
    state = with_status(Status.APPROVED)
    decision = workflow.apply(Reopen(((REF, "a term changed"),)), state)
    (event,) = decision.events
    assert (event.payload["status"], event.payload["reopened"], event.texts) == ("revised", 1, ("a term changed",))
    assert workflow.apply(Reopen(((REF, "a term changed"),)), State()).events == ()
    with pytest.raises(Refused, match="needs a reason"):
        workflow.apply(Reopen(((REF, " "),)), state)


def test_a_revision_says_which_findings_it_removed_and_which_by_their_own_fix():
    other = replace(FINDING, fingerprint="f2")
    stays = replace(FINDING, fingerprint="f3")
    state = State(findings=(FINDING, other, stays), after=(stays,))
    decision = workflow.apply(Revise(REF, "In March", "In march", fixed=("f1",)), state)
    (revised,) = decision.events
    assert revised.payload["fixed"] == [("f1", "case.month", "minor", 1), ("f2", "case.month", "minor", 0)]
    assert decision.message == "Saved; 2 findings fixed."


def test_a_decision_under_somebody_elses_is_not_undone():
    state = State(decisions=[event("Ann", 1), event("Bob", 2)])
    with pytest.raises(Refused, match="Bob has decided on segment 1 since"):
        workflow.apply(Undo("one.tsv"), state)


def test_undo_is_a_new_event_that_names_the_old_one():
    (undone,) = workflow.apply(Undo("one.tsv"), State(decisions=[event("Ann", 1)])).events
    assert undone == NewEvent(Kind.UNDONE, *REF, {"event": "e1"})
    assert undone.payload == {"event": "e1"}
