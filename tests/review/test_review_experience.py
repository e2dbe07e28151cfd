"""What people decide teaches which rules are seldom right here; nothing changes until a lead says so."""

import tomllib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.cli import run
from enface.model import EnfaceError
from enface.reports import gather, render
from enface.review.commands import Revise, SegmentRef, Undo, Unwaive, Waive, WaiverScope
from enface.review.desk import Desk
from enface.review.experience import SELDOM_RIGHT, RuleHistory, history_of, proposals
from enface.review.levels import set_level
from enface.review.project import Project

KEY = "segments/one.tsv"
MONTHS = ("january", "february", "april", "june", "july", "september", "october", "november", "december")


@pytest.fixture
def many(folder, monkeypatch):
    rows = [(month, "月", f"It was {month} in {year}.") for month in MONTHS for year in ("it",)]
    rows += [(f"the {month}", "月", f"In {month} and the the end.") for month in MONTHS]
    text = "id\tsource\ttarget\n" + "".join("\t".join(row) + "\n" for row in rows)
    (folder / KEY).write_text(text, "utf-8")
    (folder / "segments" / "two.tsv").write_text(text, "utf-8")
    monkeypatch.setenv("ENFACE_USER", "Ann")
    return opened(folder)


def opened(folder):
    desk = Desk.open(Project.find(folder), actor="Ann")
    for summary in desk.documents():
        desk.check(summary.key)
    return desk


def waive(desk, segment, document=KEY, scope=WaiverScope.PLACE):
    ref = SegmentRef(document, segment)
    found = next(view.finding for view in desk.findings(ref) if view.finding.rule == "case.month")
    desk.apply(Waive(ref, found.fingerprint, found.rule, "a name", scope))


def known(desk):
    return desk.experience.by_rule().get("case.month", RuleHistory())


def test_the_same_content_counts_once_a_document(many):
    waive(many, "april")
    waive(many, "the april")
    assert known(many) == RuleHistory(0, 1)
    waive(many, "april", "segments/two.tsv")
    many.apply(Revise(SegmentRef(KEY, "june"), "It was June in it.", "It was june in it."))
    assert known(many) == RuleHistory(1, 2)


@pytest.mark.parametrize("back", ["undo", "reopen"])
def test_what_is_taken_back_counts_no_longer(many, back):
    waive(many, "april")
    many.apply(Undo(KEY) if back == "undo" else Unwaive(many.waivers()[0].id))
    assert known(many) == RuleHistory()
    many.apply(Revise(SegmentRef(KEY, "june"), "It was June in it.", "It was june in it."))
    many.apply(Undo(KEY))
    assert known(many) == RuleHistory()


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_rule_is_nearly_always_waived_only_where_that_is_as_good_as_certain(fixed, waived):
    history = RuleHistory(fixed, waived)
    if history.is_nearly_always_waived:
        assert history.decided >= 16
        assert Fraction(fixed, history.decided) < Fraction(SELDOM_RIGHT)
        assert RuleHistory(fixed, waived + 1).is_nearly_always_waived
    else:
        assert not RuleHistory(fixed + 1, waived).is_nearly_always_waived


@pytest.mark.parametrize(("fixed", "decisions"), [(0, 16), (1, 25), (2, 33)])
def test_so_many_decisions_it_takes(fixed, decisions):
    assert not RuleHistory(fixed, decisions - fixed - 1).is_nearly_always_waived
    assert RuleHistory(fixed, decisions - fixed).is_nearly_always_waived


def waived_nearly_always(desk):
    for document in (KEY, "segments/two.tsv"):
        for month in MONTHS[:9]:
            waive(desk, month, document)


def test_a_rule_that_is_nearly_always_waived_is_proposed_and_nothing_changes(many, folder):
    waived_nearly_always(many)
    settings = (folder / "enface.toml").read_bytes()
    assert proposals(many.project, many.experience.by_rule()) == {"case.month": "advisory"}
    assert str(known(many)) == "0 of 18 fixed (0–18 %)"
    page = render(gather(many), "markdown").decode()
    (row,) = [line for line in page.splitlines() if line.startswith("| case.month")]
    assert row.endswith("| 18 | 0.0 % | 0.0 % | 17.6 % | advisory |")
    many.close()
    assert history_of(Project.find(folder))["case.month"] == RuleHistory(0, 18)
    assert (folder / "enface.toml").read_bytes() == settings


def test_a_lead_takes_a_proposal_and_the_settings_say_why(many, folder, capsys):
    waived_nearly_always(many)
    many.close()
    assert run(["rules", "case", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "0 of 18 fixed (0–18 %)" in said
    assert "`enface rules case.month --quiet` makes it advisory." in said
    assert run(["rules", "case.month", str(folder), "--quiet"]) == 0
    assert capsys.readouterr().out.startswith("case.month is advisory from now on (0 of 18 fixed (0–18 %));")
    text = (folder / "enface.toml").read_text("utf-8")
    assert tomllib.loads(text)["rules"] == {"case.month": "advisory"}
    assert ", Ann: 0 of 18 fixed (0–18 %)" in text
    with opened(folder) as desk:
        assert all(view.finding.advisory for view in desk.document_findings(KEY) if view.finding.rule == "case.month")
        assert proposals(desk.project, desk.experience.by_rule()) == {"case.month": "off"}
        assert "rules default with case.month advisory, no glossary" in render(gather(desk), "markdown").decode()


def test_nobody_else_takes_it_and_nothing_that_is_not_proposed(many, folder, capsys):
    waived_nearly_always(many)
    many.close()
    before = (folder / "enface.toml").read_bytes()
    assert run(["rules", "case.place", str(folder), "--quiet"]) == 2
    assert "is not proposed for quiet here: nothing decided." in capsys.readouterr().err
    (folder / "enface.toml").write_bytes(before + b'[people]\nAnn = "editor"\n')
    assert run(["rules", "case.month", str(folder), "--quiet"]) == 2
    assert "Ann is no lead" in capsys.readouterr().err
    assert (folder / "enface.toml").read_bytes() == before + b'[people]\nAnn = "editor"\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[rules]\n"a.b" = "off"  # why\n'),
        ('[project]\nname = "x"', '[project]\nname = "x"\n\n[rules]\n"a.b" = "off"  # why\n'),
        ('[rules]\n"c.d" = "off"\n', '[rules]\n"a.b" = "off"  # why\n"c.d" = "off"\n'),
        (
            '# hello\n[ rules ] # of ours\n"a.b" = "minor"  # old\n[x]\n',
            '# hello\n[ rules ] # of ours\n"a.b" = "off"  # why\n[x]\n',
        ),
        ("[rules]", '[rules]\n"a.b" = "off"  # why\n'),
        ("[rules]\r\n[x]\r\n", '[rules]\r\n"a.b" = "off"  # why\r\n[x]\r\n'),
    ],
)
def test_a_level_is_written_and_every_other_byte_stays(tmp_path, before, after):
    path = tmp_path / "enface.toml"
    path.write_bytes(before.encode())
    set_level(path, "a.b", "off", "why")
    assert path.read_bytes().decode() == after


@pytest.mark.parametrize("text", ['rules = {"c.d" = "off"}\n', 'rules."a.b" = "minor"\n', "not toml ["])
def test_settings_laid_out_in_another_way_are_left_alone(tmp_path, text):
    path = tmp_path / "enface.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(EnfaceError, match=r'Write "a\.b" = "off" there'):
        set_level(path, "a.b", "off", "why")
    assert path.read_text("utf-8") == text
