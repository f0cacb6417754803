"""Which error is the worse one, and whether an error can hurt people, in many trades; no sentence is turned round."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assistant.reading.said import signals

ASKED = ("cost_of_errors",)


def told(text: str, *, asked: tuple[str, ...] = ASKED, language: str = "en") -> dict[str, Any]:
    found = signals(text, asked=asked, language=language)
    return {name: value for name, value in found.items() if name in {"miss_worse", "worst_harm"}}


@pytest.mark.parametrize(
    "text",
    [
        "A false positive is worse than a false negative.",
        "rejecting a sound beam is three times as bad as passing a cracked one",
        "blocking an honest customer is far worse than letting a fraud pass",
        "A missed leak is not as bad as a false alarm",
        "Worse than a miss is a false alarm.",
        "I would rather lose a few sick trees than fell healthy ones",
        "better to overlook one than to ring the bell for nothing",
        "It is far worse to stop the line for nothing than to let a scratched lid go out",
        "Overstock is worse than being sold out, the fish rots.",
        "A missed wreck is bad, but a needless dive is worse",
    ],
)
def test_the_false_alarm_is_worse(text: str) -> None:
    assert told(text)["miss_worse"] is False


@pytest.mark.parametrize(
    "text",
    [
        "a false negative is worse then a false positive",
        "letting a fraud pass is far worse than blocking an honest customer",
        "a false alarm is less bad than a missed fire",
        "I'd rather check ten good welds than let one crack through",
        "A wrongly refused loan is not nearly as bad as a default",
        "bothering a healthy patient = bad, missing a sick one = terrible",
        "Too few nurses is much worse than too many",
        "The worst is to miss one",
    ],
)
def test_the_miss_is_worse(text: str) -> None:
    assert told(text)["miss_worse"] is True


@pytest.mark.parametrize(
    ("text", "miss_worse"),
    [
        ("Es peor una falsa alarma que no detectar un caso", False),
        ("Dejar pasar una mala es mucho peor que tirar una buena", True),
        ("Preferimos que se escape uno a molestar a un cliente bueno", False),
        ("mejor revisar de más que dejar escapar una fuga", True),
        ("quedarse corto es peor que pasarse", True),
        ("Avisar de más molesta, pero no avisar sería gravísimo", True),
    ],
)
def test_the_worse_error_in_spanish(text: str, *, miss_worse: bool) -> None:
    assert told(text, language="es")["miss_worse"] is miss_worse


@pytest.mark.parametrize(
    "text",
    [
        "both are equally bad",
        "a miss is as bad as a false alarm",
        "A missed one is terrible and a false alarm is terrible too",
        "we do not know if a miss is worse than a false alarm",
        "a miss is not worse",
        "Is a miss worse than a false alarm?",
    ],
)
def test_where_none_is_worse_nothing_is_read(text: str) -> None:
    assert "miss_worse" not in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "This year is worse than last year, we missed many orders",
        "Late deliveries are worse than last year",
        "our old supplier was worse than the new one, false alarms every night",
        "We prefer Python over Excel",
        "Better data would help more than a bigger model",
    ],
)
def test_other_comparisons_speak_of_no_error(text: str) -> None:
    assert told(text, asked=()) == {}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no idea what it costs, but if the crane warning is missed a worker may get crushed", "en"),
        ("We can't say in money. A child could choke on the toy.", "en"),
        ("If it tells the wrong allergen a guest can end in hospital", "en"),
        ("a missed case: customers fall and break a leg", "en"),
        ("passengers trapped in the cabin now and then", "en"),
        ("no sabemos el coste; alguien se puede intoxicar", "es"),
        ("No sé cuánto cuesta. Un fallo puede lesionar a un operario.", "es"),
        ("podría acabar alguien en el hospital", "es"),
        ("Puede hacer daño a un vecino", "es"),
    ],
)
def test_somebody_may_come_to_harm_whatever_else_is_not_known(text: str, language: str) -> None:
    assert told(text, language=language)["worst_harm"] == "people"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("No one can get hurt, it is only paper", ASKED),
        ("a wrong label could kill the sale", ASKED),
        ("the parcels are stuck sometimes", ASKED),
        ("We want to know who will fall ill next week.", ()),
        ("people stuck with the old system sometimes complain", ()),
        ("a paper could get burned", ASKED),
    ],
)
def test_no_harm_to_people(text: str, asked: tuple[str, ...]) -> None:
    assert told(text, asked=asked).get("worst_harm") != "people"
