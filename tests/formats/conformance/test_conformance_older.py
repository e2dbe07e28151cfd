"""Each rule of XLIFF 1 and of TMX: what breaks it is reported, its mended twin is not."""

# ruff: noqa: E501 - a case a line

from __future__ import annotations

import pytest

from enface.formats import conformance

FILE = 'original="a.txt" source-language="zh" target-language="en" datatype="plaintext"'


def xliff1(unit: str, *, file: str = FILE, header: str = "", version: str = 'version="1.2"') -> set[str]:
    root = f'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" {version}>'
    return _rules(f"{root}<file {file}>{header}<body>{unit}</body></file></xliff>")


def tmx(unit: str, *, header: str = 'o-tmf="x"') -> set[str]:
    fixed = (
        'creationtool="x" creationtoolversion="1" segtype="sentence" adminlang="en" srclang="zh" datatype="plaintext"'
    )
    return _rules(f'<tmx version="1.4"><header {fixed} {header}/><body>{unit}</body></tmx>')


def _rules(data: str) -> set[str]:
    return {fault.rule for fault in conformance.faults(data.encode(), "a")}


def unit(source: str, target: str = "", *, attributes: str = 'id="1"', more: str = "") -> str:
    translated = f"<target>{target}</target>" if target else ""
    return f"<trans-unit {attributes}><source>{source}</source>{more}{translated}</trans-unit>"


def segmented(*mids: str) -> str:
    return "".join(f'<mrk mtype="seg" mid="{mid}">a</mrk>' for mid in mids)


UNITS = [
    ("xliff1.attribute-required", unit("a", attributes=""), unit("a")),
    ("xliff1.attribute-required", unit("<x/>"), unit('<x id="1"/>')),
    ("xliff1.attribute-allowed", unit("a", attributes='id="1" state="new"'), unit("a", attributes='id="1" approved="no"')),
    ("xliff1.attribute-value", unit("a", attributes='id="1" translate="never"'), unit("a", attributes='id="1" translate="no"')),
    ("xliff1.attribute-value", unit("a", "b").replace("<target", '<target state="done"'), unit("a", "b").replace("<target", '<target state="final"')),
    ("xliff1.attribute-value", unit("a", "b").replace("<target", '<target state-qualifier="tm"'), unit("a", "b").replace("<target", '<target state-qualifier="x-tm"')),
    ("xliff1.content", "<trans-unit id='1'><target>b</target><source>a</source></trans-unit>", unit("a", "b")),
    ("xliff1.content", unit("a") + "<source>a</source>", unit("a")),
    ("xliff1.id-unique", unit("a") * 2, unit("a") + unit("a", attributes='id="2"')),
    ("xliff1.reference", unit("a", attributes='id="1" phase-name="p"'), unit("a")),
    ("xliff1.xid", unit('<ph id="1" xid="9">x</ph>'), unit('<ph id="1" xid="1">x</ph>')),
    ("xliff1.xid", unit('<ph id="1" xid="1 9">x</ph>'), unit('<ph id="1" xid="1 1">x</ph>')),
    ("xliff1.segments", unit("a", segmented("2"), more=f"<seg-source>{segmented('1')}</seg-source>"), unit("a", segmented("1"), more=f"<seg-source>{segmented('1')}</seg-source>")),
    ("xliff1.segments", unit("a", segmented("1", "1")), unit("a", segmented("1", "2"))),
    ("xliff1.code-pair", unit('<bx id="1"/>a'), unit('<bx id="1" rid="1"/>a<ex id="2" rid="1"/>')),
    ("xliff1.code-pair", unit('<ept id="1">x</ept>a<bpt id="1">x</bpt>'), unit('<bpt id="1">x</bpt>a<ept id="1">x</ept>')),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "wrong", "right"), UNITS)
def test_what_breaks_xliff_1_is_reported_and_its_mended_twin_is_not(rule: str, wrong: str, right: str) -> None:
    assert rule in xliff1(wrong)
    assert xliff1(right) == set()


def test_required_attributes_of_the_document_and_the_file() -> None:
    assert xliff1(unit("a"), version="") == {"xliff1.attribute-required"}
    assert xliff1(unit("a"), file=FILE.replace("datatype", "ts")) == {"xliff1.attribute-required"}


def test_a_phase_of_the_header_may_be_named() -> None:
    header = '<header><phase-group><phase phase-name="p" process-name="review"/></phase-group></header>'
    assert xliff1(unit("a", attributes='id="1" phase-name="p"'), header=header) == set()


def variant(seg: str, language: str = 'xml:lang="en"') -> str:
    return f"<tu><tuv {language}><seg>{seg}</seg></tuv></tu>"


TMX_UNITS = [
    ("tmx.language", variant("a", ""), variant("a")),
    ("tmx.content", "<tu/>", variant("a")),
    ("tmx.content", "<tu><tuv xml:lang='en'/></tu>", variant("a")),
    ("tmx.attribute-required", variant("<bpt>x</bpt>a<ept>x</ept>"), variant('<bpt i="1">x</bpt>a<ept i="1">x</ept>')),
    ("tmx.attribute-value", variant('<it pos="open">x</it>'), variant('<it pos="begin">x</it>')),
    ("tmx.attribute-value", variant("a").replace("<tuv", '<tuv creationdate="today"'), variant("a").replace("<tuv", '<tuv creationdate="20260101T120000Z"')),
    ("tmx.code-pair", variant('<bpt i="1">x</bpt>a'), variant('<bpt i="1">x</bpt>a<ept i="1">x</ept>')),
    ("tmx.code-pair", variant('<ept i="1">x</ept>a<bpt i="1">x</bpt>'), variant('<bpt i="1">x</bpt>a<ept i="1">x</ept>')),
    ("tmx.source-language", variant("a").replace("<tu>", '<tu srclang="fr">'), variant("a").replace("<tu>", '<tu srclang="EN">')),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "wrong", "right"), TMX_UNITS)
def test_what_breaks_tmx_is_reported_and_its_mended_twin_is_not(rule: str, wrong: str, right: str) -> None:
    assert rule in tmx(wrong)
    assert tmx(right) == set()


def test_header_of_a_tmx_has_what_it_must() -> None:
    assert tmx(variant("a"), header="") == {"tmx.attribute-required"}


def test_what_is_neither_xliff_nor_tmx_has_no_rules() -> None:
    assert conformance.faults(b"<html/>", "a.html") == ()
