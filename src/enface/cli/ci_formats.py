"""Findings as CI systems take them: SARIF 2.1.0, JUnit XML, GitHub annotations, GitLab code quality."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from enface import __version__
from enface.cli.checked import Checked, CheckedFinding
from enface.cli.console import plain
from enface.cli.machine import dumps
from enface.formats.xml_markup import escaped, quoted
from enface.model import Finding, Problem, Severity

if TYPE_CHECKING:
    from enface.rules.registry import Rule

_SARIF_LEVEL = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "note",
}


def as_sarif(checked: Checked) -> str:
    """One SARIF run; waived findings are suppressed results, problems are notifications of the invocation."""
    used = {found.finding.rule for found in checked.findings}
    rules = _sarif_rules(used)
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "enface", "semanticVersion": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not checked.problems,
                "toolExecutionNotifications": [_notification(problem) for problem in checked.problems],
            }
        ],
        "results": [_result(checked, found, index) for found in checked.findings],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, indent=1)


def _sarif_rules(used: set[str]) -> list[dict[str, Any]]:
    from enface.rules import all_rules

    known = {rule.id: rule for rule in all_rules()}
    return [_sarif_rule(known[name]) if name in known else {"id": name} for name in sorted(used)]


def _sarif_rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why or rule.summary},
        "defaultConfiguration": {"level": "note" if rule.advisory else _SARIF_LEVEL[rule.severity]},
        "properties": {"tags": [rule.type]},
    }


def _result(checked: Checked, found: CheckedFinding, index: dict[str, int]) -> dict[str, Any]:
    finding = found.finding
    name = f"{finding.document}/{finding.segment}"
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": "note" if finding.advisory else _SARIF_LEVEL[finding.severity],
        "message": {"text": f"{finding.segment}: {finding.message}"},
        "partialFingerprints": {"enface/v1": finding.fingerprint},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(finding.path)},
                    **_region(checked.line(finding)),
                },
                "logicalLocations": [{"name": finding.segment, "fullyQualifiedName": name}],
            }
        ],
        "properties": {
            "target": finding.target and finding.target.of(checked.segment(finding).target),
            "fixes": [fix.title for fix in finding.fixes],
        },
        **({"suppressions": [{"kind": "external"}]} if found.waived else {}),
    }


def _region(line: int | None) -> dict[str, Any]:
    return {"region": {"startLine": line}} if line else {}


def _notification(problem: Problem) -> dict[str, Any]:
    return {"level": "error", "message": {"text": str(problem)}}


def as_junit(checked: Checked) -> str:
    """One suite a document; each segment with open, asserted findings is a failed case, the others passed."""
    failed: dict[tuple[str, str], dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for found in checked.findings:
        if found.counts:
            finding = found.finding
            failed[finding.path, finding.document][finding.segment].append(finding)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    failures = sum(map(len, failed.values()))
    tests = sum(len(document.segments) for document in checked.documents) + len(checked.problems)
    lines.append(f'<testsuites name="enface" tests="{tests}" failures="{failures}" errors="{len(checked.problems)}">')
    for document in checked.documents:
        cases = failed[document.path, document.name]
        suite = _attribute(document.name)
        lines.append(f'<testsuite name={suite} tests="{len(document.segments)}" failures="{len(cases)}">')
        for segment in document.segments:
            lines += _case(suite, segment.id, cases.get(segment.id, []))
        lines.append("</testsuite>")
    if checked.problems:
        number = len(checked.problems)
        lines.append(f'<testsuite name="enface" tests="{number}" failures="0" errors="{number}">')
        for problem in checked.problems:
            name = _attribute(problem.path or "enface")
            error = f"<error message={_attribute(str(problem))}/>"
            lines.append(f'<testcase classname="enface" name={name}>{error}</testcase>')
        lines.append("</testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _case(suite: str, segment: str, found: list[Finding]) -> list[str]:
    head = f"<testcase classname={suite} name={_attribute(segment)}"
    if not found:
        return [f"{head}/>"]
    message = _attribute("; ".join(finding.message for finding in found))
    body = escaped("\n".join(f"{one.severity.value} {one.rule} {plain(one.message)}" for one in found))
    rules = _attribute(" ".join(dict.fromkeys(finding.rule for finding in found)))
    return [f"{head}><failure type={rules} message={message}>{body}</failure></testcase>"]


def _attribute(text: str) -> str:
    return quoted(plain(text))


_GITHUB_LEVEL = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "notice",
}


def as_github(checked: Checked) -> str:
    """A workflow command for each open finding, shown on the file that it is about."""
    return "".join(
        f"::{'notice' if finding.advisory else _GITHUB_LEVEL[finding.severity]} "
        f"file={_github_property(finding.path)}{_github_line(checked.line(finding))},title={_github_property(finding.rule)}::"
        f"{_github_text(f'{finding.segment}: {finding.message}')}\n"
        for finding in (found.finding for found in checked.open)
    )


def _github_line(line: int | None) -> str:
    return f",line={line}" if line else ""


def _github_text(text: str) -> str:
    return plain(text).replace("%", "%25")


def _github_property(text: str) -> str:
    return _github_text(text).replace(":", "%3A").replace(",", "%2C")


_GITLAB_LEVEL = {
    Severity.CRITICAL: "critical",
    Severity.MAJOR: "major",
    Severity.MINOR: "minor",
    Severity.NEUTRAL: "info",
}


def as_gitlab(checked: Checked) -> str:
    """A code quality report of the open findings; fingerprints are unique, and stable while the words stay."""
    times: Counter[tuple[str, ...]] = Counter()
    entries = []
    for found in checked.open:
        finding = found.finding
        place = (finding.path, finding.document, finding.segment, finding.fingerprint)
        times[place] += 1
        entries.append(
            {
                "description": f"{finding.segment}: {finding.message}",
                "check_name": finding.rule,
                "fingerprint": "/".join((*place, str(times[place]))),
                "severity": "info" if finding.advisory else _GITLAB_LEVEL[finding.severity],
                "location": {"path": finding.path, "lines": {"begin": checked.line(finding) or 1}},
            }
        )
    return dumps(entries, indent=1)
