"""Life and limb told in terse words, and who has the last word; in many trades, with look-alikes that say neither."""

from __future__ import annotations

import pytest

from tests.assistant.reading.lexicon import opening
from tests.assistant.reading.lexicon import signals as of
from tests.assistant.reading.said import signals


@pytest.mark.parametrize(
    "text",
    [
        "winch cable snaps = two workers crushed",
        "missed crack -> dead riders",
        "if it misses one a kid could drown",
        "human lives depend on the gas alarm",
        "harness check: a miss can kill",
        "if bolts come loose the blade hits someone",
        "wrong allergen label = child in hospital",
        "Last year two workers were killed by the press",
        "it is a matter of life or death for the divers",
        "safety-critical, paragliders",
        "peligro para los pasajeros si el freno falla",
        "si se rompe el cable hay muertos",
        "si se escapa uno alguien se hace daño",
        "la vida de los mineros depende de la alarma",
        "un fallo = muerte",
    ],
)
def test_life_and_limb_are_read_however_short(text: str) -> None:
    assert of(opening(text))["worst_harm"] == "people"
    assert signals(text)["worst_harm"] == "people"


@pytest.mark.parametrize(
    "text",
    [
        "we sort photos of screens by dead pixels",
        "the script has to kill the process when memory is full",
        "too much dead stock in the warehouse",
        "it is a dying product",
        "the deadline kills us, and it is deadly serious",
        "which batch dies on the shelf",
        "the server dies every Monday",
        "the battery dies when it is cold",
        "customers die of boredom on hold",
        "battery life depends on the load",
        "death certificates have to be typed in",
        "la vida útil de las baterías depende de la temperatura",
        "tiempo muerto de la máquina: 40 minutos por turno",
        "hay puntos muertos en el proceso",
        "nobody gets hurt if it is wrong",
    ],
)
def test_dead_things_and_figures_of_speech_harm_nobody(text: str) -> None:
    assert signals(text).get("worst_harm") != "people"


@pytest.mark.parametrize(
    "text",
    [
        "human inspects anyway",
        "the rigger decides every spot",
        "it must never act alone",
        "nothing leaves the office unread",
        "nothing is paid without the bookkeeper's ok",
        "A person always orders the seed.",
        "every alarm is looked at by a fitter",
        "the system only proposes",
        "it just flags, our nurse decides",
        "the foreman makes the final call",
        "una persona tiene que validar siempre antes de pagar",
        "cada aviso lo revisa un buzo",
        "la máquina nunca debe decidir sola",
        "solo propone, decidimos nosotros",
        "ningún aviso sale sin revisar",
    ],
)
def test_a_person_has_the_last_word(text: str) -> None:
    assert signals(text)["person_decides"] is True


@pytest.mark.parametrize(
    "text",
    [
        "we inspect the rope every six weeks",
        "somebody always complains about the route",
        "we always check the weather before sailing",
        "we must not decide alone, the partner wants to be heard",
        "a nurse should never decide alone what to charge",
        "the old system cannot send alarms automatically",
        "No e-mail should stay unread for more than a day",
        "customers approve each quote by phone",
        "the board approves all budgets",
        "the technician checks the oil every week",
        "final call for papers is in May",
    ],
)
def test_other_looking_and_deciding_is_no_last_word(text: str) -> None:
    assert "person_decides" not in signals(text)
