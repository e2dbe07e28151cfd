"""Four eyes: whose a text is, what is a mend, and who may not approve it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.model import Role, Segment, Status
from enface.review import workflow
from enface.review.certificates import Evidence
from enface.review.commands import Approve, FourEyesWanted, Origin, SegmentRef
from enface.review.eyes import objection, share_of
from enface.review.policy import ALONE, Act, FourEyes, Policy
from enface.store import CONFIRMED, Version, digest

DRAFT = "In march the meeting was held in Changsha, it ended."
MENDED = "In March, the meeting was held in Changsha; it ended."
ANEW = "Changsha hosted the gathering this spring."
AUTHOR, STRICT = Policy(eyes=FourEyes.AUTHOR), Policy(eyes=FourEyes.STRICT)


def versions(*made: tuple[str, str]) -> list[Version]:
    return [Version("", ""), *(Version(actor, text) for actor, text in made)]


def test_the_author_does_not_approve_and_who_mends_a_comma_does():
    made = versions(("Ann", DRAFT), ("Bob", MENDED))
    assert "your own (93 % of it): somebody else approves it" in objection("Ann", made, AUTHOR)
    assert objection("Bob", made, AUTHOR) == ""
    assert objection("Cyd", made, AUTHOR) == ""


def test_strictly_nobody_who_changed_it_approves():
    made = versions(("Ann", DRAFT), ("Bob", MENDED))
    assert "You have changed this translation" in objection("Bob", made, STRICT)
    assert objection("Cyd", made, STRICT) == ""
    assert objection("Ann", made, Policy(eyes=FourEyes.OFF)) == ""


def test_many_small_mends_are_no_longer_a_mend():
    text, made = DRAFT, [("Ann", DRAFT)]
    for place in range(0, 24, 3):
        text = f"{text[:place]}x{text[place + 1 :]}"
        made.append(("Bob", text))
    assert objection("Bob", versions(*made[:4]), AUTHOR) == ""
    assert objection("Bob", versions(*made), AUTHOR)


def test_what_others_wrote_anew_is_no_longer_ones_own():
    made = versions(("Ann", DRAFT), ("Bob", ANEW))
    assert objection("Bob", made, AUTHOR)
    assert objection("Ann", made, AUTHOR) == ""


@pytest.mark.parametrize(
    ("before", "after", "is_mend"),
    [
        ("In march", "In March", True),
        ("It met in the the city.", "It met in the city.", True),
        ("It met in march.", "It met in March, and ended.", False),
        ("No.", "Yes.", False),
        ("Xi", "Li", False),
    ],
)
def test_in_a_short_text_a_few_characters_are_a_mend_unless_they_are_half_of_it(before, after, is_mend):
    assert (objection("Bob", versions(("Ann", before), ("Bob", after)), AUTHOR) == "") is is_mend


def test_the_words_of_a_rules_fix_are_nobodys_own_but_a_change_nevertheless():
    fixed = [*versions(("Ann", DRAFT)), Version("Bob", DRAFT.replace("Changsha", "the city of Changsha"), Origin.FIX)]
    assert objection("Bob", fixed, AUTHOR) == ""
    assert objection("Ann", fixed, AUTHOR)
    assert objection("Bob", fixed, STRICT)


def test_who_brings_an_earlier_text_back_has_not_written_it():
    made = versions(("Ann", DRAFT), ("Cyd", ANEW), ("Bob", DRAFT))
    assert objection("Bob", made, AUTHOR) == ""
    assert objection("Ann", made, AUTHOR)
    assert objection("Bob", made, STRICT)


def test_leaving_out_half_of_a_text_is_no_mend():
    assert objection("Bob", versions(("Ann", DRAFT), ("Bob", DRAFT[:26])), AUTHOR)


def test_a_translation_that_came_with_the_file_is_nobodys_until_a_translator_confirms_it():
    came = [Version("", DRAFT)]
    assert objection("Ann", came, AUTHOR) == ""
    confirmed = [*came, Version("Ann", DRAFT, CONFIRMED)]
    assert "100 % of it" in objection("Ann", confirmed, AUTHOR)
    assert objection("Bob", [*confirmed, Version("Bob", MENDED)], AUTHOR) == ""


@given(st.lists(st.tuples(st.sampled_from(["Ann", "Bob", "Cyd"]), st.text("ab ,", max_size=12)), max_size=8))
def test_a_share_is_a_share_and_of_nobody_who_did_nothing(made):
    given_versions = versions(*made)
    shares = {person: share_of(person, given_versions) for person in ("Ann", "Bob", "Cyd")}
    assert all(0 <= share <= 1 for share in shares.values())
    assert all(shares[person] == 0 for person in set(shares) - {person for person, _ in made})


class State:
    """A segment that Ann wrote, before somebody who would approve it."""

    def __init__(self, actor: str, role: Role, policy: Policy) -> None:
        self.actor, self.role, self.policy = actor, role, policy

    def segment(self, ref):
        return Segment("1", "三月", DRAFT, status=Status.TRANSLATED)

    def open_findings(self, ref):
        return ()

    def versions(self, ref):
        return versions(("Ann", DRAFT))

    def evidence(self, ref):
        return Evidence()

    def approval_holds(self, ref):
        return None


REF = SegmentRef("one.tsv", "1")


def test_a_lead_overrides_with_a_reason_that_the_approval_keeps():
    lead = State("Ann", Role.LEAD, AUTHOR)
    with pytest.raises(FourEyesWanted, match="unless you give a reason") as wanted:
        workflow.apply(Approve(REF), lead)
    assert wanted.value.may_override
    (event,) = workflow.apply(Approve(REF, "Bob is ill"), lead).events
    assert event.payload["override"] == digest("Bob is ill")
    assert "Bob is ill" in event.texts


def test_a_reason_helps_nobody_who_may_not_override():
    with pytest.raises(FourEyesWanted) as wanted:
        workflow.apply(Approve(REF, "because"), State("Ann", Role.EDITOR, AUTHOR))
    assert not wanted.value.may_override
    editors = Policy({**ALONE.roles, Act.OVERRIDE: frozenset({Role.EDITOR})}, FourEyes.AUTHOR)
    assert workflow.apply(Approve(REF, "because"), State("Ann", Role.EDITOR, editors)).events


def test_where_no_second_pair_of_eyes_is_wanted_a_reason_is_no_override():
    (event,) = workflow.apply(Approve(REF, "because"), State("Bob", Role.LEAD, AUTHOR)).events
    assert "override" not in event.payload
