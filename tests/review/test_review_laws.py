"""Laws: the state follows from the events to the byte, and undo takes everything back, whatever people did."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from enface.model import Document, Role, Segment, Severity, Span, Status
from enface.review import errors, workflow  # noqa: F401 - lets the workflow know what may happen to errors
from enface.review.certificates import Evidence
from enface.review.commands import (
    Answer,
    AnswerError,
    Approve,
    Ask,
    ChangeError,
    Comment,
    Confirm,
    DecideError,
    MarkError,
    Rate,
    Recipient,
    Redo,
    Refused,
    Reject,
    Reopen,
    Revise,
    Ruling,
    SegmentRef,
    Undo,
    Unwaive,
    Waive,
    WaiverScope,
    Withdraw,
    WithdrawError,
)
from enface.review.error_views import view_of
from enface.review.policy import FourEyes, Policy
from enface.review.queries import Queries
from enface.store import Store, open_store

KEY = "one.tsv"
TEXTS = ("In march", "In March", "the the end", "", "三月")
SEGMENTS = ("1", "2")
PEOPLE = ("Ann", "Bob")


class Standing:
    """A desk without rules: one finding, of the text itself, in every segment."""

    def __init__(self, store: Store, actor: str) -> None:
        self.actor = actor
        self.role = Role.LEAD
        self.policy = Policy(eyes=FourEyes.AUTHOR)
        self.store = store

    def segment(self, ref):
        record = self.store.segment(*ref)
        return record.segment if record else None

    def open_findings(self, ref):
        from enface.model import Finding, Severity

        segment = self.segment(ref)
        waived = {waiver.fingerprint for waiver in self.store.waivers.all()}
        found = Finding("a.b", 1, Severity.MINOR, "t", KEY, KEY, ref.segment, None, None, "m", f"f{segment.target}")
        return [found] if found.fingerprint not in waived else []

    def findings_of(self, ref, text):
        return []

    def versions(self, ref):
        return self.store.certificates.versions(*ref)

    def evidence(self, ref):
        return Evidence(glossary="a glossary", rules="rules")

    def approval_holds(self, ref):
        record = self.store.certificates.of(*ref)
        return record and not record.is_stale

    def waiver(self, id):
        return self.store.waivers.by_id(id)

    def query(self, id):
        return self.store.queries.by_id(id)

    def last_standing(self, document):
        return self.store.last_standing(document, self.actor)

    def last_undone(self, document):
        return self.store.last_undone(document, self.actor)

    def last_on_segment(self, ref):
        return self.store.last_on_segment(*ref)

    def error(self, id):
        record = self.store.errors.by_id(id)
        return view_of(record) if record else None

    def errors(self, ref):
        return [view_of(record) for record in self.store.errors.marked(*ref)]

    def last_on_error(self, event):
        return self.store.errors.last_on(event)


def bring_in(store: Store, targets: tuple[str, ...]) -> None:
    segments = tuple(
        Segment(id, f"源{id}", target, status=Status.DRAFT) for id, target in zip(SEGMENTS, targets, strict=False)
    )
    with store.change():
        store.import_document("Ann", KEY, Document(KEY, "", segments), position=0, path=KEY, file_digest="0")


def do(store: Store, actor: str, action: tuple[str, str, str]) -> bool:
    name, segment, text = action
    state = Standing(store, actor)
    ref = SegmentRef(KEY, segment)
    if name == "import":
        bring_in(store, (text, "the end") if segment == "1" else ("the end",))
        return True
    try:
        with store.change():
            decision = workflow.apply(_command(name, ref, text, store), state)
            store.append(actor, decision.events)
    except Refused:
        return False
    return bool(decision.events)


def _command(name: str, ref: SegmentRef, text: str, store: Store):
    known = store.segment(*ref)
    base = known.segment.target if known else ""
    waivers = store.waivers.all()
    queries = Queries(store.queries).all()
    scope = list(WaiverScope)[len(base) % len(WaiverScope)]
    until = date(2099, 1, 1) if "the" in base else None
    marked = store.errors.marked(*ref)
    error = marked[-1].id if marked else "none"
    return {
        "revise": Revise(ref, text, base),
        "confirm": Confirm(ref),
        "approve": Approve(ref, text),
        "reopen": Reopen(((ref, text),)),
        "reject": Reject(ref, text),
        "comment": Comment(ref, text),
        "waive": Waive(ref, f"f{base}", "a.b", "a name", scope, until),
        "unwaive": Unwaive(waivers[0].id if waivers else "none"),
        "ask": Ask(ref, text, Recipient.CLIENT),
        "reply": Answer(queries[0].id if queries else "none", text),
        "ask no more": Withdraw(queries[-1].id if queries else "none"),
        "mark": MarkError(ref, "style", Severity.MINOR, Span(0, min(2, len(base))), note=text),
        "change": ChangeError(error, severity=Severity.MAJOR, note=text, span=Span(0, 0)),
        "withdraw": WithdrawError(error, text),
        "rate": Rate(ref, len(text)),
        "answer": AnswerError(error, not text, text),
        "decide": DecideError(error, Ruling.CHANGED, "so be it", type="accuracy"),
        "undo": Undo(KEY),
        "redo": Redo(KEY),
    }[name]


DECISIONS = ("revise", "confirm", "approve", "approve", "reopen", "reject", "comment", "waive", "unwaive")
DECISIONS += ("mark", "mark", "change", "withdraw", "rate", "answer", "decide")
DECISIONS += ("ask", "reply", "ask no more")
actions = st.tuples(
    st.sampled_from((*DECISIONS, "undo", "undo", "redo", "import")), st.sampled_from(SEGMENTS), st.sampled_from(TEXTS)
)
decisions = st.tuples(st.sampled_from(DECISIONS), st.sampled_from(SEGMENTS), st.sampled_from(TEXTS))


class trial:  # noqa: N801 - reads as what it is
    """A store in a folder of its own."""

    def __enter__(self) -> Store:
        self.folder = tempfile.TemporaryDirectory()
        self.store = open_store(Path(self.folder.name) / "reviews.db")
        self.store.connection.execute("PRAGMA synchronous = OFF")
        bring_in(self.store, ("In march", "the the end"))
        return self.store

    def __exit__(self, *error: object) -> None:
        self.store.close()
        self.folder.cleanup()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PEOPLE), actions), max_size=25))
def test_the_state_follows_from_the_events_to_the_byte(history):
    with trial() as store:
        for actor, action in history:
            do(store, actor, action)
        kept = store.state_digest()
        store.rebuild()
        assert store.state_digest() == kept
        assert store.verify() == ()


def seen(store: Store) -> object:
    """What people see, without the ids and times of the events."""
    return (
        [(store.segment(KEY, id).segment, store.segment(KEY, id).comments) for id in SEGMENTS],
        [(waiver.fingerprint, waiver.reason, waiver.scope, waiver.until) for waiver in store.waivers.all()],
        [(query.text, query.state, query.answer) for query in Queries(store.queries).all()],
        [comment.text for comment in store.comments(KEY)],
        [_anonymous(view_of(record)) for record in store.errors.marked(KEY)],
        [(rating.segment, rating.score) for rating in store.errors.ratings(KEY)],
        [revision.text for id in SEGMENTS for revision in store.revisions(KEY, id)],
        store.documents(),
    )


def _anonymous(view):
    answered = [said and (said.what, said.comment) for said in (view.answer, view.ruling)]
    return replace(view, id="", time="", answer=None, ruling=None), answered


@settings(max_examples=40, deadline=None)
@given(st.lists(decisions, max_size=15))
def test_undoing_everything_restores_every_step_and_redoing_everything_does_too(history):
    with trial() as store:
        steps = [seen(store)]
        steps += [seen(store) for action in history if do(store, "Ann", action)]
        for expected in reversed(steps[:-1]):
            assert do(store, "Ann", ("undo", "1", ""))
            assert seen(store) == expected
        assert not do(store, "Ann", ("undo", "1", ""))
        for expected in steps[1:]:
            assert do(store, "Ann", ("redo", "1", ""))
            assert seen(store) == expected
        assert not do(store, "Ann", ("redo", "1", ""))
