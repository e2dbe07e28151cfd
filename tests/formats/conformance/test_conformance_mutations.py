"""Documents with elements and attributes at random: faults are found, nothing is raised."""

# ruff: noqa: E501 - markup as it comes

from __future__ import annotations

import random
import re

import pytest

from enface.formats import conformance

XLIFF2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh" trgLang="en"
 xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"
 xmlns:res="urn:oasis:names:tc:xliff:resourcedata:2.0" xmlns:ctr="urn:oasis:names:tc:xliff:changetracking:2.0"
 xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0" xmlns:val="urn:oasis:names:tc:xliff:validation:2.0"
 xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0" xmlns:pgs="urn:oasis:names:tc:xliff:pgs:1.0">
<file id="f1"><skeleton href="x"/><slr:profiles generalProfile="xliff:codepoints"/><val:validation><val:rule isPresent="x"/>
</val:validation><unit id="u1" pgs:switch="plural:n"><mtc:matches><mtc:match ref="#s1" id="m"><source>a</source><target>b</target>
</mtc:match></mtc:matches><gls:glossary><gls:glossEntry id="g" ref="#1"><gls:term>a</gls:term><gls:translation>b</gls:translation>
</gls:glossEntry></gls:glossary><res:resourceData><res:resourceItemRef ref="r"/><res:resourceItem id="r" mimeType="x">
<res:source href="x"/></res:resourceItem></res:resourceData><ctr:changeTrack><ctr:revisions appliesTo="note" ref="n1">
<ctr:revision version="1"><ctr:item property="content">x</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack>
<its:locQualityIssues xml:id="q"><its:locQualityIssue locQualityIssueType="style"/></its:locQualityIssues>
<notes><note id="n1">x</note></notes><originalData><data id="d1">x</data></originalData>
<segment id="s1" state="final" pgs:case="one"><source><mrk id="1" type="comment" ref="#n=n1">a</mrk><ph id="2" dataRef="d1"/><ph id="7"/>
<sc id="3"/><sm id="4" type="its:generic" its:locQualityIssuesRef="#its=q"/>b<em startRef="4"/><ec startRef="3"/></source>
<target order="1"><pc id="5" slr:sizeRestriction="1,2">x<cp hex="0003"/></pc><ph id="6" copyOf="7"/></target></segment>
</unit></file></xliff>"""

XLIFF1 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a" source-language="zh"
 target-language="en" datatype="html"><header><phase-group><phase phase-name="p" process-name="x"/></phase-group>
<tool tool-id="t" tool-name="x"/></header><body><group id="g"><trans-unit id="1" phase-name="p"><source>a<bx id="1"/>b<ex id="1"/>
<bpt id="2">x</bpt><ept id="2">y</ept></source><seg-source><mrk mtype="seg" mid="1">a</mrk></seg-source><target state="final">
<mrk mtype="seg" mid="1">b<ph id="3" xid="1">z<sub>s</sub></ph></mrk></target><note>n</note><alt-trans><target>c</target>
</alt-trans></trans-unit></group></body></file></xliff>"""

TMX = """<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"
 srclang="zh" datatype="x"><ude name="u"><map unicode="#xF8FF"/></ude></header><body><tu tuid="1" srclang="zh">
<tuv xml:lang="zh"><seg>a<bpt i="1">x</bpt>b<ept i="1">y</ept></seg></tuv><tuv xml:lang="en"><seg><it pos="begin">z</it>
<hi type="x">c<ph>p<sub>s</sub></ph></hi></seg></tuv></tu></body></tmx>"""

VALUES = [
    "",
    "yes",
    "no",
    "0",
    "-3",
    "9" * 30,
    "a b",
    "x:y",
    "#",
    "#/",
    "#=",
    "#n=",
    "#/f=f1/u=u1/1",
    "0,0",
    "*",
    "|",
    "a|b",
]
ATTRIBUTE = re.compile(r"""\s([\w:.-]+)=(?:"[^"]*"|'[^']*')""")
BEHIND_TAG = re.compile(r"(?<=[\w\"/]>)")


def mutated(text: str, chance: random.Random) -> bytes:
    names = sorted(set(re.findall(r"<([\w:.-]+)", text)))
    for _ in range(chance.randint(1, 8)):
        what = chance.randrange(4)
        match = chance.choice(list((BEHIND_TAG if what == 0 else ATTRIBUTE).finditer(text)))
        if what == 0:
            text = f"{text[: match.end()]}<{chance.choice(names)}/>{text[match.end() :]}"
        elif what == 1:
            text = text[: match.start()] + text[match.end() :]
        elif what == 2:
            text = f'{text[: match.start()]} {match[1]}="{chance.choice(VALUES)}"{text[match.end() :]}'
        else:
            old, new = chance.choice(names), chance.choice(names)
            text = re.sub(rf"(</?){re.escape(old)}(?=[\s/>])", rf"\g<1>{new}", text)
    return text.encode()


@pytest.mark.parametrize("text", [XLIFF2, XLIFF1, TMX])
def test_what_is_mutated_was_without_a_fault(text: str) -> None:
    assert conformance.faults(text.encode(), "a") == ()


@pytest.mark.parametrize("text", [XLIFF2, XLIFF1, TMX])
def test_mutated_documents_raise_nothing(text: str) -> None:
    chance = random.Random(6)
    found = {fault.rule for _ in range(300) for fault in conformance.faults(mutated(text, chance), "a")}
    assert len(found) > 5


@pytest.mark.long
@pytest.mark.parametrize("text", [XLIFF2, XLIFF1, TMX])
def test_ten_thousand_mutated_documents_raise_nothing(text: str) -> None:
    chance = random.Random(7)
    for _ in range(10_000):
        conformance.faults(mutated(text, chance), "a")
