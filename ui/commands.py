"""What each command does; the arguments are parsed in `cli`."""

from __future__ import annotations

import argparse
import itertools
import json
import os
import select
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from assistant.bootstrap import Groundplan
from assistant.case import Case
from assistant.errors import BadInput
from assistant.events import Event, Failed, TurnEnded
from assistant.logs import start_log
from assistant.own_files import place_of
from assistant.plan.checks import run_checks
from assistant.plan.exports import EXPORTS, export_plan
from assistant.plan.exports.checklist import SHAPES as CHECKLISTS
from assistant.plan.model import Plan
from assistant.plan.opening import REMEDY, open_plan
from assistant.planners.base import Said
from assistant.session import Session
from assistant.wording import say
from knowledge.answering import Answer, ask_batch
from knowledge.answering import ask as ask_notes
from knowledge.index import ensure_folder_index
from knowledge.loading import load_document
from knowledge.retrieval import Passage, Retriever, as_row, search_batch
from ui.consent import ask_once, mode_line
from ui.terminal import Printer, ProgressBar, json_line, message_of, out, picked, tongue_of

PASTED = 0.05  # seconds within which lines of one paste follow each other
Command = Callable[[argparse.Namespace], int | None]


def show_page(given: argparse.Namespace) -> None:
    """Serve the page until it is stopped."""
    from ui.web.app import serve  # noqa: PLC0415 - the page's packages are heavy, other commands do without
    from ui.web.preparing import Preparing  # noqa: PLC0415 - same

    preparing = Preparing(ProgressBar())
    groundplan = Groundplan(progress=preparing)
    serve(groundplan, getattr(given, "port", None) or groundplan.settings.port, groundplan.settings.host, preparing)


def chat(given: argparse.Namespace) -> None:
    """The conversation: one message a line until the end of input."""
    groundplan = _open()
    session = groundplan.session(given.session or groundplan.new_name())
    lines = _lines()
    resumed = session.opened().resumed
    waiting = "" if given.json else _waiting(lines)
    printer = Printer(session.case.language if resumed else tongue_of(waiting, os.environ))
    show: Callable[[Any], None] = (lambda event: out(json_line(event))) if given.json else printer.show
    if given.json:
        show(session.opened())
    else:
        if sys.stdin.isatty():
            ask_once(groundplan, printer.language)
        line = mode_line(groundplan.mode(printer.language), printer.language)
        out(f"{line}  ({session.name})\n" + say("resumed" if resumed else "greeting", printer.language) + "\n")
        if waiting:  # its answer ends with the card that is open then
            printer.know(session.card())
        else:
            for event in (*session.card(), session.ended()):
                show(event)
    for line in itertools.chain([waiting] if waiting else [], lines):
        for event in _turn(session, line, printer.options, as_json=given.json):
            if isinstance(event, TurnEnded):
                printer.language = session.case.language
            show(event)


def _turn(session: Session, line: str, options: Mapping[str, tuple[str, str]], *, as_json: bool) -> Iterator[Event]:
    """What one line of input brings; a line that cannot be read is a turn too, and the next one is read."""
    try:
        said = picked(line, options) or message_of(line, as_json=as_json)
    except BadInput as error:
        yield Failed(message=error.message, remedy=error.remedy)
        yield session.ended()
        return
    yield from session.send(said)


def _waiting(lines: Iterator[str]) -> str:
    """The first message where it is there already, as in a pipe or a file; "" where somebody still has to write it."""
    there = not sys.stdin.isatty() and select.select([sys.stdin], [], [], PASTED)[0]
    return next(lines, "") if there else ""


def _lines() -> Iterator[str]:
    """Messages of standard input: its lines, on a terminal those that were pasted together; bytes that are no UTF-8 are replaced."""
    typed = sys.stdin.isatty()
    for raw in sys.stdin.buffer:
        text = raw
        while typed and select.select([sys.stdin], [], [], PASTED)[0] and (more := sys.stdin.buffer.readline()):
            text += more
        if text.strip() or not typed:  # an empty line of somebody who waits says nothing
            yield text.decode("utf-8", "replace")


def history(given: argparse.Namespace) -> None:
    """The journal, an entry a line."""
    for entry in _open().existing(given.session).entries():
        row = entry.model_dump(mode="json", include={"number", "turn", "author", "kind", "body"})
        out(json_line(row) if given.json else f"{entry.number:4} turn {entry.turn:2} {entry.author:9} {entry.kind:8} {_short(entry.body)}")


def _short(body: dict[str, Any]) -> str:
    return " ".join(str(body.get("words") or body.get("text") or json.dumps(body, ensure_ascii=False)).split())[:100]


def plan(given: argparse.Namespace) -> None:
    """A plan from a brief and, perhaps, answers by slot; nothing is asked."""
    groundplan = _open()
    brief = load_document(Path(given.brief)).text
    answers = _answers(Path(given.answers), groundplan) if given.answers else {}
    session = groundplan.session(groundplan.new_name(brief))
    for said in (Said(text=brief), Said(answers=answers, plan_now=True)):
        for event in session.send(said):
            if isinstance(event, Failed):
                raise BadInput(event.message, event.remedy)
    _write(export_plan(_plan_of(session), "json"), given.output)


def _answers(path: Path, groundplan: Groundplan) -> dict[str, str]:
    try:
        found = yaml.safe_load(path.read_text("utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadInput(f"The answers in {path.name} cannot be read: {error}", "Write one line a question: slot: answer.") from error
    if not isinstance(found, dict):
        raise BadInput(f"{path.name} does not map questions to answers.", "Write one line a question: slot: answer.")
    unknown = sorted(set(map(str, found)) - set(groundplan.catalogue.slots))
    if unknown:
        raise BadInput(
            f"{path.name} answers questions that do not exist: {', '.join(unknown)}.",
            f"These exist: {', '.join(groundplan.catalogue.slots)}.",
        )
    return {str(slot): str(text) for slot, text in found.items()}


def _plan_of(session: Session) -> Plan:
    found = session.plan
    if found is None:
        raise BadInput("There is no text to plan from.", "Write what you want to do better.")
    return found


def _any_plan(name: str) -> Plan:
    """The plan in a JSON file, or of a session."""
    return _read_plan(name) if _is_file(name) else _plan_of(_open().existing(name))


def _is_file(name: str) -> bool:
    return name.endswith(".json") or Path(name).is_file()


def _read_plan(name: str) -> Plan:
    try:
        text = Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{name} is no plan that can be read: {str(error)[:300]}", REMEDY) from error
    return open_plan(text, name)


def show_checklist(given: argparse.Namespace) -> None:
    """The checklist of a plan; of a session with what its team has ticked."""
    if given.to not in CHECKLISTS:
        raise BadInput(f"There is no shape named {given.to}.", f"Choose one of {', '.join(CHECKLISTS)}.")
    groundplan = _open()
    if _is_file(given.plan):
        plan, case = _read_plan(given.plan), Case(session="")
    else:
        session = groundplan.existing(given.plan)
        plan, case = _plan_of(session), session.case
    _write(CHECKLISTS[given.to](plan, case, groundplan.catalogue), given.output)


def export(given: argparse.Namespace) -> None:
    """A plan in another shape."""
    if given.to not in EXPORTS:
        raise BadInput(f"There is no shape named {given.to}.", f"Choose one of {', '.join(EXPORTS)}.")
    _write(export_plan(_any_plan(given.plan), given.to), given.output)


def check(given: argparse.Namespace) -> int:
    """Check a plan; 1 when a gate fails."""
    found = run_checks(_any_plan(given.plan), _open().catalogue)
    failed = [one for one in found if one.gate and one.outcome == "fail"]
    if given.json:
        named = [one.says for one in found if not one.gate and one.outcome == "fail"]
        out(json.dumps({"ready": not failed, "open": named, "checks": [vars(one) for one in found]}, ensure_ascii=False))
    else:
        for one in found:
            if one.gate or one.outcome == "fail":
                out(f"{one.outcome if one.gate else 'open':14} {one.id:6} {one.says}")
        out(_outcome(len(failed), sum(not one.gate and one.outcome == "fail" for one in found)))
    return 1 if failed else 0


def _outcome(failed: int, named: int) -> str:
    """The last line of a check: a plan can be ready with something that has to be agreed first, and then says so."""
    if failed:
        return "1 gate fails." if failed == 1 else f"{failed} gates fail."
    return f"Ready, with {named} open: all gates pass, and what is named above is agreed on first." if named else "Ready: all gates pass."


def search(given: argparse.Namespace) -> None:
    """Passages for a question, or for each of a file."""
    retriever = _retriever(given)
    if given.batch:
        for row in search_batch(_batch(given.batch), retriever, given.k, lambda passage: _row(passage, given)):
            out(json_line(row))
        return
    found = [_row(passage, given) for passage in retriever.search(_question(given), given.k)]
    if given.json:
        out(json_line({"results": found}))
        return
    for row in found:
        text = " ".join(str(row["text"]).split())[:300]
        out(f"{row['score']:.3f}  {row.get('place') or row['source']}  {row['heading']}\n       {text}")
        older = " ".join(map(str, row.get("older", ())))[:300]  # type: ignore[call-overload]  # rows are plain dictionaries
        out((say("edition.older", "en", text=older) if older else "") + "\n")


def _row(passage: Passage, given: argparse.Namespace) -> dict[str, object]:
    """The fields of a passage; with a project also whose text it is, and where in it."""
    row = as_row(passage)
    if not given.session:
        return row
    place = place_of(passage.source, passage.page, passage.newer, "en") if passage.own else ""
    return {**row, "own": passage.own, "page": passage.page, "place": place, "older": list(passage.older)}


def ask(given: argparse.Namespace) -> None:
    """An answer from the sources, or a plain no."""
    answer_to = _answer_to(given)
    if given.batch:
        for row in ask_batch(_batch(given.batch), answer_to):
            out(json_line(row))
        return
    answer = answer_to(_question(given))
    if given.json:
        out(json_line(answer.as_dict()))
        return
    out(answer.answer)
    if answer.quotes_dropped:
        out(say("quotes.dropped", "en", n=answer.quotes_dropped))
    for citation in answer.citations:
        ours = citation.own and given.session
        where = place_of(citation.source, citation.page, citation.newer, "en") if ours else citation.source
        out(f"  {where}, {citation.heading}: “{citation.quote}”")


def _question(given: argparse.Namespace) -> str:
    if not given.question or not given.question.strip():
        raise BadInput("There is no question.", 'Write it behind the command, in quotation marks: groundplan ask "What is drift?"')
    return str(given.question)


def _answer_to(given: argparse.Namespace) -> Callable[[str], Answer]:
    """What answers a question: a project with its files, the files of a folder, or our notes."""
    if given.session:
        groundplan = _open()
        name = groundplan.existing(given.session).name
        return lambda question: groundplan.ask(question, name)
    retriever = _retriever(given)
    return lambda question: ask_notes(question, retriever)


def _retriever(given: argparse.Namespace) -> Retriever:
    groundplan = _open()
    if given.session:
        return groundplan.retriever_of(groundplan.existing(given.session).name)
    if not given.docs:
        return groundplan.retriever
    folder = Path(given.docs)
    if not folder.is_dir():
        raise BadInput(f"There is no folder {given.docs}.", "Give a folder with Markdown, text or Word files.")
    return Retriever(ensure_folder_index(folder, groundplan.home, ProgressBar()))


def _batch(name: str) -> Iterable[dict[str, Any]]:
    try:
        lines = Path(name).read_text("utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise BadInput(f"{name} cannot be read: {error}", 'Write one JSON object a line: {"id": ..., "question": ...}.') from error
    if not all(isinstance(row, dict) and "question" in row for row in rows):
        raise BadInput(f"{name} has a line without a question.", 'Write one JSON object a line: {"id": ..., "question": ...}.')
    return rows


def _open() -> Groundplan:
    groundplan = Groundplan(progress=ProgressBar())
    start_log(groundplan.home, groundplan.settings.log, groundplan.settings.secrets())
    return groundplan


def _write(text: str, output: str) -> None:
    if output == "-":
        out(text.rstrip("\n"))
        return
    try:
        Path(output).write_text(text, "utf-8")
    except OSError as error:
        raise BadInput(f"{output} cannot be written: {error.strerror}.", "Give another file, or -o - for standard output.") from error
