"""A document given back as it reads, and with its revision as tracked changes: nothing lost, nothing that harms."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from enface.model import INLINE_CODE, InlineCode
from enface.reports.prose import as_markdown, as_text
from enface.reports.reading import Kind, Paragraph, Sentence, as_read, paragraphs
from enface.reports.signed_changes import signed_changes
from enface.reports.word_document import as_docx, as_tracked
from enface.review.desk import Desk
from enface.review.project import Project
from enface.review.views import CommentView, Revision

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHEN = "2026-03-01T09:30:00.123Z"


def sentence(delivered: str, text: str, *, actor: str = "Li", comments: tuple[CommentView, ...] = ()) -> Sentence:
    versions = () if text == delivered else (Revision(as_read(text, ()), actor, WHEN, "edit"),)
    return Sentence(as_read(delivered, ()), versions, comments)


def body(*sentences: Sentence) -> Paragraph:
    return Paragraph(Kind.BODY, sentences)


def parts(data: bytes) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}


def settled(data: bytes, *, accept: bool) -> list[str]:
    """The paragraphs with all changes accepted, or all rejected; one whose mark goes with its text is gone."""
    gone = "del" if accept else "ins"
    found = []
    for paragraph in parts(data)["word/document.xml"].iter(f"{W}p"):
        mark_goes = paragraph.find(f"{W}pPr/{W}rPr/{W}{gone}") is not None
        text = "".join(_text(child) for child in paragraph if child.tag != f"{W}{gone}")
        if mark_goes:
            assert not text
        else:
            found.append(text)
    return found


def _text(element: ElementTree.Element) -> str:
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        one.text or "" if one.tag in {f"{W}t", f"{W}delText"} else signs.get(one.tag, "") for one in element.iter()
    )


def whole(data: bytes) -> None:
    """What Word asks of a package: each part has a type, each reference leads somewhere, each id stands once."""
    held = parts(data)
    types = {one.get("PartName", "") for one in held["[Content_Types].xml"] if one.tag.endswith("Override")}
    assert types == {f"/{name}" for name in held if name.startswith("word/") and not name.endswith(".rels")}
    for rels in ("_rels/.rels", "word/_rels/document.xml.rels"):
        folder = "word/" if rels.startswith("word") else ""
        assert all(f"{folder}{one.get('Target')}" in held for one in held[rels])
        ids = [one.get("Id") for one in held[rels]]
        assert len(ids) == len(set(ids))
    document = held["word/document.xml"]
    styles = {one.get(f"{W}styleId") for one in held["word/styles.xml"]}
    assert {one.get(f"{W}val") for name in ("pStyle", "rStyle") for one in document.iter(f"{W}{name}")} <= styles
    changes = [one.get(f"{W}id") for name in ("ins", "del") for one in document.iter(f"{W}{name}")]
    assert len(changes) == len(set(changes))
    comments = [one.get(f"{W}id") for one in held["word/comments.xml"]] if "word/comments.xml" in held else []
    assert len({*comments, *changes}) == len(comments) + len(changes)
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [one.get(f"{W}id") for one in document.iter(f"{W}{name}")] == comments
    assert not [one for one in document.iter(f"{W}del") for _ in one.iter(f"{W}t")]
    assert not [one for one in document.iter(f"{W}ins") for _ in one.iter(f"{W}delText")]


PIECES = ["the", "work", "plan", "2,020", "]]>", "<b>", "&amp;", "湖南", "\x1b[0m", "\x00", "\u202e", "“a”", "'"]
WORDS = st.lists(st.sampled_from([*PIECES, "\n", "\t"]), max_size=7).map(" ".join)
SENTENCES = st.builds(sentence, WORDS, WORDS, actor=st.sampled_from(["Li", "O'\"<x>&\x07", "", "李\n文"]))
PARAGRAPHS = st.lists(st.lists(SENTENCES, min_size=1, max_size=4).map(lambda held: body(*held)), max_size=4)


@given(PARAGRAPHS)
def test_accepting_all_gives_what_stands_now_and_rejecting_all_what_was_delivered(held: list[Paragraph]) -> None:
    data = as_tracked(held)
    whole(data)
    for accept, texts in (
        (True, [[one.text for one in paragraph.sentences] for paragraph in held]),
        (False, [[one.delivered for one in paragraph.sentences] for paragraph in held]),
    ):
        expected = [" ".join(filter(None, one)) for one in texts]
        assert settled(data, accept=accept) == [one for one in expected if one]


def test_a_word_that_changed_is_one_pair_of_runs_signed_in_utc() -> None:
    data = as_tracked([body(sentence("In march we began the the work.", "In March we began the work."))])
    document = parts(data)["word/document.xml"]
    changes = [one for one in document.iter() if one.tag in {f"{W}ins", f"{W}del"}]
    assert [(one.tag.removeprefix(W), _text(one)) for one in changes] == [
        ("del", "march"), ("ins", "March"), ("del", " the"),
    ]  # fmt: skip
    assert {(one.get(f"{W}author"), one.get(f"{W}date")) for one in changes} == {("Li", "2026-03-01T09:30:00Z")}


def test_each_change_is_signed_by_who_made_it() -> None:
    versions = (
        Revision("In March the meeting were held.", "Li", WHEN, "edit"),
        Revision("In March the meeting was held here.", "Ann", "2026-03-02T09:30:00.123Z", "edit"),
    )
    data = as_tracked([body(Sentence("In march the meetings were held.", versions))])
    whole(data)
    changes = [one for one in parts(data)["word/document.xml"].iter() if one.tag in {f"{W}ins", f"{W}del"}]
    assert [(one.get(f"{W}author"), _text(one)) for one in changes] == [
        ("Li", "march"),
        ("Li", "March"),
        ("Li", "meetings"),
        ("Ann", " were"),
        ("Li", "meeting"),
        ("Ann", " was"),
        ("Ann", " here"),
    ]


@given(st.text("ab .", max_size=12), st.lists(st.text("ab .", max_size=12), max_size=4))
def test_signed_changes_lead_from_the_delivered_to_the_last(delivered: str, texts: list[str]) -> None:
    versions = [Revision(text, str(number), WHEN, "edit") for number, text in enumerate(texts)]
    found = list(signed_changes(delivered, versions))
    assert "".join(one.old for one in found) == delivered
    assert "".join(one.new for one in found) == (texts[-1] if texts else delivered)
    assert all((one.by is None) == (one.old == one.new) for one in found)
    assert all(not one.old or not one.new for one in found if one.by)


def test_comments_stand_at_the_text_they_are_about() -> None:
    said = CommentView('Ann "<', WHEN, "Which \x1b hall?\nSay ]]> so.")
    data = as_tracked([body(sentence("One.", "One."), sentence("Two.", "Too.", comments=(said,)))])
    whole(data)
    (comment,) = parts(data)["word/comments.xml"]
    assert comment.get(f"{W}author") == 'Ann "<'
    assert _text(comment) == "Which \ufffd hall?\nSay ]]> so."
    (paragraph,) = parts(data)["word/document.xml"].iter(f"{W}p")
    tags = [one.tag.removeprefix(W) for one in paragraph]
    inside = paragraph[tags.index("commentRangeStart") + 1 : tags.index("commentRangeEnd")]
    assert "".join(_text(one) for one in inside) == "TwoToo."


def test_a_comment_on_nothing_is_kept() -> None:
    data = as_tracked([body(sentence("", "", comments=(CommentView("Ann", WHEN, "Still to do."),)))])
    whole(data)
    assert settled(data, accept=True) == settled(data, accept=False) == [""]


HELD = [
    Paragraph(Kind.HEADING, (sentence("A Title", "A *New* Title"),), 1),
    body(sentence("One.", "One."), sentence("", ""), sentence("Two.", "Two_2_.")),
    Paragraph(Kind.ITEM, (sentence("a", "a"),)),
    Paragraph(Kind.ITEM, (sentence("b", "b"),)),
    body(sentence("gone", "")),
    body(sentence("1. No list", "1. No list\n# no heading")),
]


def test_text_has_paragraphs_and_is_wrapped_nowhere() -> None:
    assert as_text(HELD) == "A *New* Title\n\nOne. Two_2_.\n\n- a\n- b\n\n1. No list\n# no heading\n"
    assert as_text([]) == ""


def test_markdown_has_headings_and_lists_and_escapes_what_only_looks_like_them() -> None:
    assert as_markdown(HELD) == (
        "# A \\*New\\* Title\n\nOne. Two\\_2\\_.\n\n- a\n- b\n\n1\\. No list\\\n\\# no heading\n"
    )


@given(st.text(st.sampled_from("ab1 .)*_[]()<>&;#`~!|\\-+=:\n\"'http/"), max_size=40))
def test_markdown_reads_as_the_text_does(words: str) -> None:
    words = as_read(words, ())
    lines = [" ".join(line.split()) for line in words.split("\n") if line.strip()]
    tokens = (
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(as_markdown([body(sentence(words, words))]))
    )
    assert [token.type for token in tokens] == (["paragraph_open", "inline", "paragraph_close"] if lines else [])
    shown = ["\n" if child.type == "hardbreak" else child.content for token in tokens for child in token.children or ()]
    assert " ".join("".join(shown).split()) == " ".join(lines)
    assert {child.type for token in tokens for child in token.children or ()} <= {"text", "text_special", "hardbreak"}


def test_word_has_styles_of_its_own_and_the_same_bytes_each_time() -> None:
    data = as_docx(HELD)
    whole(data)
    assert settled(data, accept=True) == ["A *New* Title", "One. Two_2_.", "a", "b", "1. No list\n# no heading"]
    styles = [one.get(f"{W}val") for one in parts(data)["word/document.xml"].iter(f"{W}pStyle")]
    assert styles == ["Heading1", "ListBullet", "ListBullet"]
    assert (as_docx(HELD), as_tracked(HELD)) == (data, as_tracked(HELD))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("text", "codes", "expected"),
    [
        (f"You have {INLINE_CODE} files", ['<ph id="1">%d</ph>'], "You have %d files"),
        (f"You have {INLINE_CODE} files", ['<ph id="1" equiv="{n}"/>'], "You have {n} files"),
        (f"a {INLINE_CODE}bold{INLINE_CODE} word", ['<g id="1">', "</g>"], "a bold word"),
        (f"a {INLINE_CODE} word", ['<ph id="1">&lt;br/&gt;</ph>'], "a word"),
        (f"one{INLINE_CODE}two", ['<x id="1" ctype="lb"/>'], "one\ntwo"),
        (f"see {INLINE_CODE}.", ["<w:drawing><a>no</a></w:drawing>"], "see ."),
        (f"{INLINE_CODE}{INLINE_CODE}a", [], "a"),
        ("one\n    two", [], "one two"),
        ("bad \x1b[31m\x9b0m", [], "bad \ufffd[31m\ufffd0m"),
    ],
)
def test_codes_are_what_they_stand_for_or_nothing(text: str, codes: list[str], expected: str) -> None:
    assert as_read(text, [InlineCode(0, raw) for raw in codes]) == expected


def test_a_wrapped_text_is_unwrapped() -> None:
    assert as_read("one\ntwo", (), wraps=True) == "one two"
    assert re.search(r"\s{2}", as_read(" a \r\n  b ", ())) is None


def test_the_order_of_the_targets_and_the_paragraphs_of_a_file_are_kept(tmp_path: Path) -> None:
    unit = (
        '<unit id="u"><segment id="1"><source>一</source><target order="{}">one.</target></segment>'
        '<segment id="2"><source>二</source><target order="1">Two</target></segment></unit>'
    )
    file = (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh" trgLang="en">'
        '<file id="f">{}</file></xliff>'
    )
    for order, expected in (("2", "Two one.\n"), ("²", "one. Two\n"), ("", "one. Two\n")):
        given = unit.format(order) if order else unit.format("").replace(' order=""', "").replace(' order="1"', "")
        (tmp_path / "a.xlf").write_text(file.format(given), "utf-8")
        with Desk.open(Project.find(tmp_path / "a.xlf"), actor="Li", write=False) as desk:
            assert as_text(paragraphs(desk, desk.documents())) == expected
