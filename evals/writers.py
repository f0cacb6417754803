"""Ten writers on one session at once, in one program and in four: nothing lost, numbers without a gap, each in its own order."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from assistant.entries import Draft
from assistant.journal import Journal

SESSION = "shared"


def write(path: str, writers: Sequence[int], messages: int) -> None:
    """Let each of `writers` append its messages, all at the same time, through one journal of this program."""
    journal = Journal(f"sqlite:///{path}")

    def one(writer: int) -> None:
        for place in range(messages):
            body = {"text": f"{writer}.{place}"}
            journal.append(SESSION, [Draft(turn=place + 1, author="user", kind="message", body=body)])

    with ThreadPoolExecutor(len(writers)) as pool:
        list(pool.map(one, writers))
    journal.close()


def lost(path: Path, writers: int, messages: int, programs: int) -> list[str]:
    """Run the writers, spread over `programs`; sentences about what is missing, empty when all is there."""
    groups = [[w for w in range(writers) if w % programs == place] for place in range(programs)]
    code = "import sys; from evals.writers import write; write(sys.argv[1], eval(sys.argv[2]), int(sys.argv[3]))"
    children = [
        subprocess.Popen([sys.executable, "-c", code, str(path), repr(group), str(messages)])  # noqa: S603 - our own program
        for group in groups
    ]
    ended = [child.wait() for child in children]
    journal = Journal(f"sqlite:///{path}")
    entries = journal.read(SESSION)
    journal.close()
    found = [f"program {place} ended with {code}" for place, code in enumerate(ended) if code]
    if [entry.number for entry in entries] != list(range(1, writers * messages + 1)):
        found.append(f"{len(entries)} of {writers * messages} entries, or a gap in their numbers")
    for writer in range(writers):
        own = [str(entry.body["text"]) for entry in entries if str(entry.body["text"]).startswith(f"{writer}.")]
        if own != [f"{writer}.{place}" for place in range(messages)]:
            found.append(f"writer {writer} has {len(own)} of {messages}, or in another order")
    return found
