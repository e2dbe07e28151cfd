"""What plain English text promises: sentences with their paragraphs, and a layout that an edit leaves alone."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from enface import formats
from enface.formats import Change, text

PROSE = st.lists(
    st.sampled_from(["He came. ", "Mr. Li “spoke”\n", "中文", "\n\n", "\r\n \r\n", "  ", "GDP rose 3.5%.", "\t"])
)


@given(PROSE, st.data())
def test_any_edit_of_any_prose_keeps_all_other_bytes(pieces: list[str], data: st.DataObject) -> None:
    prose = "".join(["The start.\n\nIt goes on. ", *pieces])
    (document,) = text.read(prose.encode(), "a.txt")
    chosen = data.draw(st.sampled_from(document.segments))
    new = data.draw(st.sampled_from(["", "One. Two. Three.", "no end", chosen.target]))
    written = formats.spliced(prose.encode(), "a.txt", {("a.txt", chosen.id): Change(new)}).decode()
    at = 0
    for segment in document.segments[: int(chosen.id) - 1]:
        at = prose.index(segment.target, at) + len(segment.target)
    at = prose.index(chosen.target, at)
    assert written == prose[:at] + new + prose[at + len(chosen.target) :]


def test_sentence_may_be_split_in_two_or_joined_with_the_next() -> None:
    data = b"First one. Second one.\n"
    split = formats.spliced(data, "a.txt", {("a.txt", "1"): Change("First. One.")})
    assert split == b"First. One. Second one.\n"
    joined = formats.spliced(data, "a.txt", {("a.txt", "1"): Change("First one and")})
    assert joined == b"First one and Second one.\n"


def test_hard_wrapped_lines_stay_in_one_sentence() -> None:
    (document,) = text.read(b"The meeting was\r\nheld in spring.\r\n\r\nIt closed.\r\n", "a.txt")
    assert [(s.paragraph, s.target) for s in document.segments] == [
        ("1", "The meeting was\r\nheld in spring."),
        ("2", "It closed."),
    ]


def test_long_paragraph_is_read_whole_in_windows() -> None:
    prose = " ".join(f"Sentence number {number} stands here, for what it is worth." for number in range(2000))
    (document,) = text.read(prose.encode(), "a.txt")
    assert len(document.segments) == 2000
    assert " ".join(s.target for s in document.segments) == prose


def test_quotes_that_are_never_closed_take_no_quadratic_time() -> None:
    began = time.process_time()
    text.read(("“" * 100_000 + " " * 30_000 + "end").encode(), "a.txt")
    assert time.process_time() - began < 2


def test_lines_that_do_not_go_on_are_paragraphs() -> None:
    (document,) = text.read(b"A title\nThe first paragraph. It has two sentences.\nThe second.\n", "a.txt")
    assert [(s.paragraph, s.kind, s.target) for s in document.segments] == [
        ("1", "title", "A title"),
        ("2", "body", "The first paragraph."),
        ("2", "body", "It has two sentences."),
        ("3", "body", "The second."),
    ]
