"""The settings of `[people]` and `[workflow]`: what they mean, and how wrong ones are named."""

from pathlib import Path

import pytest

from enface.model import EnfaceError, Role, Status
from enface.review.policy import ALONE, Act, FourEyes
from enface.review.project import Project

TWO = '[people]\nAnn = "lead"\nBob = "editor"\n'


def policy_of(folder: Path, text: str):
    (folder / "enface.toml").write_text(f"{text}\n", "utf-8")
    return Project.find(folder).policy


def test_one_person_alone_may_do_everything_and_needs_nobody(folder):
    for settings in ("", '[people]\nAnn = "lead"\n'):
        policy = policy_of(folder, settings)
        assert all(policy.allows(act, Role.LEAD) for act in Act)
        assert policy.eyes is FourEyes.OFF


def test_a_second_pair_of_eyes_is_wanted_as_soon_as_two_people_are_listed(folder):
    assert policy_of(folder, TWO).eyes is FourEyes.AUTHOR
    assert policy_of(folder, f'{TWO}[workflow]\nfour_eyes = "strict"').eyes is FourEyes.STRICT
    assert policy_of(folder, f'{TWO}[workflow]\nfour_eyes = "off"').eyes is FourEyes.OFF
    assert policy_of(folder, '[workflow]\nfour_eyes = "author"').eyes is FourEyes.AUTHOR


def test_who_may_do_what_is_said_by_roles(folder):
    policy = policy_of(folder, '[workflow]\napprove = ["lead"]\nwaive = []\nmend = 25')
    assert [role for role in Role if policy.allows(Act.APPROVE, role)] == [Role.LEAD]
    refused = {act: policy.refusal(act, Role.TRANSLATOR, "does it") for act in Act}
    assert refused[Act.APPROVE] == "Only a lead does it; you work as a translator."
    assert refused[Act.REJECT] == "Only an editor or a lead does it; you work as a translator."
    assert refused[Act.WAIVE] == "Nobody does it in this project."
    assert refused[Act.COMMENT] == ""
    assert policy.mend == 25


def test_what_waits_for_somebody_follows_from_what_they_may_do(folder):
    assert Status.TRANSLATED not in ALONE.undecided(Role.TRANSLATOR)
    assert Status.REVISED in ALONE.undecided(Role.EDITOR)
    assert Status.REVISED not in policy_of(folder, '[workflow]\napprove = ["lead"]').undecided(Role.EDITOR)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[workflow]\naprove = []", r"enface\.toml:2: unknown key aprove\. Did you mean approve\?"),
        ('[workflow]\napprove = "lead"', r'enface\.toml:2: approve is a list of roles\. Write approve = \["lead"\]'),
        ('[workflow]\napprove = ["boss"]', r"enface\.toml:2: 'boss' is no role\. Use one of translator, editor, lead"),
        ("[workflow]\nreject = [1]", r"enface\.toml:2: 1 is no role"),
        ("[workflow]\nfour_eyes = true", r"toml:2: True is no kind of four eyes\. Use one of author, strict, off"),
        ('[workflow]\nfour_eyes = "Strict"', r"toml:2: 'Strict' is no kind of four eyes"),
        (
            "[workflow]\nmend = 200",
            r"toml:2: mend is how many per cent of a text are a mend, 0 to 100\. Write mend = 10",
        ),
        ('[workflow]\nmend = "a lot"', r"toml:2: mend is how many per cent"),
        ("[workflow]\nmend = true", r"toml:2: mend is how many per cent"),
        ("workflow = 1", r"toml:1: workflow is a table\. Write \[workflow\] on a line of its own"),
        ('[people]\nAnn = ["lead"]', r"toml:2: \['lead'\] is no role"),
        ("[people]\nAnn = 1", r"toml:2: 1 is no role"),
        ('[workflow]\nfour_eyes = ["strict"]', r"toml:2: \['strict'\] is no kind of four eyes"),
        ("[workflow]\napprove = [[]]", r"toml:2: \[\] is no role"),
    ],
)
def test_a_wrong_setting_is_one_line_with_file_line_and_remedy(folder, text, complaint):
    with pytest.raises(EnfaceError, match=complaint) as wrong:
        policy_of(folder, text)
    assert len(str(wrong.value).splitlines()) == 1
