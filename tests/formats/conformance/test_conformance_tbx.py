"""What TBX demands: each fault is named by its rule and its place, and files that conform have none."""

# ruff: noqa: E501 - markup a line

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from enface.formats import conformance

HEAD = '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader><fileDesc><sourceDesc><p/></sourceDesc></fileDesc></tbxHeader><text><body>'
BASIC = f"""{HEAD}
<conceptEntry id="c1"><descrip type="subjectField">a</descrip><descripGrp><descrip type="definition">b</descrip><admin type="source">c</admin></descripGrp>
<xref type="xGraphic" target="https://example.org/a.png">d</xref>
<transacGrp><transac type="transactionType">origination</transac><date>2020-01-01</date><transacNote type="responsibility" target="p">e</transacNote></transacGrp>
<langSec xml:lang="zh">
<termSec id="t1"><term>甲</term><termNote type="partOfSpeech">noun</termNote>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
<ref type="crossReference" target="t2">f</ref></termSec>
<termSec id="t2"><term><hi>乙</hi></term><termNote type="termType">acronym</termNote></termSec>
</langSec></conceptEntry></body><back><refObjectSec type="respPerson"><refObject id="p"><item type="fn">g</item></refObject></refObjectSec></back></text></tbx>"""
DCT = """<tbx type="TBX-Min" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:b="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc><p/></sourceDesc></fileDesc></tbxHeader><text><body><conceptEntry><min:subjectField>a</min:subjectField><langSec xml:lang="zh">
<termSec><term>甲</term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec></conceptEntry></body></text></tbx>"""
MARTIF = """<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p/></sourceDesc></fileDesc></martifHeader><text><body>
<termEntry id="e1"><descrip type="anything of an XCS">a</descrip><langSet xml:lang="zh">
<tig><term>甲</term><termNote type="termType">synonym</termNote></tig>
<ntig id="n"><termGrp><term>乙</term><termNote type="normativeAuthorization">legalTerm</termNote></termGrp><note>b</note></ntig></langSet></termEntry></body></text></martif>"""


def faults(text: str) -> list[tuple[str, int]]:
    found = conformance.faults(text.encode(), "a.tbx")
    assert all(fault.column > 0 and fault.message for fault in found)
    return [(fault.rule.removeprefix("tbx."), fault.line) for fault in found]


@pytest.mark.parametrize("text", [BASIC, DCT, MARTIF], ids=["dca", "dct", "martif"])
def test_a_file_that_conforms_has_no_fault(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (BASIC.replace("TBX-Basic", "TBX-Private"), ("dialect", 1)),
        (BASIC.replace(' type="TBX-Basic"', ""), ("attribute-required", 1)),
        (BASIC.replace('"dca"', '"loose"'), ("attribute-value", 1)),
        (BASIC.replace(' type="subjectField"', ""), ("attribute-required", 2)),
        (BASIC.replace('"subjectField"', '""'), ("category", 2)),
        (BASIC.replace('descrip type="subjectField"', 'descrip type="antonym"'), ("category", 2)),
        (BASIC.replace('termNote type="partOfSpeech">noun', 'termNote type="definition">noun'), ("category", 6)),
        (BASIC.replace('id="t2"', 'id="t1"').replace('target="t2"', 'target="t1"'), ("id-unique", 9)),
        (BASIC.replace('target="t2"', 'target="t3"'), ("reference", 8)),
        (BASIC.replace('target="https://example.org/a.png"', 'target="a.png"'), ("reference", 3)),
        (BASIC.replace("<term>甲</term>", ""), ("content", 6)),
        (BASIC.replace("<term>甲</term>", "<term> </term>"), ("term", 6)),
        (BASIC.replace("preferredTerm-admn-sts", "best"), ("picklist", 7)),
        (BASIC.replace(">noun<", ">nouns<"), ("picklist", 6)),
        (BASIC.replace(' xml:lang="zh"', ""), ("attribute-required", 5)),
        (BASIC.replace('"zh"', '"zh CN"'), ("attribute-value", 5)),
        (BASIC.replace('"c1"', '"1"'), ("attribute-value", 2)),
        (BASIC.replace("<langSec", "<langSet").replace("</langSec", "</langSet"), ("content", 5)),
        (
            BASIC.replace('<termSec id="t2">', '<termSec id="t2"><descrip type="subjectField">x</descrip>'),
            ("content", 9),
        ),
        (
            BASIC.replace(
                '<ref type="crossReference"', '<descrip type="subjectField">x</descrip><ref type="crossReference"'
            ),
            ("level", 8),
        ),
        (DCT.replace("min:subjectField", "b:definition"), ("category", 2)),
        (DCT.replace("min:partOfSpeech", "min:colour"), ("category", 3)),
        (DCT.replace("min:subjectField>a<", "descrip>a<").replace("/min:subjectField", "/descrip"), ("style", 2)),
        (MARTIF.replace(">synonym<", ">twin<"), ("picklist", 4)),
        (MARTIF.replace("<term>乙</term>", ""), ("content", 5)),
        (MARTIF.replace('<martif type="TBX"', "<martif"), ("attribute-required", 2)),
    ],
)
def test_a_fault_is_named_by_its_rule_and_line(text: str, fault: tuple[str, int]) -> None:
    assert fault in faults(text)


def test_the_other_style_is_a_fault_in_style_dca() -> None:
    text = BASIC.replace("<tbx ", '<tbx xmlns:min="http://www.tbxinfo.net/ns/min" ')
    text = text.replace('<descrip type="subjectField">a</descrip>', "<min:subjectField>a</min:subjectField>")
    assert faults(text) == [("style", 2)]


def test_a_core_list_has_no_data_category() -> None:
    assert {rule for rule, _ in faults(BASIC.replace("TBX-Basic", "TBX-Core"))} == {"category"}


def test_several_faults_are_all_named_in_the_order_of_the_file() -> None:
    text = BASIC.replace("TBX-Basic", "TBX-Min").replace(">noun<", ">thing<")
    found = faults(text)
    assert [line for _, line in found] == sorted(line for _, line in found)
    assert {rule for rule, _ in found} == {"category", "picklist"}


FOLDER = Path(os.environ.get("ENFACE_DATA", Path(__file__).resolve().parents[4] / "shared" / "data")) / "formats"


@pytest.mark.parametrize("validity", ["valid", "invalid"])
def test_files_of_the_suite_are_told_apart(validity: str) -> None:
    index = FOLDER / "index.tsv"
    if not index.exists():
        pytest.skip("the suites are not there: set ENFACE_DATA to the folder of the measured files")
    with index.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["format"].startswith("tbx")]
    paths = [FOLDER / row["path"] for row in rows if row["validity"] == validity]
    assert paths
    for path in paths:
        assert bool(conformance.faults(path.read_bytes(), path.name)) is (validity == "invalid"), path.name
