"""Keeps the files that people add to a session, in a folder of that session and nowhere else."""

import re
import shutil
from hashlib import sha256
from itertools import count
from pathlib import Path, PurePosixPath

from assistant.errors import BadInput, HomeUnwritable, WrongUse
from assistant.settings import writable_folder

NAME_BYTES = 200  # file systems allow 255; the rest is for a number in brackets
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\ud800-\udfff]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")  # names that Windows keeps for itself


class Uploads:
    """The uploaded bytes of all sessions below one folder; raises HomeUnwritable when the disk refuses."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def folder(self, session: str) -> Path:
        """The session's folder (it may not exist yet); any text is a safe session name."""
        raw = session.encode("utf-8", "surrogatepass")
        readable = re.sub(r"[^a-z0-9]+", "-", session.lower())[:40].strip("-")
        return self._root / f"{readable or 'session'}-{sha256(raw).hexdigest()[:16]}"

    def store(self, session: str, name: str, content: bytes) -> Path:
        """Write `content` under a safe form of `name`; the same bytes again give the same file, others a new name."""
        folder = writable_folder(self.folder(session))
        wanted = PurePosixPath(safe_name(name))
        for place in count(1):
            path = folder / (wanted.name if place == 1 else f"{wanted.stem} ({place}){wanted.suffix}")
            try:
                return _write(path, content)
            except FileExistsError:
                if path.is_file() and path.read_bytes() == content:
                    return path
        raise AssertionError("count() never ends")

    def files(self, session: str) -> list[Path]:
        """The session's files in the order of their names."""
        folder = self.folder(session)
        return sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []

    def find(self, session: str, name: str) -> Path:
        """The path of one stored file; raises BadInput when the session has no file of that name."""
        found = next((path for path in self.files(session) if path.name == name), None)
        if found is None:
            raise BadInput(f"This project has no file named {name}.", "Choose one from its list of files.")
        return found

    def copy(self, session: str, new: str) -> None:
        """Give the branch `new` its own copy of the files; raises WrongUse when `new` has files."""
        if self.folder(new).exists():
            raise WrongUse(f"The project {new} has files already.", "Choose another name.")
        for path in self.files(session):
            self.store(new, path.name, path.read_bytes())

    def delete(self, session: str) -> None:
        """Remove the session's folder with all that is in it; nothing happens when there is none."""
        folder = self.folder(session)
        if not folder.is_dir():
            return
        try:
            shutil.rmtree(folder)
        except OSError as error:
            raise HomeUnwritable(f"The folder {folder} cannot be removed: {error.strerror}.", "Remove it by hand.") from error


def safe_name(name: str) -> str:
    """`name` without folders, control characters or anything a file system gives a meaning to; never empty."""
    last = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    plain = _FORBIDDEN.sub("_", last).strip(" .")
    path = PurePosixPath(plain or "file")
    suffix = path.suffix if len(path.suffix.encode()) <= 20 else ""
    stem = path.name.removesuffix(suffix).encode()[: NAME_BYTES - 20].decode("utf-8", "ignore").rstrip(" .")
    return f"_{stem}{suffix}" if _DEVICES.fullmatch(path.name) else f"{stem}{suffix}"


def _write(path: Path, content: bytes) -> Path:
    try:
        with path.open("xb") as new:  # x: of two writers with one name, the second is told
            new.write(content)
    except FileExistsError:
        raise
    except OSError as error:
        path.unlink(missing_ok=True)
        raise HomeUnwritable(f"The file {path.name} cannot be written: {error.strerror}.", "Free some space, then add it again.") from error
    return path
