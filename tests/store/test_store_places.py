"""No database is written where a sync program or another machine would harm it."""

from __future__ import annotations

from pathlib import Path

import pytest

from enface.model import EnfaceError
from enface.store import open_store
from enface.store.places import KNOWN, refuse_risky_place

NOWHERE = Path("/nonexistent")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(KNOWN, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.mark.parametrize(
    ("marker", "program"), [(".stfolder", "Syncthing"), (".dropbox.cache", "Dropbox"), (".nextcloudsync.log", "Next")]
)
def test_a_folder_that_a_program_has_marked(tmp_path: Path, marker: str, program: str) -> None:
    (tmp_path / "shared" / marker).mkdir(parents=True)
    with pytest.raises(EnfaceError, match=rf"{program}.* syncs the folder .*/shared; .* --i-know"):
        refuse_risky_place(tmp_path / "shared" / "deep" / "reviews.db", NOWHERE)
    refuse_risky_place(tmp_path / "other" / "reviews.db", NOWHERE)


@pytest.mark.parametrize(
    "name",
    [
        "Dropbox",
        "Dropbox (House of Words)",
        "OneDrive",
        "OneDrive - House of Words",
        "Nextcloud",
        "Library/CloudStorage/Box-Box",
        "Library/Mobile Documents/com~apple~CloudDocs",
    ],
)
def test_a_folder_that_a_program_has_in_every_home(home: Path, name: str) -> None:
    with pytest.raises(EnfaceError, match="syncs the folder"):
        refuse_risky_place(home / name / "project" / "reviews.db", NOWHERE)


@pytest.mark.parametrize("name", ["dropbox-client", "projects/Dropbox", "Documents"])
def test_a_folder_of_a_like_name_is_nobodys(home: Path, name: str) -> None:
    refuse_risky_place(home / name / "reviews.db", NOWHERE)


MOUNTS = r"""
/dev/sda1 / ext4 rw,relatime 0 0
server:/export /mnt/team nfs4 rw 0 0
//server/share /mnt/a\040share cifs rw 0 0
me@server:/home /mnt/far fuse.sshfs rw 0 0
tmpfs /mnt/team/scratch tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [("/mnt/team/project", "nfs4"), ("/mnt/a share", "cifs"), ("/mnt/far", "fuse.sshfs"), ("/mnt/team/scratch", "")],
)
def test_file_systems_of_other_machines(tmp_path: Path, folder: str, kind: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS.lstrip())
    if not kind:
        refuse_risky_place(Path(folder) / "reviews.db", mounts)
        return
    with pytest.raises(EnfaceError, match=rf"is on another machine \({kind}\)"):
        refuse_risky_place(Path(folder) / "reviews.db", mounts)


def test_it_is_read_there_and_written_by_those_who_know(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".stfolder").mkdir()
    path = tmp_path / "reviews.db"
    with pytest.raises(EnfaceError, match="Syncthing"):
        open_store(path)
    assert not path.exists()
    open_store(path, write=False).close()
    open_store(path, any_place=True).close()
    monkeypatch.setenv(KNOWN, "1")
    open_store(path).close()
