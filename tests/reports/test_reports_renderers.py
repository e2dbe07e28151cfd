"""What a report looks like, and that it harms nobody."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser

import pytest

from enface import reports
from enface.model import Severity
from enface.reports import Figures
from enface.reports.charts import heat
from enface.reports.outline import Column, Heat, Outline, Table
from enface.reports.page import page
from enface.reports.palette import DARK, LIGHT
from enface.review.desk import Desk

VOID = {"meta", "br", "rect", "wbr"}
TEXTS = ("html", "markdown", "json")


@pytest.fixture
def figures(reviewed: Desk) -> Figures:
    return reports.gather(reviewed, date(2026, 3, 1))


def rendered(figures: Figures, format_: str) -> str:
    return reports.render(figures, format_).decode()


class _Balance(HTMLParser):
    """Fails where an element is closed that is not open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.names.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


def test_page_is_well_formed_and_has_only_harmless_elements(figures: Figures) -> None:
    page = rendered(figures, "html")
    parser = _Balance()
    parser.feed(page)
    assert parser.open == []
    assert page.startswith("<!DOCTYPE html>")
    assert not parser.names & {"script", "link", "img", "iframe"}


def test_page_asks_for_nothing(figures: Figures) -> None:
    page = rendered(figures, "html")
    assert not re.search(r"src\s*=|href\s*=\s*(?!\"#made-\d)|url\(|@import|https?://", page)
    assert "default-src 'none'" in page


@pytest.mark.parametrize("format_", ["html", "markdown"])
def test_what_people_wrote_stays_text(figures: Figures, format_: str) -> None:
    text = rendered(figures, format_)
    assert "<i>style" not in text
    assert "<b>it" not in text
    assert "\u202e" not in text
    assert "‹U+202E›" in text
    assert "&lt;i&gt;style&lt;/i&gt;" in text


def test_markdown_tables_keep_their_columns_whatever_a_cell_holds(figures: Figures) -> None:
    lines = rendered(figures, "markdown").splitlines()
    widths = []
    for line in lines:
        if line.startswith("|"):
            widths.append(len(re.findall(r"(?<!\\)\|", line)))
        elif widths:
            assert len(set(widths)) == 1
            widths = []
    assert any(line.startswith("| Anna Li") for line in lines)


@pytest.mark.parametrize("format_", TEXTS)
def test_findings_are_never_sold_as_quality(figures: Figures, format_: str) -> None:
    text = rendered(figures, format_).lower()
    assert "score" not in text
    assert "quality" not in text.replace("no measure of quality", "")


@pytest.mark.parametrize("format_", TEXTS)
def test_same_figures_give_the_same_report(figures: Figures, format_: str) -> None:
    text = rendered(figures, format_)
    assert text == rendered(figures, format_)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "2026-03-01" in text


def test_json_holds_all_figures(figures: Figures) -> None:
    content = json.loads(rendered(figures, "json"))
    assert content["schema"] == 1
    assert content["findings"]["found"] == figures.outcomes.found
    assert content["findings"]["by_severity"]["minor"]["waived"] == 1
    assert content["by_status"]["approved"] == 1
    assert [person["name"] for person in content["people"]] == ["Anna Li", "Zhang Wei"]
    assert content["documents"][0]["document"] == "a.tsv"


def _light(colour: str) -> list[float]:
    """Red, green and blue, 0 to 1."""
    digits = colour.removeprefix("#")
    pairs = [2 * digit for digit in digits] if len(digits) == 3 else [digits[at : at + 2] for at in (0, 2, 4)]
    return [int(pair, 16) / 255 for pair in pairs]


def _luminance(parts: list[float]) -> float:
    """As WCAG has it."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("severity", [severity.value for severity in Severity])
def test_numbers_on_a_map_of_counts_are_readable(colours: dict[str, str], severity: str) -> None:
    """WCAG's 4.5 : 1 on the fullest and on the faintest cell."""
    drawn = heat(Heat(("a", "b"), (severity,), ((900,), (1,))))
    opacities = [float(opacity) for opacity in re.findall(rf'class="{severity}".*?fill-opacity="([\d.]+)"', drawn)]
    assert len(set(opacities)) == 2
    ink = _luminance(_light(colours["fg"]))
    for opacity in opacities:
        mixed = zip(_light(colours[severity]), _light(colours["bg"]), strict=True)
        cell = _luminance([opacity * over + (1 - opacity) * under for over, under in mixed])
        assert (max(ink, cell) + 0.05) / (min(ink, cell) + 0.05) >= 4.5


def test_types_and_paths_are_broken_behind_their_slashes() -> None:
    table = Table("t", "T", (Column("type"),), (("terminology/wrong-term",), ("and/or what not",)), "as it stands")
    shown = page(Outline("report", "Trial", "2026-03-01", (), (), (table,), ()))
    assert "terminology/<wbr>wrong-term" in shown
    assert "and/or what not" in shown
