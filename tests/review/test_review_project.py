"""Finding a project: its folder, a plain folder, a lone file; and settings that complain in words."""

from pathlib import Path

import pytest

from enface import formats
from enface.formats import error_files
from enface.model import EnfaceError, MarkedError, Role, Severity, Side, Span
from enface.review import waiver_file
from enface.review.desk import Desk
from enface.review.people import role_of, who_am_i
from enface.review.project import Project


def settings(folder, text: str) -> None:
    (folder / "enface.toml").write_text(text, "utf-8")


def test_a_project_folder_has_its_segments_glossary_and_database(folder):
    (folder / "glossary").mkdir()
    (folder / "glossary" / "terms.csv").write_text("source_term,target_term\n", "utf-8")
    project = Project.find(folder)
    assert (project.name, project.root) == ("Trial", folder)
    assert [project.relative(path) for path in project.files] == ["segments/one.tsv"]
    assert project.glossary_paths == (folder / "glossary" / "terms.csv",)
    assert project.database == folder / "reviews.db"
    assert project.languages == ("zh", "en")


def test_a_file_in_a_project_is_reviewed_with_its_project(folder):
    (folder / "segments" / "two.tsv").write_text("id\tsource\ttarget\n1\ta\tb\n", "utf-8")
    project = Project.find(folder / "segments" / "two.tsv")
    assert project.database == folder / "reviews.db"
    assert [path.name for path in project.files] == ["two.tsv"]


def test_a_lone_files_reviews_are_kept_in_the_state_folder(folder, tmp_path):
    lone = tmp_path / "mailed" / "article.tsv"
    lone.parent.mkdir()
    lone.write_text("id\tsource\ttarget\n1\ta\tb\n", "utf-8")
    project = Project.find(lone)
    assert tmp_path / "state" in project.database.parents
    assert project.files == (lone,)
    assert project.database == Project.find(lone.parent / ".." / "mailed" / "article.tsv").database


def test_a_plain_folder_tells_its_glossary_from_its_documents(folder, tmp_path):
    plain = tmp_path / "plain"
    plain.mkdir()
    (plain / "one.tsv").write_text("id\tsource\ttarget\n1\ta\tb\n", "utf-8")
    (plain / "terms.csv").write_text("source_term,target_term,status\n", "utf-8")
    project = Project.find(plain)
    assert [path.name for path in project.files] == ["one.tsv"]
    assert [path.name for path in project.glossary_paths] == ["terms.csv"]
    assert tmp_path / "state" in project.database.parents


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[project]\nlangauges = ["zh", "en"]', r"enface\.toml:2: unknown key langauges\. Did you mean languages\?"),
        ("[projekt]\n", r"enface\.toml:1: unknown table projekt\. Did you mean project\?"),
        ('[rules]\n"case.plaice" = "off"', r"unknown rule case\.plaice\. Did you mean case\.place\?"),
        ('[rules]\ncase = "loud"', "is no level"),
        ("[project]\nname = 3", r"toml:2: name is a text"),
        ('[project]\nlanguages = ["zh"]', "languages names two"),
        ('[project]\nlanguages = "zh"', "languages is a list"),
        ('[project]\nglossary = ["none.csv"]', r"toml:2: there is no .*none\.csv"),
        ('[project]\nsegments = "texts"', "no such folder"),
        ('[project]\nprofile = "defualt"', "no such profile"),
        ('[people]\nAnn = "boss"', "'boss' is no role. Use one of translator, editor, lead"),
        ("people = 3", "people is a table"),
        ("name = ", "not TOML"),
    ],
)
def test_wrong_settings_are_named_with_their_line_and_what_was_meant(folder, text, complaint):
    settings(folder, text + "\n")
    with pytest.raises(EnfaceError, match=complaint):
        Project.find(folder)


def test_settings_lie_over_the_profile(folder):
    settings(folder, '[project]\nprofile = "strict"\n[rules]\ncase = "off"\n[options]\nknown_acronyms = ["WTO"]\n')
    project = Project.find(folder)
    assert project.profile.level("case.month") == "off"
    assert project.profile.words("known_acronyms") >= {"WTO"}
    assert project.options["known_acronyms"] == ["WTO"]


def test_the_glossary_may_be_named_and_may_be_none(folder):
    (folder / "glossary").mkdir()
    (folder / "glossary" / "terms.csv").write_text("source_term,target_term\n", "utf-8")
    settings(folder, "[project]\nglossary = []\n")
    assert Project.find(folder).glossary_paths == ()


def test_nothing_there_is_one_line(tmp_path):
    with pytest.raises(EnfaceError, match="no such file or folder"):
        Project.find(tmp_path / "none")
    with pytest.raises(EnfaceError, match="no bilingual file in this folder"):
        Project.find(tmp_path)


def test_people_have_the_roles_that_the_settings_give_them(folder):
    settings(folder, '[people]\n"Li Na" = "editor"\nAnn = "lead"\n')
    people = Project.find(folder).people
    assert role_of("Li Na", people) is Role.EDITOR
    assert role_of("Somebody", people) is Role.TRANSLATOR
    assert role_of("Somebody", {}) is Role.LEAD


def test_who_is_working_is_what_is_said_then_the_environment_then_git_then_the_login(monkeypatch, tmp_path):
    monkeypatch.setenv("ENFACE_USER", "Envy")
    assert who_am_i("Ann  Lee ") == "Ann Lee"
    assert who_am_i() == "Envy"
    monkeypatch.delenv("ENFACE_USER")
    config = tmp_path / "gitconfig"
    config.write_text("[user]\n\tname = Gitta\n", "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    assert who_am_i(folder=tmp_path) == "Gitta"
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("LOGNAME", "logan")
    assert who_am_i(folder=tmp_path) == "logan"


def test_what_was_exported_is_no_document_of_a_plain_folder(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "out"):
        place.mkdir(exist_ok=True)
        (place / "a.tsv").write_text("id\ttarget\n1\tHello.\n", "utf-8")
    assert Project.find(tmp_path).files == (tmp_path / "a.tsv",)


def test_waivers_and_marked_errors_beside_a_document_are_no_documents(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("id\ttarget\n1\tHello.\n", "utf-8")
    (tmp_path / "b.jsonl").write_text('{"segment": "1", "source": "a", "target": "b"}\n', "utf-8")
    (tmp_path / "marked.jsonl").write_text('{"segment": "1", "severity": "minor", "side": "target"}\n', "utf-8")
    long = "源" * 9000
    (tmp_path / "c.jsonl").write_text(f'{{"segment": "1", "source": "{long}", "target": "b"}}\n', "utf-8")
    waiver_file.write(tmp_path / "waivers.tsv", [])
    documents = formats.read(tmp_path / "a.tsv")
    for kind, ending in (("jsonl", "jsonl"), ("google", "tsv"), ("esa", "jsonl"), ("pearmut", "jsonl")):
        error = MarkedError(documents[0].name, "1", Side.TARGET, Span(0, 5), "Hello", "style", Severity.MINOR)
        (tmp_path / f"{kind}.{ending}").write_text(error_files.write(kind, (error,), (), documents), "utf-8")
    assert [path.name for path in Project.find(tmp_path).files] == ["a.tsv", "b.jsonl", "c.jsonl"]


def test_a_glossary_in_other_languages_is_said_when_a_project_is_opened(folder: Path) -> None:
    (folder / "glossary").mkdir()
    (folder / "glossary" / "terms.csv").write_text("de,fr\nHaus,maison\n", "utf-8")
    with Desk.open(Project.find(folder), actor="Ann") as desk:
        assert any("terms.csv has no terms in both languages" in notice for notice in desk.notices)


def test_what_was_exported_elsewhere_in_a_plain_folder_is_no_document_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "client"
    folder.mkdir()
    (folder / "a.tsv").write_text("id\ttarget\n1\tHello.\n", "utf-8")
    with Desk.open(Project.find(folder / "a.tsv"), actor="Ann", write=False) as desk:
        (written,) = desk.export(folder / "done")
    assert written.output.is_file()
    assert Project.find(folder).files == (folder / "a.tsv",)
    assert Project.find(written.output).files == (written.output,)


@pytest.mark.parametrize(
    "first",
    [
        "path,document,segment,line,severity,advisory",
        "document,segment,status,open findings,source,target",
        '{"rule": "case.month", "segment": "1", "target": {"start": 1}}',
    ],
)
def test_what_check_and_report_wrote_is_no_document(tmp_path: Path, first: str) -> None:
    (tmp_path / "a.tsv").write_text("id\ttarget\n1\tHello.\n", "utf-8")
    (tmp_path / ("b.jsonl" if first.startswith("{") else "b.csv")).write_text(f"{first}\n", "utf-8")
    assert Project.find(tmp_path).files == (tmp_path / "a.tsv",)
