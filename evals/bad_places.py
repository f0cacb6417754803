"""A disk that is full, a folder that cannot be written, a damaged journal: each is told with a remedy, and nothing is lost."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import GroundplanError
from assistant.journal import Draft, Journal

KEPT = "What was said before."
SESSION = "placed"
SMALL = 1024 * 1024
"""Bytes of the small disk."""


@dataclass(frozen=True)
class Told:
    """What the program said in a bad place, and whether what was there before is there afterwards."""

    place: str
    said: str
    kept: bool

    @property
    def passed(self) -> bool:
        """Whether it was told and nothing was lost."""
        return bool(self.said) and self.kept


def run(command: Sequence[str], home: Path, furniture: Callable[[Path], Path]) -> list[Told]:
    """Try the three places; needs the right to mount for the first two."""
    return [full_disk(command, home / "full", furniture), read_only(command, home / "fixed", furniture), damaged(command, home / "damaged")]


def full_disk(command: Sequence[str], home: Path, furniture: Callable[[Path], Path]) -> Told:
    """The disk fills up after the first message was kept; room is made again afterwards."""
    with mounted(home) as disk:
        begin(furniture(disk))
        filler = disk / "filler"
        _fill(filler)
        said = talk(command, disk, "x" * 200_000)
        filler.unlink()
        return Told("disk full", said, kept(disk) and not talk(command, disk, "There is room again."))


def read_only(command: Sequence[str], home: Path, furniture: Callable[[Path], Path]) -> Told:
    """The folder cannot be written any more."""
    with mounted(home) as disk:
        begin(furniture(disk))
        mount("-o", "remount,ro", str(disk))
        said = talk(command, disk, "Is anybody there?")
        mount("-o", "remount,rw", str(disk))
        return Told("folder read-only", said, kept(disk))


def damaged(command: Sequence[str], home: Path) -> Told:
    """The journal's file was overwritten by something else: it is told, and not one byte of it is changed."""
    home.mkdir(parents=True)
    file = home / "journal.sqlite"
    content = b"a letter to somebody, no journal. " * 500
    file.write_bytes(content)
    return Told("journal damaged", talk(command, home, "Hello"), file.read_bytes() == content)


def talk(command: Sequence[str], home: Path, text: str) -> str:
    """One message to the program; what it complains about, on either stream, with the remedy."""
    ran = subprocess.run(  # noqa: S603 - the command of this installation
        [*command, "chat", "--json", "--session", SESSION],
        input=text.encode() + b"\n",
        capture_output=True,
        env={**os.environ, "GROUNDPLAN_HOME": str(home), "GROUNDPLAN_MODE": "guided"},
        check=False,
    )
    if b"Traceback" in ran.stderr:
        return ""
    errors = [line for line in ran.stdout.decode().splitlines() if '"type": "error"' in line]
    return "\n".join([*errors, *([] if ran.returncode == 0 else [ran.stderr.decode("utf-8", "replace")])]).strip()


def kept(home: Path) -> bool:
    """Whether the first message is still there."""
    try:
        journal = Journal(f"sqlite:///{home / 'journal.sqlite'}")
        found = [entry.body.get("text") for entry in journal.read(SESSION)]
        journal.close()
    except GroundplanError:
        return False
    return found[:1] == [KEPT]


@contextlib.contextmanager
def mounted(folder: Path) -> Iterator[Path]:
    """A small disk of its own in memory.

    Raises:
        OSError: this user may not mount.
    """
    folder.mkdir(parents=True)
    mount("-t", "tmpfs", "-o", f"size={SMALL}", "none", str(folder))
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=False, capture_output=True)  # noqa: S603, S607 - our own folder


def may_mount(folder: Path) -> bool:
    """Whether this user may mount a small disk."""
    try:
        with mounted(folder):
            return True
    except OSError:
        return False


def begin(home: Path) -> None:
    """Keep one message and its answer in the journal of `home`."""
    journal = Journal(f"sqlite:///{home / 'journal.sqlite'}")
    journal.append(SESSION, [Draft(turn=1, author="user", kind="message", body={"text": KEPT})])
    journal.append(SESSION, [Draft(turn=1, author="assistant", kind="message", body={"text": "Noted."})])
    journal.close()


def _fill(file: Path) -> None:
    with contextlib.suppress(OSError), file.open("wb", buffering=0) as filler:
        while True:
            filler.write(b"\0" * 4096)


def mount(*options: str) -> None:
    """Run mount.

    Raises:
        OSError: it refuses.
    """
    done = subprocess.run(["mount", *options], check=False, capture_output=True)  # noqa: S603, S607 - our own folder
    if done.returncode:
        raise OSError(done.stderr.decode("utf-8", "replace").strip() or "mount failed")
