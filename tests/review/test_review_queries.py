"""Queries: raised, answered, withdrawn, undone; they follow their segment, and go with a purged document."""

import pytest

from enface.model import Role, Side, Span
from enface.reports.query_list import query_list
from enface.review.commands import Answer, Ask, Recipient, Redo, Refused, Revise, SegmentRef, Undo, Withdraw
from enface.review.desk import Desk
from enface.review.held_back import Why, held_back
from enface.review.project import Project
from enface.review.purge import purge
from enface.review.queries import QueryState
from enface.review.verification import verify
from enface.review.views import Decided

KEY = "segments/one.tsv"
REF = SegmentRef(KEY, "1")


def ask(desk, text="Which march?", ref=REF, **given):
    desk.apply(Ask(ref, text, Recipient.CLIENT, **given))
    return desk.queries.of(ref)[-1]


def test_a_query_is_open_until_it_is_answered(desk):
    query = ask(desk, side=Side.TARGET, span=Span(3, 8))
    assert (query.text, query.to, query.span, query.actor) == ("Which march?", Recipient.CLIENT, Span(3, 8), "Ann")
    assert query.reference == f"Q-{query.id[-8:]}"
    assert query.words == "march"
    assert desk.queries.open() == (query,)
    desk.apply(Revise(REF, "Now, in march, they met.", desk.row(REF).segment.target))
    (moved,) = desk.queries.all()
    assert (moved.words, moved.span) == ("march", Span(8, 13))
    assert "Now, in [march], they met." in query_list(desk, (moved,), "csv").decode()
    desk.apply(Revise(REF, "Then, in March, they met.", desk.row(REF).segment.target))
    assert desk.queries.all()[0].words == "march"
    assert "[" not in query_list(desk, desk.queries.all(), "csv").decode()
    desk.apply(Answer(query.id, "The month."))
    (answered,) = desk.queries.all()
    assert (answered.state, answered.answer, answered.closed_by) == (QueryState.ANSWERED, "The month.", "Ann")
    assert desk.queries.open() == ()


def test_a_later_answer_takes_the_place_and_undo_goes_back_step_by_step(desk):
    query = ask(desk)
    desk.apply(Answer(query.id, "The month."))
    desk.apply(Answer(query.id, "The walk."))
    states = []
    for _ in range(3):
        states.append([(one.state.value, one.answer) for one in desk.queries.all()])
        desk.apply(Undo(KEY))
    assert states == [[("answered", "The walk.")], [("answered", "The month.")], [("open", "")]]
    assert desk.queries.all() == ()
    for _ in range(3):
        desk.apply(Redo(KEY))
    assert desk.queries.all()[0].answer == "The walk."


def test_a_withdrawn_query_is_asked_no_longer(desk):
    query = ask(desk)
    assert desk.apply(Withdraw(query.id)).message == "Query withdrawn."
    assert desk.queries.open() == ()
    assert desk.queries.all()[0].state is QueryState.WITHDRAWN
    assert not desk.apply(Withdraw(query.id)).changed


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (Ask(REF, "  ", Recipient.CLIENT), "empty"),
        (Ask(SegmentRef(KEY, "9"), "Who?", Recipient.CLIENT), "no segment 9"),
        (Ask(REF, "Who?", Recipient.CLIENT, Side.SOURCE, Span(0, 99)), "no such stretch"),
        (Answer("none", "Me."), "no such query"),
        (Withdraw("none"), "no such query"),
    ],
)
def test_what_may_not_be_asked_is_refused(desk, command, reason):
    with pytest.raises(Refused, match=reason):
        desk.apply(command)


def test_a_translator_may_ask(folder):
    with Desk.open(Project.find(folder), actor="Tom", role=Role.TRANSLATOR) as desk:
        assert ask(desk).actor == "Tom"


def test_an_open_query_holds_a_document_back_and_counts_as_a_decision(desk):
    (summary,) = desk.documents()
    assert not any(one.why is Why.ASKED for one in held_back(desk, summary))
    query = ask(desk)
    assert [one.ref for one in held_back(desk, summary) if one.why is Why.ASKED] == [REF]
    assert [one.what for one in desk.decisions(KEY)] == [Decided.ASKED]
    desk.apply(Answer(query.id, "The month."))
    assert not any(one.why is Why.ASKED for one in held_back(desk, summary))


def test_a_query_follows_its_segment_into_a_delivery_with_other_ids(desk, folder, tmp_path):
    ask(desk, ref=SegmentRef(KEY, "3"))
    given = tmp_path / "one.tsv"
    lines = (folder / KEY).read_text("utf-8").splitlines()
    given.write_text("\n".join([lines[0], *(f"n{line}" for line in lines[1:])]) + "\n", "utf-8")
    desk.take(desk.delivery(given))
    assert [query.ref.segment for query in desk.queries.all()] == ["n3"]
    kept = desk._store.state_digest()
    desk._store.rebuild()
    assert desk._store.state_digest() == kept


def test_a_query_about_a_segment_that_is_gone_still_stands_in_the_list(desk, folder):
    ask(desk, "Why is it gone?", SegmentRef(KEY, "5"))
    desk.close()
    lines = (folder / KEY).read_text("utf-8").splitlines()
    (folder / KEY).write_text("\n".join(lines[:-1]) + "\n", "utf-8")
    with Desk.open(Project.find(folder), actor="Ann") as again:
        assert query_list(again, again.queries.open(), "csv").decode().splitlines()[1].split(",")[2:8] == [
            *("5", "", "", "", "client", "Why is it gone?")
        ]
        desk_kept = again._store.state_digest()
        again._store.rebuild()
        assert again._store.state_digest() == desk_kept


def test_the_record_holds_and_a_purge_takes_questions_and_answers_away(desk, folder):
    query = ask(desk, "A question about Changsha-on-the-river?")
    desk.apply(Answer(query.id, "An answer about Xiangjiang-and-all."))
    ask(desk, "About words?", side=Side.TARGET, span=Span(3, 8))
    desk.apply(Revise(REF, "Another text.", desk.row(REF).segment.target))
    ask(desk, "Asked and withdrawn by nobody-else.", SegmentRef(KEY, "2"))
    desk.apply(Withdraw(desk.queries.all()[-1].id))
    kept = desk._store.state_digest()
    desk._store.rebuild()
    assert desk._store.state_digest() == kept
    desk.close()
    project = Project.find(folder)
    assert verify(project).problems == ()
    purge(project, KEY, "Ann")
    left = project.database.read_bytes()
    assert not any(words in left for words in (b"on-the-river", b"and-all", b"nobody-else"))
    assert verify(project).problems == ()


def test_a_flipped_answer_is_found(desk, folder):
    query = ask(desk)
    desk.apply(Answer(query.id, "The month."))
    desk._store.connection.execute("UPDATE answer SET actor = 'Eve'")
    desk.close()
    assert any("actor is 'Eve', and should be 'Ann'" in str(one) for one in verify(Project.find(folder)).problems)
