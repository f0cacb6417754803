"""Who leads: nothing goes out without a yes, a model that failed rests and comes back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant.consent import Consent
from assistant.errors import GroundplanError, WrongUse
from assistant.planners.leading import FIRST_REST, LONGEST_REST, Lead, Mode
from assistant.settings import load_settings

SERVER = {"OPENAI_BASE_URL": "https://models.example.org/v1", "OPENAI_API_KEY": "k"}
BROKEN = GroundplanError("It broke.", "Wait.")


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def lead(folder: Path, clock: Clock | None = None, mode: str = "auto", environ: Mapping[str, str] | None = None) -> Lead:
    return Lead(load_settings({"GROUNDPLAN_MODE": mode, **(environ or {})}), Consent(folder / "consent.json"), clock or Clock())


class TestConsent:
    def test_without_a_server_nothing_is_asked(self, tmp_path: Path) -> None:
        assert lead(tmp_path).mode() == Mode()

    def test_a_server_in_the_environment_is_asked_about_and_not_used(self, tmp_path: Path) -> None:
        found = lead(tmp_path, environ=SERVER)
        assert found.mode() == Mode(leads="guided", host="models.example.org", local=False, asks=True)
        assert not found.may_try()

    def test_a_yes_is_remembered_and_can_be_taken_back(self, tmp_path: Path) -> None:
        lead(tmp_path, environ=SERVER).allow()
        found = lead(tmp_path, environ=SERVER)
        assert found.mode() == Mode(leads="model", host="models.example.org", local=False)
        found.refuse()
        assert lead(tmp_path, environ=SERVER).mode() == Mode(leads="guided", host="models.example.org", local=False)
        assert not found.may_try()

    def test_another_host_is_another_question(self, tmp_path: Path) -> None:
        lead(tmp_path, environ=SERVER).allow()
        assert lead(tmp_path, environ={"OPENAI_API_KEY": "k"}).mode().asks

    def test_this_machine_is_asked_about_too(self, tmp_path: Path) -> None:
        mode = lead(tmp_path, environ={"OPENAI_BASE_URL": "http://127.0.0.1:9/v1"}).mode()
        assert (mode.asks, mode.local, mode.leads) == (True, True, "guided")

    def test_model_by_order_is_a_yes_until_a_no(self, tmp_path: Path) -> None:
        found = lead(tmp_path, mode="model", environ=SERVER)
        assert (found.mode().leads, found.mode().asks) == ("model", False)
        found.refuse()
        assert (found.mode().leads, found.mode().asks) == ("guided", False)

    def test_guided_by_order_knows_no_server(self, tmp_path: Path) -> None:
        lead(tmp_path, environ=SERVER).allow()
        assert lead(tmp_path, mode="guided", environ=SERVER).mode() == Mode()

    def test_model_by_order_without_a_server_is_told(self, tmp_path: Path) -> None:
        found = lead(tmp_path, mode="model")
        assert "OPENAI_BASE_URL" in found.mode("en").failed
        assert "servidor" in found.mode("es").failed
        with pytest.raises(WrongUse):
            found.allow()


class TestFailure:
    def test_a_failure_gives_the_lead_to_the_interview_and_retry_gives_it_back(self, tmp_path: Path) -> None:
        found = lead(tmp_path, mode="model", environ=SERVER)
        found.failed(BROKEN)
        assert found.mode().leads == "guided"
        assert "models.example.org" in found.mode().failed
        assert found.mode().failed != found.mode("es").failed
        assert not found.may_try()
        found.retry()
        assert (found.mode().leads, found.mode().failed) == ("model", "")
        assert found.may_try()

    def test_the_rest_doubles_and_ends(self, tmp_path: Path) -> None:
        clock = Clock()
        found = lead(tmp_path, clock, mode="model", environ=SERVER)
        rests = []
        for _ in range(8):
            found.failed(BROKEN)
            start = clock.now
            while not found.may_try():
                clock.now += FIRST_REST
            rests.append(clock.now - start)
        assert rests[:3] == [FIRST_REST, 2 * FIRST_REST, 4 * FIRST_REST]
        assert rests[-1] == LONGEST_REST

    def test_a_longer_rest_that_the_server_asks_for_counts(self, tmp_path: Path) -> None:
        clock = Clock()
        found = lead(tmp_path, clock, mode="model", environ=SERVER)
        found.failed(BROKEN, rest=900)
        clock.now = 899
        assert not found.may_try()
        clock.now = 900
        assert found.may_try()

    def test_work_that_went_well_ends_the_failure(self, tmp_path: Path) -> None:
        clock = Clock()
        found = lead(tmp_path, clock, mode="model", environ=SERVER)
        found.failed(BROKEN)
        clock.now = FIRST_REST
        found.worked("small")
        assert found.mode() == Mode(leads="model", host="models.example.org", model="small", local=False)
        found.failed(BROKEN)
        clock.now += FIRST_REST
        assert found.may_try()

    def test_a_refused_consent_shows_no_failure(self, tmp_path: Path) -> None:
        found = lead(tmp_path, mode="model", environ=SERVER)
        found.failed(BROKEN)
        found.refuse()
        assert found.mode().failed == ""
