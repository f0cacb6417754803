"""The command line: page, conversation, plan, search, evaluation."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from assistant.errors import GroundplanError
from knowledge.errors import DocumentRefused, IndexMissing, KnowledgeError
from ui import commands, doctor_command, evaluation, index_commands, project_commands, verify_command
from ui.terminal import complain


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 done, 1 a gate fails, 2 wrong use or bad input, 3 the environment."""
    given = _parser().parse_args(arguments)
    try:
        return int(given.run(given) or 0)
    except GroundplanError as error:
        complain(error.message, error.remedy)
        return error.exit_code
    except KnowledgeError as error:
        complain(error.message, error.remedy)
        return 2 if isinstance(error, DocumentRefused | IndexMissing) else 3
    except BrokenPipeError:
        _stop_writing()
        return 0
    except KeyboardInterrupt:
        complain("Stopped.", "Nothing that was answered is lost.")
        return 0


def _stop_writing() -> None:
    """The reader of our output has gone: what is still in the buffer goes nowhere, and leaves no complaint at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="groundplan", description="From an idea to a machine-learning project plan you can defend.")
    parser.set_defaults(run=commands.show_page)
    verbs = parser.add_subparsers(metavar="COMMAND")
    for add in (_page, _talk, _projects, _plans, _knowledge, _evaluation):
        add(verbs)
    return parser


def _verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, run: commands.Command, about: str
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=about, description=about)
    verb.set_defaults(run=run)
    return verb


def _page(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verb = _verb(verbs, "ui", commands.show_page, "serve the page")
    verb.add_argument("--port", type=int, help="port, default GROUNDPLAN_PORT or 7860")


def _talk(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verb = _verb(verbs, "chat", commands.chat, "the conversation in the terminal")
    verb.add_argument("--json", action="store_true", help="one message a line in, one event a line out")
    verb.add_argument("--session", help="name of the project; without it a new one is made")
    verb = _verb(verbs, "history", commands.history, "the journal of a project, an entry a line")
    verb.add_argument("session")
    verb.add_argument("--json", action="store_true")


def _projects(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verb = _verb(verbs, "projects", project_commands.listed, "list the projects; rename, branch or delete one")
    verb.add_argument("--search", default="", metavar="TEXT", help="only those whose title or whose words hold TEXT")
    verb.add_argument("--json", action="store_true", help="one project a line")
    acts = verb.add_subparsers(metavar="ACT")
    act = _verb(acts, "rename", project_commands.rename, "give a project another title")
    act.add_argument("session")
    act.add_argument("title")
    act = _verb(acts, "branch", project_commands.branch, "copy a project, to try something else there")
    act.add_argument("session")
    act.add_argument("title", nargs="?", default="", help='default "What if: ..." with the old title')
    act = _verb(acts, "delete", project_commands.delete, "remove a project for good, with its files")
    act.add_argument("session")
    act.add_argument("--yes", action="store_true", help="do not ask")
    verb = _verb(verbs, "doctor", doctor_command.doctor, "look at what the program needs, and say what to do")
    verb.add_argument("--json", action="store_true", help="one finding a line")


def _plans(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verb = _verb(verbs, "plan", commands.plan, "a plan from a brief, without a dialogue")
    verb.add_argument("brief", help="Markdown, text, HTML, PDF, PowerPoint or Word file")
    verb.add_argument("--answers", help="YAML file: slot -> answer in your words")
    verb.add_argument("-o", "--output", default="-", help="file for the plan's JSON, default standard output")
    verb = _verb(verbs, "export", commands.export, "a plan in another shape")
    verb.add_argument("plan", metavar="SESSION|plan.json")
    verb.add_argument("--to", default="md", help="md, html (to print) or json")
    verb.add_argument("-o", "--output", default="-")
    verb = _verb(verbs, "checklist", commands.show_checklist, "what is left to do before and while you follow a plan")
    verb.add_argument("plan", metavar="SESSION|plan.json")
    verb.add_argument("--to", default="md", help="md, html (to print) or json")
    verb.add_argument("-o", "--output", default="-")
    verb = _verb(verbs, "check", commands.check, "check a plan; exit 1 when a gate fails")
    verb.add_argument("plan", metavar="plan.json|SESSION")
    verb.add_argument("--json", action="store_true")


def _knowledge(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    for name, run, about in (
        ("search", commands.search, "passages for a question"),
        ("ask", commands.ask, "an answer from the sources, or a plain no"),
    ):
        verb = _verb(verbs, name, run, about)
        verb.add_argument("question", nargs="?")
        verb.add_argument("--batch", help="JSON lines with id and question")
        where = verb.add_mutually_exclusive_group()
        where.add_argument("--docs", help="search this folder alone")
        where.add_argument("--session", help="search the notes and the files of this project")
        verb.add_argument("-k", type=int, default=10, help="number of passages")
        verb.add_argument("--json", action="store_true")
    verb = _verb(verbs, "verify", verify_command.run, "is a claim supported by a passage?")
    verb.add_argument("claim", nargs="?")
    verb.add_argument("--passage", help="the text it is held against")
    verb.add_argument("--source", help="a file that it is held against, passage by passage")
    verb.add_argument("--batch", help="JSON lines with id, claim and passage")
    verb.add_argument("--json", action="store_true")
    verb = _verb(verbs, "index", index_commands.index, "build the index of the notes, or add files to a project")
    verb.add_argument("action", nargs="?", choices=["add", "list", "remove"], help="files of a project; without it the notes")
    verb.add_argument("files", nargs="*", metavar="FILE", help="files or folders")
    verb.add_argument("--session", help="name of the project")
    verb.add_argument("--rebuild", action="store_true", help="build the index of the notes anew")
    verb.add_argument("--json", action="store_true", help="the list as JSON lines")


def _evaluation(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    acts = _verb(verbs, "eval", evaluation.list_suites, "evaluation suites").add_subparsers(metavar="ACTION")
    _verb(acts, "list", evaluation.list_suites, "the suites, a line each")
    verb = _verb(acts, "run", evaluation.run, "run a suite; exit 1 when a sample failed")
    verb.add_argument("name", nargs="?", default="", metavar="NAME", help="a suite of the list")
    verb.add_argument("--dataset", help="file or folder with samples, default our own")
    verb.add_argument("--docs", help="search this folder instead of our notes")
    verb.add_argument("--epochs", type=int, default=1, help="how often each sample is tried")
    verb.add_argument("--limit", type=int, help="only the first so many samples")
    verb.add_argument("--log", help="folder of the run; a run that stopped there goes on")
    verb.add_argument("--resume", action="store_true", help="go on with the latest run that stopped")
    verb.add_argument("-o", "--output", help="file for the report's JSON")
    verb.add_argument("--html", help="file for the report as a page")
    verb = _verb(acts, "compare", evaluation.compare, "compare two runs")
    verb.add_argument("a", metavar="A", help="report or folder of a run")
    verb.add_argument("b", metavar="B")
    verb.add_argument("--measure", default="", help="the number that counts, default the suite's first")
    verb.add_argument("-o", "--output", help="file for the comparison's JSON")


if __name__ == "__main__":
    sys.exit(main())
