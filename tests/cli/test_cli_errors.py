"""`enface report --errors` and `enface errors`: their contract for people and for CI."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import enface.cli
from enface.cli import run

SCHEMA = json.loads((Path(enface.cli.__file__).parent / "report.schema.json").read_text("utf-8"))
DATA = Path(os.environ.get("ENFACE_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))


def row(segment: int, severity: str = "minor", author: str = "Li", **more: object) -> str:
    fields = {"start": 0, "end": 4, "text": "Word", "type": "style/awkward"}
    return json.dumps({"segment": str(segment), **fields, "severity": severity, "author": author, **more}) + "\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    path = tmp_path / "a.tsv"
    rows = (f"{number}\t源文字\tWord {' '.join(['word'] * 49)}" for number in range(1, 21))
    path.write_text("id\tsource\ttarget\n" + "\n".join(rows) + "\n", "utf-8")
    return path


@pytest.fixture
def marks(tmp_path: Path) -> Path:
    path = tmp_path / "errors.jsonl"
    path.write_text("".join(row(number) for number in range(1, 11)), "utf-8")
    return path


def scored(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, dict[str, object]]:
    assert run(["report", *map(str, arguments), "--format", "json"]) == 0
    result: dict[str, dict[str, object]] = json.loads(capsys.readouterr().out)
    Draft202012Validator(SCHEMA).validate(result)
    return result


def test_schema_is_sound_and_names_every_key(texts: Path, marks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    result = scored(capsys, texts, "--errors", marks)
    assert set(result) == set(SCHEMA["properties"])
    for part in ("score", "errors", "sample"):
        assert set(result[part]) == set(SCHEMA["properties"][part]["properties"])


def test_the_report_holds_the_contract(texts: Path, marks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = scored(capsys, texts, "--errors", marks, "--scores", "mqm-2.0")
    score = result["score"]
    assert (score["profile"], score["unit"], score["evaluation_words"]) == ("mqm-2.0", "target-words", 1000)
    assert (score["penalty"], score["raw"], score["calibrated"]) == (10, 99, 90)
    assert score["verdict"] == "undecided"
    assert result["errors"]["by_type"] == {"style/awkward": 10}
    assert result["errors"]["by_severity"] == {"neutral": 0, "minor": 10, "major": 0, "critical": 0}


def test_units_and_profiles_can_be_chosen(texts: Path, marks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    score = scored(capsys, texts, "--errors", marks, "--scores", "wmt-google", "--unit", "source-characters")["score"]
    assert (score["evaluation_words"], score["calibrated"], score["verdict"]) == (60, None, "insufficient sample")
    assert run(["report", str(texts), "--errors", str(marks), "--unit", "source-words"]) == 2
    assert "zh puts no spaces between words" in capsys.readouterr().err


def test_what_does_not_match_is_named_by_line_and_left_out(
    texts: Path, marks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with marks.open("a", encoding="utf-8") as file:
        file.write(row(3, text="Wort") + row(99))
    assert run(["report", str(texts), "--errors", str(marks), "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert f"{marks}:11: segment 3: at 0-4 the target reads 'Word', not 'Wort'; left out." in err
    assert f"{marks}:12: there is no segment 99; left out." in err
    assert [one["line"] for one in json.loads(out)["left_out"]] == [11, 12]
    assert json.loads(out)["score"]["penalty"] == 10
    assert run(["report", str(texts), "--errors", str(marks)]) == 0
    assert "**2 errors could not be placed" in capsys.readouterr().out


def test_agreement_of_two_people_stands_beside_that_of_experts(
    texts: Path, marks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = "".join(row(number, "major", "Wang") for number in range(1, 6))
    nothing = "".join(
        json.dumps({"segment": str(n), "type": "no-error", "author": "Wang"}) + "\n" for n in range(6, 11)
    )
    marks.write_text(marks.read_text("utf-8") + seen + nothing, "utf-8")
    result = scored(capsys, texts, "--errors", marks)
    assert result["score"]["penalty"] == 5 * 3 + 5 * 0.5
    assert sum(one["points"] for one in result["errors"]["by_type_and_severity"]) == result["score"]["penalty"]
    assert result["agreement"]["segments"] == 10
    assert len(result["agreement"]["experts"]) == 2
    assert result["sample"]["raters"] == ["Li", "Wang"]
    assert run(["report", str(texts), "--errors", str(marks)]) == 0
    assert "experts: WMT23" in capsys.readouterr().out


def test_thresholds_of_ci(texts: Path, marks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["report", str(texts), "--errors", str(marks)]
    assert run([*call, "--fail-under", "90", "--max-errors", "10"]) == 0
    assert run([*call, "--fail-under", "90.01"]) == 1
    assert run([*call, "--max-errors", "9"]) == 1
    assert run(["report", str(texts), "--max-errors", "9"]) == 2
    assert "--max-errors needs --errors" in capsys.readouterr().err
    assert run([*call, "--profile", "strict"]) == 2
    assert "--errors runs no rules" in capsys.readouterr().err


def test_findings_are_counted_apart_and_cost_nothing(
    texts: Path, marks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with texts.open("a", encoding="utf-8") as file:
        file.write("99\t湖南省\tThey met in hunan.\n")
    plain = scored(capsys, texts, "--errors", marks)
    counted = scored(capsys, texts, "--errors", marks, "--findings")
    assert plain["machine_findings"] is None
    assert counted["machine_findings"]
    assert counted["score"] == plain["score"]
    assert run(["report", str(texts), "--errors", str(marks), "--findings"]) == 0
    assert "Machine findings, which cost no points" in capsys.readouterr().out
    assert run(["report", str(texts), "--findings"]) == 2
    assert "--findings needs --errors" in capsys.readouterr().err


def test_markdown_says_verdict_first_and_how_figures_are_made(
    texts: Path, marks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["report", str(texts), "--errors", str(marks)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# Undecided\n")
    for words in ("no larger sample would decide", "exact Poisson", "a repeated error counts every time", "machine"):
        assert words in out


def test_texts_of_the_file_itself_are_scored_without_a_path(
    texts: Path, marks: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    google = tmp_path / "errors.tsv"
    assert run(["errors", "export", str(marks), "--to", "google", "--texts", str(texts), "-o", str(google)]) == 0
    assert scored(capsys, "--errors", google)["score"]["evaluation_words"] == 500
    assert run(["report", "--errors", str(marks)]) == 2
    assert "carries no texts" in capsys.readouterr().err


def test_errors_that_name_no_system_beside_those_of_one_are_said(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    marks = tmp_path / "two.jsonl"
    line = '{"segment": "1", "severity": "minor", "type": "x", "start": 0, "end": 1'
    marks.write_text(line + "}\n" + line + ', "system": "A"}\n', "utf-8")
    assert run(["report", str(texts), "--errors", str(marks)]) == 2
    said = capsys.readouterr().err
    assert "holds several systems: A and errors that name no system. Choose one with --system." in said


def test_several_systems_are_not_thrown_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    google = tmp_path / "errors.tsv"
    line = "{}\td\t1\t1\tr\t源\t<v>Word</v> {}\tStyle/Awkward\tMinor\t{{}}\n"
    google.write_text(line.format("A", "a") + line.format("B", "b"), "utf-8")
    assert run(["report", "--errors", str(google)]) == 2
    assert "holds several systems: A, B. Choose one with --system." in capsys.readouterr().err
    alone = scored(capsys, "--errors", google, "--system", "A")
    assert alone["score"]["penalty"] == 1
    assert alone["against"] is None
    text = tmp_path / "a.tsv"
    text.write_text("id\tsource\ttarget\n1\t源\tWord a\n", "utf-8")
    for call in (
        ["report", str(text), "--errors", str(google)],
        ["errors", "import", str(google), "--texts", str(text)],
    ):
        assert run(call) == 2
        assert "systems: A, B" in capsys.readouterr().err


def test_two_systems_are_compared_in_the_segments_that_both_have(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    google = tmp_path / "errors.tsv"
    line = "{}\td\t{}\t1\tr\t源\t<v>Word</v> word\tStyle/Awkward\t{}\t{{}}\n"
    rows = [line.format("A", n, "Minor") + line.format("B", n, "Major") for n in range(1, 9)]
    google.write_text("".join(rows) + line.format("A", 9, "Minor"), "utf-8")
    call = ["--errors", str(google), "--system", "A", "--against", "B"]
    against = scored(capsys, *call)["against"]
    assert (against["segments"], against["one"], against["other"]) == (8, 500, 2500)
    assert against["p"] < 0.01
    assert run(["report", *call]) == 0
    assert "Compared in the 8 segments that both have" in capsys.readouterr().out
    assert run(["report", str(tmp_path), *call]) == 2
    capsys.readouterr()
    assert run(["report", "--errors", str(google), "--system", "C"]) == 2
    assert "has no system C." in capsys.readouterr().err


def test_errors_go_to_other_tools_and_come_back(
    texts: Path, marks: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("google", "esa", "pearmut", "label-studio"):
        path = tmp_path / name
        assert run(["errors", "export", str(marks), "--to", name, "--texts", str(texts), "-o", str(path)]) == 0
        capsys.readouterr()
        assert run(["errors", "import", str(path), "--texts", str(texts)]) == 0
        out, err = capsys.readouterr()
        assert [json.loads(line)["text"] for line in out.splitlines()] == ["Word"] * 10
        assert err == f"enface: 10 errors of {name}.\n"


def test_import_exits_1_where_anything_was_left_out(texts: Path, marks: Path) -> None:
    marks.write_text(row(1) + row(99), "utf-8")
    assert run(["errors", "import", str(marks), "--texts", str(texts)]) == 1


def test_the_seed_is_scored_from_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    folder = DATA / "hunan"
    if not folder.exists():
        pytest.skip("the shared data are absent: hunan")
    result = scored(capsys, folder / "seed.tsv", "--errors", folder / "seed_gold.jsonl", "--scores", "mqm-2.0")
    assert result["score"]["penalty"] == 449
    assert result["score"]["verdict"] == "fail"
    assert result["left_out"] == []
    assert result["errors"]["by_severity"] == {"neutral": 0, "minor": 99, "major": 40, "critical": 6}
