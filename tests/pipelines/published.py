"""What SARIF 2.1.0, GitLab's code quality reports and pre-commit's manifest ask of a file, as JSON Schemas of our own.

Only what enface writes is described, and nothing else is let through: a new key needs a look at the standard first.
"""

from __future__ import annotations

from typing import Any

TEXT = {"type": "string"}
WORDS = {"type": "string", "minLength": 1}


def closed(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """An object with these properties and no others."""
    return {
        "type": "object",
        "properties": required | (optional or {}),
        "required": sorted(required),
        "additionalProperties": False,
    }


def several(items: dict[str, Any], *, least: int = 0) -> dict[str, Any]:
    """A list of such items."""
    return {"type": "array", "items": items, "minItems": least}


MESSAGE = closed({"text": WORDS})
LEVEL = {"enum": ["none", "note", "warning", "error"]}
PROPERTIES = {"type": "object", "properties": {"tags": several(TEXT) | {"uniqueItems": True}}}
LOCATION = closed(
    {
        "physicalLocation": closed(
            {"artifactLocation": closed({"uri": {"type": "string", "pattern": r"^[^\s\\#]+$"}})},
            {"region": closed({"startLine": {"type": "integer", "minimum": 1}})},
        )
    },
    {"logicalLocations": several(closed({"name": TEXT, "fullyQualifiedName": TEXT})) | {"uniqueItems": True}},
)
SARIF_RULE = closed(
    {"id": WORDS},
    {
        "shortDescription": MESSAGE,
        "fullDescription": MESSAGE,
        "defaultConfiguration": closed({"level": LEVEL}),
        "properties": PROPERTIES,
    },
)
SARIF_RESULT = closed(
    {"message": MESSAGE, "ruleId": WORDS, "locations": several(LOCATION)},
    {
        "ruleIndex": {"type": "integer", "minimum": -1},
        "level": LEVEL,
        "partialFingerprints": {"type": "object", "additionalProperties": TEXT},
        "properties": PROPERTIES,
        "suppressions": several(closed({"kind": {"enum": ["inSource", "external"]}})) | {"uniqueItems": True},
    },
)
SARIF_RUN = closed(
    {
        "tool": closed(
            {"driver": closed({"name": WORDS}, {"semanticVersion": TEXT, "rules": several(SARIF_RULE)})},
        )
    },
    {
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "invocations": several(
            closed(
                {"executionSuccessful": {"type": "boolean"}},
                {"toolExecutionNotifications": several(closed({"message": MESSAGE}, {"level": LEVEL}))},
            )
        ),
        "results": several(SARIF_RESULT),
    },
)
SARIF = closed({"version": {"const": "2.1.0"}, "runs": several(SARIF_RUN)}, {"$schema": {"type": "string"}})

GITLAB = several(
    closed(
        {
            "description": WORDS,
            "check_name": WORDS,
            "fingerprint": WORDS,
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": closed(
                {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)."},
                    "lines": closed({"begin": {"type": "integer", "minimum": 1}}),
                }
            ),
        }
    )
)

HOOKS = several(
    closed(
        {"id": {"type": "string", "pattern": "^[a-z-]+$"}, "name": WORDS, "entry": WORDS, "language": WORDS},
        {"description": TEXT, "files": TEXT, "require_serial": {"type": "boolean"}},
    ),
    least=1,
)

INPUTS = {
    "type": "object",
    "additionalProperties": closed({"description": WORDS}, {"default": TEXT}),
}
ACTION = closed(
    {
        "name": WORDS,
        "description": {"type": "string", "minLength": 1, "maxLength": 125},
        "inputs": INPUTS,
        "runs": closed({"using": {"const": "composite"}, "steps": {"type": "array", "minItems": 1}}),
    },
    {"branding": closed({"icon": WORDS, "color": WORDS})},
)
STEP = {
    "anyOf": [
        closed({"uses": WORDS}, {"with": {"type": "object"}}),
        closed(
            {"run": WORDS, "shell": WORDS}, {"name": WORDS, "env": {"type": "object", "additionalProperties": TEXT}}
        ),
    ]
}
