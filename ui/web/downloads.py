"""What can be taken along as a file, each named by its project: two projects never overwrite each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import quote

from assistant.bootstrap import Groundplan
from assistant.errors import GroundplanError, SessionUnknown
from assistant.plan.exports import EXPORTS, export_plan
from assistant.plan.exports.checklist import SHAPES
from assistant.wording import say
from ui.web.labels import label

MEDIA = {shape: f"{kind}; charset=utf-8" for shape, kind in (("md", "text/markdown"), ("json", "application/json"), ("html", "text/html"))}
CHECKLIST = "checklist."
"""Begins the shapes of the checklist: "checklist.md"."""

LONGEST_NAME = 60
"""Characters of the title in the name of a file."""


def download(groundplan: Groundplan, shape: str, project: str) -> tuple[bytes, int, Mapping[str, str]]:
    """Body, status and headers of a file; a sentence where there is none."""
    try:
        return _file(groundplan, shape, project)
    except GroundplanError as error:
        return f"{error.message} {error.remedy}".encode(), 404, {"content-type": "text/plain; charset=utf-8"}


def _file(groundplan: Groundplan, shape: str, project: str) -> tuple[bytes, int, Mapping[str, str]]:
    session = groundplan.existing(project)
    plan, ending = session.plan, shape.removeprefix(CHECKLIST)
    if plan is None or ending not in (SHAPES if shape != ending else EXPORTS):
        raise SessionUnknown("There is no plan to download yet.", "Write the first message, then try again.")
    language = session.case.language
    if shape == ending:
        text, what = export_plan(plan, ending), label("tab.plan", language)
    else:
        text, what = SHAPES[ending](plan, session.case, groundplan.catalogue), say("checklist.title", language)
    title = next((row.title for row in groundplan.projects() if row.name == project), project)
    name = f"{slug(title) or slug(project) or 'groundplan'}-{slug(what)}.{ending}"
    return (
        text.encode(),
        200,
        {
            "content-type": MEDIA.get(ending, "application/octet-stream"),
            "content-disposition": _attached(name),
            "cache-control": "no-store",
        },
    )


def slug(text: str) -> str:
    """The text as a part of a file's name: small letters and digits of any script, hyphens between, no accents on Latin letters."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", bare))
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:LONGEST_NAME]
        if len(longer) > LONGEST_NAME:
            break
        name = longer
    return name


def _attached(name: str) -> str:
    """The header that hands a file over under its name; old readers get what is left of it in plain letters."""
    plain = name.encode("ascii", "ignore").decode().lstrip("-.")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
