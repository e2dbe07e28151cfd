"""The ledger: which name is usual, who disagrees, and which names several things share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enface.glossary import Glossary
from enface.model import Document, Segment, Span
from enface.rules import load_profile
from enface.rules.analysis import Analysis
from enface.rules.ledger import Mention, entries, shared_names


def mentions(*named: tuple[str, str]) -> list[Mention]:
    document = Document("d", "d", ())
    profile = load_profile()
    return [
        Mention(
            thing,
            Analysis(Segment(str(number), thing, name), document, Glossary(), profile),
            Span(0, len(thing)),
            Span(0, len(name)),
        )
        for number, (thing, name) in enumerate(named)
    ]


def same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


NAMED = st.lists(st.tuples(st.sampled_from("甲乙"), st.sampled_from(["One", "one", "Two", "Three"])), max_size=12)


def test_forms_of_one_name_count_together() -> None:
    (entry,) = entries(mentions(("甲", "Two"), ("甲", "Two"), ("甲", "One"), ("甲", "one"), ("甲", "ONE")), same)
    assert entry.usual == "One"
    assert [mention.name for mention in entry.dissenters(same)] == ["Two", "Two"]


def test_a_thing_named_once_has_no_entry() -> None:
    assert list(entries(mentions(("甲", "One"), ("乙", "Two")), same)) == []


def test_the_chosen_name_is_usual_even_where_the_document_lacks_it() -> None:
    (entry,) = entries(mentions(("甲", "One"), ("甲", "One")), same, {"甲": "Four"}.get)
    assert entry.usual == "Four"
    assert len(list(entry.dissenters(same))) == 2


def test_names_of_several_things_are_found() -> None:
    (found,) = shared_names(mentions(("甲", "One"), ("乙", "one"), ("甲", "Two")), str.casefold)
    assert [mention.thing for mention in found] == ["甲", "乙"]


@given(NAMED)
def test_the_usual_name_never_dissents_and_is_the_most_frequent(named: list[tuple[str, str]]) -> None:
    for entry in entries(mentions(*named), same):
        agreeing = [mention for mention in entry.mentions if same(mention.name, entry.usual)]
        dissenting = list(entry.dissenters(same))
        assert len(agreeing) + len(dissenting) == len(entry.mentions)
        for mention in dissenting:
            assert sum(same(mention.name, other.name) for other in dissenting) <= len(agreeing)


@given(NAMED)
def test_the_order_matters_only_for_equally_frequent_names(named: list[tuple[str, str]]) -> None:
    usual = {entry.thing: entry for entry in entries(mentions(*named), same)}
    for entry in entries(mentions(*reversed(named)), same):
        other = usual[entry.thing]
        weights = [sum(same(one.name, name) for one in entry.mentions) for name in (entry.usual, other.usual)]
        assert weights[0] == weights[1]
