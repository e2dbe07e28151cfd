"""Sources in traditional characters are read as the same sources in simplified ones; the text is never changed."""

from __future__ import annotations

import builtins
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.glossary import Glossary
from enface.glossary.terms import Rendering, Term, TermStatus
from enface.languages import traditional
from enface.languages.traditional import simplified
from enface.model import Document, Segment
from enface.rules import check, load_profile


def found(source: str, target: str, glossary: Glossary | None = None) -> list[tuple[str, Any]]:
    documents = [Document("a", "a", (Segment("1", source, target),))]
    findings = check(documents, glossary or Glossary(), load_profile()).findings
    return [(finding.rule, finding.source) for finding in findings]


@pytest.fixture
def without_opencc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    really = builtins.__import__

    def refuse(name: str, *rest: Any, **named: Mapping[str, Any]) -> Any:
        if name == "opencc":
            raise ImportError(name)
        return really(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", refuse)
    traditional._converter.cache_clear()
    yield
    traditional._converter.cache_clear()


@given(st.text(st.characters()))
def test_places_stay(text: str) -> None:
    assert len(simplified(text)) == len(text)
    assert simplified(simplified(text)) == simplified(text)


def test_a_word_decides_what_a_character_becomes() -> None:
    assert simplified("乾隆年間，衣服乾淨") == "乾隆年间，衣服干净"


def test_numbers_and_names_are_found_in_either_characters() -> None:
    assert found("他花了三萬二千元，記者張偉報導。", "He spent 3,200 yuan, Zhang Wei reported.") == found(
        "他花了三万二千元，记者张伟报导。", "He spent 3,200 yuan, Zhang Wei reported."
    )


@pytest.mark.parametrize("source", ["國家發展和改革委員會", "国家发展和改革委员会"])
@pytest.mark.parametrize("term", ["國家發展和改革委員會", "国家发展和改革委员会"])
def test_terms_are_found_in_either_characters(source: str, term: str) -> None:
    glossary = Glossary(
        (Term((term,), (Rendering("National Development and Reform Commission", TermStatus.PREFERRED),)),)
    )
    assert "glossary.missing" in dict(
        found(f"{source}今天開會，討論經濟問題。", "The planning board met today to discuss the economy.", glossary)
    )


def test_the_text_is_as_it_was() -> None:
    document = Document("a", "a", (Segment("1", "三萬人", "3,000 people"),))
    check([document], Glossary(), load_profile())
    assert document.segments[0].source == "三萬人"


def test_without_opencc_texts_are_read_as_they_are(without_opencc: None) -> None:
    assert simplified("國家") == "國家"
