"""The bench of durability: kills, ten writers, bad places. `make bench-durability`, or `python -m evals.durability -k 20`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from functools import partial
from pathlib import Path

from assistant.bootstrap import Groundplan
from assistant.settings import load_settings
from evals import bad_places, kills, writers
from evals.report import show, table

COMMAND = (sys.executable, "-m", "ui.cli")


def main(arguments: list[str] | None = None) -> int:
    """Run all parts and print what was seen; 1 when something was lost or not told."""
    parser = argparse.ArgumentParser(description="Kill the program, let ten write at once, fill the disk.")
    parser.add_argument("-k", "--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    furniture = Groundplan()
    _ = furniture.embedder  # the model is exported once, so that no kill waits for it
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        passed = [
            told_of_writers(root),
            told_of_places(root, furniture.home),
            told_of_kills(kills.prepared(root / "kills", furniture.home), given.kills, given.seed),
        ]
    return 0 if all(passed) else 1


def told_of_kills(home: Path, number: int, seed: int) -> bool:
    """Kill the program `number` times in sessions of `home`."""
    groundplan = Groundplan(load_settings({"GROUNDPLAN_HOME": str(home)}))
    tally = kills.Killer(COMMAND, groundplan, number, seed).run()
    show(f"{tally.kills} kills in {tally.sessions} sessions; {tally.finished} of {tally.sessions} sessions came to their end")
    show(table(["moment of the kill", "kills"], [[moment, str(count)] for moment, count in tally.moments.most_common()]))
    show("nothing acknowledged was lost" if not tally.lost else "\n".join(["LOST:", *tally.lost]))
    return tally.passed


def told_of_writers(root: Path) -> bool:
    """Ten writers in one program, then in four."""
    found = {n: writers.lost(root / f"writers-{n}" / "journal.sqlite", writers=10, messages=15, programs=n) for n in (1, 4)}
    for programs, missing in found.items():
        show(f"10 writers, 150 messages, {programs} program(s): " + ("; ".join(missing) or "nothing lost, no gap"))
    return not any(found.values())


def told_of_places(root: Path, furniture: Path) -> bool:
    """Disk full, folder read-only, journal damaged."""
    if not bad_places.may_mount(root / "try"):
        show("disk full, folder read-only: not tried, this user may not mount")
        found = [bad_places.damaged(COMMAND, root / "places")]
    else:
        found = bad_places.run(COMMAND, root / "places", partial(kills.prepared, furniture=furniture))
    for one in found:
        show(f"{one.place}: {'told, nothing lost' if one.passed else 'FAILED'}: {one.said[:300]}")
    show(f"{sum(one.passed for one in found)} of {len(found)} told")
    return all(one.passed for one in found)


if __name__ == "__main__":
    sys.exit(main())
