"""The editor gives back every character it was given, shows none that harms, and keeps a text's shape."""

from __future__ import annotations

import inspect
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument
from textual.events import Paste
from textual.message import Message
from textual.widgets import Input, TextArea

from enface.model import Severity, Span
from enface.review.views import Mark
from enface.tui.theme import DARK, PALETTES, themes
from enface.tui.widgets.disguise import Disguise
from enface.tui.widgets.editor_wrapping import BilingualWrapping
from enface.tui.widgets.target_editor import TargetEditor

HOSTILE = "Go \x1b]52;c;SEVMTE8=\x07 \u202eevil\u2066 \x9b31m\ttab\r\ufffc \u2028 \ud800 ␛ ◈ 中文，end"
TEXT = st.text(max_size=60)


class EditorApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.told: list[Message] = []
        for theme in themes():
            self.register_theme(theme)
        self.theme = DARK

    def compose(self) -> ComposeResult:
        yield TargetEditor()
        yield Input()

    def on_mount(self) -> None:
        self.editor.focus()

    @property
    def editor(self) -> TargetEditor:
        return self.query_one(TargetEditor)

    def on_target_editor_saved(self, message: TargetEditor.Saved) -> None:
        self.told.append(message)

    def on_target_editor_cancelled(self, message: TargetEditor.Cancelled) -> None:
        self.told.append(message)

    def on_target_editor_typed(self, message: TargetEditor.Typed) -> None:
        self.told.append(message)


@given(TEXT)
def test_disguise_keeps_offsets_and_gives_the_text_back(text: str) -> None:
    disguise = Disguise(text)
    hidden = disguise.hide(text)
    assert len(hidden) == len(text)
    assert disguise.restore(hidden) == text
    assert all(unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"} or char == "\n" for char in hidden)


@given(TEXT)
def test_a_text_area_gives_a_disguised_text_back(text: str) -> None:
    disguise = Disguise(text)
    assert disguise.restore(Document(disguise.hide(text)).text) == text


def test_stand_ins_never_run_out() -> None:
    text = "".join(map(chr, range(0xE000, 0xF8FF))) + "".join(map(chr, range(0x2800, 0x2900)))
    disguise = Disguise(text)
    assert disguise.restore(disguise.hide(text)) == text


@pytest.mark.parametrize("text", [HOSTILE, "", "\n", "one\n\ntwo\n", "plain"])
async def test_saving_an_untouched_text_changes_nothing(text: str) -> None:
    app = EditorApp()
    async with app.run_test(size=(60, 12)) as pilot:
        app.editor.open(text)
        await pilot.pause()
        await pilot.press("enter")
        assert isinstance(app.told[-1], TargetEditor.Saved)
        assert app.told[-1].text == text
        shown = "".join(app.editor.render_line(y).text for y in range(app.editor.size.height))
        assert not any(unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl"} for char in shown)


async def test_typing_among_hostile_characters_keeps_them_and_undo_goes_back() -> None:
    app = EditorApp()
    async with app.run_test(size=(60, 12)) as pilot:
        app.editor.open(HOSTILE, cursor=0)
        await pilot.press("N", "o", "w", "space")
        assert app.editor.target == f"Now {HOSTILE}"
        assert isinstance(app.told[-1], TargetEditor.Typed)
        assert app.told[-1].text == f"Now {HOSTILE}"
        await pilot.press("ctrl+z")
        assert app.editor.target == HOSTILE
        await pilot.press("ctrl+y")
        assert app.editor.target == f"Now {HOSTILE}"


async def test_the_legend_says_what_stands_for_what() -> None:
    app = EditorApp()
    async with app.run_test(size=(100, 12)) as pilot:
        app.editor.open("a\x1b\u202e\ufffc")
        await pilot.pause()
        assert str(app.editor.border_subtitle) == "␛ U+001B  ⠁ U+202E  ◈ code"
        app.editor.open("plain")
        assert str(app.editor.border_subtitle) == ""


async def test_a_stand_in_typed_by_hand_is_not_taken() -> None:
    app = EditorApp()
    async with app.run_test(size=(60, 12)) as pilot:
        app.editor.open("a\x1b", cursor=0)
        await pilot.press("␛", "x")
        assert app.editor.target == "xa\x1b"


async def test_backspace_takes_a_letter_with_its_marks() -> None:
    app = EditorApp()
    async with app.run_test(size=(60, 12)) as pilot:
        app.editor.open("caf\u0065\u0301\u0302s")
        await pilot.press("left", "backspace")
        assert app.editor.target == "cafs"
        app.editor.open("\u0065\u0301s", cursor=0)
        await pilot.press("right", "x", "home", "delete")
        assert app.editor.target == "xs"


async def test_escape_leaves_and_tab_stays() -> None:
    app = EditorApp()
    async with app.run_test(size=(60, 12)) as pilot:
        app.editor.open("text")
        await pilot.press("tab", "shift+tab")
        assert app.editor.has_focus
        assert app.editor.target == "text"
        await pilot.press("escape")
        assert isinstance(app.told[-1], TargetEditor.Cancelled)


@pytest.mark.parametrize(("text", "expected"), [("one", "one"), ("one\ntwo", "one\ntwo\n")])
async def test_a_line_break_is_made_only_where_the_target_has_one(text: str, expected: str) -> None:
    app = EditorApp()
    async with app.run_test(size=(60, 12)) as pilot:
        app.editor.open(text)
        await pilot.press("ctrl+j")
        assert app.editor.target == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("", "one two [/b]end 中\u3000文"), ("x\ny", "x\nyone\ntwo [/b]end 中\u3000文")]
)
async def test_a_paste_brings_nothing_that_cannot_be_seen(text: str, expected: str) -> None:
    app = EditorApp()
    pasted = "one\r\ntwo\t\x1b\u202e[/b]\u200bend\x9b 中\u3000文\ufffc"
    async with app.run_test(size=(60, 12)) as pilot:
        app.editor.open(text)
        app.editor.post_message(Paste(pasted))
        await pilot.pause()
        assert app.editor.target == expected
        app.editor.open(text)
        app.copy_to_clipboard(pasted)
        await pilot.press("ctrl+v")
        assert app.editor.target == expected


async def test_findings_are_underlined_while_typing() -> None:
    app = EditorApp()
    async with app.run_test(size=(60, 12)) as pilot:
        app.editor.open("one\nIn hunan the the", cursor=0)
        app.editor.show_marks([Mark(Span(7, 12), Severity.MAJOR), Mark(Span(13, 20), Severity.MINOR, advisory=True)])
        await pilot.pause()
        palette = PALETTES[DARK]
        marked = {
            piece.text: piece.style.color.get_truecolor().hex
            for piece in app.editor.render_line(1)
            if piece.style is not None and piece.style.underline and piece.style.color is not None
        }
        assert marked == {"hunan": palette.severity[Severity.MAJOR], "the the": palette.advisory}


async def test_chinese_wraps_in_the_editor_as_in_the_grid_and_the_cursor_follows() -> None:
    app = EditorApp()
    text = "会议强调，侨心（二）“新”。" * 6 + " and then some English words"
    async with app.run_test(size=(31, 14)) as pilot:
        app.editor.open(text, cursor=0)
        await pilot.pause()
        begins = [offset for offset, char in enumerate(text) if char in "，）”。"]
        wrapped = app.editor.wrapped_document.get_offsets(0)
        assert wrapped
        assert not set(wrapped) & set(begins)
        assert all(cell_len(part) <= app.editor.wrap_width for part in app.editor.wrapped_document.get_sections(0))
        for index in range(1, len(wrapped) + 1):
            await pilot.press("down")
            assert app.editor.wrapped_document.location_to_offset(app.editor.cursor_location).y == index


@given(st.lists(st.text(st.sampled_from("ab 中，（-"), max_size=30), min_size=1, max_size=4), st.integers(0, 20))
def test_our_wrapping_keeps_the_books_that_textual_keeps(lines: list[str], width: int) -> None:
    """Where both wrap alike (no line is too long) every table of Textual's is equal; else they have the same shape."""
    document = Document("\n".join(lines))
    ours, theirs = BilingualWrapping(document, width), WrappedDocument(document, width)
    assert vars(ours).keys() == vars(theirs).keys()
    wide_enough = BilingualWrapping(document, 100)
    reference = WrappedDocument(document, 100)
    for name in ("_wrap_offsets", "_offset_to_line_info", "_line_index_to_offsets", "_width"):
        assert getattr(wide_enough, name) == getattr(reference, name)
    assert ours.height == len(ours._offset_to_line_info)
    flat = [offset for offsets in ours._line_index_to_offsets for offset in offsets]
    assert flat == list(range(ours.height))


def test_textual_still_has_the_parts_that_are_replaced() -> None:
    assert list(inspect.signature(WrappedDocument.wrap).parameters) == ["self", "width", "tab_width"]
    assert list(inspect.signature(WrappedDocument.wrap_range).parameters) == ["self", "start", "old_end", "new_end"]
    assert "self.wrapped_document = WrappedDocument(" in inspect.getsource(TextArea._set_document)
    assert "self.navigator = DocumentNavigator(" in inspect.getsource(TextArea._set_document)
    written = inspect.getsource(WrappedDocument.wrap).split("self._")[1:]
    books = {part.split(" ")[0].split(":")[0].rstrip(",") for part in written if " = " in part[:40]}
    assert books == {
        "width", "tab_width", "wrap_offsets", "offset_to_line_info", "line_index_to_offsets", "tab_width_cache",
    }  # fmt: skip
