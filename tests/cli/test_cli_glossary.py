"""`enface glossary`: term lists of every kind are checked, converted and used."""

# ruff: noqa: E501 - markup a line

from __future__ import annotations

import json
from pathlib import Path

import pytest

from enface.cli import run

TBX = """<tbx type="TBX-Min" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader><fileDesc><sourceDesc><p/></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="c1"><langSec xml:lang="zh-CN"><termSec><term>农会</term></termSec></langSec>
<langSec xml:lang="en-GB"><termSec><term>farmers' union</term></termSec>
<termSec><term>farm gang</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote><note>forbidden</note></termSec></langSec>
<langSec xml:lang="fr"><termSec><term>syndicat</term></termSec></langSec></conceptEntry></body></text></tbx>"""  # fmt: skip
TEXT = "id\tsource\ttarget\n1\t农会开会了。\tThe farm gang met.\n"


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    path = tmp_path / "terms.tbx"
    path.write_text(TBX, "utf-8")
    return path


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "a.tsv"
    path.write_text(TEXT, "utf-8")
    return path


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    run(["check", "--format", "json", "--select", "glossary", *arguments])
    return [one["rule"] for one in json.loads(capsys.readouterr().out)["findings"]]


def test_a_check_takes_a_term_list_of_any_kind(terms: Path, text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys, str(text), "--glossary", str(terms)) == ["glossary.forbidden"]
    for kind in ("csv", "utx", "tbx"):
        output = terms.with_name(f"new.{kind}")
        assert run(["glossary", "convert", str(terms), str(output)]) == 0
        capsys.readouterr()
        assert found(capsys, str(text), "--glossary", str(output)) == ["glossary.forbidden"]


def test_files_of_a_project_are_named_from_where_one_stands(
    terms: Path, text: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = terms.parent / "project"
    for name in ("segments", "glossary"):
        (root / name).mkdir(parents=True)
    (root / "enface.toml").write_text("", "utf-8")
    text.rename(root / "segments" / "a.tsv")
    terms.rename(root / "glossary" / "terms.tbx")
    monkeypatch.chdir(root)
    run(["glossary", "check", "."])
    assert capsys.readouterr().out.startswith("glossary/terms.tbx: ")
    assert run(["waivers", "export", "."]) == 0
    assert capsys.readouterr().out == "0 waivers in waivers.tsv.\n"


def test_a_project_takes_them_from_its_settings_or_its_folder(
    terms: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = terms.parent / "project"
    for name in ("segments", "glossary"):
        (root / name).mkdir(parents=True)
    (root / "enface.toml").write_text("", "utf-8")
    text.rename(root / "segments" / "a.tsv")
    (root / "glossary" / "terms.tbx").write_bytes(terms.read_bytes())
    (root / "glossary" / "~$terms.xlsx").write_bytes(b"a lock")
    assert found(capsys, str(root)) == ["glossary.forbidden"]
    (root / "enface.toml").write_text('[project]\nglossary = ["glossary"]\n', "utf-8")
    assert found(capsys, str(root)) == ["glossary.forbidden"]
    (root / "enface.toml").write_text('[project]\nglossary = ["glossary/terms.tbx"]\n', "utf-8")
    assert found(capsys, str(root)) == ["glossary.forbidden"]


def test_a_plain_folder_takes_tbx_and_utx_beside_the_texts(
    terms: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert found(capsys, str(text.parent)) == ["glossary.forbidden"]
    run(["glossary", "convert", str(terms), str(terms.with_suffix(".utx"))])
    terms.unlink()
    capsys.readouterr()
    assert found(capsys, str(text.parent)) == ["glossary.forbidden"]


def test_languages_that_are_passed_over_are_said(terms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["glossary", "check", str(terms)]) == 0
    assert capsys.readouterr().out == (
        f"{terms}: TBX-Min, ISO 30042:2019, dca; 1 concept, terms: zh-CN 1, en-GB 2; passed over: 1 term in fr.\n"
        "0 places to look at.\n"
    )
    assert run(["glossary", "check", str(terms), "--languages", "zh,fr"]) == 0
    assert "terms: zh-CN 1, fr 1; passed over: 2 terms in en-GB." in capsys.readouterr().out
    assert run(["glossary", "check", str(terms), "--languages", "zh,de"]) == 1
    assert "holds no terms in de" in capsys.readouterr().out


def test_a_fault_of_the_standard_is_named_with_rule_line_and_column(
    terms: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terms.write_text(TBX.replace("deprecatedTerm-admn-sts", "bad"), "utf-8")
    for command in ("glossary check", "doctor"):
        assert run([*command.split(), str(terms)]) == 1
        assert f"{terms}:4:32: tbx.picklist: administrativeStatus is 'bad'" in capsys.readouterr().out


def test_doctor_says_what_a_term_list_is(terms: Path, text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", str(terms), str(text), "--format", "json"]) == 0
    files = json.loads(capsys.readouterr().out)["files"]
    assert [file["path"] for file in files] == [str(text), str(terms)]
    assert files[1]["terms"] == {"zh-CN": 1, "en-GB": 2, "fr": 1}


def test_a_check_says_that_a_list_in_other_languages_was_not_used(
    terms: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terms.write_text(TBX.replace("zh-CN", "de"), "utf-8")
    assert run(["check", str(text), "--glossary", str(terms), "--select", "glossary"]) == 0
    assert f"{terms}: has no terms in both languages" in capsys.readouterr().err


def test_what_is_lost_is_said_in_one_line_with_counts(terms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = terms.with_name("new.csv")
    assert run(["glossary", "convert", str(terms), str(output)]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"{output}: 1 concept, zh→en.\nNot kept: terms in other languages 1.\n"


def test_standard_output_holds_the_list_and_nothing_else(terms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["glossary", "convert", str(terms), "-", "--to", "utx"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "#UTX 1.20; zh/en",
        "#src\ttgt\tsrc:pos\ttgt:pos\tterm status\tsrc:comment\ttgt:comment\tconcept ID",
        "农会\tfarmers' union\t-\t\t\t\t\tc1",
        "农会\tfarm gang\t-\t\tforbidden\t\t\tc1",
    ]


def test_a_file_that_is_there_is_kept_without_force(terms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = terms.read_bytes()
    assert run(["glossary", "convert", str(terms), str(terms)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert terms.read_bytes() == before
    assert run(["glossary", "convert", str(terms), str(terms), "--force"]) == 0
    assert b"TBX-Basic" in terms.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["out.txt"], "does not tell which kind to write"),
        (["-"], "does not tell which kind to write"),
        (["out.csv", "--to", "xls"], "'xls' is not known"),
        (["out.csv", "--languages", "zh"], "is not two languages"),
    ],
)
def test_a_wish_that_cannot_be_met_is_one_clear_line(
    arguments: list[str], reason: str, terms: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["glossary", "convert", str(terms), *arguments]) == 2
    said = capsys.readouterr()
    assert reason in said.err
    assert said.out == ""


def test_a_missing_or_broken_list_is_one_clear_line(terms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["glossary", "convert", str(terms.with_name("none.tbx")), "-", "--to", "csv"]) == 2
    assert "no such glossary" in capsys.readouterr().err
    terms.write_text(TBX[:-40], "utf-8")
    assert run(["glossary", "convert", str(terms), "-", "--to", "csv"]) == 2
    assert "not well-formed" in capsys.readouterr().err


def test_a_term_is_added_after_a_look_and_an_import_undone_takes_it_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, held in {
        "enface.toml": '[project]\nname = "try"\n',
        "segments/a.tsv": TEXT,
        "glossary/terms.csv": "source_term,target_term,status\n长沙,Changsha,preferred\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(held, "utf-8")
    monkeypatch.chdir(tmp_path)
    table = tmp_path / "glossary" / "terms.csv"
    before = table.read_text("utf-8")
    wanted = ["glossary", "add", "农会", "farm gang", "--status", "forbidden"]
    assert run([*wanted, "--preview"]) == 0
    said = capsys.readouterr().out
    assert "segments/a.tsv:1  The farm gang met.\n  + major glossary.forbidden:" in said
    assert "would come into glossary/terms.csv; 1 segment with it." in said
    assert table.read_text("utf-8") == before
    assert run(wanted) == 0
    assert table.read_text("utf-8") == f"{before}农会,farm gang,forbidden\n"
    assert run(["import", "--undo"]) == 0
    assert table.read_text("utf-8") == before
