"""The things that one answer is about, where the first message counts them: "with 120 almond plots", "we operate 212 turbines"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.case import Fact, Origin
from assistant.reading.claims import Sentence
from assistant.reading.count_nouns import own_size
from assistant.reading.measures import measures
from assistant.reading.phrases import MEASURE
from assistant.reading.quantities import Quantity, tidy
from assistant.reading.result import Occasion
from assistant.reading.samples import of_a_part
from assistant.reading.uncounted import happened, holds_the_rest, is_choice, is_incident, is_small_aside

_LEAD = (
    r"(?:^|\b(?:with|have|has|operate|run|runs|manage|own|serve|supply|look after|around|visit|network of|chain of|our|all|"
    r"each of|of our|"
    r"keep|teach|maintain|in|for|on|tenemos|con|tengo|operamos|manejamos|atendemos|red de|cadena de|en|nuestr[oa]s|por|de|"
    r"sobre|visitan|sorry))"
    r"[\s,:]*(?:about |around |the |our |some |roughly |unos |unas |los |las |casi |sus )*$"
)
_NO_UNIT = (
    r"(?:people|persons?|personas?|sisters?|brothers?|herman[oa]s|friends?|amig[oa]s|partners?|soci[oa]s fundador\w+|generations?|"
    r"generaciones|colleagues?|programmers?|developers?|engineers?|analysts?|students?|scientists?|years?|"
    r"hours?|days?|weeks?|"
    r"months?|times|points|sensors?|cameras?|volunteers?|departments?|categories|species|kinds|types|classes|horas|dias|"
    r"meses|anos|veces|sensores|"
    r"camaras|ingenier[oa]s|estudiantes|voluntari[oa]s|programador\w*|informatic[oa]s|analistas?|tipos|categorias|especies|"
    r"seats|plazas|asientos|butacas|parameters|values|words|"
    r"pages|files|rows|records|registros|filas|archivos|paginas|instrumentos|instruments|languages|idiomas|shifts|turnos|"
    r"steps|minutos|minutes|"
    r"cars?|cities|countries|ciudades|paises|physicians?|lawyers?|doctors?|nurses?|technicians?|teachers?|rangers?|"
    r"planners?|clerks?|officers?|"
    r"documents?|manuals?|articles?|pictures?|photos?|images?|documentos|manuales|articulos|fotos|imagenes)"
)
"""Nouns that are counted without being what is decided about: those who act or build, times, and the data themselves."""


def with_units(found: Sequence[Sentence], facts: list[Fact], occasion: Occasion) -> list[Fact]:
    """The facts of a first message with the number and noun of its units added, where no reader took them by their noun."""
    said = {name: value for fact in facts for name, value in fact.signals.items()}
    if "unit_noun" in said:
        return facts
    numbers = [value["value"] for name in ("baseline", "target") if isinstance(value := said.get(name), dict)]
    for s in found:
        for q in s.quantities:
            if q.value not in numbers and _is_unit(s, q) and not (own_size(s, q) or _tells_no_fleet(s, q)):
                span = s.thought_at(q.start)
                signals = {"units": tidy(q.value), "unit_noun": _noun(q)}
                words = s.text[span.start : max(span.end, q.end)].strip(" ,.;:")
                return [
                    *facts,
                    Fact(slot="business_objective", words=words, signals=signals, origin=Origin(kind=occasion.origin, turn=occasion.turn)),
                ]
    return facts


def _tells_no_fleet(s: Sentence, q: Quantity) -> bool:
    return happened(s, q) or is_incident(s, q) or holds_the_rest(s, q) or is_choice(s, q) or is_small_aside(s, q) or of_a_part(s, q)


def _noun(q: Quantity) -> str:
    """The counted noun up to its first plural: "clinics get" is "clinics"."""
    parts = q.noun.split()
    end = next((place for place, word in enumerate(parts) if word.endswith("s") and not word.endswith("ss")), len(parts) - 1)
    return " ".join(parts[: end + 1])


def _is_unit(s: Sentence, q: Quantity) -> bool:
    """Whether an amount counts things that are there: a plural noun behind a word of having, serving or visiting."""
    if (
        q.kind != "count"
        or not q.noun
        or measures(s.low, q)
        or q.value < 3
        or q.value != int(q.value)
        or (q.period and not re.search(r"(?:every|each|cada)\b", s.low[q.start : q.end]))
    ):
        return False
    noun = _noun(q)
    if not noun.endswith("s") or re.search(rf"\b{_NO_UNIT}$", noun.lower()) or re.fullmatch(MEASURE, noun.lower()):
        return False
    return bool(re.search(_LEAD, s.low[s.clause_at(q.start).start : q.start]))
