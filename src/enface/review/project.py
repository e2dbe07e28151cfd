"""Where a project's documents, glossaries, rules and reviews are: a project's folder, a plain folder, a lone file."""

from __future__ import annotations

import hashlib
import re
import tomllib
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from enface.formats import find_files, reviewed_file
from enface.glossary.lists import head_of, is_term_base, list_files
from enface.model import EnfaceError, Problem, Role
from enface.review.policy import ALONE, KEYS, Policy, Wrong, read_policy
from enface.rules.profile import Profile, load_profile, parse_profile
from enface.scoring.typology import SHORT_LIST, TYPES, is_type

if TYPE_CHECKING:
    from enface.scoring.profile import ScoreProfile

SETTINGS = "enface.toml"
DATABASE = "reviews.db"
WAIVERS = "waivers.tsv"
EXPORTS = "out"
_EXPORTED = "exported.txt"
_KEYS: dict[str, tuple[str, ...] | None] = {
    "project": ("name", "languages", "profile", "glossary", "segments"),
    "rules": None,
    "options": None,
    "people": None,
    "waivers": ("reasons",),
    "workflow": KEYS,
    "errors": ("types",),
    "scores": ("profile", "unit"),
    "rule": None,
    "keys": None,
}
_GLOSSARY_HEADS = ("source_term,target_term", "zh,en,")
_ABOUT_HEADS = (
    "fingerprint\tscope\t",
    "system\tdoc\t",
    "id,document,segment,source,translation,words,for,question,",
    "path,document,segment,line,",
    "document,segment,status,open findings,",
    "document,segment,rule,type,",
)
_FINDING = '{"rule": "'
_OURS = b"Made by enface"
"""What a workbook that enface wrote says about itself: a report, or a list of queries."""
_MOST_REASONS = 9
_TWO_KEYS = re.compile("[a-z]{2}")
_KEY = re.compile(r'"(segment|doc_id|user_id|target)"\s*:')


@dataclass(frozen=True)
class Project:
    """What is reviewed together: `files` in order, `people` with their roles, and the `policy` that they work by."""

    root: Path
    name: str
    files: tuple[Path, ...]
    glossary_paths: tuple[Path, ...]
    profile: Profile
    database: Path
    languages: tuple[str, str] = ("zh", "en")
    people: Mapping[str, Role] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    """What the settings say of rules, over the profile."""
    reasons: tuple[str, ...] = ()
    """For waivers, besides those that are offered everywhere."""
    policy: Policy = ALONE
    error_types: Mapping[str, str] = field(default_factory=lambda: SHORT_LIST)
    """The error types that are marked by two keys, by these keys."""
    scores: ScoreProfile | None = None
    """How marked errors are scored; None where the settings do not say."""

    @property
    def waiver_file(self) -> Path:
        """Where the project's waivers stand as text, if they do."""
        return self.root / WAIVERS

    @property
    def keeps_waivers(self) -> bool:
        """Whether anything is there that waivers may stand in."""
        return self.database.is_file() or self.waiver_file.is_file()

    @classmethod
    def find(cls, path: Path) -> Project:
        """The project at `path`: its folder, what lies inside it, a plain folder of bilingual files, or a lone file.

        Raises EnfaceError where there is nothing, or where the settings are wrong.
        """
        path = Path(path)
        if not path.exists():
            raise EnfaceError(Problem(str(path), "no such file or folder.", "Check the path."))
        place = reviewed_file(path.resolve())
        if (place / SETTINGS).is_file():
            return _from_settings(place)
        for folder in place.parents:
            if (folder / SETTINGS).is_file():
                project = _from_settings(folder)
                if inside := tuple(file for file in project.files if place in (file, *file.parents)):
                    return replace(project, files=inside)
        return _plain_folder(place) if place.is_dir() else _lone_file(place)

    @property
    def options(self) -> Mapping[str, Any]:
        """What the settings tell single rule families."""
        return self.profile.options

    def relative(self, path: Path) -> str:
        """The name of a file inside the project, the same on every machine."""
        name = path.relative_to(self.root).as_posix()
        return name.encode("utf-8", "backslashreplace").decode()


def _lone_file(path: Path) -> Project:
    # One place for a folder's files, so that a call on the folder finds what was decided on a file of it.
    return Project(path.parent, path.name, (path,), (), load_profile(), _database_of(path.parent))


def _plain_folder(folder: Path) -> Project:
    tables = [path for path in list_files([folder]) if is_glossary(path)]
    care = folder / "glossary"
    # What was exported before is no new delivery.
    apart = {care, folder / EXPORTS}
    database = _database_of(folder)
    apart |= _exported(folder, database)
    files = tuple(path for path in documents_in(folder) if not apart & {path, *path.parents})
    if not files:
        remedy = f"A project has an {SETTINGS} and a folder segments/."
        raise EnfaceError(Problem(str(folder), "no bilingual file in this folder.", remedy))
    glossary = (*tables, *(list_files([care]) if care.is_dir() else ()))
    return Project(folder, folder.name, files, glossary, load_profile(), database)


def note_exported(project: Project, written: Iterable[Path]) -> None:
    """Remember what was exported into a client's folder, so that it is not taken for a document of it the next time."""
    inside = {path.resolve() for path in written if path.resolve().is_relative_to(project.root)}
    new = inside - _exported(project.root, project.database)
    if project.database.parent == project.root or not new:
        return
    with suppress(OSError):  # where nothing can be kept, the file is a document the next time, which does no harm
        project.database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (project.database.parent / _EXPORTED).open("a", encoding="utf-8") as notes:
            notes.writelines(f"{project.relative(path)}\n" for path in sorted(new))


def _exported(folder: Path, database: Path) -> set[Path]:
    notes = database.parent / _EXPORTED
    try:
        return {folder / name for name in notes.read_text("utf-8").splitlines()}
    except OSError:
        return set()


def folder_for_documents(place: Path) -> Path:
    """Where a new document of a project at `place` is put: its folder of segments, or the plain folder itself.

    Raises EnfaceError where the settings are wrong.
    """
    if not (place / SETTINGS).is_file():
        return place
    return place / _Settings.read(place / SETTINGS).text("project", "segments", "segments")


def documents_in(folder: Path) -> Iterator[Path]:
    """The bilingual files in a folder and below, past the glossaries, waivers and marked errors that lie among them."""
    return (path for path in find_files(folder) if not is_glossary(path) and not _is_about_documents(path))


def is_glossary(path: Path) -> bool:
    """Whether a file that lies among documents is a glossary: other tables of terms could be bilingual text as well."""
    head = head_of(path)
    return is_term_base(head) or head.decode("utf-8-sig", "replace").startswith(_GLOSSARY_HEADS)


def _is_about_documents(path: Path) -> bool:
    """Whether a file is about segments: a list of waivers, of marked errors or of queries, or a report."""
    if path.suffix.lower() == ".xlsx" and _says_ours(path):
        return True
    first = head_of(path).decode("utf-8-sig", "replace").partition("\n")[0]
    # Of an object that is longer than the head, the target may still come.
    keys = set(_KEY.findall(first)) if first.startswith("{") and first.rstrip().endswith("}") else ()
    return first.startswith((*_ABOUT_HEADS, _FINDING)) or (bool(keys) and "target" not in keys)


def _says_ours(path: Path) -> bool:
    import zipfile

    try:
        with zipfile.ZipFile(path) as package, package.open("docProps/core.xml") as part:
            return _OURS in part.read(10_000)
    except (OSError, KeyError, ValueError, NotImplementedError, zipfile.BadZipFile, zlib.error, EOFError):
        return False


def _database_of(path: Path) -> Path:
    """Where the reviews of a client's file or folder are kept: never beside it, since it will be mailed."""
    from platformdirs import user_state_path

    key = hashlib.blake2b(str(path).encode(errors="surrogateescape"), digest_size=10).hexdigest()
    return user_state_path("enface", appauthor=False) / "reviews" / key / DATABASE


def _from_settings(root: Path) -> Project:
    path = root / SETTINGS
    settings = _Settings.read(path)
    project = settings.table("project")
    languages = settings.words("project", "languages", ("zh", "en"))
    if len(languages) != 2:
        raise settings.wrong("languages", "languages names two: the source's and the target's.", '["zh", "en"]')
    folder = root / settings.text("project", "segments", "segments")
    if not folder.is_dir():
        raise EnfaceError(
            Problem(str(folder), "the project has no such folder.", f"Make it, or name it in {SETTINGS}.")
        )
    given = settings.words("project", "glossary", ())
    named = [root / name for name in given]
    for path in named:
        if not path.exists():
            raise settings.wrong("glossary", f"there is no {path}.", "Check the path.")
    care = root / "glossary"
    glossary = list_files(named) if "glossary" in project else list_files([care] if care.is_dir() else [])
    return Project(
        root=root,
        name=settings.text("project", "name", root.name),
        files=tuple(find_files(folder)),
        glossary_paths=tuple(glossary),
        profile=settings.profile(root),
        database=root / DATABASE,
        languages=(languages[0], languages[1]),
        people=settings.people(),
        levels=settings.table("rules"),
        reasons=settings.reasons(),
        policy=settings.policy(),
        error_types=settings.error_types(),
        scores=settings.scores(root),
    )


@dataclass(frozen=True)
class _Settings:
    """An `enface.toml` as read, with the words to complain about it."""

    path: Path
    content: str
    tables: Mapping[str, Any]

    @classmethod
    def read(cls, path: Path) -> _Settings:
        try:
            text = path.read_text("utf-8")
            settings = cls(path, text, tomllib.loads(text))
        except (OSError, UnicodeDecodeError) as error:
            raise EnfaceError(Problem(str(path), f"cannot be read: {error}.", "Save it as UTF-8.")) from error
        except tomllib.TOMLDecodeError as error:
            raise EnfaceError(Problem(str(path), f"not TOML: {error}.")) from error
        settings._check_keys()
        return settings

    def _check_keys(self) -> None:
        self._known(self.tables, tuple(_KEYS), "table")
        for name, keys in _KEYS.items():
            if name != "rule" and not isinstance(self.tables.get(name, {}), dict):
                raise self.wrong(name, f"{name} is a table.", f"Write [{name}] on a line of its own.")
            if keys is not None:
                self._known(self.table(name), keys, "key")
        if self.table("rules"):
            from enface.rules.registry import all_rules, families

            self._known(self.table("rules"), (*(rule.id for rule in all_rules()), *families(all_rules())), "rule")

    def _known(self, given: Iterable[str], known: tuple[str, ...], what: str) -> None:
        for key in given:
            if key not in known:
                from rapidfuzz import process

                nearest = process.extractOne(key, known, score_cutoff=60)
                remedy = f"Did you mean {nearest[0]}?" if nearest else f"Known are {', '.join(known)}."
                raise self.wrong(key, f"unknown {what} {key}.", remedy)

    def wrong(self, key: str, reason: str, remedy: str) -> EnfaceError:
        """The error to raise about a key, with its line."""
        pattern = re.compile(rf"\s*\[?\s*[\"']?{re.escape(key)}\b")
        lines = (number for number, line in enumerate(self.content.splitlines(), 1) if pattern.match(line))
        return EnfaceError(Problem(str(self.path), reason, remedy, next(lines, None)))

    def table(self, name: str) -> Mapping[str, Any]:
        """A table, empty where it is not given."""
        table: Mapping[str, Any] = self.tables.get(name, {})
        return table

    def text(self, table: str, key: str, default: str) -> str:
        """A value that is one text."""
        value = self.table(table).get(key, default)
        if not isinstance(value, str) or not value:
            raise self.wrong(key, f"{key} is a text.", f'Write {key} = "…".')
        return value

    def words(self, table: str, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """A value that is a list of texts."""
        value = self.table(table).get(key, default)
        if not isinstance(value, list | tuple) or not all(isinstance(word, str) for word in value):
            raise self.wrong(key, f"{key} is a list of texts.", f'Write {key} = ["…"].')
        return tuple(value)

    def reasons(self) -> tuple[str, ...]:
        """The reasons for waivers that are offered besides the usual ones."""
        reasons = self.words("waivers", "reasons", ())
        if len(reasons) > _MOST_REASONS:
            raise self.wrong("reasons", f"{len(reasons)} reasons.", f"Name {_MOST_REASONS} at most: each has a key.")
        return reasons

    def people(self) -> Mapping[str, Role]:
        """Who has which role."""
        roles = ", ".join(Role)
        for name, role in self.table("people").items():
            if not isinstance(role, str) or role not in set(Role):
                raise self.wrong(name, f"{role!r} is no role.", f"Use one of {roles}.")
        return {" ".join(name.split()): Role(role) for name, role in self.table("people").items()}

    def policy(self) -> Policy:
        """Who may do what, and when a second pair of eyes is wanted."""
        try:
            return read_policy(self.table("workflow"), self.people())
        except Wrong as wrong:
            raise self.wrong(wrong.key, wrong.reason, wrong.remedy) from None

    def error_types(self) -> Mapping[str, str]:
        """Which error types are marked by which two keys."""
        given = self.table("errors").get("types", SHORT_LIST)
        if not isinstance(given, dict):
            raise self.wrong("types", "types is a table of error types by two letters.", 'ao = "accuracy/omission"')
        for keys, type_ in given.items():
            if not _TWO_KEYS.fullmatch(keys):
                raise self.wrong(keys, f"{keys} is not two letters from a to z.", 'Write ao = "accuracy/omission".')
            if not is_type(type_):
                from rapidfuzz import process

                nearest = process.extractOne(str(type_), TYPES, score_cutoff=60)
                remedy = f"Did you mean {nearest[0]}?" if nearest else "Those of your own begin with custom/."
                raise self.wrong(keys, f"{type_!r} is no error type.", remedy)
        return given

    def scores(self, root: Path) -> ScoreProfile | None:
        """The scoring profile that is named, with the unit that is."""
        if not self.table("scores"):
            return None
        from enface.scoring.profile import load_score_profile
        from enface.scoring.words import Unit

        name = self.text("scores", "profile", "mqm-2.0")
        try:
            profile = load_score_profile(str(root / name) if name.endswith(".toml") else name)
        except EnfaceError as error:
            if name.endswith(".toml") and (root / name).is_file():
                raise  # what is wrong stands in that file
            raise self.wrong("profile", f"there is no scoring profile {name}.", error.problems[0].remedy) from None
        unit = self.text("scores", "unit", profile.unit.value)
        if unit not in set(Unit):
            raise self.wrong("unit", f"{unit!r} is no unit of a score.", f"Use one of {', '.join(Unit)}.")
        return replace(profile, unit=Unit(unit))

    def profile(self, root: Path) -> Profile:
        """The profile that is named, with the settings' own rules and options laid over it."""
        name = self.text("project", "profile", "default")
        base = load_profile(str(root / name) if name.endswith(".toml") else name)
        overlay = parse_profile(self.content, base.name, str(self.path))
        return replace(
            base,
            levels={**base.levels, **overlay.levels},
            options={**base.options, **overlay.options},
            own=base.own + overlay.own,
        )
