"""Each command: what it prints, and the exit code of each way it can end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.bootstrap import Groundplan
from assistant.plan.checks import Check
from assistant.plan.exports import export_plan
from assistant.plan.model import Plan
from assistant.planners.base import Said
from tests.assistant.plan.plans import plan_of
from tests.assistant.talking import FERRY, LAUNDRY, reply
from ui import commands
from ui.cli import main

FACTS = {
    "business_objective": "Pay less for damaged garments.",
    "success_metric_target": "From 300 to 150 damaged garments a month by 31 December 2027; stop above 250.",
    "deadline": "30 June 2027",
    "budget": "60,000 EUR",
    "team_size_skills": "2 developers with Python and 1 analyst, 20 hours a week each",
    "current_process_baseline": "Pressers look at each garment by hand; a rule by fabric misses too many.",
    "decision_and_user": "The pressers put a garment aside before washing, at most 40 a day.",
    "cost_of_errors": "A miss costs 45 EUR, a false alarm 2 EUR.",
    "data_sources_volume": "120,000 photos of garments since 2023, 9,000 of them damaged.",
    "label_availability": "Every damage is recorded with its photo.",
    "label_delay": "We know after 3 days.",
    "data_access_rights": "The data are our own.",
    "personal_or_sensitive_data": "nothing about people",
    "stakeholder_owner": "Ms Holm, head of operations, signs for it.",
}

PASSES, FAILS = Check("size", "pass"), (Check("goal", "fail", "No goal."), Check("owner", "fail", "No owner."))
LATE, SPARED = Check("dates", "fail", "Week 9 is late.", gate=False), Check("choice-metric", "pass", gate=False)


@pytest.fixture
def session(furnished: Path) -> str:
    """A project in the home of the test."""
    assert furnished.is_dir()
    groundplan = Groundplan()
    reply(groundplan.session("ferries").send(Said(text=FERRY)))
    return "ferries"


@pytest.fixture
def brief(furnished: Path) -> Path:
    file = furnished.parent / "brief.md"
    file.write_text(LAUNDRY, "utf-8")
    return file


def planned(brief: Path, *more: str) -> Path:
    target = brief.parent / "plan.json"
    assert main(["plan", str(brief), "-o", str(target), *more]) == 0
    return target


class TestPlan:
    def test_a_brief_with_answers_gives_a_plan_that_its_check_accepts(self, brief: Path, capsys: pytest.CaptureFixture[str]) -> None:
        facts = brief.parent / "facts.yml"
        facts.write_text(json.dumps(FACTS), "utf-8")
        file = planned(brief, "--answers", str(facts))
        plan = Plan.model_validate_json(file.read_text("utf-8"))
        assert capsys.readouterr().out == ""
        assert plan.brief.verbatim == LAUNDRY
        assert plan.meta.status in {"ready", "stopped"}
        assert main(["check", str(file)]) == 0
        assert "Ready" in capsys.readouterr().out
        assert main(["check", str(file), "--json"]) == 0
        found = json.loads(capsys.readouterr().out)
        assert found["ready"] is True
        assert {"id", "outcome", "says"} <= set(found["checks"][0])

    def test_a_plan_that_lacks_something_fails_its_check_and_says_what(self, brief: Path, capsys: pytest.CaptureFixture[str]) -> None:
        brief.write_text("We want to do something with AI in our opera house.", "utf-8")
        file = planned(brief)
        assert main(["check", str(file)]) == 1
        text = capsys.readouterr().out
        assert "The number you want to reach is not set." in text
        assert "gate" in text
        assert main(["check", str(file), "--json"]) == 1
        assert json.loads(capsys.readouterr().out)["ready"] is False

    @pytest.mark.parametrize(
        ("checks", "told"),
        [
            ([PASSES, SPARED], ["pass           size   ", "Ready: all gates pass."]),
            (
                [PASSES, LATE, SPARED],
                [
                    "pass           size   ",
                    "open           dates  Week 9 is late.",
                    "Ready, with 1 open: all gates pass, and what is named above is agreed on first.",
                ],
            ),
            ([*FAILS[:1], PASSES], ["fail           goal   No goal.", "pass           size   ", "1 gate fails."]),
            (
                [*FAILS, LATE],
                [
                    "fail           goal   No goal.",
                    "fail           owner  No owner.",
                    "open           dates  Week 9 is late.",
                    "2 gates fail.",
                ],
            ),
        ],
    )
    def test_what_is_agreed_on_first_is_open_and_fails_no_check(
        self, furnished: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], checks: list[Check], told: list[str]
    ) -> None:
        file, fails = furnished / "plan.json", FAILS[0] in checks
        file.write_text(export_plan(plan_of("laundry"), "json"), "utf-8")
        monkeypatch.setattr(commands, "run_checks", lambda _plan, _catalogue: checks)
        assert main(["check", str(file)]) == int(fails)
        assert capsys.readouterr().out.splitlines() == told
        assert main(["check", str(file), "--json"]) == int(fails)
        found = json.loads(capsys.readouterr().out)
        assert (found["ready"], found["open"]) == (not fails, ["Week 9 is late."] * (LATE in checks))

    def test_without_a_file_the_plan_goes_to_standard_output(self, brief: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["plan", str(brief)]) == 0
        assert Plan.model_validate_json(capsys.readouterr().out).brief.verbatim == LAUNDRY

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            ("- a\n- list\n", "does not map"),
            ("weather: rain\n", "questions that do not exist: weather"),
            ("budget: [unclosed\n", "cannot be read"),
            ("just words\n", "does not map"),
        ],
    )
    def test_answers_that_cannot_be_used_are_named(self, brief: Path, content: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
        facts = brief.parent / "facts.yml"
        facts.write_text(content, "utf-8")
        assert main(["plan", str(brief), "--answers", str(facts)]) == 2
        assert says in capsys.readouterr().err

    @pytest.mark.parametrize(("name", "content"), [("nowhere.md", None), ("empty.md", ""), ("picture.png", "x"), ("dots.txt", "…\n…")])
    def test_a_brief_that_cannot_be_read_is_named(
        self, furnished: Path, name: str, content: str | None, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file = furnished.parent / name
        if content is not None:
            file.write_text(content, "utf-8")
        assert main(["plan", str(file)]) == 2
        assert name in capsys.readouterr().err

    def test_a_place_that_cannot_be_written_is_named(self, brief: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["plan", str(brief), "-o", str(brief.parent / "no" / "such" / "plan.json")]) == 2
        assert "cannot be written" in capsys.readouterr().err


class TestExport:
    def test_a_session_leaves_as_json_and_markdown(self, session: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["export", session, "--to", "json"]) == 0
        plan = Plan.model_validate_json(capsys.readouterr().out)
        assert plan.brief.verbatim == FERRY
        assert main(["export", session, "--to", "md", "-o", "-"]) == 0
        assert capsys.readouterr().out.startswith(f"# {plan.meta.title}")

    def test_a_file_leaves_in_another_shape(self, brief: Path) -> None:
        file, target = planned(brief), brief.parent / "plan.md"
        assert main(["export", str(file), "--to", "md", "-o", str(target)]) == 0
        assert "The number that counts" in target.read_text("utf-8")

    def test_an_unknown_shape_is_refused_with_those_that_exist(self, session: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["export", session, "--to", "papyrus"]) == 2
        told = capsys.readouterr().err
        assert "papyrus" in told
        assert "md" in told

    @pytest.mark.parametrize("content", ["", "{", "[]", '{"meta": {}}', "\x00"])
    def test_a_file_that_is_no_plan_is_refused(self, furnished: Path, content: str, capsys: pytest.CaptureFixture[str]) -> None:
        file = furnished / "plan.json"
        file.write_text(content, "utf-8")
        for verb in (["export", str(file)], ["check", str(file)]):
            assert main(verb) == 2
            assert "no plan that can be read" in capsys.readouterr().err

    def test_a_plan_without_its_decisions_is_refused(self, brief: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file = planned(brief)
        found = json.loads(file.read_text("utf-8"))
        found["decisions"] = []
        file.write_text(json.dumps(found), "utf-8")
        for verb in (["export", str(file)], ["check", str(file)]):
            assert main(verb) == 2
            assert "decision" in capsys.readouterr().err


class TestHistory:
    def test_is_an_entry_a_line(self, session: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["history", session, "--json"]) == 0
        rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
        assert all(set(row) == {"number", "turn", "author", "kind", "body"} for row in rows)
        assert (rows[0]["author"], rows[0]["kind"], rows[0]["body"]["text"]) == ("user", "message", FERRY)
        assert main(["history", session]) == 0
        assert len(capsys.readouterr().out.splitlines()) == len(rows)

    @pytest.mark.parametrize("verb", [["history"], ["export"], ["check"]])
    def test_a_project_that_does_not_exist_is_named(self, furnished: Path, verb: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert furnished.is_dir()
        assert main([*verb, "atlantis"]) == 2
        assert "no project named atlantis" in capsys.readouterr().err


class TestKnowledge:
    def test_search_gives_passages(self, furnished: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert furnished.is_dir()
        assert main(["search", "canary release", "-k", "3", "--json"]) == 0
        found = json.loads(capsys.readouterr().out)["results"]
        assert len(found) == 3
        assert all(set(row) == {"text", "source", "heading", "score"} for row in found)
        assert main(["search", "canary release", "-k", "2"]) == 0
        assert "canary" in capsys.readouterr().out.lower()

    def test_ask_answers_or_says_no(self, furnished: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert furnished.is_dir()
        for question, answered in (("What is a canary release?", True), ("Who won the cup in 1974?", False)):
            assert main(["ask", question, "--json"]) == 0
            found = json.loads(capsys.readouterr().out)
            assert found["answered"] is answered
            assert {"answer", "correction", "confidence", "citations"} <= set(found)
            assert bool(found["citations"]) is answered

    def test_a_file_of_questions_is_answered_line_by_line(self, furnished: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file = furnished / "questions.jsonl"
        questions = ("What is data drift?", "What is a canary release?")
        rows = [{"id": f"x{number}", "question": question} for number, question in enumerate(questions)]
        file.write_text("\n\n".join(json.dumps(row) for row in rows), "utf-8")
        for verb, key in (("search", "retrieved"), ("ask", "answered")):
            assert main([verb, "--batch", str(file)]) == 0
            found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
            assert [row["id"] for row in found] == ["x0", "x1"]
            assert all(key in row for row in found)

    def test_a_folder_of_the_team_is_searched_alone(self, furnished: Path, capsys: pytest.CaptureFixture[str]) -> None:
        docs = furnished / "docs" / "deep"
        docs.mkdir(parents=True)
        (docs / "boats.md").write_text("# Boats\n\nA dinghy is a small boat with one sail and a wooden keel.\n", "utf-8")
        assert main(["search", "small boat", "--docs", str(docs.parent), "--json"]) == 0
        found = json.loads(capsys.readouterr().out)["results"]
        assert {row["source"] for row in found} == {"deep/boats.md"}

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (["search"], "no question"),
            (["ask", "   "], "no question"),
            (["ask", "x", "--docs", "/no/such/folder"], "no folder"),
            (["search", "--batch", "/no/such/file.jsonl"], "cannot be read"),
        ],
    )
    def test_wrong_use_is_named(self, furnished: Path, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert furnished.is_dir()
        assert main(arguments) == 2
        assert says in capsys.readouterr().err

    @pytest.mark.parametrize("line", ["no json", '{"id": 1}', "[1]", '"text"'])
    def test_a_broken_file_of_questions_is_named(self, furnished: Path, line: str, capsys: pytest.CaptureFixture[str]) -> None:
        file = furnished / "questions.jsonl"
        file.write_text(line, "utf-8")
        assert main(["ask", "--batch", str(file)]) == 2
        assert "questions.jsonl" in capsys.readouterr().err

    def test_an_empty_folder_is_named(self, furnished: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (furnished / "docs").mkdir()
        assert main(["search", "x", "--docs", str(furnished / "docs")]) == 2
        assert capsys.readouterr().err

    def test_the_index_is_there(self, furnished: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert furnished.is_dir()
        assert main(["index"]) == 0
        assert "ready" in capsys.readouterr().out


class TestWrongUse:
    @pytest.mark.parametrize("arguments", [["fly"], ["export"], ["plan"], ["search", "x", "-k", "many"], ["history"], ["--nonsense"]])
    def test_ends_with_two(self, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as caught:
            main(arguments)
        assert caught.value.code == 2
        assert "usage" in capsys.readouterr().err
