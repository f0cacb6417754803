"""The command `doctor`: what the program needs, how it stands, what to do."""

from __future__ import annotations

import argparse

from assistant.doctor import examine
from assistant.settings import load_settings
from ui.terminal import json_line, out


def doctor(given: argparse.Namespace) -> int:
    """A line a finding; 3 when there is a problem, 0 when there are warnings only."""
    worst = 0
    for finding in examine(load_settings()):
        if finding.state == "problem":
            worst = 3
        if given.json:
            out(json_line(finding))
            continue
        out(f"{finding.state:8} {finding.about:9} {finding.says}" + (f"\n{'':18} {finding.remedy}" if finding.remedy else ""))
    return worst
