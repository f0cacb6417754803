"""Whether the cases are animals or machines: nobody is judged then, whatever is usual for a problem of that form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.reading.text import fold

_ANIMALS = (
    r"(?:animals?|pets?|livestock|herds?|flocks?|swarms?|hives?|litters?|dogs?|pups?|pupp(?:y|ies)|cats?|kittens?|horses?|mares?|foals?|pon(?:y|ies)|"
    r"donkeys?|mules?|cows?|cattle|heifers?|bulls?|calf|calves|pigs?|piglets?|sows?|boars?|sheep|ewes?|lambs?|goats?|alpacas?|llamas?|"
    r"camels?|reindeer|deer|chickens?|hens?|chicks?|broilers?|poultry|ducks?|geese|turkeys?|pigeons?|falcons?|hawks?|birds?|parrots?|rabbits?|"
    r"hamsters?|rats?|mice|bees?|colon(?:y|ies)|insects?|fish(?:es)?|salmon|trout|carps?|shrimps?|oysters?|mussels?|whales?|dolphins?|turtles?|"
    r"snakes?|wolves|monkeys?|elephants?|"
    r"animal(?:es)?|mascotas?|ganado|rebanos?|perr[oa]s?|cachorr[oa]s?|gat[oa]s?|caballos?|yeguas?|potr[oa]s?|burr[oa]s?|vacas?|terner[oa]s?|toros?|"
    r"cerd[oa]s?|lechon(?:es)?|ovejas?|corder[oa]s?|cabras?|gallinas?|pollos?|pavos?|patos?|palomas?|aves|conejos?|abejas?|colmenas?|peces|truchas?|"
    r"salmon(?:es)?|camaron(?:es)?)"
)
_MACHINES = (
    r"(?:machines?|machinery|turbines?|pumps?|engines?|motors?|lifts?|elevators?|escalators?|trains?|trams?|bus(?:es)?|trucks?|lorr(?:y|ies)|"
    r"vehicles?|cars?|vans?|bikes?|scooters?|wagons?|ships?|boats?|ferr(?:y|ies)|planes?|aircraft|sensors?|meters?|compressors?|robots?|presses|"
    r"ovens?|freezers?|valves?|pipes?|boilers?|inverters?|transformers?|cranes?|drones?|devices?|"
    r"maquinas?|turbinas?|bombas?|motor(?:es)?|ascensor(?:es)?|trenes|tranvias?|autobuses|camiones|vehiculos?|coches?|barcos?|avion(?:es)?|"
    r"sensor(?:es)?|medidor(?:es)?|compresor(?:es)?|hornos?|valvulas?|tuberias?|calderas?|transformador(?:es)?|gruas?)"
)
_THING = re.compile(rf"\b(?:{_ANIMALS}|{_MACHINES})$")
"""The noun comes last in English ("guide dogs") ..."""
_THING_FIRST = re.compile(rf"^(?:{_ANIMALS}|{_MACHINES})\b")
"""... and first in Spanish ("perros guía")."""

OF_PEOPLE = ("high_risk_area", "personal_data", "groups_matter", "health_data", "minors", "images_of_people")
"""What is usual for a kind of problem only because its cases are people."""
STILL_STRICT = "critical_infrastructure"
"""The one strict area that is about plants and networks, and judges nobody anyway."""


_ANIMAL = re.compile(rf"\b{_ANIMALS}\b")
_PERSON = re.compile(
    r"\b(?:people|persons?|who|whom|residents?|households?|famil(?:y|ies)|customers?|clients?|guests?|members?|subscribers?|users?|donors?|readers?|"
    r"patients?|students?|pupils?|children|kids|tenants?|passengers?|visitors?|applicants?|candidates?|employees?|staff|workers?|owners?|keepers?|"
    r"breeders?|farmers?|drivers?|debtors?|borrowers?|policy ?holders?|volunteers?|"
    r"personas?|quien(?:es)?|hogares|familias?|clientes?|soci[oa]s?|usuari[oa]s?|donantes?|lector(?:es)?|pacientes?|alumn[oa]s?|estudiantes?|ninos?|"
    r"inquilin[oa]s?|pasajer[oa]s?|visitantes?|solicitantes?|candidat[oa]s?|emplead[oa]s?|duen[oa]s?|criador(?:es)?|ganader[oa]s?)\b"
)


def judges_nobody(signals: Mapping[str, Any], language: str) -> bool:
    """Whether the cases are animals or machines: by the noun that the team counts, else by a wish that names animals and no person."""
    noun, wish = (fold(str(signals.get(name) or "")).strip() for name in ("unit_noun", "wish"))
    if _PERSON.search(wish):
        return False
    return bool((_THING_FIRST if language == "es" else _THING).search(noun)) if noun else bool(_ANIMAL.search(wish))
