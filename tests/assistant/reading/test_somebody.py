"""Who acts is people: a value, a paper, a process, a verb or money that comes so often acts on nothing, and takes nobody's place."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assistant.reading.said import signals

ASKED = ("decision_and_user",)
TEAM = [{"who": "Jonas", "count": 1, "role": "head brewer"}]


@pytest.mark.parametrize(
    "text",
    [
        "temperature, gravity and ph every 10 minutes are in InfluxDB since March 2022.",
        "Humidity, every morning",
        "Telemetry, once a second",
        "Deliveries on mondays",
        "Stock count on saturdays",
        "pressure and flow every hour",
        "the meter readings, every day",
        "the boiler, every winter",
        "our dashboard, every day",
        "our budget, every year 4000",
        "trucks leave at six",
        "we start on 1 march 2027",
        "we got 22000 letters from 2023 to 2025 from the archive",
        "we rent 40 tools a day",
        "i think march, every week a bit",
        "the density decides when we bottle",
        "The chapter decides.",
        "Price decides.",
    ],
)
def test_what_is_nobody_acts_on_nothing(text: str) -> None:
    assert "actor" not in signals(text, asked=ASKED)
    assert "actor" not in signals(text)


@pytest.mark.parametrize(
    "text",
    [
        "tenemos 84 autobuses con 3 puertas cada uno, unas 25 averías de puerta al mes",
        "Hoy se hace una revisión fija cada 6 meses",
        "presupuesto 25.000 euros, y una ingeniera de datos, 20 horas a la semana",
        "telemetría llega cada segundo desde enero de 2024",
        "nivel y caudal cada 15 minutos",
        "Revisión, cada 6 meses",
        "las facturas, cada semana",
        "compramos cada lunes",
        "el horario de invierno, cada año",
        "la humedad decide cuándo se cosecha",
    ],
)
def test_what_is_nobody_acts_on_nothing_in_spanish(text: str) -> None:
    assert "actor" not in signals(text, asked=ASKED, language="es")
    assert "actor" not in signals(text, language="es")


@pytest.mark.parametrize(
    ("text", "known", "who"),
    [
        ("Jonas decides: when it warns he holds the tank 2 more days at 16 degrees, about 2 times a week", {}, "Jonas"),
        ("jonas every morning", {"team": TEAM}, "jonas"),
        ("Klaus, every night", {}, "Klaus"),
        ("Frau Keller from purchasing, weekly", {}, "Frau Keller"),
        ("welders, at the start of each shift", {}, "welders"),
        ("the fire service, 3 times a week", {}, "fire service"),
        ("dispatch office, 20 times a day", {}, "dispatch office"),
        ("the sweep himself, every sunday", {}, "sweep"),
        ("my wife does it on sundays", {}, "my wife"),
        ("We act on it every morning", {}, "We"),
        ("we will call them every day", {}, "we"),
    ],
)
def test_people_act_by_calling_group_kin_or_name(text: str, known: dict[str, Any], who: str) -> None:
    assert signals(text, asked=ASKED, **known).get("actor") == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Paco decide qué autobús entra al taller, 2 al día", "Paco"),
        ("los bomberos, cada turno", "bomberos"),
        ("el dueño, los lunes", "dueño"),
        ("el equipo de noche, cada día", "equipo de noche"),
        ("la recepcionista llama, unas 10 al día", "recepcionista"),
    ],
)
def test_people_act_in_spanish(text: str, who: str) -> None:
    assert signals(text, asked=ASKED, language="es").get("actor") == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("the clerks can see it in the app", None),
        ("our technicians will check 200 old cases", None),
        ("Petra decides, not Jonas", "Petra"),
        ("Not Jonas, the brewmaster decides.", "brewmaster"),
    ],
)
def test_who_was_named_to_decide_gives_way_only_to_somebody_who_decides(text: str, who: str | None) -> None:
    assert signals(text, actor="Jonas").get("actor") == who


def test_a_colon_before_a_day_is_a_calendar() -> None:
    assert "actor" not in signals("Board decides: 14 December")


def test_values_that_come_by_the_minute_are_no_rhythm_of_somebody() -> None:
    found = signals("telemetry comes every second", asked=ASKED)
    assert not {"action_per", "somebody_acts"} & set(found)
