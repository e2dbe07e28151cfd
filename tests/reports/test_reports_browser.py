"""Reports in a real browser: they ask for nothing, run nothing, and fit the screen, the phone and the sheet.

Needs Playwright and a Chromium: on the path, or named by ENFACE_CHROMIUM.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from enface import reports
from enface.model import Severity, Span
from enface.reports import Figures
from enface.reports.outline import Reader
from enface.review.commands import Approve, MarkError, Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project

playwright = pytest.importorskip("playwright.async_api", reason="needs Playwright")

PAYLOADS = ("</script><script>alert(1)</script><img src=x onerror=alert(2)>", '=HYPERLINK("http://x")')
LONG = "湖南" * 80
SCREENS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]
TOO_WIDE = """() => [document.documentElement, ...document.querySelectorAll('.scroll')]
    .filter(one => one.scrollWidth > one.clientWidth).map(one => one.innerText.slice(0, 80))"""


@pytest.fixture
def figures(tmp_path: Path) -> Figures:
    (tmp_path / "segments").mkdir()
    (tmp_path / "enface.toml").write_text(f"[project]\nname = '{PAYLOADS[0]}'\n", "utf-8")
    rows = [f"1\t{LONG}\t{PAYLOADS[0]} in hunan", f"2\t三月\t{PAYLOADS[1]} in march 2020", f"3\t你好\t{'Hello' * 60}"]
    (tmp_path / "segments" / "a.tsv").write_text("\n".join(["id\tsource\ttarget", *rows]) + "\n", "utf-8")
    with Desk.open(Project.find(tmp_path), actor=PAYLOADS[0]) as desk:
        key = desk.documents()[0].key
        desk.check(key)
        desk.apply(MarkError(SegmentRef(key, "1"), "terminology/wrong-term", Severity.MAJOR, Span(0, 9)))
        desk.apply(Revise(SegmentRef(key, "2"), "in March 2020", f"{PAYLOADS[1]} in march 2020"))
        desk.apply(Approve(SegmentRef(key, "2")))
        return reports.gather(desk, date(2026, 3, 1))


@pytest.mark.parametrize("reader", Reader)
async def test_a_report_is_inert_and_fits(
    figures: Figures, chromium: playwright.Browser, tmp_path: Path, reader: Reader
) -> None:
    """On a desk and a phone, light and dark; printed, every page is A4."""
    file = tmp_path / "report.html"
    file.write_bytes(reports.render(figures, "html", reader=reader))
    for width, scheme in SCREENS:
        context = await chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page = await context.new_page()
        heard: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message, heard=heard: heard.append(message.text))
        page.on("pageerror", lambda error, heard=heard: heard.append(str(error)))
        page.on("dialog", lambda dialog, heard=heard: heard.append(dialog.message))
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        await page.goto(file.as_uri())
        assert PAYLOADS[0] in await page.inner_text("body")
        assert await page.locator("script, img").count() == 0
        assert (heard, asked) == ([], [file.as_uri()])
        assert await page.evaluate(TOO_WIDE) == []
        printed = await page.pdf(prefer_css_page_size=True)
        sheets = {tuple(map(round, map(float, box))) for box in re.findall(rb"/MediaBox \[0 0 (\S+) (\S+)\]", printed)}
        assert sheets
        assert sheets <= {(595, 842), (842, 595)}
        await context.close()
