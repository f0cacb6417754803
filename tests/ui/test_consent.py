"""The one question before text goes to a language model, and the line that says who leads."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.bootstrap import Groundplan
from assistant.planners.leading import Mode
from assistant.settings import load_settings
from ui.consent import ask_once, mode_line


def opened(home: Path, url: str = "https://models.example.org/v1", mode: str = "auto") -> Groundplan:
    return Groundplan(load_settings({"GROUNDPLAN_HOME": str(home), "OPENAI_BASE_URL": url, "GROUNDPLAN_MODE": mode}))


class TestAskOnce:
    @pytest.mark.parametrize(
        ("typed", "leads"),
        [
            ("y\n", "model"),
            ("YES\n", "model"),
            ("sí\n", "model"),
            ("n\n", "guided"),
            ("\n", "guided"),
            ("", "guided"),
            ("maybe\n", "guided"),
        ],
    )
    def test_only_a_plain_yes_is_one_and_it_is_remembered(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: str, leads: str
    ) -> None:
        ask_once(opened(tmp_path), "en", lambda: typed)
        assert "models.example.org" in capsys.readouterr().out
        again = opened(tmp_path)
        assert (again.mode().leads, again.mode().asks) == (leads, False)
        ask_once(again, "en", lambda: pytest.fail("asked twice"))
        assert capsys.readouterr().out == ""

    def test_without_a_server_nothing_is_asked(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        ask_once(Groundplan(load_settings({"GROUNDPLAN_HOME": str(tmp_path)})), "en", lambda: pytest.fail("asked"))
        assert capsys.readouterr().out == ""

    def test_this_machine_is_named_as_such(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        ask_once(opened(tmp_path, "http://127.0.0.1:9/v1"), "es", lambda: "n")
        assert "en este equipo" in capsys.readouterr().out

    def test_the_page_can_take_it_back(self, tmp_path: Path) -> None:
        groundplan = opened(tmp_path)
        groundplan.allow_model()
        assert groundplan.mode().leads == "model"
        groundplan.refuse_model()
        assert opened(tmp_path).mode().leads == "guided"
        groundplan.allow_model()
        groundplan.retry_model()
        assert groundplan.mode().leads == "model"


class TestModeLine:
    @pytest.mark.parametrize(
        ("mode", "line"),
        [
            (Mode(), "Guided interview – stays on this machine"),
            (Mode(host="h", asks=True, local=False), "Guided interview – stays on this machine"),
            (Mode(host="h", failed="It is busy."), "Guided interview – stays on this machine It is busy."),
            (Mode(leads="model", host="h", model="m", local=False), "Language model m leads – text goes to h"),
            (Mode(leads="model", host="h", local=False), "Language model leads – text goes to h"),
            (Mode(leads="model", host="127.0.0.1:9", model="m"), "Language model m leads – stays on this machine (127.0.0.1:9)"),
        ],
    )
    def test_says_who_leads_and_where_text_goes(self, mode: Mode, line: str) -> None:
        assert mode_line(mode, "en") == line
