"""The command `projects`: list and search them, rename, branch and delete one."""

from __future__ import annotations

import argparse
import sys

from assistant.bootstrap import Groundplan
from assistant.errors import WrongUse
from ui.terminal import complain, json_line, out


def listed(given: argparse.Namespace) -> None:
    """A line a project, the latest first."""
    rows = Groundplan().projects(given.search)
    for row in rows:
        if given.json:
            out(json_line(row))
            continue
        origin = f"  (branched from {row.branched_from}, turn {row.branched_turn})" if row.branched_from else ""
        out(f"{row.updated[:16].replace('T', ' ')}  {row.name:40}  {row.title}{origin}")
    if not rows and not given.json:
        complain("No project holds these words." if given.search.strip() else "There is no project yet.", "Begin one: groundplan chat")


def rename(given: argparse.Namespace) -> None:
    """Give a project another title."""
    out(f"{given.session} is now named: {Groundplan().rename(given.session, given.title)}")


def branch(given: argparse.Namespace) -> None:
    """Copy a project; the new name alone is the last word of the line."""
    groundplan = Groundplan()
    new = groundplan.branch(given.session, given.title)
    title = next(row.title for row in groundplan.projects() if row.name == new)
    out(f"{title}: {new}")


def delete(given: argparse.Namespace) -> None:
    """Remove a project for good; asks on a terminal, elsewhere `--yes` says it."""
    groundplan = Groundplan()
    groundplan.expect(given.session)
    if not given.yes and not _agreed(given.session):
        out("Nothing was deleted.")
        return
    groundplan.delete(given.session)
    out(f"{given.session} is gone, with its files.")


def _agreed(name: str) -> bool:
    """Whether the person at the terminal types yes."""
    if not sys.stdin.isatty():
        raise WrongUse(f"Deleting {name} cannot be taken back, and nobody can be asked here.", "Add --yes to delete it.")
    complain(f"Delete {name} with all that was said and all files? This cannot be taken back.", "Type yes to delete it.")
    return sys.stdin.readline().strip().lower() in {"yes", "y", "sí", "si"}
