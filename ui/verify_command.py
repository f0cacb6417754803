"""The command `verify`: whether a claim is supported by a passage, or by a file."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from assistant.bootstrap import Groundplan
from assistant.errors import BadInput
from knowledge.chunking import chunk_document
from knowledge.embeddings import Embedder
from knowledge.loading import load_document
from knowledge.verify import Verdict, verify, verify_batch
from ui.terminal import ProgressBar, json_line, out

HOW = 'Give the text behind --passage, or a file behind --source: groundplan verify "CLAIM" --passage "TEXT"'
SAID = {True: "Supported", False: "Not supported", None: "Cannot be judged"}


def run(given: argparse.Namespace) -> None:
    """A verdict on one claim, or on each of a file.

    Raises:
        BadInput: there is no claim, no passage, or the file of claims cannot be read.
    """
    embedder = Groundplan(progress=ProgressBar()).embedder
    if given.batch:
        for row in verify_batch(_claims(Path(given.batch)), embedder):
            out(json_line(row))
        return
    if not given.claim or not (given.passage or given.source):
        raise BadInput("There is no claim, or nothing to hold it against.", HOW)
    found = verify(given.claim, given.passage, embedder) if given.passage else in_file(given.claim, Path(given.source), embedder)
    if given.json:
        out(json_line({"supported": found.supported, "score": found.score, "words": list(found.words), "reason": found.reason}))
    else:
        out(f"{SAID[found.supported]} ({found.score:.2f}). {found.reason}")


def in_file(claim: str, path: Path, embedder: Embedder) -> Verdict:
    """The best verdict of all passages of a file.

    Raises:
        DocumentRefused: the file cannot be read.
    """
    chunks = chunk_document(load_document(path))
    return max((verify(claim, chunk.text, embedder) for chunk in chunks), key=lambda one: one.score)


def _claims(path: Path) -> list[dict[str, Any]]:
    how = 'Write one JSON object a line: {"id": ..., "claim": ..., "passage": ...}.'
    try:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise BadInput(f"{path.name} cannot be read: {error}", how) from error
    if not all(isinstance(row, dict) and "claim" in row and "passage" in row for row in rows):
        raise BadInput(f"{path.name} has a line without a claim or a passage.", how)
    return rows
