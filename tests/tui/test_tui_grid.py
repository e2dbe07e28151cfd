"""The grid is an anchor list: the same work at any size, and every line right to the cell."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from enface.model import Segment, Severity, Span
from enface.review.commands import SegmentRef
from enface.review.views import Mark, Row
from enface.tui.theme import DARK, PALETTES, themes
from enface.tui.widgets.grid import NO_ROWS, SegmentGrid
from enface.tui.widgets.grid_layout import Look, lay_out

HOSTILE = "a\x1b]52;c;SEVMTE8=\x07[/b]\u202eb\x9b\n中文\ufffc\U000e0041 e\u0301 👨\u200d👩 " * 3


class Rows:
    """Rows made when asked for; `long` ones are higher than a screen."""

    def __init__(self, size: int, long: frozenset[int] = frozenset()) -> None:
        self.size = size
        self.long = long
        self.made = 0

    def row(self, ordinal: int) -> Row:
        self.made += 1
        target = f"Segment {ordinal} in English, " * (200 if ordinal in self.long else 1 + ordinal % 3)
        return Row(SegmentRef("d", str(ordinal)), ordinal, Segment(str(ordinal), "中文句子，" * 8, target))

    def rows_after(self, ordinal: int, count: int) -> Sequence[Row]:
        return [self.row(place) for place in range(ordinal, min(ordinal + count, self.size))]

    def rows_before(self, ordinal: int, count: int) -> Sequence[Row]:
        last = min(ordinal, self.size) - 1
        return [self.row(place) for place in range(last, max(last - count, -1), -1)]


class GridApp(App[None]):
    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self.rows = rows
        self.selected: list[int | None] = []
        for theme in themes():
            self.register_theme(theme)
        self.theme = DARK

    def compose(self) -> ComposeResult:
        yield SegmentGrid()

    def on_mount(self) -> None:
        self.query_one(SegmentGrid).show(self.rows)

    def on_segment_grid_selected(self, message: SegmentGrid.Selected) -> None:
        self.selected.append(message.row.ordinal if message.row else None)


def visible_rows(grid: SegmentGrid) -> set[int]:
    return {index for index, _ in grid._visible()}


def screen(grid: SegmentGrid) -> list[str]:
    return [grid.render_line(y).text for y in range(grid.size.height)]


def painted(app: App[None]) -> str:
    """What Textual has on its screen, as lines of text."""
    console = Console(width=app.size.width, height=app.size.height, file=None, color_system=None, legacy_windows=False)
    with console.capture() as capture:
        console.print(app.screen._compositor.render_update(full=True))
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", capture.get())


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
@pytest.mark.parametrize("count", [3, 1_000_000])
async def test_a_key_wraps_no_more_than_a_screen_and_asks_for_few_pages(count: int, size: tuple[int, int]) -> None:
    app = GridApp(Rows(count))
    async with app.run_test(size=size) as pilot:
        grid = app.query_one(SegmentGrid)
        await pilot.pause()
        keys: list[Callable[[], None]] = [
            *(lambda: grid.move(1),) * 30,
            *(lambda: grid.move_page(1),) * 3,
            lambda: grid.move_to_end(1),
            *(lambda: grid.move(-1),) * 30,
            *(lambda: grid.move_page(-1),) * 3,
            lambda: grid.go_to(count // 2),
            lambda: grid.focus_span(Span(0, 3)),
            lambda: grid.move_to_end(-1),
            grid.reload,
        ]
        for key in keys:
            wrapped, asked = grid.rows_wrapped, grid.pages_asked
            key()
            screen(grid)
            assert grid.rows_wrapped - wrapped <= len(visible_rows(grid)) + 2
            assert grid.pages_asked - asked <= 3


async def test_moving_within_the_screen_wraps_two_rows_and_asks_for_nothing() -> None:
    app = GridApp(Rows(1_000_000))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        grid = app.query_one(SegmentGrid)
        wrapped, asked = grid.rows_wrapped, grid.pages_asked
        grid.move(1)
        await pilot.pause()
        assert (grid.rows_wrapped - wrapped, grid.pages_asked - asked) == (2, 0)


async def test_end_and_start_are_reached_without_loading_what_lies_between() -> None:
    rows = Rows(1_000_000)
    app = GridApp(rows)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        grid = app.query_one(SegmentGrid)
        grid.move_to_end(1)
        await pilot.pause()
        assert grid.row is not None
        assert grid.row.ordinal == 999_999
        assert screen(grid)[-1].startswith("▌")
        assert screen(grid)[0].strip()
        grid.move_to_end(-1)
        assert grid.row.ordinal == 0
        assert rows.made < 1000


async def test_every_row_is_passed_once_on_the_way_down_and_up() -> None:
    app = GridApp(Rows(300))
    async with app.run_test(size=(100, 20)) as pilot:
        await pilot.pause()
        grid = app.query_one(SegmentGrid)
        for step, expected in ((1, range(300)), (-1, range(299, -1, -1))):
            seen = []
            for _ in expected:
                assert grid.row is not None
                seen.append(grid.row.ordinal)
                grid.move(step)
            assert seen == list(expected)


async def test_every_line_of_a_row_higher_than_the_screen_can_be_read() -> None:
    app = GridApp(Rows(3, frozenset({1})))
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        grid = app.query_one(SegmentGrid)
        grid.move(1)
        whole = {strip.text for strip in grid._strips(1)[:-1]}
        for direction in (1, -1):
            seen: set[str] = set()
            for _ in range(100):
                seen.update(screen(grid))
                if grid.row is not None and grid.row.ordinal != 1:
                    break
                grid.move(direction)
            assert whole <= seen
            grid.move(-direction)
            grid.move_page(direction)
            grid.go_to(1)


async def test_a_finding_far_down_in_a_long_row_is_brought_into_sight() -> None:
    app = GridApp(Rows(3, frozenset({1})))
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        grid = app.query_one(SegmentGrid)
        grid.go_to(1)
        assert grid.row is not None
        for start in (4000, 10, 2500):
            grid.focus_span(Span(start, start + 7))
            marked = [
                piece.text
                for y in range(12)
                for piece in grid.render_line(y)
                if piece.style is not None and piece.style.reverse
            ]
            assert "".join(marked) == grid.row.segment.target[start : start + 7]


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (62, 16), (80, 24), (99, 30), (100, 30), (200, 50)])
async def test_every_line_fills_the_width_and_the_cursor_is_in_sight(size: tuple[int, int]) -> None:
    app = GridApp(Rows(40))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        grid = app.query_one(SegmentGrid)
        for _ in range(40):
            lines = [grid.render_line(y) for y in range(size[1])]
            assert {cell_len(line.text) for line in lines} == {size[0]}
            assert any(line.text.startswith("▌") for line in lines)
            grid.move(1)


async def test_what_is_painted_piece_by_piece_is_what_a_fresh_screen_shows() -> None:
    chance = random.Random(8)
    app = GridApp(Rows(200, frozenset({5, 90})))
    async with app.run_test(size=(100, 20)) as pilot:
        await pilot.pause()
        grid = app.query_one(SegmentGrid)
        moves: list[Callable[[], object]] = [
            lambda: grid.move(chance.choice((1, -1, 7))),
            lambda: grid.move_page(chance.choice((1, -1))),
            lambda: grid.move_to_end(chance.choice((1, -1))),
            lambda: grid.go_to(chance.randrange(200)),
            lambda: grid.focus_span(Span(3, 9)),
            lambda: grid.highlight(chance.choice(("", "Segment"))),
            grid.reload,
        ]
        for _ in range(40):
            chance.choice(moves)()
            await pilot.pause()
            before = painted(app)
            grid.refresh()
            await pilot.pause()
            assert painted(app) == before
            assert screen(grid)[0].rstrip() == before.splitlines()[0].rstrip()


@pytest.mark.parametrize("height", range(14, 26))
async def test_the_text_stands_still_while_the_cursor_moves_inside_the_screen(height: int) -> None:
    app = GridApp(Rows(100))
    async with app.run_test(size=(100, height)) as pilot:
        await pilot.pause()
        grid = app.query_one(SegmentGrid)
        for direction in (1, -1):
            for _ in range(40):
                lines = grid._visible()
                inside = {index for index, _ in lines[1:-1]} - {lines[0][0], lines[-1][0]}
                before = [line[1:] for line in screen(grid)]
                grid.move(direction)
                if grid._cursor in inside:
                    assert [line[1:] for line in screen(grid)] == before


async def test_reloading_leaves_the_screen_where_it_was() -> None:
    app = GridApp(Rows(500, frozenset({240})))
    async with app.run_test(size=(100, 20)) as pilot:
        await pilot.pause()
        grid = app.query_one(SegmentGrid)
        for start in (0, 237, 240, 498):
            grid.go_to(start)
            for _ in range(3):
                grid.move(1)
                before = screen(grid)
                grid.reload()
                assert screen(grid) == before


async def test_resizing_keeps_the_row_and_wraps_to_the_new_width() -> None:
    app = GridApp(Rows(100))
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.pause()
        grid = app.query_one(SegmentGrid)
        grid.go_to(50)
        for size in ((80, 24), (20, 3), (120, 40), (99, 10), (160, 50)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert grid.row is not None
            assert grid.row.ordinal == 50
            assert any(line.startswith("▌") for line in screen(grid))
            assert {cell_len(line) for line in screen(grid)} == {size[0]}


async def test_a_changed_row_is_shown_and_told_of() -> None:
    app = GridApp(Rows(10))
    async with app.run_test(size=(120, 20)) as pilot:
        await pilot.pause()
        grid = app.query_one(SegmentGrid)
        app.selected.clear()
        for ordinal in (1, 0):
            row = app.rows.row(ordinal)
            grid.refresh_row(replace(row, segment=row.segment._replace(target=f"Another text {ordinal}.")))
            await pilot.pause()
            assert any(f"Another text {ordinal}." in line for line in screen(grid))
        assert app.selected == [0]


async def test_mouse_selects_a_row_and_the_wheel_moves_on() -> None:
    app = GridApp(Rows(10))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        grid = app.query_one(SegmentGrid)
        third = next(y for y, (index, _) in enumerate(grid._visible()) if index == 2)
        await pilot.click(SegmentGrid, offset=(30, third))
        assert app.selected[-1] == 2
        await wheel(pilot, grid)
        assert app.selected[-1] == 3


async def wheel(pilot: Pilot[None], grid: SegmentGrid) -> None:
    from textual.events import MouseScrollDown

    grid.post_message(MouseScrollDown(grid, 5, 5, 0, 1, 0, False, False, False))
    await pilot.pause()


async def test_no_rows_are_said_in_words() -> None:
    app = GridApp(Rows(0))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        grid = app.query_one(SegmentGrid)
        assert NO_ROWS in screen(grid)[1]
        for key in (grid.move, grid.move_page, grid.move_to_end):
            key(1)
            key(-1)
        grid.go_to(5)
        grid.reload()
        await pilot.pause()
        assert grid.row is None
        assert set(app.selected) == {None}


@pytest.mark.parametrize("width", [3, 40, 99, 100, 160])
@pytest.mark.parametrize("source", ["", HOSTILE])
def test_hostile_text_in_any_field_is_drawn_harmless_and_to_the_cell(source: str, width: int) -> None:
    segment = Segment("\x1b[2J", source, HOSTILE, kind="标题\x1b]0;x\x07\u202e很长的名字")
    marks = (Mark(Span(0, 2), Severity.MAJOR), Mark(Span(30, 33), Severity.MINOR, advisory=True))
    row = Row(SegmentRef("d", "1"), 0, segment, marks, marks, open_findings=2)
    for strip in lay_out(row, Look(width, PALETTES[DARK], selected=True, focused=Span(1, 9), search="b")).strips:
        assert cell_len(strip.text) == width
        assert strip.text.isprintable() or not strip.text.strip(" \u00a0\u3000").isspace()
        assert not {"\x1b", "\x07", "\x9b", "\n", "\u202e", "\u200d", "\U000e0041"} & set(strip.text)


def styled(strips: Sequence[object], text: str) -> list[object]:
    return [piece.style for strip in strips for piece in strip if piece.text == text]  # type: ignore[attr-defined]


def test_findings_are_underlined_in_the_colour_of_their_severity_on_both_sides() -> None:
    palette = PALETTES[DARK]
    segment = Segment("1", "湖南省侨联开会。", "In hunan the FOC met.")
    row = Row(
        SegmentRef("d", "1"),
        0,
        segment,
        (Mark(Span(0, 5), Severity.MAJOR),),
        (Mark(Span(3, 8), Severity.CRITICAL), Mark(Span(13, 16), Severity.MAJOR, advisory=True)),
        open_findings=2,
    )
    for width in (80, 120):
        drawn = lay_out(row, Look(width, palette, focused=Span(3, 8), search="met"))
        for text, colour in (
            ("湖南省侨联", palette.severity[Severity.MAJOR]),
            ("hunan", palette.severity[Severity.CRITICAL]),
            ("FOC", palette.advisory),
        ):
            (style,) = styled(drawn.strips, text)
            assert style.underline  # type: ignore[attr-defined]
            assert style.color.get_truecolor().hex == colour  # type: ignore[attr-defined]
            assert bool(style.reverse) == (text == "hunan")  # type: ignore[attr-defined]
            assert bool(style.bold) == (text != "FOC")  # type: ignore[attr-defined]
        (found,) = styled(drawn.strips, "met")
        assert found.reverse  # type: ignore[attr-defined]
        assert "‼2" in drawn.strips[0].text


def test_a_finding_of_no_width_is_seen_too() -> None:
    segment = Segment("1", "", "Hello")
    for place in (0, 5):
        row = Row(SegmentRef("d", "1"), 0, segment, (), (Mark(Span(place, place), Severity.MINOR),))
        pieces = [piece for piece in lay_out(row, Look(80, PALETTES[DARK])).strips[0] if piece.style.underline]
        assert len(pieces) == 1


def test_a_finding_on_a_whole_paragraph_underlines_nothing_but_a_whole_word() -> None:
    for target, underlined in (("hunan", ["hunan"]), ("A sentence that lacks a number.", [])):
        whole = Span(0, len(target))
        row = Row(SegmentRef("d", "1"), 0, Segment("1", "", target), (), (Mark(whole, Severity.MAJOR),))
        (line, _) = lay_out(row, Look(80, PALETTES[DARK], selected=True, focused=whole)).strips
        assert [piece.text for piece in line if piece.style and (piece.style.underline or piece.style.reverse)] == (
            underlined
        )
