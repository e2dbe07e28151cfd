"""What pipelines run is `enface check`, and what it writes is what they take."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import published
import pytest
import yaml
from jsonschema import Draft202012Validator

from enface import formats
from enface.cli import run

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "pipelines.md"


def of_the_repository(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def gitlab() -> tuple[dict[str, Any], dict[str, Any]]:
    """The inputs of the template, and its job."""
    header, jobs = yaml.safe_load_all((ROOT / "templates" / "check.yml").read_text("utf-8"))
    return header["spec"]["inputs"], jobs["enface-check"]


def shell(script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def action(installed: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """The action's last step, with its inputs as GitHub would fill them in."""
    described = of_the_repository("action.yml")
    step = described["runs"]["steps"][-1]
    inputs = {name: entry["default"] for name, entry in described["inputs"].items()} | given
    names = {variable: re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value) for variable, value in step["env"].items()}
    variables = {variable: inputs[match[1]] for variable, match in names.items() if match}
    assert set(variables) == set(step["env"])
    return shell(step["run"], RUNNER_TEMP=str(installed), **variables)


def job(installed: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """The template's script, with its inputs as GitLab would fill them in."""
    described, made = gitlab()
    inputs = {name: entry.get("default", "") for name, entry in described.items()} | given
    variables = {
        name: re.sub(r"\$\[\[ inputs\.([\w-]+)( \| expand_vars)? \]\]", lambda match: inputs[match[1]], value)
        for name, value in made["variables"].items()
    }
    return shell("\n".join(made["script"]), CI_BUILDS_DIR=str(installed), **variables)


@pytest.mark.parametrize("name", ["SARIF", "GITLAB", "HOOKS", "ACTION", "STEP"])
def test_the_schemas_are_sound(name: str) -> None:
    Draft202012Validator.check_schema(getattr(published, name))


@pytest.mark.parametrize(("format_", "schema"), [("sarif", published.SARIF), ("gitlab", published.GITLAB)])
def test_reports_are_what_the_standards_ask(
    repository: Path, format_: str, schema: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    for paths in (["."], ["./a.tsv", "nowhere.tsv"]):
        run(["check", *paths, "--format", format_])
        report = json.loads(capsys.readouterr().out)
        assert "case.place" in json.dumps(report)
        Draft202012Validator(schema).validate(report)


def test_annotations_are_workflow_commands(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", ".", "--format", "github"])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) >= 2
    for line in lines:
        assert re.fullmatch(r"::(error|warning|notice) file=[^,:]+,line=\d+,title=[\w.-]+::.+", line)


def test_the_hooks_are_a_manifest() -> None:
    hooks = of_the_repository(".pre-commit-hooks.yaml")
    Draft202012Validator(published.HOOKS).validate(hooks)
    assert [hook["language"] for hook in hooks] == ["python", "python"]


@pytest.mark.parametrize("ending", ["xlf", "xliff", "xliff2", "sdlxliff", "mqxliff", "mxliff", "tmx", "po", "tsv"])
def test_the_hook_takes_files_that_enface_knows(ending: str) -> None:
    check, _ = of_the_repository(".pre-commit-hooks.yaml")
    assert re.search(check["files"], f"texts/a.{ending}")
    assert f".{ending}" in formats.recognise(b"", f"a.{ending}").ENDINGS


def test_the_hooks_run(repository: Path, installed: Path) -> None:
    (repository / "glossary").mkdir()
    (repository / "glossary" / "terms.csv").write_text(
        "source_term,target_term,status\n湖南,Hunan,preferred\n", "utf-8"
    )
    files = {"enface-check": "a.tsv", "enface-glossary": "glossary/terms.csv"}
    for hook in of_the_repository(".pre-commit-hooks.yaml"):
        assert re.search(hook["files"], files[hook["id"]])
        done = shell(f"{installed}/enface/bin/{hook['entry']} {files[hook['id']]}")
        assert done.returncode == 0, done.stderr


def test_the_action_is_one() -> None:
    described = of_the_repository("action.yml")
    Draft202012Validator(published.ACTION).validate(described)
    for step in described["runs"]["steps"]:
        Draft202012Validator(published.STEP).validate(step)
        assert "${{" not in step.get("run", ""), "an input in a script could be a command"


def test_the_action_marks_lines_and_fails_at_the_severity(repository: Path, installed: Path) -> None:
    done = action(installed, paths="a.tsv\ntwo words.tsv\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "::warning file=two words.tsv,line=2,title=case.place::" in done.stdout
    assert action(installed, **{"fail-on": "minor"}).returncode == 1
    assert action(installed, **{"fail-on": "minor", "paths": "$(touch forged)"}).returncode == 2
    assert not (repository / "forged").exists()


def test_the_action_writes_sarif_and_heeds_profile_glossary_and_baseline(repository: Path, installed: Path) -> None:
    given = {"fail-on": "minor", "profile": "strict", "glossary": "terms of ours.csv", "baseline": "known ones.json"}
    (repository / given["glossary"]).write_text("source_term,target_term,status\n你好,Hi,forbidden\n", "utf-8")
    assert run(["check", ".", "--write-baseline", given["baseline"], "--format", "concise"]) == 0
    done = action(installed, format="sarif", output="enface.sarif", **given)
    assert done.returncode in {0, 1}, done.stderr
    Draft202012Validator(published.SARIF).validate(json.loads((repository / "enface.sarif").read_text("utf-8")))


def test_the_template_writes_a_code_quality_report(repository: Path, installed: Path) -> None:
    inputs, made = gitlab()
    Draft202012Validator(published.INPUTS).validate(inputs)
    done = job(installed, paths="a.tsv\ntwo words.tsv", **{"fail-on": "minor"})
    assert done.returncode == 1, done.stderr
    report = json.loads((repository / made["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    Draft202012Validator(published.GITLAB).validate(report)
    assert {entry["location"]["path"] for entry in report} == {"a.tsv", "two words.tsv"}


def test_the_template_heeds_a_baseline(repository: Path, installed: Path) -> None:
    assert run(["check", ".", "--write-baseline", "known.json", "--format", "concise"]) == 0
    assert job(installed, baseline="known.json", **{"fail-on": "minor"}).returncode == 0
    with (repository / "a.tsv").open("a", encoding="utf-8") as file:
        file.write("3\t长沙\tin changsha\n")
    assert job(installed, baseline="known.json", **{"fail-on": "minor"}).returncode == 1


def test_what_the_page_shows_is_what_there_is() -> None:
    """Inputs and hooks that the page names exist; its commands are enface's."""
    blocks = re.findall(r"```yaml\n(.+?)```", PAGE.read_text("utf-8"), re.DOTALL)
    hooks, *workflows, component = map(yaml.safe_load, blocks)
    known = {hook["id"] for hook in of_the_repository(".pre-commit-hooks.yaml")}
    assert {hook["id"] for repository in hooks["repos"] for hook in repository["hooks"]} <= known
    inputs = of_the_repository("action.yml")["inputs"]
    assert workflows
    for workflow in workflows:
        for made in workflow["jobs"].values():
            used = [step for step in made["steps"] if "enface" in step["uses"]]
            assert used
            assert all(set(step.get("with", {})) <= set(inputs) for step in used)
    required = {name for name, entry in gitlab()[0].items() if "default" not in entry}
    for included in component["include"]:
        assert required <= set(included["inputs"]) <= set(gitlab()[0])
