"""TBX of every age and style: terms, statuses, sources, notes kept; hostile files end in one clear line."""

# ruff: noqa: E501 - markup a line

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from mutated import mutated_xml

from enface.glossary import TermStatus, load_glossary
from enface.glossary.concepts import Concept, Designation, TermList
from enface.glossary.lists import read_bytes, recognised, tbx
from enface.model import EnfaceError, ImportProblem

BASIC = """<?xml version="1.0" encoding="utf-8"?>
<?xml-model href="basic.rng" type="application/xml"?>
<!-- <martif> in a comment -->
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>note</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
<conceptEntry id="c1">
  <descrip type="subjectField">farming</descrip>
  <descripGrp><descrip type="definition">farmers
     together</descrip><admin type="source">a book</admin></descripGrp>
  <note>of the concept</note>
  <langSec xml:lang="zh-CN">
    <descripGrp><descrip type="definition">农民的组织</descrip></descripGrp>
    <termSec><term>农会</term><termNote type="partOfSpeech">noun</termNote></termSec>
    <termSec><term>农协</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
  </langSec>
  <langSec xml:lang="en-GB">
    <termSec id="t1"><term>farmers&#8217; <hi>union</hi></term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
      <admin type="source">the ministry</admin><note>as one &amp; all say</note></termSec>
    <termSec><term>FU</term><termNote type="termType">acronym</termNote><ref type="crossReference" target="t1">x</ref></termSec>
    <termSec><term>farm club</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote>
      <descripGrp><descrip type="context">The farm club met.</descrip><admin type="source">a paper</admin></descripGrp></termSec>
    <termSec><term>peasant club</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
    <termSec><term>farm gang</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote><note>forbidden</note><note>rude</note></termSec>
    <termSec><term>FFC</term><termNote type="termType">abbreviation</termNote></termSec>
  </langSec>
  <langSec xml:lang="fr"><termSec><term>union paysanne</term></termSec></langSec>
</conceptEntry>
</body><back><refObjectSec type="respPerson"><refObject id="p"><item type="fn">A. B.</item></refObject></refObjectSec></back></text></tbx>
"""
DCT = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:m="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc><p/></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="c1"><m:subjectField>farming</m:subjectField>
<langSec xml:lang="zh"><termSec><term>农会</term></termSec></langSec>
<langSec xml:lang="en"><descripGrp><basic:definition>farmers together</basic:definition><basic:source>a book</basic:source></descripGrp>
<termSec><term>farm gang</term><m:partOfSpeech>noun</m:partOfSpeech><m:administrativeStatus>deprecatedTerm-admn-sts</m:administrativeStatus></termSec>
<termSec><term>FU</term><basic:termType>acronym</basic:termType></termSec></langSec></conceptEntry></body></text></tbx>"""
MARTIF = """<?xml version='1.0'?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p/></sourceDesc></fileDesc>
<encodingDesc><p type="XCSURI">http://example.org/TBXXCSV02.xcs</p></encodingDesc></martifHeader><text><body>
<termEntry id="e1"><descrip type="subjectField">farming</descrip>
<langSet xml:lang="zh"><tig><term id="z">农会</term></tig></langSet>
<langSet xml:lang="en"><adminGrp><admin type="sourceIdentifier">a list</admin></adminGrp>
<ntig id="n1"><termGrp><term>farmers' union</term><termNote type="partOfSpeech">noun</termNote><termNote type="normativeAuthorization">preferredTerm</termNote></termGrp></ntig>
<ntig><termGrp><term>FU</term><termNoteGrp><termNote type="termType">acronym</termNote></termNoteGrp><termNote type="abbreviatedFormFor">farmers' union</termNote></termGrp></ntig>
<ntig><termGrp><term>farm gang</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp>
<transacGrp><transac type="transactionType">origination</transac><date>2020-01-01</date></transacGrp></ntig></langSet></termEntry>
</body></text></martif>"""
TBX_MIN_2013 = """<TBX dialect="TBX-Min"><header><languages source="zh" target="en"/></header><body><entry id="c"><subjectField>farming</subjectField>
<langGroup xml:lang="zh"><termGroup><term>农会</term></termGroup></langGroup>
<langGroup xml:lang="en"><termGroup><term>farm gang</term><termStatus>obsolete</termStatus><partOfSpeech>noun</partOfSpeech></termGroup></langGroup></entry></body></TBX>"""
PIECES = [
    "<termSec><term>x</term></termSec>",
    '<langSec xml:lang="zh"/>',
    "<conceptEntry>",
    "</conceptEntry>",
    "<term>",
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    "&b;",
    "<hi/>",
]
NAMES = ["term", "termSec", "langSec", "conceptEntry", "note", "descrip", "tbx", "martif", "termNote"]


def read(text: str | bytes) -> TermList:
    data = text.encode() if isinstance(text, str) else text
    return read_bytes(data, "terms.xml")


def the_concept(text: str) -> Concept:
    (concept,) = read(text).concepts
    return concept


def by_text(text: str) -> dict[str, Designation]:
    return {term.text: term for term in the_concept(text).designations}


def test_terms_keep_their_statuses_sources_notes_and_parts_of_speech() -> None:
    terms = by_text(BASIC)
    assert [(term.text, term.language, term.status) for term in terms.values()] == [
        ("农会", "zh-CN", None),
        ("农协", "zh-CN", TermStatus.DEPRECATED),
        ("farmers’ union", "en-GB", TermStatus.PREFERRED),
        ("farm club", "en-GB", TermStatus.ADMITTED),
        ("peasant club", "en-GB", TermStatus.DEPRECATED),
        ("farm gang", "en-GB", TermStatus.FORBIDDEN),
        ("FFC", "en-GB", None),
        ("union paysanne", "fr", None),
    ]
    union = terms["farmers’ union"]
    assert (union.acronym, union.authority, union.note, union.line) == ("FU", "the ministry", "as one & all say", 18)
    assert terms["农会"].part_of_speech == "n"
    assert terms["farm gang"].note == "rude"
    assert terms["farm club"].authority == "a paper"
    assert terms["FFC"].part_of_speech == "acr"


def test_a_concept_keeps_its_subject_its_definitions_and_its_note() -> None:
    concept = the_concept(BASIC)
    assert (concept.id, concept.subject, concept.note) == ("c1", "farming", "of the concept")
    assert [(held.language, held.text, held.authority) for held in concept.definitions] == [
        ("", "farmers together", "a book"),
        ("zh-CN", "农民的组织", ""),
    ]


def test_what_has_no_place_is_counted() -> None:
    held = read(BASIC)
    assert held.passed_over == {"context": 1}
    assert held.languages == {"zh-CN": 2, "en-GB": 5, "fr": 1}
    assert held.kind == "TBX-Basic, ISO 30042:2019, dca"


def test_style_dct_reads_as_dca_does() -> None:
    terms = by_text(DCT)
    assert terms["farm gang"].status is TermStatus.DEPRECATED
    assert terms["farm gang"].part_of_speech == "n"
    assert terms["FU"].part_of_speech == "acr"
    concept = the_concept(DCT)
    assert concept.subject == "farming"
    assert [(held.text, held.authority) for held in concept.definitions] == [("farmers together", "a book")]


def test_the_version_of_2008_reads_with_nested_terms_and_a_document_type_that_is_not_fetched() -> None:
    held = read(MARTIF)
    assert held.kind == "TBX, ISO 30042:2008"
    terms = by_text(MARTIF)
    assert list(terms) == ["农会", "farmers' union", "farm gang"]
    assert terms["farmers' union"].status is TermStatus.PREFERRED
    assert terms["farmers' union"].acronym == "FU"
    assert terms["farmers' union"].authority == "a list"
    assert held.passed_over == {"transactionType": 1}


def test_the_tbx_min_of_2013_reads_too() -> None:
    assert by_text(TBX_MIN_2013)["farm gang"].status is TermStatus.DEPRECATED


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("preferredTerm-admn-sts", TermStatus.PREFERRED),
        ("preferred", TermStatus.PREFERRED),
        ("standardizedTerm-admn-sts", TermStatus.PREFERRED),
        ("admitted", TermStatus.ADMITTED),
        ("deprecatedTerm-admn-sts", TermStatus.DEPRECATED),
        ("notRecommended", TermStatus.DEPRECATED),
        ("obsolete", TermStatus.DEPRECATED),
        ("supersededTerm-admn-sts", TermStatus.DEPRECATED),
        ("forbidden", TermStatus.FORBIDDEN),
        ("nonsense", None),
    ],
)
@pytest.mark.parametrize("category", ["administrativeStatus", "normativeAuthorization", "usageStatus"])
def test_every_spelling_of_a_status_counts(written: str, status: TermStatus | None, category: str) -> None:
    text = BASIC.replace('"administrativeStatus">preferredTerm-admn-sts', f'"{category}">{written}')
    assert by_text(text)["farmers’ union"].status is status


def test_what_tools_call_by_their_own_names_counts_too() -> None:
    text = MARTIF.replace('"subjectField"', '"Subject"').replace(
        '"administrativeStatus">deprecatedTerm-admn-sts', '"Status">Forbidden'
    )
    assert the_concept(text).subject == "farming"
    assert by_text(text)["farm gang"].status is TermStatus.FORBIDDEN


def test_it_works_as_a_glossary_for_the_two_languages(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_text(BASIC, "utf-8")
    (term,) = load_glossary([path]).terms
    assert term.sources == ("农会", "农协")
    assert [(one.text, one.status) for one in term.renderings] == [
        ("farmers’ union", TermStatus.PREFERRED),
        ("farm club", TermStatus.ADMITTED),
        ("peasant club", TermStatus.DEPRECATED),
        ("farm gang", TermStatus.FORBIDDEN),
        ("FFC", TermStatus.ADMITTED),
    ]
    assert term.preferred is not None
    assert term.preferred.note == "as one & all say"
    french = load_glossary([path], ("zh", "fr")).terms[0].preferred
    assert french is not None
    assert (french.text, french.note) == ("union paysanne", "农民的组织")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_a_list_is_recognised_by_its_content_in_every_encoding(encoding: str) -> None:
    text = BASIC.replace('encoding="utf-8"', f'encoding="{encoding.removesuffix("-sig")}"')
    data = text.encode(encoding)
    kind = recognised(data[:8192])
    assert kind is not None
    assert kind.NAME == "TBX"
    assert read(data).concepts == read(BASIC).concepts


@pytest.mark.parametrize(
    "other",
    ["<xliff version='1.2'/>", "<!-- <tbx> --><html>", "tbx,en\n", "", "<tbxHeader/>", "a <tbx>"],
)
def test_other_files_are_no_term_lists(other: str) -> None:
    assert not tbx.recognises(other.encode())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('<!DOCTYPE martif [<!ENTITY x "y">]><martif><text>&x;</text></martif>', "declares the entity 'x'"),
        ('<!DOCTYPE martif [<!ENTITY x SYSTEM "file:///etc/passwd">]><martif/>', "declares the entity 'x'"),
        (MARTIF.replace("farm gang", "farm&eacute;"), "the entity &eacute; is not declared"),
        ("<martif>" + "<a>" * 300, "more than 200 deep"),
        (BASIC[:900], "not well-formed"),
        (f"<martif><termEntry><langSet><tig><term>{'x' * 100_001}</term></tig></langSet></termEntry></martif>", "a text of 100,001"),
        ("<?xml version='1.0' encoding='utf-7'?><martif/>", "is not one of ours"),
        (BASIC.replace("<termSec><term>FFC", "<termSec><term>x</term></termSec>" * 2_000 + "<termSec><term>FFC"), "of more than 2,000 terms"),
    ],
    ids=["entity", "external", "undeclared", "deep", "cut", "long", "encoding", "crowded"],
)  # fmt: skip
def test_hostile_files_end_in_one_clear_line(text: str, reason: str) -> None:
    with pytest.raises(ImportProblem, match=reason) as caught:
        read(text)
    (problem,) = caught.value.problems
    assert problem.line
    assert "\n" not in str(problem)


def hold_together(data: bytes) -> None:
    tbx.faults(data, "a.tbx")
    with suppress(EnfaceError):
        held = tbx.read(data, "a.tbx")
        assert all(term.text for concept in held.concepts for term in concept.designations)


@pytest.mark.parametrize("sample", [BASIC, DCT, MARTIF], ids=["dca", "dct", "martif"])
def test_mutated_files_end_in_one_clear_line(sample: str) -> None:
    chance = random.Random(4)
    for _ in range(100):
        hold_together(mutated_xml(sample.encode(), chance, PIECES, NAMES))


@pytest.mark.long
@pytest.mark.parametrize("sample", [BASIC, DCT, MARTIF], ids=["dca", "dct", "martif"])
def test_ten_thousand_mutated_files_end_in_one_clear_line(sample: str) -> None:
    chance = random.Random(5)
    for _ in range(3_400):
        hold_together(mutated_xml(sample.encode(), chance, PIECES, NAMES))


FOLDER = (
    Path(os.environ.get("ENFACE_DATA", Path(__file__).resolve().parents[3] / "shared" / "data")) / "formats" / "dev"
)


def real_files() -> Iterator[Path]:
    if not FOLDER.exists():
        pytest.skip("the files of other tools are not there: set ENFACE_DATA to the folder of the measured files")
    return (path for path in FOLDER.rglob("*.tbx") if path.stat().st_size)


def test_every_file_of_other_tools_reads_with_all_its_terms() -> None:
    for path in real_files():
        data = path.read_bytes()
        written = data.count(b"<term>") + data.count(b"<term ") - data.count(b"<term></term>")
        held = tbx.read(data, path.name)
        acronyms = sum(bool(term.acronym) for concept in held.concepts for term in concept.designations)
        assert sum(held.languages.values()) + acronyms == written, path.name
