"""Naughty texts through talk, titles, uploads and every export: no exception, nothing alive, JSON that comes back the same."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from assistant.case import Case
from assistant.errors import BadInput
from assistant.plan.exports import EXPORTS, export_plan
from assistant.plan.exports.checklist import SHAPES, checklist_json, checklist_markdown
from assistant.plan.exports.markdown import to_markdown
from assistant.plan.model import Plan
from assistant.uploads import Uploads
from knowledge.catalogue import load_catalogue
from knowledge.errors import DocumentRefused
from knowledge.loading import document_from_bytes
from tests.assistant.plan.plans import plan_of
from tests.assistant.talking import LAUNDRY, Talk
from tests.hostile import alive_in_markdown, poisoned
from tests.naughty import ALL, FEW, naughty

CATALOGUE = load_catalogue()
NOBODY = Case(session="x")
sizes = pytest.mark.parametrize("count", [FEW, pytest.param(ALL, marks=pytest.mark.thorough)])
A_TURN = 50
"""Texts of one message."""


@sizes
def test_in_the_talk_each_message_is_kept_answered_and_exported(tmp_path: Path, count: int) -> None:
    talk, texts = Talk(tmp_path), naughty(count)
    talk.say(LAUNDRY)
    for start in range(0, count, A_TURN):
        answer = talk.say("\n".join(texts[start : start + A_TURN]), success_metric_target=texts[start], budget=texts[start + 1])
        assert answer.kinds[-1] == "turn_ended"
        assert answer.errors == []
    plan, case = talk.plan, talk.session.case
    assert len([m for m in case.messages if m.author == "user"]) == 1 + count // A_TURN
    for shape in EXPORTS:
        export_plan(plan, shape).encode()
    assert Plan.model_validate_json(export_plan(plan, "json")) == plan
    assert alive_in_markdown(to_markdown(plan)) == []
    for shape in SHAPES:
        SHAPES[shape](plan, case, CATALOGUE).encode()
    assert alive_in_markdown(checklist_markdown(plan, case, CATALOGUE)) == []


def test_as_a_first_message_each_kind_is_answered(tmp_path: Path) -> None:
    for number, text in enumerate(naughty(22)):
        talk = Talk(tmp_path, name=f"first-{number}")
        answer = talk.say(text)
        assert answer.kinds[-1] == "turn_ended"
        assert answer.errors == []


@sizes
def test_as_titles_they_are_taken_clean_or_refused(tmp_path: Path, count: int) -> None:
    talk = Talk(tmp_path)
    talk.say(LAUNDRY)
    taken = 0
    for text in naughty(count):
        with suppress(BadInput):
            talk.session.rename(text)
            taken += 1
    title = talk.session.case.title
    assert taken > count / 2
    assert title.isprintable() or not {"\n", "\r", "\x00"} & set(title)
    assert "\n" not in "".join(row.title for row in talk.journal.sessions())
    assert alive_in_markdown(to_markdown(talk.plan)) == []


@sizes
@pytest.mark.parametrize("name", ["laundry", "help_desk"])
def test_in_every_sentence_of_a_plan_they_stay_text_in_every_export(name: str, count: int) -> None:
    for plan in poisoned(plan_of(name), naughty(count)):
        assert Plan.model_validate_json(export_plan(plan, "json")) == plan
        assert alive_in_markdown(to_markdown(plan)) == []
        assert alive_in_markdown(checklist_markdown(plan, NOBODY, CATALOGUE)) == []
        checklist_json(plan, NOBODY, CATALOGUE).encode()


@sizes
def test_as_names_of_files_they_stay_in_the_folder_of_the_project(tmp_path: Path, count: int) -> None:
    uploads = Uploads(tmp_path / "uploads")
    for text in naughty(count):
        path = uploads.store("../../other", text, text.encode("utf-8", "surrogatepass"))
        assert path.parent == uploads.folder("../../other")
        assert path.parent.parent == tmp_path / "uploads"
    kept = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert kept == set(uploads.files("../../other"))


@sizes
@pytest.mark.parametrize("kind", ["md", "txt", "html"])
def test_as_documents_they_are_read_or_refused_with_a_reason(count: int, kind: str) -> None:
    read = 0
    texts = naughty(count)
    for start in range(0, count, 10):
        raw = "\n\n".join(texts[start : start + 10]).encode("utf-8", "surrogatepass")
        with suppress(DocumentRefused):
            document_from_bytes(raw, f"notes.{kind}").text.encode()
            read += 1
    assert read


@pytest.mark.parametrize("kind", ["csv", "exe", "svg", "pdf", "docx", "pptx", ""])
def test_as_documents_of_other_kinds_they_are_refused_or_read_as_text(kind: str) -> None:
    for text in naughty(22):
        with suppress(DocumentRefused):
            document_from_bytes(text.encode("utf-8", "surrogatepass"), f"notes.{kind}").text.encode()
