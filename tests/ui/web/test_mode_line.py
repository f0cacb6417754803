"""The mode line and the question for consent are drawn from `Mode` alone; nothing is sent before a yes."""

import pytest

from assistant.planners.leading import Mode
from knowledge.counted import ASKING, LEARNING
from tests.ui.web.reading import Read, read
from tests.ui.web.sample import NAUGHTY
from ui.web.mode_line import Stage, consent, mode_line, notices, preparing

HOST = "models.example.org"
GUIDED, REFUSED = Mode(), Mode(host=HOST, local=False)
ASKS = Mode(host=HOST, local=False, asks=True)
LEADS = Mode(leads="model", host=HOST, local=False)
FAILED = Mode(host=HOST, local=False, failed="The language model at models.example.org stopped answering.")
LOCAL = Mode(leads="model", host="127.0.0.1:1234", local=True)
UNSET = Mode(failed="A language model is wanted, but no server is set.")


def acts(seen: Read) -> list[str]:
    return [act for act, _ in seen.acts]


@pytest.mark.parametrize(
    ("mode", "words", "offered"),
    [
        (GUIDED, "Guided interview – stays on this machine", []),
        (ASKS, "Guided interview – stays on this machine", []),
        (REFUSED, "Guided interview – stays on this machine", ["allow_model"]),
        (LEADS, f"Language model – sent to {HOST}", ["refuse_model"]),
        (LOCAL, "Language model on this machine – nothing leaves it", ["refuse_model"]),
        (FAILED, "the language model is not answering; nothing is being sent", ["refuse_model", "retry_model"]),
        (UNSET, "A language model is wanted, but no server is set.", []),
    ],
)
def test_the_line_says_who_leads_and_offers_the_other_way(mode: Mode, words: str, offered: list[str]) -> None:
    seen = read(mode_line(mode))
    assert words in seen.text
    assert acts(seen) == offered


@pytest.mark.parametrize(
    ("mode", "kind"), [(GUIDED, "gp mode "), (LEADS, "gp mode sends"), (FAILED, "gp mode bad"), (UNSET, "gp mode bad")]
)
def test_amber_is_for_a_model_that_failed(mode: Mode, kind: str) -> None:
    assert kind in read(mode_line(mode)).values("class")


@pytest.mark.parametrize("language", ["en", "es"])
def test_consent_is_asked_once_with_two_buttons_of_the_same_weight(language: str) -> None:
    seen = read(consent(ASKS, language))
    assert acts(seen) == ["allow_model", "refuse_model"]
    assert len({kind for tag, name, kind in seen.attributes if tag == "button" and name == "class"}) == 1
    assert seen.text.count(HOST) >= 2


def test_consent_says_what_is_sent_and_what_is_not() -> None:
    text = read(consent(ASKS)).text
    assert "Sent: your messages in this project" in text
    assert "Never sent: your other projects" in text


def test_a_model_on_this_machine_is_asked_for_without_talk_of_sending() -> None:
    text = read(consent(Mode(host="localhost", local=True, asks=True))).text
    assert "Sent:" not in text
    assert "on this machine" in text


@pytest.mark.parametrize("mode", [GUIDED, REFUSED, LEADS, FAILED])
def test_nobody_is_asked_where_it_was_answered_or_there_is_nothing_to_ask(mode: Mode) -> None:
    assert consent(mode) == ""


@pytest.mark.parametrize(
    ("stage", "words", "width"),
    [
        (Stage(120, 480), "Preparing the notes: 120 of 480", "width:25%"),
        (Stage(4, 8, step=LEARNING), "Learning ordinary words: 4 of 8", "width:50%"),
        (Stage(9, 9, step=ASKING), "Reading the known questions: 9 of 9", "width:100%"),
        (Stage(2, 8, step="Something new"), "Preparing the notes: 2 of 8", "width:25%"),
        (Stage(), "Preparing the notes", "width:0%"),
        (Stage(0, 1), "Preparing the notes", "width:0%"),
    ],
)
def test_the_first_start_says_how_far_it_is(stage: Stage, words: str, width: str) -> None:
    seen = read(preparing(stage))
    assert words in seen.text
    assert "You can write already" in seen.text
    assert seen.values("style") == [width]


def test_a_preparation_that_failed_is_a_note_and_a_finished_one_nothing() -> None:
    assert "note" in read(preparing(Stage(trouble="No space. Free some."))).values("class")
    assert preparing(None) == ""


def test_what_is_true_only_sometimes_waits_hidden() -> None:
    seen = read(notices(GUIDED, None))
    assert seen.values("data-notice") == ["stale", "gone", "lost", "again", "back", "large", "trouble"]
    assert len(seen.values("hidden")) == 7
    assert acts(seen) == ["see", "open"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_hosts_and_failures_stay_text(language: str) -> None:
    bad = Mode(host=NAUGHTY, local=False, asks=True, failed=NAUGHTY)
    for drawn in (consent(bad, language), mode_line(bad, language), notices(bad, Stage(trouble=NAUGHTY), language)):
        assert {"img", "script"} & set(read(drawn).tags) == set()
        assert not set("{}`$") & set(drawn)
