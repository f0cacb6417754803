"""Files come into a project, or go out of it: what is a brief, what is a source, and what the talk says about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.case import OwnFile
from assistant.errors import BadInput, GroundplanError
from assistant.events import Event, Failed
from assistant.own_files import OwnFiles, ReadFile, is_brief
from assistant.planners.base import Said
from assistant.replies import Part
from assistant.session import Session
from assistant.wording import say
from knowledge.errors import KnowledgeError


def take_in(session: Session, files: Iterable[tuple[str, bytes | BadInput]], own: OwnFiles, *, as_brief: bool) -> Iterator[Event]:
    """Read `files` (name, bytes); with `as_brief` the first that can be a brief is answered like a message. The others become sources.

    A file that could not be opened comes as its error. One that is refused is told by a `Failed` event, and the others go on.
    """
    found: list[ReadFile] = []
    for name, raw in files:
        try:
            if isinstance(raw, BadInput):
                yield Failed(message=raw.message, remedy=raw.remedy)
                continue
            found.append((yield from own.read(session.name, name, raw, session.case.language)))
        except (GroundplanError, KnowledgeError) as error:
            yield Failed(message=error.message, remedy=error.remedy)
    brief = next((one for one in found if as_brief and not one.known and is_brief(one.document, session.case)), None)
    if brief:
        yield from session.send(Said(text=brief.document.text, document=brief.file.name, files=(brief.file,)))
    rest = [one for one in found if one is not brief]
    if rest:
        yield from session.note_files(_told(session, rest, own), [one.file for one in rest if not one.known])


def take_out(session: Session, name: str) -> Iterator[Event]:
    """Take a file out of the search; the bytes stay with the project, so that undo brings it back.

    Raises:
        BadInput: the project has no file of that name.
    """
    case = session.case
    if name not in {file.name for file in case.documents}:
        raise BadInput(f"This project has no file named {name}.", "Choose one from its list of files.")
    told = [Part(kind="text", text=say("files.removed", case.language, name=name))]
    yield from session.note_files(told, [OwnFile(name=name, removed=True)])


def size_of(file: OwnFile, language: str) -> str:
    """Its size in words: 12 slides, 34 passages."""
    unit = "files.slides" if file.kind == "slides" else "files.pages"
    pages = [say(unit, language, n=file.pages)] if file.pages else []
    return ", ".join([*pages, say("files.passages", language, n=file.passages)])


def _told(session: Session, found: list[ReadFile], own: OwnFiles) -> list[Part]:
    """What was read from each file, what could not be read in it, and which file is an older edition of another."""
    language, fresh = session.case.language, [one for one in found if not one.known]
    parts = [Part(kind="text", text=say("files.known", language, name=one.file.name)) for one in found if one.known]
    if fresh:
        rows = tuple((one.file.name, size_of(one.file, language), "brief") for one in fresh)
        parts.append(Part(kind="files", text=say("files.added", language, n=len(rows)), rows=rows))
    for one in fresh:
        parts += [Part(kind="note", text=f"{one.file.name}: {remark}") for remark in one.document.remarks]
    for edition in own.editions(session.name, fresh) if fresh else ():
        parts.append(Part(kind="text", text=say("files.older", language, older=edition.older, newer=edition.newer, n=edition.differ)))
    if fresh and not session.case.brief:
        parts.append(Part(kind="text", text=say("files.no_brief", language)))
    return parts
