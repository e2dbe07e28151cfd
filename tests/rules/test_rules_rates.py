"""How often a rule speaks on clean text is told with it, and only for rules that are there."""

from importlib import resources
from pathlib import Path

from enface.glossary import Glossary
from enface.model import Document, Segment
from enface.rules import Profile, all_rules, check
from enface.rules.pages import rule_page
from enface.rules.rates import RATES, rate, write_rates
from enface.rules.registry import Scope


def test_only_rules_that_are_there_were_measured() -> None:
    measured = [
        row.partition("\t")[0] for row in (resources.files("enface.rules") / RATES).read_text().splitlines()[1:]
    ]
    assert set(measured) <= {rule.id for rule in all_rules()}
    assert rate("no.rule") is None


def test_a_page_tells_the_rate() -> None:
    rule = next(rule for rule in all_rules() if rule.scope is Scope.SEGMENT)
    measured = rate(rule.id)
    assert measured is not None
    assert f"asserted in {measured.asserted:,}, advised in {measured.advised:,}" in rule_page(rule)


def test_what_was_found_is_counted_by_segment(tmp_path: Path) -> None:
    document = Document("d", "d", (Segment("1", "", "It was in april and in june."), Segment("2", "", "Rain fell.")))
    findings = check([document], Glossary(), Profile("everything")).findings
    write_rates(tmp_path / RATES, 2, ["case.month", "case.place"], findings)
    rows = (tmp_path / RATES).read_text("utf-8").splitlines()
    assert rows == ["rule\tsegments\tasserted\tadvised", "case.month\t2\t1\t0", "case.place\t2\t0\t0"]
