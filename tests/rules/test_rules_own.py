"""Rules of one's own: found, limited, tested by their examples, stopped when they run away."""

from __future__ import annotations

import pytest

from enface.glossary import Glossary
from enface.model import Document, EnfaceError, Finding, Segment
from enface.rules import Result, check
from enface.rules.own import failing_examples
from enface.rules.profile import parse_profile

SPICY = """
[[rule]]
id = "own.spicy"
source = "辣"
target = '(?i)\\bspicey\\b'
unless_target = "sic"
kind = ["body"]
severity = "major"
message = "Usually: spicy."
fix = "spicy"
fires = [["辣", "spicey food"]]
silent = [["辣", "spicy food"], ["辣", "spicey (sic) food"], ["甜", "spicey food"]]
"""


def run(toml: str, source: str, target: str, kind: str = "body") -> Result:
    segment = Segment("1", source, target, kind=kind)
    profile = parse_profile(toml, "house", "house.toml")
    own = profile.narrowed(select={"own"})
    return check([Document("d", "d", (segment,))], Glossary(), own)


def test_a_profile_with_own_rules_reads_the_same_in_every_process() -> None:
    one, other = (repr(parse_profile(SPICY, "house", "house.toml")) for _ in range(2))
    assert one == other
    assert " at 0x" not in one
    assert one != repr(parse_profile(SPICY.replace("spicey", "spicie"), "house", "house.toml"))


def test_own_rule_marks_its_place_and_offers_its_fix() -> None:
    (finding,) = run(SPICY, "很辣", "Spicey food").findings
    assert isinstance(finding, Finding)
    assert (finding.rule, finding.severity.value, finding.target) == ("own.spicy", "major", (0, 6))
    assert finding.fixes[0].apply("Spicey food") == "spicy food"


@pytest.mark.parametrize(
    ("source", "target", "kind"), [("甜", "spicey", "body"), ("辣", "spicey, sic", "body"), ("辣", "spicey", "title")]
)
def test_conditions_silence_it(source: str, target: str, kind: str) -> None:
    assert run(SPICY, source, target, kind).findings == ()


def test_its_examples_are_its_tests() -> None:
    assert list(failing_examples(parse_profile(SPICY, "house", "house.toml"))) == []
    wrong = SPICY.replace("spicey food", "spicy food", 1)
    assert list(failing_examples(parse_profile(wrong, "house", "house.toml"))) == [
        "own.spicy does not fire on '辣', 'spicy food'."
    ]


def test_runaway_pattern_is_stopped_and_named() -> None:
    toml = '[[rule]]\nid = "own.slow"\ntarget = "(x|xx)+$"\nmessage = "Never."\n'
    result = run(toml, "", "x" * 60 + "y")
    assert result.findings == ()
    assert "own.slow failed" in result.problems[0].reason


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('id = "spicy"\ntarget = "x"\nmessage = "m"', "no id of one's own"),
        ('id = "own.a"\nmessage = "m"', "no pattern"),
        ('id = "own.a"\ntarget = "("\nmessage = "m"', "no regular expression"),
        ('id = "own.a"\ntarget = "x"', "no message"),
        ('id = "own.a"\ntarget = "x"\nmessage = "m"\nseverity = "bad"', "unknown severity"),
        ('id = "own.a"\ntarget = "x"\nmessage = "m"\nfixes = "y"', "unknown key 'fixes'"),
        ('id = "own.a"\ntarget = "x"\nmessage = "m"\nfires = ["x"]', "pair of texts"),
    ],
)
def test_wrong_rule_is_one_clear_line(line: str, says: str) -> None:
    with pytest.raises(EnfaceError, match=says):
        parse_profile(f"[[rule]]\n{line}\n", "house", "house.toml")


@pytest.mark.parametrize("value", ['"HAAS"', "3", "[3]"])
def test_known_acronyms_are_a_list_of_texts(value: str) -> None:
    with pytest.raises(EnfaceError, match="known_acronyms is no list of texts"):
        parse_profile(f"[options]\nknown_acronyms = {value}\n", "house", "house.toml")


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ('serial_coma = "always"', "[options] serial_coma is not known. Did you mean serial_comma?"),
        ("qqq = 1", "Known are known_acronyms, quotes"),
        ('percent = "pct"', 'Use one of "%", "percent", "per cent".'),
    ],
)
def test_an_option_that_no_rule_knows_is_told(option: str, told: str) -> None:
    with pytest.raises(EnfaceError) as problem:
        parse_profile(f"[options]\n{option}\n", "house", "house.toml")
    assert told in str(problem.value.problems[0])
