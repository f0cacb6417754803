"""One turn at a time in each project, among all windows and programs; the lock of a program that was killed is free at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.errors import HomeUnwritable
from assistant.settings import writable_folder

FOR_EVER = -1


class TurnLocks:
    """Locks in files of one folder, named so that they tell nothing about the project."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def held(self, session: str) -> Iterator[None]:
        """Wait for the running turn of `session`, and let no other one begin; raises HomeUnwritable."""
        lock = self._lock(session)
        self._take(lock, FOR_EVER)
        try:
            yield
        finally:
            lock.release()

    def free(self, session: str) -> bool:
        """Whether no turn of `session` is running anywhere; raises HomeUnwritable."""
        lock = self._lock(session)
        try:
            self._take(lock, 0)
        except Timeout:
            return False
        lock.release()
        return True

    def forget(self, session: str) -> None:
        """Remove the file of a project that is no more."""
        self._path(session).unlink(missing_ok=True)

    def _path(self, session: str) -> Path:
        return self._folder / f"{sha256(session.encode()).hexdigest()[:24]}.lock"

    def _lock(self, session: str) -> FileLock:
        # A turn may be begun by one thread and let go by another one.
        return FileLock(self._path(session), thread_local=False)

    def _take(self, lock: FileLock, timeout: float) -> None:
        try:
            if not self._folder.is_dir():
                writable_folder(self._folder)
            lock.acquire(timeout=timeout, poll_interval=0.02)
        except Timeout:
            raise
        except OSError as error:
            raise HomeUnwritable(
                f"The folder {self._folder} cannot be written: {error.strerror or error}.",
                "Free some space there, or set GROUNDPLAN_HOME to a folder that you may write.",
            ) from error
