"""Read a file in a process of its own: a bomb in it takes no more memory and time than that process may have.

Run as a program (`python -m knowledge.formats.apart FORMAT NAME`) this is that process: bytes in, one JSON object out.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

from knowledge.errors import DocumentRefused
from knowledge.formats import FORMATS, Format, Loaded
from knowledge.formats.bounds import CPU_SECONDS, WALL_SECONDS, check_text, limit_this_process

SIMPLER = "Open it and save it again, split it, or add its text alone."
TOO_MUCH = "takes more memory to read than a document should"


def read_apart(raw: bytes, name: str, kind: Format) -> Loaded:
    """What the loader of `kind` finds in `raw`. Raises DocumentRefused, also when the reading process was stopped."""
    command = [sys.executable, "-m", "knowledge.formats.apart", kind.name, name]
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the name is one argument and never a command
            command, input=raw, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=WALL_SECONDS, env=_environment(), check=False
        )
    except subprocess.TimeoutExpired as failed:
        raise DocumentRefused(f"{name} takes longer than {WALL_SECONDS} seconds to read.", SIMPLER) from failed
    except ValueError as failed:  # a zero byte in the name
        raise DocumentRefused(f"{name!r} is no name of a file.", "Give it another name.") from failed
    if done.returncode < 0:
        raise DocumentRefused(f"{name} takes longer than {CPU_SECONDS} seconds of work to read.", SIMPLER)
    try:
        found = json.loads(done.stdout)
    except ValueError as failed:  # the process died: out of memory inside a library written in C
        raise DocumentRefused(f"{name} {TOO_MUCH}.", SIMPLER) from failed
    if "refused" in found:
        raise DocumentRefused(*found["refused"])
    pages = tuple((place, number) for place, number in found["pages"])
    return Loaded(found["text"], pages, found["title"], found["changed"], tuple(found["remarks"]))


def _environment() -> dict[str, str]:
    """Where the packages are, and nothing else: no key of the parent reaches a process that reads foreign files."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "LANG", "LC_ALL") if name in os.environ}
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}


def main(arguments: list[str]) -> int:
    """Read standard input as FORMAT and print what was found, or why it was refused."""
    kind, name = arguments
    limit_this_process()
    try:
        loaded = FORMATS[kind].loader().read(sys.stdin.buffer.read(), name)
        check_text(loaded.text, name)
        told = {
            "text": loaded.text,
            "pages": loaded.pages,
            "title": loaded.title,
            "changed": loaded.changed,
            "remarks": loaded.remarks,
        }
    except DocumentRefused as refused:
        told = {"refused": [refused.message, refused.remedy]}
    except MemoryError:
        told = {"refused": [f"{name} {TOO_MUCH}.", SIMPLER]}
    except RecursionError:
        told = {"refused": [f"{name} nests its parts too deep to be read.", SIMPLER]}
    sys.stdout.write(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
