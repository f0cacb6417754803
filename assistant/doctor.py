"""Looks at all that the program needs - versions, folder, journal, index, weights, endpoint, port - and says what to do."""

from __future__ import annotations

import socket
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib import metadata
from pathlib import Path
from shutil import disk_usage
from typing import Literal
from urllib.parse import urlsplit

from packaging.requirements import Requirement

from assistant.case import Frozen
from assistant.consent import Consent
from assistant.endpoint import endpoint_of
from assistant.errors import GroundplanError
from assistant.journal import Journal
from assistant.settings import Settings, writable_folder
from assistant.uploads import Uploads
from knowledge.embeddings import weights_folder
from knowledge.errors import KnowledgeError
from knowledge.index import index_state

OLDEST = (3, 11)
LITTLE, TOO_LITTLE = 500_000_000, 50_000_000
"""Bytes of free space below which it is a warning, and a problem."""
WAIT = 3.0
"""Seconds for the endpoint to take a connection."""


class Finding(Frozen):
    """One thing that was looked at: how it stands, and what to do where something is wrong."""

    about: str
    state: Literal["ok", "warning", "problem"]
    says: str
    remedy: str = ""


def examine(settings: Settings) -> Iterator[Finding]:
    """Every finding, in the order in which one would repair; whatever one of them meets, the others are made."""
    looks: tuple[tuple[str, Callable[[Settings], Iterator[Finding]]], ...] = (
        ("python", _python),
        ("packages", _packages),
        ("folder", _folder),
        ("journal", _journal),
        ("files", _files),
        ("index", _index),
        ("weights", _weights),
        ("endpoint", _endpoint),
        ("port", _port),
    )
    for about, look in looks:
        try:
            yield from look(settings)
        except (GroundplanError, KnowledgeError) as error:
            yield _problem(about, error.message, error.remedy)
        except Exception as error:  # noqa: BLE001 - one look that fails must not hide the others
            yield _problem(about, f"could not be looked at ({type(error).__name__}).", "Repair what stands above first, then look again.")


def _python(_: Settings) -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < OLDEST:
        yield _problem("python", f"Python {version} is too old.", "Install Python 3.11 or later, then run make again.")
    else:
        yield _ok("python", f"Python {version}")


def _packages(_: Settings) -> Iterator[Finding]:
    """Every package that this installation asks for, against the range it asks for."""
    try:
        asked = [Requirement(line) for line in metadata.requires("groundplan") or []]
    except metadata.PackageNotFoundError:
        yield _warning("packages", "Groundplan itself is not installed as a package, so versions cannot be compared.", "Run make.")
        return
    wrong = [told for one in asked if not one.marker and (told := _outside(one))]
    if wrong:
        yield _problem("packages", "; ".join(wrong) + ".", "Run make, which installs the versions of requirements.lock.")
    else:
        yield _ok("packages", f"{sum(not one.marker for one in asked)} packages in the versions that are asked for")


def _outside(asked: Requirement) -> str:
    try:
        found = metadata.version(asked.name)
    except metadata.PackageNotFoundError:
        return f"{asked.name} is not installed"
    return "" if asked.specifier.contains(found, prereleases=True) else f"{asked.name} is {found}, asked for is {asked.specifier}"


def _folder(settings: Settings) -> Iterator[Finding]:
    home = writable_folder(settings.home)
    free = disk_usage(home).free
    says = f"{home} can be written; {free / 1e9:.1f} GB are free"
    if free < TOO_LITTLE:
        yield _problem("folder", says, "Free some space, or set GROUNDPLAN_HOME to another folder.")
    elif free < LITTLE:
        yield _warning("folder", says, "Free some space soon: the index alone needs some hundred megabytes.")
    else:
        yield _ok("folder", says)


def _journal(settings: Settings) -> Iterator[Finding]:
    file = settings.home / "journal.sqlite"
    if settings.database_url is None and not file.exists():
        yield _ok("journal", "there is none yet; it begins with the first message")
        return
    if settings.database_url is None and (damage := _damage(file)):
        yield _problem("journal", f"{file} is damaged: {damage}.", "Put back a copy of the file, or move it away to begin anew.")
        return
    journal = Journal(settings.journal_url, locks=settings.home / "turns")
    rows = journal.sessions()
    for row in rows:
        journal.read(row.name)
    journal.close()
    yield _ok("journal", f"whole, {len(rows)} projects, {sum(row.entries for row in rows)} entries")


def _damage(file: Path) -> str:
    """What SQLite finds wrong in the whole file; empty when nothing is."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(3)")]
    except sqlite3.Error as error:
        return " ".join(str(error).split())
    return "" if found == ["ok"] else "; ".join(found)[:200]


def _files(settings: Settings) -> Iterator[Finding]:
    """Folders of uploads that belong to no project: left by a deletion that was stopped half-way."""
    root = settings.home / "uploads"
    if not root.is_dir() or (settings.database_url is None and not (settings.home / "journal.sqlite").exists()):
        yield _ok("files", "none of your own yet")
        return
    journal, uploads = Journal(settings.journal_url, locks=settings.home / "turns"), Uploads(root)
    owned = {uploads.folder(row.name) for row in journal.sessions()}
    journal.close()
    lost = sorted(folder.name for folder in root.iterdir() if folder.is_dir() and folder not in owned)
    if lost:
        names = ", ".join(lost[:3]) + (" and others" if len(lost) > 3 else "")
        yield _warning("files", f"{len(lost)} folders belong to no project: {names}.", f"Look into {root} and remove what nobody needs.")
    else:
        yield _ok("files", "every folder belongs to a project")


def _index(settings: Settings) -> Iterator[Finding]:
    state = index_state(settings.home)
    if state == "ready":
        yield _ok("index", "whole and up to date")
    elif state == "broken":
        yield _warning("index", "The index of the notes cannot be read.", "Run groundplan index --rebuild; no project is touched.")
    else:
        says = {"missing": "is not built yet", "outdated": "is older than the notes"}[state]
        yield _warning("index", f"The index of the notes {says}.", "It is built at the next start, or now: groundplan index")


def _weights(_: Settings) -> Iterator[Finding]:
    weights_folder()
    yield _ok("weights", "the embedding model is the one that was shipped")


def _endpoint(settings: Settings) -> Iterator[Finding]:
    """Whether the language model's server takes a connection; asked only after the team said yes, and no text is sent."""
    endpoint = endpoint_of(settings) if settings.mode != "guided" else None
    if endpoint is None:
        yield _ok("endpoint", "none is set; the guided interview needs none")
        return
    said = Consent(settings.home / "consent.json").of(endpoint.host)
    if not (said or (said is None and settings.mode == "model")):
        yield _ok("endpoint", f"{endpoint.host} is set and was not asked: nobody has said yes to sending text there")
        return
    address = urlsplit(endpoint.base_url)
    try:
        port = address.port or (443 if address.scheme == "https" else 80)
        socket.create_connection((address.hostname or "", port), WAIT).close()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        says = f"{endpoint.host} cannot be reached: {why}."
        yield _warning("endpoint", says, "Start it or correct OPENAI_BASE_URL; the interview leads meanwhile.")
    else:
        yield _ok("endpoint", f"{endpoint.host} takes connections")


def _port(settings: Settings) -> Iterator[Finding]:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            why = error.strerror or type(error).__name__
            yield _warning(
                "port",
                f"{settings.host}:{settings.port} is not free: {why}. Perhaps Groundplan runs there already.",
                "Close that program, or set GROUNDPLAN_PORT to another number.",
            )
            return
    yield _ok("port", f"{settings.host}:{settings.port} is free")


def _ok(about: str, says: str) -> Finding:
    return Finding(about=about, state="ok", says=says)


def _warning(about: str, says: str, remedy: str) -> Finding:
    return Finding(about=about, state="warning", says=says, remedy=remedy)


def _problem(about: str, says: str, remedy: str) -> Finding:
    return Finding(about=about, state="problem", says=says, remedy=remedy)
