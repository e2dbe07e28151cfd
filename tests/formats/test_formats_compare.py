"""The proof of what an export changed: targets, states and notes are listed, anything else is a breach with its place."""

# ruff: noqa: E501 - a file a line

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import document, package, rows_of, sheet, table, workbook

from enface import formats
from enface.formats import Change
from enface.formats.compare import Comparison, compare
from enface.formats.office_parts import DIRECTORY
from enface.formats.stretches import Held
from enface.model import ImportProblem, Status

FOLDER = (
    Path(os.environ.get("ENFACE_DATA", Path(__file__).resolve().parents[3] / "shared" / "data")) / "formats" / "dev"
)
XLIFF1 = (
    '<?xml version="1.0"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><!-- kept -->\n'
    '<file original="a" source-language="zh" target-language="en" datatype="x"><body>\n'
    '<trans-unit id="1" approved="no">\n  <source>三月 &amp; 四月</source>\n  <target state="translated">in march &amp; April</target>\n</trans-unit>\n'
    '<trans-unit id="2">\n  <source>湖南<x id="a"/></source>\n</trans-unit>\n'
    '<trans-unit id="3"><source>文</source><target><![CDATA[a < b]]></target><note from="enface">see</note></trans-unit>\n'
    "</body></file></xliff>\n"
).encode()
XLIFF2 = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh" trgLang="en">\n<file id="f"><!-- kept -->'
    '<unit id="1"><segment id="s" state="translated"><source>三月</source>\n<target>in march &amp; April</target></segment>'
    '<segment id="t"><source>四月</source></segment></unit>'
    '<unit id="2"><notes><note>theirs</note></notes><segment><source>五</source><target/></segment></unit></file></xliff>'
).encode()
TMX = (
    '<tmx version="1.4"><header srclang="zh" segtype="sentence"/><!-- kept --><body>\n'
    '<tu tuid="1"><tuv xml:lang="zh"><seg>三月</seg></tuv><tuv xml:lang="en"><seg>in march &amp; April</seg></tuv></tu>\n'
    '<tu tuid="2"><tuv xml:lang="zh"><seg>四月</seg></tuv></tu>\n</body></tmx>'
).encode()
PO = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    '# theirs\n#, fuzzy, c-format\nmsgid "三月"\nmsgstr "in march &amp; "\n"April"\n\n#. kept\nmsgid "四月"\nmsgstr ""\n'
).encode()
TSV = "id\tsource\ttarget\tstatus\tnote\tmine\n1\t三月\tin march &amp; April\t\t\tkept\n2\t四月\t\t\t\t\n".encode()
CSV = 'id,source,target,status\r\n1,三月,"in march &amp; April",\r\n2,"四,月",,\r\n'.encode()
JSONL = '{"id": "1", "source": "三月", "target": "in march &amp; April", "mine": "kept"}\n{"id": "2", "target": ""}\n'.encode()
TEXT = b"A Title\n\nIn march &amp; April it rained. It snowed.\n\nThen the sun came out.\n"
XLSX = workbook(
    {
        "One": sheet(
            rows_of(
                ("id", "source", "target", "note"), ("1", "三月", "in march &amp; April", ""), ("2", "四月", "", "")
            )
        )
    }
)
DOCX = document(table(("ID", "Source", "Target"), ("1", "三月", "in march &amp; April"), ("2", "四月", "May")))
FILES = {
    "a.xlf": XLIFF1, "b.xlf": XLIFF2, "a.tmx": TMX, "a.po": PO, "a.tsv": TSV, "a.csv": CSV, "a.jsonl": JSONL,
    "a.txt": TEXT, "a.xlsx": XLSX, "a.docx": DOCX,
}  # fmt: skip
XML = ["a.xlf", "b.xlf", "a.tmx"]
PLAIN = [name for name in FILES if name not in {"a.xlsx", "a.docx"}]
"""The files that are no packages."""


def against(name: str, after: bytes) -> Comparison:
    return compare(FILES[name], after, name, name)


def edited(name: str, change: Callable[[str], Change]) -> tuple[bytes, int]:
    """The file with every segment changed, and how many targets that makes different."""
    documents = formats.read_bytes(FILES[name], name)
    changes = {(d.name, s.id): change(s.target) for d in documents for s in d.segments if not s.locked}
    differing = sum(changes[d.name, s.id].target != s.target for d in documents for s in d.segments if not s.locked)
    return formats.spliced(FILES[name], name, changes), differing


def whats(found: Comparison) -> list[str]:
    return [breach.what for breach in found.breaches]


@pytest.mark.parametrize("name", FILES)
def test_a_file_does_not_differ_from_itself(name: str) -> None:
    found = against(name, FILES[name])
    assert (found.changes, found.breaches) == ((), ())


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("status", [*Status, None])
def test_what_an_export_writes_is_listed_and_no_breach(name: str, status: Status | None) -> None:
    after, differing = edited(name, lambda text: Change(f"{text} anew", status, "Look <here>"))
    found = against(name, after)
    assert found.breaches == ()
    targets = [changed for changed in found.changes if changed.held is Held.TARGET]
    if name == "a.txt":
        assert targets[0].new == "A Title anew"
    else:
        assert len(targets) == differing
        assert all(changed.new == f"{changed.old} anew" for changed in targets)


def test_a_change_is_told_with_its_segment_and_its_line() -> None:
    after = XLIFF1.replace(b"in march", b"in March").replace(b'"translated"', b'"final"')
    found = against("a.xlf", after)
    assert [tuple(changed) for changed in found.changes] == [
        ("status", "1", 6, "state=translated", "state=final"),
        ("target", "1", 6, "in march & April", "in March & April"),
    ]
    assert found.breaches == ()


@pytest.mark.parametrize("name", PLAIN)
def test_other_line_ends_are_a_breach(name: str) -> None:
    data = FILES[name]
    after = data.replace(b"\r\n", b"\n") if b"\r\n" in data else data.replace(b"\n", b"\r\n")
    assert any(what.startswith("the line ends were") for what in whats(against(name, after)))


@pytest.mark.parametrize("name", PLAIN)
def test_a_byte_order_mark_is_a_breach(name: str) -> None:
    assert whats(against(name, b"\xef\xbb\xbf" + FILES[name])) == ["the byte order mark is new"]


@pytest.mark.parametrize("name", XML)
def test_a_comment_that_is_gone_is_a_breach_with_its_place(name: str) -> None:
    (breach,) = against(name, FILES[name].replace(b"<!-- kept -->", b"")).breaches
    assert breach.what == "a comment is gone: '<!-- kept -->'"
    before = FILES[name].decode().partition("<!--")[0]
    assert (breach.line, breach.column) == (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)


@pytest.mark.parametrize(
    ("name", "old", "new", "what"),
    [
        ("a.xlf", 'datatype="x"', 'datatype="y"', "a tag was"),
        ("a.xlf", "三月 &amp;", "三月 &#38;", "text was"),
        ("a.xlf", "in march &amp;", "in march &#38;", "the target of 1 reads the same"),
        ("a.xlf", "<![CDATA[a < b]]>", "a &lt; b", "the target of 3 reads the same"),
        ("a.xlf", '<target state="translated">', '<target state="translated" equiv-trans="no">', "around the target of 1"),
        ("a.xlf", '<target state="translated">in march &amp; April</target>', "", "the target of 1 is gone"),
        ("a.xlf", "in march", '<x id="b"/>in march', "the target of 1 has a code that the file did not have"),
        ("a.xlf", '<note from="enface">see</note>', "", "the note of 3 is gone"),
        ("a.xlf", "<?xml", "<?xml ", "a declaration was"),
        ("a.xlf", "</source>\n  <target", "</source>\n   <target", "around the target of 1"),
        ("b.xlf", 'srcLang="zh"', 'srcLang = "zh"', "a tag was"),
        ("b.xlf", "theirs", "ours", "text was"),
        ("b.xlf", "in march &amp;", "<![CDATA[in march &]]>", "the target of 1/s reads the same"),
        ("a.tmx", 'segtype="sentence"', 'segtype="phrase"', "a tag was"),
        ("a.tmx", '<tuv xml:lang="en">', '<tuv xml:lang="en" creationid="x">', "around the target of 1"),
        ("a.po", "# theirs", "# ours", "around the status of 三月"),
        ("a.po", "c-format", "no-c-format", "around the status of 三月"),
        ("a.po", 'march &amp; "\n"April"', 'march &amp; April"', "the target of 三月 reads the same"),
        ("a.tsv", "kept", "lost", "text was"),
        ("a.tsv", "三月", "五月", "text was"),
        ("a.csv", '"四,月"', "四月", "text was"),
        ("a.csv", '"in march &amp; April"', "in march &amp; April", "the target of 1 reads the same"),
        ("a.jsonl", '"mine": "kept"', '"mine":  "kept"', "text was"),
        ("a.txt", "rained. It", "rained.  It", ""),
        ("a.txt", "\n\nThen", "\n\n\nThen", "white space is new"),
    ],
)  # fmt: skip
def test_what_should_not_differ_is_named(name: str, old: str, new: str, what: str) -> None:
    text = FILES[name].decode()
    assert old in text
    found = against(name, text.replace(old, new, 1).encode())
    if what:
        assert whats(found)[0].startswith(what)
    else:  # a review may change a paragraph of plain text
        assert [changed.segment for changed in found.changes] == ["paragraph 2"]


@pytest.mark.parametrize(
    ("name", "old", "locked"),
    [
        ("a.xlf", '<trans-unit id="1"', '<trans-unit id="1" translate="no"'),
        ("b.xlf", '<unit id="1"', '<unit id="1" translate="no"'),
        ("a.po", '"in march &amp; "\n', '"in march &amp; "\n# within\n'),
    ],
)
def test_a_target_that_is_locked_may_not_change(name: str, old: str, locked: str) -> None:
    before = FILES[name].decode().replace(old, locked, 1)
    found = compare(before.encode(), before.replace("in march", "in May").encode(), name, name)
    assert found.changes == ()
    assert len(found.breaches) == 1


def test_another_prefix_is_a_breach() -> None:
    text = XLIFF1.decode().replace("xmlns=", "xmlns:q=")
    for name in ("xliff", "file", "body", "trans-unit", "source", "target", "note"):
        text = text.replace(f"<{name}", f"<q:{name}").replace(f"</{name}", f"</q:{name}")
    assert len(against("a.xlf", text.encode()).breaches) > 10


def test_another_encoding_is_a_breach() -> None:
    after = b"\xff\xfe" + XLIFF1.decode().encode("utf-16-le")
    assert "the encoding was utf-8 and is utf-16-le" in whats(against("a.xlf", after))


def test_a_part_of_a_package_that_differs_is_named() -> None:
    after = package({"[Content_Types].xml": "<Types/>"})
    with pytest.raises(ImportProblem):
        against("a.docx", after)
    other = document(table(("ID", "Source", "Target"), ("1", "三月", "in march &amp; April"), ("2", "五月", "May")))
    (breach,) = against("a.docx", other).breaches
    assert (breach.part, breach.what) == ("word/document.xml", "text was '四月' and is '五月'")


def test_what_is_no_text_in_a_package_is_compared_too() -> None:
    name = "xl/media/image1.png"
    with zipfile.ZipFile(io.BytesIO(XLSX)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    same = package(parts, comment=b"kept")
    assert compare(same, package(parts, comment=b"kept"), "a.xlsx", "a.xlsx").breaches == ()
    other = package({**parts, name: parts[name][:-1] + b"\xff"}, comment=b"kept")
    assert [breach.part for breach in compare(same, other, "a.xlsx", "a.xlsx").breaches] == [name]
    gone = package({key: held for key, held in parts.items() if key != name}, comment=b"kept")
    assert {breach.part for breach in compare(same, gone, "a.xlsx", "a.xlsx").breaches} == {name, DIRECTORY}
    (breach,) = compare(same, package(parts), "a.xlsx", "a.xlsx").breaches
    assert breach.part == DIRECTORY


def test_two_formats_are_not_compared() -> None:
    with pytest.raises(ImportProblem, match="Compare two versions of one file"):
        compare(TSV, XLIFF1, "a.tsv", "a.xlf")


@given(st.sampled_from(XML), st.data())
def test_no_character_outside_of_what_may_change_differs_unseen(name: str, data: st.DataObject) -> None:
    """One character more, anywhere: it is told as a change of a target, a state or a note, or as a breach, or refused."""
    text = FILES[name].decode()
    place = data.draw(st.integers(0, len(text)))
    after = text[:place] + data.draw(st.sampled_from("x \n<>&\"'/-")) + text[place:]
    try:
        found = against(name, after.encode())
    except ImportProblem:
        return
    assert found.changes or found.breaches


@pytest.mark.skipif(not FOLDER.exists(), reason="needs the collected files, which are not in the repository")
def test_files_of_others_come_out_without_a_breach() -> None:
    count = 0
    for path in sorted(formats.find_files(FOLDER))[::20]:
        data = path.read_bytes()
        try:
            documents = formats.read_bytes(data, str(path))
            changes = {
                (d.name, s.id): Change(f"{s.target} x") for d in documents for s in d.segments[:3] if not s.locked
            }
            after = formats.spliced(data, str(path), changes)
        except ImportProblem:
            continue
        found = compare(data, after, str(path), str(path))
        assert (found.breaches, len(found.changes)) == ((), len(changes)), path
        count += 1
    assert count
