"""What Markdown promises: prose is segmented, and everything that is structure stays to the byte."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutated import torn

from enface import formats
from enface.formats import Change, markdown
from enface.formats.markdown_blocks import markdown_blocks
from enface.model import ImportProblem

SAMPLE = """---
title: Not. Prose.
---
# A heading ##

First *one*, see [the page](https://a.b/c.html "A title."). Second `x. y`
goes on.

1. An item. And more.
   * [ ] A task
2. 2

> Quoted words
> go on.

| Name | Number \\| sum |
|:--|--:|
| masks | 12 |
| | masks |

```python
# Code. Here.
```

    indented. code.

<div>
An HTML. Block.
</div>

[ref]: https://a.b "Its title."

Underlined
==========
"""


def texts(sample: str) -> list[tuple[str, str]]:
    (document,) = formats.read_bytes(sample.encode(), "a.md")
    return [(segment.kind, segment.target) for segment in document.segments]


def test_prose_is_segmented_without_its_marks() -> None:
    assert texts(SAMPLE) == [
        ("title", "A heading"),
        ("body", 'First *one*, see [the page](https://a.b/c.html "A title.").'),
        ("body", "Second `x. y`\ngoes on."),
        ("body", "An item."),
        ("body", "And more."),
        ("body", "[ ] A task"),
        ("body", "2"),
        ("body", "Quoted words\n> go on."),
        ("cell", "Name"),
        ("cell", "Number \\| sum"),
        ("cell", "masks"),
        ("cell", "12"),
        ("cell", "masks"),
        ("title", "Underlined"),
    ]


def test_line_ends_change_no_segment() -> None:
    for line_end in ("\r\n", "\r"):
        found = texts(SAMPLE.replace("\n", line_end))
        assert [(kind, text.replace(line_end, "\n")) for kind, text in found] == texts(SAMPLE)


@given(st.data())
def test_an_edit_changes_nothing_else(data: st.DataObject) -> None:
    sample = SAMPLE.replace("2. 2", "2. b")
    (document,) = formats.read_bytes(sample.encode(), "a.md")
    chosen = data.draw(st.sampled_from(document.segments))
    new = data.draw(st.sampled_from(["Other words", "Two. Sentences.", chosen.target]))
    written = formats.spliced(sample.encode(), "a.md", {("a.md", chosen.id): Change(new)}).decode()
    at = 0
    for segment in document.segments[: document.ordinals[chosen.id]]:
        at = sample.index(segment.target, at) + len(segment.target)
    at = sample.index(chosen.target, at)
    assert written == sample[:at] + new + sample[at + len(chosen.target) :]


def test_an_edit_that_would_break_a_table_is_refused() -> None:
    (document,) = formats.read_bytes(SAMPLE.encode(), "a.md")
    cell = next(segment for segment in document.segments if segment.target == "masks")
    with pytest.raises(ImportProblem, match="nothing was written"):
        formats.spliced(SAMPLE.encode(), "a.md", {("a.md", cell.id): Change("masks | caps | hats")})


def test_pair_keeps_structure_apart(tmp_path: Path) -> None:
    source = SAMPLE.replace("masks", "口罩").replace("A heading", "标题").replace("An item. And more.", "一项。还有。")
    (tmp_path / "a.zh.md").write_text(source, "utf-8")
    (tmp_path / "a.en.md").write_text(SAMPLE, "utf-8")
    (document,) = formats.read(tmp_path / "a.en.md")
    assert [segment.target for segment in document.segments] == [text for _, text in texts(SAMPLE)]
    assert {segment.source for segment in document.segments} >= {"标题", "一项。", "还有。", "口罩", "12"}
    assert not any("Code" in segment.target + segment.source for segment in document.segments)


@given(
    st.lists(
        st.sampled_from(
            ["# ", "- ", "> ", "|", "a b", ".", "\n", "\n\n", "```", "    ", "<b>", "[x](y)", "\0", "\t", "*"]
        )
    )
)
def test_blocks_are_in_order_and_hold_no_line_end_at_their_ends(pieces: list[str]) -> None:
    text, position = "".join(pieces), 0
    for block in markdown_blocks(text):
        assert position <= block.start < block.end <= len(text)
        assert text[block.start : block.end] == text[block.start : block.end].strip("\n")
        position = block.end


def mutants(count: int, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(count):
        data = torn(SAMPLE.encode(), chance)
        with suppress(ImportProblem):
            (document,) = markdown.read(data, "a.md")
            assert formats.spliced(data, "a.md", {}) == data
            formats.spliced(data, "a.md", {("a.md", document.segments[-1].id): Change("New.")})


def test_mutated_files_end_in_one_clear_line() -> None:
    mutants(300, 1)


@pytest.mark.long
def test_ten_thousand_mutated_files_end_in_one_clear_line() -> None:
    mutants(10_000, 2)


@pytest.mark.parametrize(
    "text", ["*" * 500_000, "> " * 20_000 + "a", "[" * 100_000, "| a " * 5_000 + "\n" + "|-" * 5_000]
)
def test_hostile_text_is_read_or_refused_soon(text: str) -> None:
    with suppress(ImportProblem):
        markdown.read(text.encode(), "a.md")
