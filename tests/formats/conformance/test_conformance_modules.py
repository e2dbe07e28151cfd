"""Each rule of XLIFF 2's modules: what breaks it is reported, its mended twin is not."""

# ruff: noqa: E501 - a case a line

from __future__ import annotations

import pytest

from enface.formats import conformance

NAMESPACES = {
    "mtc": "urn:oasis:names:tc:xliff:matches:2.0",
    "gls": "urn:oasis:names:tc:xliff:glossary:2.0",
    "fs": "urn:oasis:names:tc:xliff:fs:2.0",
    "mda": "urn:oasis:names:tc:xliff:metadata:2.0",
    "res": "urn:oasis:names:tc:xliff:resourcedata:2.0",
    "ctr": "urn:oasis:names:tc:xliff:changetracking:2.0",
    "slr": "urn:oasis:names:tc:xliff:sizerestriction:2.0",
    "val": "urn:oasis:names:tc:xliff:validation:2.0",
    "its": "http://www.w3.org/2005/11/its",
    "my": "urn:example:mine",
}


def faults(
    file: str, unit: str, source: str = "a", *, its: str = ' its:version="2.0"', version: str = "2.1"
) -> set[str]:
    declared = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    root = f'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="{version}" srcLang="zh" trgLang="en"{declared}{its}>'
    body = f'<file id="f1">{file}<unit id="u1">{unit}<segment id="s1"><source>{source}</source></segment></unit></file>'
    return {fault.rule for fault in conformance.faults(f"{root}{body}</xliff>".encode(), "a.xlf")}


def match(attributes: str) -> str:
    return f"<mtc:matches><mtc:match {attributes}><source>a</source><target>b</target></mtc:match></mtc:matches>"


def entry(attributes: str = "", more: str = "<gls:translation>t</gls:translation>") -> str:
    return f"<gls:glossary><gls:glossEntry {attributes}><gls:term>s</gls:term>{more}</gls:glossEntry></gls:glossary>"


def metadata(attributes: str = "", meta: str = ' type="t"') -> str:
    return f"<mda:metadata {attributes}><mda:metaGroup><mda:meta{meta}>x</mda:meta></mda:metaGroup></mda:metadata>"


def resource(item: str) -> str:
    return f"<res:resourceData>{item}</res:resourceData>"


def changes(attributes: str, property_: str = "content", version: str = "") -> str:
    item = f'<ctr:revision{version}><ctr:item property="{property_}">x</ctr:item></ctr:revision>'
    notes = '<notes><note id="n1" category="c">x</note></notes>'
    return f"<ctr:changeTrack><ctr:revisions {attributes}>{item}</ctr:revisions></ctr:changeTrack>{notes}"


def validation(attributes: str) -> str:
    return f"<val:validation><val:rule {attributes}/></val:validation>"


IN_UNIT = [
    ("xliff2.match-ref", match('ref="s1"'), match('ref="#s1"')),
    ("xliff2.fragment", match('ref="#s9"'), match('ref="#s1"')),
    ("xliff2.sub-type", match('ref="#s1" subType="my:x"'), match('ref="#s1" type="tm" subType="my:x"')),
    ("xliff2.attribute-value", match('ref="#s1" similarity="101"'), match('ref="#s1" similarity="99.5"')),
    ("xliff2.attribute-required", match('id="m"'), match('id="m" ref="#s1"')),
    ("xliff2.glossary", entry(more="<my:x/>"), entry()),
    ("xliff2.match-ref", entry('ref="s1"'), entry('ref="#s1"')),
    ("xliff2.glossary", entry('id="1"', '<gls:translation id="1">t</gls:translation>'), entry('id="1"', '<gls:translation id="2">t</gls:translation>')),
    ("xliff2.module-place", entry(more="<gls:translation>t</gls:translation>" + metadata()), entry() + metadata()),
    ("xliff2.attribute-required", metadata(meta=""), metadata()),
    ("xliff2.attribute-value", metadata('id="a b"'), metadata('id="ab"')),
    ("xliff2.metadata", metadata('id="1"').replace("<mda:metaGroup>", '<mda:metaGroup id="1">'), metadata('id="1"')),
    ("xliff2.resource-data", resource('<res:resourceItemRef ref="r9"/>'), resource('<res:resourceItemRef ref="r1"/><res:resourceItem id="r1"/>')),
    ("xliff2.resource-data", resource('<res:resourceItem><res:source href="x"/></res:resourceItem>'), resource('<res:resourceItem mimeType="image/png"><res:source href="x"/></res:resourceItem>')),
    ("xliff2.resource-data", resource('<res:resourceItem mimeType="x"><res:source/></res:resourceItem>'), resource('<res:resourceItem><res:source><my:x/></res:source></res:resourceItem>')),
    ("xliff2.resource-data", resource('<res:resourceItem id="1"/><res:resourceItem id="1"/>'), resource('<res:resourceItem id="1"/>')),
    ("xliff2.language", resource('<res:resourceItem mimeType="x"><res:source href="x" xml:lang="ja"/></res:resourceItem>'), resource('<res:resourceItem mimeType="x"><res:source href="x" xml:lang="zh"/></res:resourceItem>')),
    ("xliff2.change-tracking", changes('appliesTo="note" ref="n9"'), changes('appliesTo="note" ref="n1"')),
    ("xliff2.change-tracking", changes('appliesTo="note" ref="n1"', "priority"), changes('appliesTo="note" ref="n1"', "category")),
    ("xliff2.change-tracking", changes('appliesTo="note" currentVersion="2"'), changes('appliesTo="note" currentVersion="2"', version=' version="2"')),
    ("xliff2.validation", validation(""), validation('isPresent="x"')),
    ("xliff2.validation", validation('isPresent="x" endsWith="y"'), validation('endsWith="y"')),
    ("xliff2.validation", validation('startsWith="x" occurs="1"'), validation('isPresent="x" occurs="1"')),
    ("xliff2.validation", validation('isNotPresent="x" existsInSource="yes"'), validation('startsWith="x" existsInSource="yes"')),
    ("xliff2.attribute-value", validation('isPresent="x" occurs="0"'), validation('isPresent="x" occurs="2"')),
    ("xliff2.validation", validation('caseSensitive="no"'), validation('my:rule="x"')),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "wrong", "right"), IN_UNIT)
def test_what_breaks_a_module_in_a_unit_is_reported_and_its_mended_twin_is_not(
    rule: str, wrong: str, right: str
) -> None:
    assert rule in faults("", wrong)
    assert faults("", right) == set()


IN_SOURCE = [
    ("xliff2.size-restriction", '<ph id="1" slr:sizeRestriction="7"/>', '<sc id="1" isolated="yes" slr:sizeRestriction="7"/>'),
    ("xliff2.its-type", '<mrk id="1" type="term" its:locQualityIssueType="style">a</mrk>', '<mrk id="1" type="term" its:annotatorsRef="terminology|x">a</mrk>'),
    ("xliff2.its-annotators", '<mrk id="1" type="its:generic" its:taConfidence="1" its:taClassRef="x">a</mrk>', '<mrk id="1" type="its:generic" its:taClassRef="x">a</mrk>'),
    ("xliff2.format-style", '<pc id="1" fs:fs="bold">a</pc>', '<pc id="1" fs:fs="b">a</pc>'),
    ("xliff2.format-style", '<ph id="1" fs:subFs="src,x"/>', '<ph id="1" fs:fs="img" fs:subFs="src,x"/>'),
    ("xliff2.format-style", '<sc id="1"/><ec startRef="1" fs:fs="b"/>', '<ec id="1" isolated="yes" fs:fs="b"/>'),
    ("xliff2.size-restriction", '<pc id="1" slr:sizeRestriction="ten">a</pc>', '<pc id="1" slr:sizeRestriction="*">a</pc>'),
    ("xliff2.size-restriction", '<pc id="1" slr:storageRestriction="9,3">a</pc>', '<pc id="1" slr:storageRestriction="3,*">a</pc>'),
    ("xliff2.size-restriction", '<ph id="1" slr:equivStorage="7.5"/>', '<ph id="1" slr:equivStorage="7"/>'),
    ("xliff2.size-restriction", '<ph id="1" slr:sizeInfoRef="z"/>', '<ph id="1" slr:sizeInfo="12"/>'),
    ("xliff2.size-restriction", '<sc id="1"/><ec startRef="1" slr:sizeInfo="1"/>', '<ec id="1" isolated="yes" slr:sizeInfo="1"/>'),
    ("xliff2.match-annotation", '<mrk id="1" type="mtc:match" ref="#s1">a</mrk>', '<mrk id="1" type="mtc:match">a</mrk>'),
    ("xliff2.its-issue", '<mrk id="1" type="its:generic" its:locQualityIssueSeverity="1">a</mrk>', '<mrk id="1" type="its:generic" its:locQualityIssueType="style">a</mrk>'),
    ("xliff2.its-issue", '<mrk id="1" type="its:generic" its:locQualityIssuesRef="#its=q">a</mrk>', '<mrk id="1" type="its:generic" its:locQualityIssueComment="c">a</mrk>'),
    ("xliff2.its-value", '<mrk id="1" type="its:generic" its:locQualityIssueType="bad">a</mrk>', '<mrk id="1" type="its:generic" its:locQualityIssueType="omission">a</mrk>'),
    ("xliff2.its-value", '<mrk id="1" type="its:generic" its:mtConfidence="7">a</mrk>', '<mrk id="1" type="its:generic" its:mtConfidence="0.7" its:annotatorsRef="mt-confidence|tool">a</mrk>'),
    ("xliff2.its-rating", '<mrk id="1" type="its:generic" its:locQualityRatingScore="7" its:locQualityRatingVote="3">a</mrk>', '<mrk id="1" type="its:generic" its:locQualityRatingScore="7">a</mrk>'),
    ("xliff2.its-text-analysis", '<mrk id="1" type="its:generic" its:taSource="x">a</mrk>', '<mrk id="1" type="its:generic" its:taSource="x" its:taIdent="y">a</mrk>'),
    ("xliff2.its-annotators", '<mrk id="1" type="its:generic" its:annotatorsRef="tool">a</mrk>', '<mrk id="1" type="its:generic" its:annotatorsRef="terminology|tool">a</mrk>'),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "wrong", "right"), IN_SOURCE)
def test_what_breaks_a_module_on_inline_elements_is_reported(rule: str, wrong: str, right: str) -> None:
    assert rule in faults("", "", wrong)
    assert faults("", "", right) == set()


def test_a_rule_for_the_whole_file_cannot_be_disabled() -> None:
    assert faults(validation('isPresent="x" disabled="yes"'), "") == {"xliff2.validation"}
    assert faults("", validation('isPresent="x" disabled="yes"')) == set()


def test_sizes_are_free_where_the_file_names_a_profile_of_its_own() -> None:
    own = '<slr:profiles generalProfile="my:pixels"/>'
    assert faults(own, "", '<pc id="1" slr:sizeRestriction="wide">a</pc>') == set()


def test_size_information_is_found_above_the_element() -> None:
    held = '<slr:data profile="my:pixels"><my:size id="z"/></slr:data>'
    assert faults(held, "", '<ph id="1" slr:sizeInfoRef="z"/>') == set()


def test_change_of_one_of_several_notes_says_of_which() -> None:
    several = changes('appliesTo="note"').replace("</notes>", '<note id="n2">y</note></notes>')
    assert faults("", several) == {"xliff2.change-tracking"}
    assert faults("", several.replace('appliesTo="note"', 'appliesTo="note" ref="n2"')) == set()


@pytest.mark.parametrize(
    ("switch", "cases", "faulty"),
    [
        (' pgs:switch="plural:n"', (' pgs:case="one"', ' pgs:case="other"'), False),
        (' pgs:switch="plural:n gender:g"', (' pgs:case="one other"', ' pgs:case="other other"'), False),
        (' pgs:switch="plural"', (' pgs:case="one"', ' pgs:case="other"'), True),
        (' pgs:switch="plural:n"', (' pgs:case="one"', ""), True),
        (' pgs:switch="plural:n"', (' pgs:case="one"', ' pgs:case="one"'), True),
        ("", (' pgs:case="one"', ""), True),
    ],
)
def test_each_case_of_a_plural_stands_once(switch: str, cases: tuple[str, ...], faulty: bool) -> None:
    root = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.2" xmlns:pgs="urn:oasis:names:tc:xliff:pgs:1.0" version="2.2" srcLang="zh">'
    segments = "".join(f"<segment{case}><source>a</source></segment>" for case in cases)
    data = f'{root}<file id="f"><unit id="u"{switch}>{segments}</unit></file></xliff>'.encode()
    assert {fault.rule for fault in conformance.faults(data, "a.xlf")} == ({"xliff2.plural"} if faulty else set())


def test_its_needs_its_version() -> None:
    marker = '<mrk id="1" type="its:generic" its:locQualityIssueType="style">a</mrk>'
    assert faults("", "", marker, its="") == {"xliff2.its-version"}


def test_in_xliff_2_0_its_is_free() -> None:
    marker = '<mrk id="1" type="its:any" its:locQualityIssueType="mine">a</mrk>'
    assert faults("", "", marker, its="", version="2.0") == set()
    assert faults("", "", marker, its="") == {"xliff2.its-version", "xliff2.its-value", "xliff2.its-type"}


def test_issues_beside_the_segments_are_found_and_have_a_type_or_a_comment() -> None:
    marker = '<mrk id="1" type="its:generic" its:locQualityIssuesRef="#its=q">a</mrk>'
    beside = '<its:locQualityIssues xml:id="q"><its:locQualityIssue {}/></its:locQualityIssues>'
    assert faults("", beside.format('locQualityIssueType="style"'), marker) == set()
    assert faults("", beside.format(""), marker) == {"xliff2.its-issue"}
