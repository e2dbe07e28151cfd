"""The grid is an anchor list: the same work at any size."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult

from enface.model import Segment
from enface.review.commands import SegmentRef
from enface.review.views import Row
from enface.tui.widgets.grid import SegmentGrid


class Rows:
    """Rows made when asked for."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.made = 0

    def _row(self, ordinal: int) -> Row:
        self.made += 1
        target = f"Segment {ordinal} in English, " * (1 + ordinal % 3)
        return Row(SegmentRef("d", str(ordinal)), ordinal, Segment(str(ordinal), "中文句子，" * 8, target))

    def rows_after(self, ordinal: int, count: int) -> Sequence[Row]:
        return [self._row(place) for place in range(ordinal, min(ordinal + count, self.size))]

    def rows_before(self, ordinal: int, count: int) -> Sequence[Row]:
        last = min(ordinal, self.size) - 1
        return [self._row(place) for place in range(last, max(last - count, -1), -1)]


class GridApp(App[None]):
    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        yield SegmentGrid()

    def on_mount(self) -> None:
        self.query_one(SegmentGrid).show(self.rows)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
@pytest.mark.parametrize("count", [3, 1_000_000])
async def test_a_key_costs_a_screen_at_most(count: int, size: tuple[int, int]) -> None:
    app = GridApp(Rows(count))
    async with app.run_test(size=size) as pilot:
        grid = app.query_one(SegmentGrid)
        await pilot.pause()
        for move in (grid.move, grid.move, grid.move_page, grid.move_to_end, grid.move, grid.move_page):
            grid.rows_wrapped = grid.pages_asked = 0
            move(1)
            await pilot.pause()
            assert grid.rows_wrapped <= size[1] + 2
            assert grid.pages_asked <= 3


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


@pytest.mark.parametrize("size", [(62, 16), (80, 24), (99, 30), (100, 30), (200, 50)])
async def test_every_line_fills_the_width_and_the_cursor_is_in_sight(size: tuple[int, int]) -> None:
    app = GridApp(Rows(40))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        grid = app.query_one(SegmentGrid)
        for _ in range(40):
            lines = [grid.render_line(y) for y in range(size[1])]
            assert {line.cell_length for line in lines} == {size[0]}
            assert any(line.text.startswith("▌") for line in lines)
            grid.move(1)
            await pilot.pause()


async def test_no_rows_are_said_in_words() -> None:
    app = GridApp(Rows(0))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        grid = app.query_one(SegmentGrid)
        assert "No segment matches." in grid.render_line(1).text
        grid.move(1)
        grid.move_page(-1)
        grid.move_to_end(1)
        assert grid.row is None
