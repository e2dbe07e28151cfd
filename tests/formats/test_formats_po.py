"""Gettext's PO read and written back: forms, flags, notes, wrapping, encodings; only what changed differs."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutated import torn

from enface import formats
from enface.formats import Change, contract, po
from enface.model import ImportProblem, Segment, Status

HEADER = r"""# Words of a program
msgid ""
msgstr ""
"Project-Id-Version: words 1\n"
"Language: en_GB\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"""

SAMPLE = (
    HEADER
    + r"""
# A translator's remark
#. What the button does
#: main.c:1 main.c:2
#, fuzzy, c-format
#| msgid "打开%s"
msgid "打开文件%s"
msgstr "Open the file %s"

#: main.c:9
msgctxt "menu"
msgid "关闭"
msgstr "Close"

#, c-format
msgid "%d个文件"
msgid_plural "共%d个文件"
msgstr[0] "%d file"
msgstr[1] "%d files"

msgid ""
"第一行\n"
"第二行\n"
msgstr ""
"Line one\n"
"Line \"two\"\n"

msgid "空"
msgstr ""

#, fuzzy
#~ msgid "旧的"
#~ msgstr "Old"
"""
).encode()

IDS = ["打开文件%s", "menu|关闭", "%d个文件[0]", "%d个文件[1]"]


def segments(data: bytes) -> dict[str, Segment]:
    (document,) = po.read(data, "a.po")
    return {segment.id: segment for segment in document.segments}


def written(changes: dict[str, Change], data: bytes = SAMPLE) -> bytes:
    return formats.spliced(data, "a.po", {("a.po", id_): change for id_, change in changes.items()})


def test_each_form_is_a_segment_called_by_its_context_and_source() -> None:
    held = segments(SAMPLE)
    assert list(held)[:4] == IDS
    assert [(s.source, s.target) for s in held.values()] == [
        ("打开文件%s", "Open the file %s"),
        ("关闭", "Close"),
        ("%d个文件", "%d file"),
        ("共%d个文件", "%d files"),
        ("第一行\n第二行\n", 'Line one\nLine "two"\n'),
        ("空", ""),
    ]
    assert [s.paragraph for s in held.values()][2:4] == ["%d个文件", "%d个文件"]


def test_ids_stay_when_an_entry_comes_before() -> None:
    longer = SAMPLE.replace(b"\n#: main.c:9", b'\nmsgid "new"\nmsgstr "New"\n\n#: main.c:9')
    assert set(segments(longer)) == {*segments(SAMPLE), "new"}


def test_fuzzy_and_empty_are_drafts_and_comments_are_columns() -> None:
    held = segments(SAMPLE)
    assert [s.status for s in held.values()] == [Status.DRAFT, *[Status.TRANSLATED] * 4, Status.DRAFT]
    assert held["打开文件%s"].columns == (
        ("comments", "What the button does"),
        ("flags", "c-format"),
        ("previous", 'msgid "打开%s"'),
    )
    assert held["打开文件%s"].note == "A translator's remark"
    assert held["menu|关闭"].columns == (("context", "menu"),)


def test_encoding_is_stated_and_languages_are_read() -> None:
    (document,) = po.read(SAMPLE, "a.po")
    assert (document.format, document.languages) == ("po, utf-8", ("zh", "en"))
    (other,) = po.read(b'msgid ""\nmsgstr "Language: pt_BR\\n"\n\nmsgid "Open"\nmsgstr "Abrir"\n', "a.po")
    assert other.languages == ("en", "pt")
    assert po.read(b'msgid "Open"\nmsgstr ""\n', "a.pot")[0].languages == ("en", "und")


def test_unedited_file_comes_back_identical() -> None:
    assert po.write(SAMPLE, "a.po", {}) == SAMPLE
    same = {id_: Change(s.target, s.status, s.note) for id_, s in segments(SAMPLE).items()}
    assert written(same) == SAMPLE


def test_edited_string_is_all_that_differs() -> None:
    assert written({"menu|关闭": Change('Shut\t"it"\\')}) == SAMPLE.replace(b'"Close"', rb'"Shut\t\"it\"\\"')
    assert written({"%d个文件[1]": Change("%d of them")}) == SAMPLE.replace(b"%d files", b"%d of them")


def test_flag_fuzzy_comes_and_goes_and_the_other_flags_stay() -> None:
    done = written({"打开文件%s": Change("Open %s", Status.APPROVED)})
    assert done == SAMPLE.replace(b"fuzzy, c-format", b"c-format").replace(b"Open the file", b"Open")
    back = written({"menu|关闭": Change("Close", Status.REJECTED)})
    assert back == SAMPLE.replace(b"#: main.c:9\n", b"#: main.c:9\n#, fuzzy\n")
    assert written({"menu|关闭": Change("Close", Status.APPROVED)}, back) == SAMPLE


def test_one_refused_form_makes_the_entry_fuzzy_and_all_must_be_done_to_undo_it() -> None:
    flag = b'#, c-format\nmsgid "%d'
    fuzzy = written({IDS[2]: Change("%d file", Status.REJECTED), IDS[3]: Change("%d files", Status.APPROVED)})
    assert fuzzy == SAMPLE.replace(flag, b"#, fuzzy, c-format" + flag[11:])
    assert segments(fuzzy)[IDS[3]].status is Status.DRAFT
    assert written({IDS[2]: Change("%d file", Status.APPROVED)}, fuzzy) == fuzzy
    done = dict(zip(IDS[2:], (Change("%d file", Status.APPROVED), Change("%d files", Status.REVISED)), strict=True))
    assert written(done, fuzzy) == SAMPLE


def test_an_empty_form_is_never_flagged() -> None:
    assert written({"空": Change("", Status.REJECTED)}) == SAMPLE
    filled = written({"空": Change("Empty", Status.DRAFT)})
    assert filled == SAMPLE.replace('msgid "空"\nmsgstr ""'.encode(), '#, fuzzy\nmsgid "空"\nmsgstr "Empty"'.encode())


def test_notes_stand_behind_the_translators_own_and_are_replaced() -> None:
    noted = written({"打开文件%s": Change("Open the file %s", note="Which file?\nSay so.")})
    assert noted == SAMPLE.replace(b"remark\n", b"remark\n# enface: Which file?\n# enface: Say so.\n")
    assert segments(noted)["打开文件%s"].note == "Which file?\nSay so."
    again = written({"打开文件%s": Change("Open the file %s", note="Clear.")}, noted)
    assert again == SAMPLE.replace(b"remark\n", b"remark\n# enface: Clear.\n")


def test_notes_on_forms_are_told_apart() -> None:
    noted = written({IDS[2]: Change("%d file", note="one"), IDS[3]: Change("%d files", note="many")})
    assert b"\n\n# enface[0]: one\n# enface[1]: many\n#, c-format\n" in noted
    assert [segments(noted)[id_].note for id_ in IDS[2:4]] == ["one", "many"]


def test_obsolete_entries_and_their_flags_are_left_alone_and_listed() -> None:
    follows = SAMPLE + 'msgid "后"\nmsgstr "Behind"\n'.encode()
    assert segments(follows)["后"].status is Status.TRANSLATED
    flagged = written({"后": Change("Behind", Status.REJECTED, "n")}, follows)
    assert flagged == follows.replace('msgid "后"'.encode(), '# enface: n\n#, fuzzy\nmsgid "后"'.encode())
    (old,) = po.survey(SAMPLE, "a.po").untouched
    assert (old.segment, SAMPLE.decode().splitlines()[old.line - 1]) == ('"旧的"', '#~ msgid "旧的"')
    (document,) = po.read(b'#~ msgid "a"\n#~ msgstr "b"\n', "a.po")
    assert document.segments == ()


LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
FOLDED = '"one two three four five six seven eight nine ten eleven twelve thirteen "\n"fourteen fifteen sixteen"'
WRAPPED = HEADER + 'msgid "a"\nmsgstr "A"\n\nmsgid ""\n' + FOLDED + '\nmsgstr ""\n' + FOLDED + "\n"
UNWRAPPED = HEADER + f'msgid "a"\nmsgstr "A"\n\nmsgid "{LONG}"\nmsgstr "{LONG}"\n'
RUN_ON = UNWRAPPED + '\nmsgid "b\\nb\\n"\nmsgstr "b\\nb\\n"\n'


@pytest.mark.parametrize(
    ("data", "text", "string"),
    [
        (WRAPPED, LONG, '""\n' + FOLDED),
        (WRAPPED, "short", '"short"'),
        (WRAPPED, "short\n", r'"short\n"'),
        (WRAPPED, "a\nb", '""\n"a\\n"\n"b"'),
        (WRAPPED, "中" * 39, '""\n"' + "中" * 38 + '"\n"中"'),
        (WRAPPED, "中" * 38 + "。中", '""\n"' + "中" * 37 + '"\n"中。中"'),
        (WRAPPED, "x" * 90, '""\n"' + "x" * 90 + '"'),
        (UNWRAPPED, LONG, f'"{LONG}"'),
        (UNWRAPPED, "a\nb", '""\n"a\\n"\n"b"'),
        (RUN_ON, "a\nb", r'"a\nb"'),
    ],
)  # fmt: skip
def test_an_edited_string_is_wrapped_as_the_file_is(data: str, text: str, string: str) -> None:
    expected = data.replace('msgid "a"\nmsgstr "A"', f'msgid "a"\nmsgstr {string}')
    assert written({"a": Change(text)}, data.encode()).decode() == expected


def test_line_ends_indentation_and_layout_stay() -> None:
    text = SAMPLE.decode().replace("\n", "\r\n")
    changed = written({"menu|关闭": Change("One\nTwo", Status.DRAFT, "n")}, text.encode()).decode()
    assert changed.count("\n") == changed.count("\r\n") == text.count("\n") + 4
    odd = b'msgid"a"msgstr"A" # tail\n  msgid\n\t"b"\n  msgstr ""\n\t"B\\n"\n\t"C"'
    assert written({"b": Change("B\nD\nE", note="n")}, odd) == odd.replace(b'"C"', b'"D\\n"\n\t"E"').replace(
        b"  msgid", b"# enface: n\n  msgid"
    )
    assert written({"a": Change("x", note="n")}, odd).startswith(b'# enface: n\nmsgid"a"msgstr"x" # tail')
    joined = b'msgid "a" msgstr "A" msgid "b" msgstr "B"'
    assert written({"b": Change("B", Status.DRAFT)}, joined) == b'msgid "a" msgstr "A"\n#, fuzzy\n msgid "b" msgstr "B"'


@pytest.mark.parametrize(
    ("encoding", "bom"), [("gb18030", b""), ("Big5", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-be", b"\xfe\xff")]
)
def test_encodings_and_byte_order_marks_stay(encoding: str, bom: bytes) -> None:
    text = HEADER.replace("UTF-8", encoding) + '\nmsgid "文件"\nmsgstr "打開"\n'
    data = bom + text.encode(encoding)
    assert po.recognises(data, Path("a"))
    assert written({"文件": Change("關閉")}, data) == bom + text.replace("打開", "關閉").encode(encoding)


def test_a_character_that_does_not_fit_the_encoding_is_one_clear_error() -> None:
    data = (HEADER.replace("UTF-8", "ISO-8859-1") + '\nmsgid "a"\nmsgstr "é"\n').encode("latin-1")
    with pytest.raises(ImportProblem, match=r"a.po:10: '中' \(U\+4E2D\) does not fit the file's encoding iso8859-1"):
        written({"a": Change("中")}, data)


def test_a_file_that_names_no_encoding_opens_as_bytes_and_says_so() -> None:
    data = b'msgid "a"\nmsgstr "caf\xe9"\n'
    (document,) = po.read(data, "a.po")
    assert (document.format, document.segments[0].target) == ("po, iso8859-1 (not named)", "café")
    assert [fault.rule for fault in po.survey(data, "a.po").faults] == ["po.charset"]
    assert written({"a": Change("thé")}, data) == data.replace(b"caf", b"th")


def test_escapes_are_read_as_gettext_does_and_bytes_in_the_files_encoding() -> None:
    data = HEADER.encode() + rb'msgid "\344\270\255\x41\a\\n"' + b'\nmsgstr ""\n'
    assert [s.source for s in segments(data).values()] == ["中A\a\\n"]


BAD = {
    "open": (b'msgid "a"\nmsgstr "b\n', 2, 8, "a string is opened and not closed"),
    "escape": (b'msgid "a"\nmsgstr "b\\q"\n', 2, 10, r"the escape \\q"),
    "byte": (b'msgid "a"\nmsgstr "b\\377"\n', 2, 10, r"the escape \\377"),
    "lost": (b'msgid "a"\nmsgstr "b"\n\n"c"\nfoo\n', 5, 1, "'foo' stands behind msgstr"),
    "first": (b'\n"c"\nmsgid "a"\n', 2, 1, "stands where msgctxt or msgid is expected"),
    "order": (b'msgstr "a"\nmsgid "b"\n', 1, 1, "'msgstr' stands where"),
    "bare": (b'msgid "a"\nmsgstr\n\nmsgid "b"\nmsgstr ""\n', 4, 1, "msgstr without a string"),
    "end": (b'msgid "a"\nmsgstr "b"\nmsgid', 3, 6, "msgid without a string"),
    "both": (b'msgid "a"\nmsgstr "b"\nmsgstr[0] "c"\n', 3, 1, r"'msgstr\[0\]' stands behind msgstr"),
    "context": (b'msgctxt "a"\nmsgstr "b"\n', 2, 1, "'msgstr' stands behind msgctxt"),
    "charset": (HEADER.replace("UTF-8", "UTF-7").encode() + 'msgid "中"'.encode(), None, None, "'UTF-7' that it"),
    "bytes": (HEADER.encode() + b'msgid "\xe9"', 8, None, "byte 190 is not UTF-8, which the file says"),
    "nul": (HEADER.encode() + b'msgid "\0"', 8, None, "NUL"),
}


@pytest.mark.parametrize("name", BAD)
def test_fault_is_named_with_its_line_and_a_remedy(name: str) -> None:
    data, line, column, reason = BAD[name]
    with pytest.raises(ImportProblem, match=reason) as caught:
        po.read(data, "a.po")
    (problem,) = caught.value.problems
    assert (problem.path, problem.line, problem.column) == ("a.po", line, column)
    assert problem.remedy
    assert "\n" not in str(problem)
    po.survey(data, "a.po")


FAULTS = {
    'msgid "a"\nmsgstr ""\n\nmsgid "a"\nmsgstr ""\n': [("po.duplicate", 11)],
    'msgid "a"\nmsgstr ""\n\nmsgctxt "b"\nmsgid "a"\nmsgstr ""\n': [],
    'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\n': [("po.forms", 8)],
    'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[1] ""\n': [],
    'msgid "a"\nmsgid_plural "b"\nmsgstr[1] ""\nmsgstr[0] ""\n': [("po.forms", 8)],
    'msgid "a"\nmsgid_plural "b"\nmsgstr ""\n': [("po.forms", 8)],
    'msgid "a"\nmsgstr[0] ""\n': [("po.forms", 8)],
    'msgid "a"\n': [("po.forms", 8)],
    '#, c-format\nmsgid "%d"\nmsgstr "%s"\n': [],
}


@pytest.mark.parametrize("text", FAULTS)
def test_survey_names_what_gettext_would_refuse_and_leaves_placeholders_to_the_rules(text: str) -> None:
    found = po.survey((HEADER + text).encode(), "a.po").faults
    assert [(fault.rule, fault.line) for fault in found] == FAULTS[text]
    assert all(fault.column == 1 and fault.message for fault in found)


def test_entries_defined_twice_are_segments_of_their_own() -> None:
    data = b'msgid "a"\nmsgstr "1"\n\nmsgid "a"\nmsgstr "2"\n\nmsgid "a"\nmsgstr "3"\n'
    assert list(segments(data)) == ["a", "a~2", "a~3"]
    assert written({"a~2": Change("4")}, data) == data.replace(b"2", b"4")


@pytest.mark.parametrize("entry", ['msgid "a"\n', 'msgid "a"\nmsgstr "b"\n# c\n"d"\n'])
def test_what_cannot_be_changed_is_locked_and_told(entry: str) -> None:
    data = entry.encode()
    assert segments(data)["a"].locked
    assert [(one.segment, one.line) for one in po.survey(data, "a.po").untouched] == [("a", 1)]
    with pytest.raises(ImportProblem, match="'a' cannot be changed"):
        po.write(data, "a.po", {("a.po", "a"): Change("x")})


def test_only_po_is_recognised() -> None:
    assert formats.recognise(SAMPLE, "a.txt").NAME == "po"
    assert not po.recognises(b'# PO\nA line begins with msgid "a"\n', Path("a.md"))
    assert not po.recognises(b"# only a comment\n", Path("a.md"))


def test_limits_are_named_with_their_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contract, "MAX_CHARACTERS", 6)
    with pytest.raises(ImportProblem, match=r"a.po:14: a text of 16 characters"):
        po.read(SAMPLE, "a.po")


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)


@given(TEXT, TEXT, st.sampled_from([WRAPPED, UNWRAPPED, RUN_ON]))
def test_any_text_reads_back_as_it_was_written(target: str, note: str, data: str) -> None:
    note = note.replace("\r", "")
    result = written({"a": Change(target, note=note)}, data.encode())
    assert segments(result)["a"].target == target
    assert segments(result)["a"].note == note.strip("\n") if note else True


def hold_together(data: bytes) -> None:
    po.survey(data, "a.po")
    try:
        (document,) = po.read(data, "a.po")
    except ImportProblem:
        return
    assert po.write(data, "a.po", {}) == data
    if "not named" in document.format:
        return  # without the byte that was wrong it is UTF-8, which is refused
    free = [segment.id for segment in document.segments if not segment.locked]
    changed = formats.spliced(data, "a.po", {("a.po", id_): Change("x", Status.REVISED, "y") for id_ in free})
    after = {segment.id: segment for segment in po.read(changed, "a.po")[0].segments}
    assert {(after[id_].target, after[id_].note) for id_ in free} <= {("x", "y")}
    kept_fuzzy = {segment.paragraph for segment in document.segments if segment.locked}
    assert all(after[id_].status is Status.TRANSLATED for id_ in free if after[id_].paragraph not in kept_fuzzy)


def mutated(chance: random.Random) -> bytes:
    """The sample torn, or with its lines exchanged, doubled and left out."""
    if chance.randrange(2):
        return torn(SAMPLE, chance)
    lines = SAMPLE.splitlines(keepends=True)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(lines))
        line = lines.pop(at)
        if chance.randrange(3):
            lines.insert(chance.randrange(len(lines)), line)
        if chance.randrange(2):
            lines.insert(chance.randrange(len(lines)), line)
    return b"".join(lines)


def test_mutated_files_end_in_one_clear_line() -> None:
    chance = random.Random(4)
    for _ in range(300):
        hold_together(mutated(chance))


@pytest.mark.long
def test_ten_thousand_mutated_files_end_in_one_clear_line() -> None:
    chance = random.Random(5)
    for _ in range(10_000):
        hold_together(mutated(chance))
