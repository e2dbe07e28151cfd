"""Four pictures of the workbench, with findings of its own, so that no rule's change redraws them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from enface.model import Edit, Finding, Fix, Severity, Span
from enface.review.desk import Desk
from enface.review.project import Project
from enface.tui.actions import by_id
from enface.tui.app import Workbench
from enface.tui.widgets import panel

TABLE = """id\tkind\tsource\ttarget
1\ttitle\t湖南新闻\tNews from hunan
2\tbody\t3月，会议在长沙召开。\tIn march 2020, the the meeting was held in changsha.
3\tbody\t你好。\tHello.
4\tbody\t湖南省侨联开会。\tHunan FOC met in hunan.
"""
WHY = "Why the rule looks for it, in a sentence or two that are long enough to be wrapped in the panel."


def finding(rule: str, severity: Severity, span: tuple[int, int], message: str, *fixes: str, advisory: bool = False):
    return Finding(
        rule=rule,
        rule_version=1,
        severity=severity,
        type="linguistic-conventions",
        path="segments/a.tsv",
        document="segments/a.tsv",
        segment="",
        source=None,
        target=Span(*span),
        message=message,
        fingerprint=f"{rule}{span}",
        fixes=tuple(Fix(words, (Edit(*span, words),)) for words in fixes),
        advisory=advisory,
    )


FOUND = {
    0: [finding("sample.place", Severity.MINOR, (10, 15), "Usually: Hunan.", "Hunan")],
    1: [
        finding("sample.month", Severity.MINOR, (3, 8), "Usually: March.", "March"),
        finding("sample.word", Severity.MAJOR, (15, 22), "Usually: the. It stands twice.", "the"),
        finding("sample.place", Severity.NEUTRAL, (43, 51), "Perhaps: Changsha.", "Changsha", advisory=True),
    ],
    3: [
        finding(
            "sample.body",
            Severity.CRITICAL,
            (0, 9),
            "Usually: Hunan Provincial Federation. For 湖南省侨联 the glossary does not use “Hunan FOC”.",
            "Hunan Provincial Federation",
            "Hunan Federation",
        ),
        finding("sample.place", Severity.MINOR, (17, 22), "Usually: Hunan.", "Hunan"),
    ],
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(panel, "why_of", lambda rule: WHY)
    (tmp_path / "segments").mkdir()
    (tmp_path / "enface.toml").write_text('[project]\nname = "pictures"\n', "utf-8")
    (tmp_path / "segments" / "a.tsv").write_text(TABLE, "utf-8")
    (tmp_path / "segments" / "b.tsv").write_text("id\tsource\ttarget\n1\t再见\tBye.\n", "utf-8")
    with Desk.open(Project.find(tmp_path), actor="Li") as desk:

        def found(document: str, *, cancelled: Callable[[], bool], busy: Callable[[], bool]) -> None:
            with desk._store.change():
                for row in desk.rows_after(document, 0, 10) if document.endswith("a.tsv") else ():
                    findings = FOUND.get(row.ordinal, [])
                    desk._store.replace_findings(document, row.ordinal, row.ref.segment, findings)

        monkeypatch.setattr(desk, "check", found)
        yield desk


def after(*keys: str) -> Callable[[Pilot[None]], object]:
    """The screen at rest, after the checks and these keys."""

    async def run(pilot: Pilot[None]) -> None:
        await pilot.pause()
        while pilot.app.screen.is_checking:  # type: ignore[attr-defined]
            await pilot.pause(0.02)
        await pilot.press(*keys)
        await pilot.pause(0.1)

    return run


def key(action: str) -> str:
    return by_id(action).keys[0]


def test_review_at_80_columns_in_the_dark(desk: Desk, snap_compare: Callable[..., bool]) -> None:
    keys = [key("next_finding")] * 4
    assert snap_compare(Workbench(desk), terminal_size=(80, 24), run_before=after(*keys))


def test_review_at_160_columns_in_the_light(desk: Desk, snap_compare: Callable[..., bool]) -> None:
    keys = [key("next_finding")] * 2
    assert snap_compare(Workbench(desk, dark=False), terminal_size=(160, 50), run_before=after(*keys))


def test_waiver_asked_for_at_80_columns_in_the_light(desk: Desk, snap_compare: Callable[..., bool]) -> None:
    keys = [key("next_finding"), key("waive")]
    assert snap_compare(Workbench(desk, dark=False), terminal_size=(80, 24), run_before=after(*keys))


def test_documents_in_the_dark(desk: Desk, snap_compare: Callable[..., bool]) -> None:
    assert snap_compare(Workbench(desk), terminal_size=(100, 30), run_before=after(key("documents")))
