"""Bounds on what a text may look like, and on what reading a file may cost."""

from __future__ import annotations

import re
import sys

from knowledge.errors import DocumentRefused

MAX_CHARACTERS = 2_000_000
MAX_LINE = 20_000
MAX_RUN = 2_000
MEMORY_BYTES = 768 * 1024 * 1024
CPU_SECONDS = 20
WALL_SECONDS = 45
RUN = re.compile(rf"\S{{{MAX_RUN + 1}}}|[^\S\n]{{{MAX_RUN + 1}}}")
PART = "Split it, or add only the part that matters."


def check_text(text: str, name: str) -> None:
    """Whether people can read it: length, length of its lines, runs without a blank, any words. Raises DocumentRefused."""
    if len(text) > MAX_CHARACTERS:
        raise DocumentRefused(f"{name} has more than {MAX_CHARACTERS:,} characters.", PART)
    if not any(character.isalnum() for character in text):
        raise DocumentRefused(f"{name} holds no words.", "Add a file with text in it; pictures of text cannot be read.")
    longest = max(map(len, text.splitlines()), default=0)
    if longest > MAX_LINE:
        raise DocumentRefused(
            f"{name} has a line of {longest:,} characters; a text for people has lines of up to {MAX_LINE:,}.", "Break it into paragraphs."
        )
    if RUN.search(text):
        raise DocumentRefused(
            f"{name} holds a run of more than {MAX_RUN:,} signs without a word: that is no text for people.", "Take that part out."
        )


def limit_this_process() -> None:
    """Bound memory and processor time of the process that reads a file; where the system knows no such bounds, time alone counts."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - does not exist on Windows

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it only reads
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
