"""The command `index`: the index of the notes, and the files of a project."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from assistant.bootstrap import Groundplan
from assistant.errors import BadInput, WrongUse
from assistant.events import Event, Failed, Step, TextDelta
from assistant.taking_in import size_of
from assistant.wording import say
from knowledge.errors import DocumentRefused
from knowledge.formats import READABLE
from knowledge.formats.telling import claimed_format
from knowledge.loading import folder_files
from ui.terminal import ProgressBar, complain, json_line, out


def index(given: argparse.Namespace) -> int:
    """Build the index of the notes, or add, list and remove the files of a project. 2 when a file was refused."""
    groundplan = Groundplan(progress=ProgressBar())
    if not given.action:
        return _of_the_notes(groundplan, given)
    if not given.session:
        raise WrongUse("No project is named.", f"Write behind the files: groundplan index {given.action} ... --session NAME")
    if given.action == "list":
        return _listed(groundplan, given)
    if not given.files:
        raise WrongUse("No file is named.", f"Write it behind the command: groundplan index {given.action} FILE --session {given.session}")
    return _added(groundplan, given) if given.action == "add" else _removed(groundplan, given)


def _of_the_notes(groundplan: Groundplan, given: argparse.Namespace) -> int:
    if given.rebuild:
        groundplan.forget_index()
    out(f"The index is ready: {len(groundplan.index.contents.chunks)} passages.")
    return 0


def _added(groundplan: Groundplan, given: argparse.Namespace) -> int:
    session = groundplan.session(given.session)
    return 2 if _told(groundplan.add_files(session, _read(given.files))) else 0


def _removed(groundplan: Groundplan, given: argparse.Namespace) -> int:
    session = groundplan.existing(given.session)
    refused = [_told(groundplan.remove_file(session, Path(name).name)) for name in given.files]  # all of them, whatever fails
    return 2 if any(refused) else 0


def _listed(groundplan: Groundplan, given: argparse.Namespace) -> int:
    """A line a file; then which is an older edition of which."""
    name = groundplan.existing(given.session).name
    older = {edition.older: edition for edition in groundplan.files.editions(name)}
    for file in groundplan.files.listed(name):
        edition = older.get(file.name)
        if given.json:
            row = file.model_dump(mode="json", exclude={"key", "removed"})
            out(json_line({**row, "older_edition_of": edition.newer if edition else "", "differ": edition.differ if edition else 0}))
            continue
        out(f"{file.name}: {size_of(file, 'en')}")
        if edition:
            out("  " + say("files.older", "en", older=edition.older, newer=edition.newer, n=edition.differ))
    return 0


def _told(events: Iterator[Event]) -> bool:
    """Print what happens; whether a file was refused."""
    bar, refused = ProgressBar(), False
    for event in _guarded(events):
        if isinstance(event, Step):
            bar(int(event.status == "done"), 1, event.label)
        elif isinstance(event, TextDelta):
            out(event.text.rstrip("\n"))
        elif isinstance(event, Failed):
            complain(event.message, event.remedy)
            refused = True
    return refused


def _guarded(events: Iterator[Event]) -> Iterator[Event]:
    """What one file cannot do must not stop the others."""
    try:
        yield from events
    except BadInput as error:
        yield Failed(message=error.message, remedy=error.remedy)


def _read(names: list[str]) -> Iterator[tuple[str, bytes | BadInput]]:
    """Names and bytes of files and of all readable files in folders, one at a time; of what cannot be opened its error."""
    for name in names:
        path = Path(name)
        try:
            files = _files_of(path) if path.is_dir() else [path]
        except DocumentRefused as refused:
            yield path.name, BadInput(refused.message, refused.remedy)
        except OSError as error:
            yield path.name, _closed(path, error)
        else:
            yield from ((file.name, _bytes_of(file)) for file in files)


def _files_of(folder: Path) -> list[Path]:
    """Those of a folder that can be read. Raises DocumentRefused where there is none."""
    if found := folder_files(folder):
        return found
    raise DocumentRefused(f"{folder.name} holds no file that can be read.", f"Add {READABLE}.")


def _bytes_of(path: Path) -> bytes | BadInput:
    try:
        most = claimed_format(path.name).most_bytes
        if path.exists() and not path.is_file():
            return BadInput(f"{path.name} is no file.", "Name a file, or a folder of files.")  # a pipe would wait for ever
        with path.open("rb") as file:
            return file.read(most + 1)  # one more than is allowed: it is refused with its reason
    except DocumentRefused as refused:
        return BadInput(refused.message, refused.remedy)
    except OSError as error:
        return _closed(path, error)


def _closed(path: Path, error: OSError) -> BadInput:
    return BadInput(f"{path.name} cannot be opened: {error.strerror}.", "Check its name, and that you may read it.")
