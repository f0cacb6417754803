"""`groundplan chat` as people start it, led by a scripted model or not: consent, modes, tokens, and what is never loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.assistant.talking import LAUNDRY
from tests.scripted_model import Says, ScriptedModel, call
from tests.ui.running import environment, run, texts

PICK = call("pick_questions", questions=[{"slot": "budget", "wording": "How much may the laundries spend?"}])
WORDS = "A clear wish. What is open is who acts on it."


class TestChat:
    def test_led_by_a_model_when_it_is_ordered(self, furnished: Path) -> None:
        with ScriptedModel(Says(WORDS, calls=(PICK,)), Says(status=401)) as server:
            more = {"GROUNDPLAN_MODE": "model", "OPENAI_BASE_URL": server.url}
            ran = run(furnished, "chat", "--json", lines=[LAUNDRY, "We have 3 people."], more=more)
        assert ran.code == 0
        assert ran.rows[0]["mode"] == "model"
        first, second = ran.turns
        assert texts(first).startswith(WORDS)
        assert [row["text"] for row in first if row["type"] == "question"] == ["How much may the laundries spend?"]
        assert (first[-1]["mode"], first[-1]["tokens"], first[-1]["cost"]) == ("model", 100, None)
        assert "refused our key" in texts(second)
        assert (second[-1]["mode"], second[-1]["type"]) == ("guided", "turn_ended")
        assert server.requests[0]["model"] == "scripted"

    def test_a_server_in_the_environment_is_not_used_without_a_yes(self, furnished: Path) -> None:
        with ScriptedModel(Says(WORDS)) as server:
            ran = run(furnished, "chat", "--json", lines=[LAUNDRY], more={"OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": "k"})
            assert server.paths == []
        assert ran.rows[0]["mode"] == "guided"
        assert ran.turns[0][-1]["tokens"] is None


def test_a_guided_turn_loads_nothing_of_the_language_model(furnished: Path) -> None:
    code = (
        "import sys; from assistant.bootstrap import Groundplan; from assistant.planners.base import Said;"
        f"list(Groundplan().session('a').send(Said(text={LAUNDRY!r})));"
        "heavy = {'langchain', 'langchain_core', 'langchain_openai', 'langgraph', 'langsmith', 'openai', 'tiktoken'};"
        "print(sorted(heavy & {name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], env=environment(furnished), capture_output=True, text=True, check=True, timeout=300
    )
    assert done.stdout.strip() == "[]"
