"""What follows from the kind of problem: forms of data, how hard the pattern is, whether a rule is enough."""

from __future__ import annotations

from assistant.known import DAYS_A_YEAR, Answer, Known, no, rule, yes

PERCEPTION = ("image", "text", "audio", "video", "documents")
TABLE_LIKE = ("table", "time_series", "sensor", "clicks")
SMALL = {
    "en": {"image": "pictures", "text": "free text", "audio": "sound", "video": "video", "documents": "documents", "clicks": "clicks"},
    "es": {"image": "imágenes", "text": "texto libre", "audio": "sonido", "video": "video", "documents": "documentos", "clicks": "clics"},
}


@rule("output_kind")
def is_llm(k: Known) -> Answer | None:
    """Whether a language model writes what people read."""
    if not k.has("output_kind"):
        return None
    if k.one("output_kind", "answer_from_documents", "text"):
        return yes("output_kind", "the result is a text that people read", "el resultado es un texto que la gente lee")
    return no("output_kind", "the result is not a written text", "el resultado no es un texto escrito")


@rule("output_kind")
def is_forecast(k: Known) -> Answer | None:
    """Whether a number over time is wanted."""
    if not k.has("output_kind"):
        return None
    if k.one("output_kind", "number_over_time"):
        return yes("output_kind", "a number over time is wanted", "se busca una cifra en el tiempo")
    return no("output_kind", "no number over time is wanted", "no se busca una cifra en el tiempo")


@rule("data_forms output_kind")
def is_image(k: Known) -> Answer | None:
    """Whether pictures or films are the input."""
    if k.one("output_kind", "place_in_picture"):
        return yes("output_kind", "places in pictures are wanted", "se buscan lugares en imágenes")
    if not k.has("data_forms"):
        return None
    if k.one("data_forms", "image", "video"):
        return yes("data_forms", "the data are pictures", "los datos son imágenes")
    return no("data_forms", "the data are no pictures", "los datos no son imágenes")


@rule("data_forms")
def is_tabular(k: Known) -> Answer | None:
    """Do columns of numbers and codes carry it? The first form named is the main one."""
    forms = k.signals.get("data_forms")
    if not forms:
        return None
    if forms[0] in TABLE_LIKE and not k.one("data_forms", "image", "audio", "video"):
        return yes("data_forms", "the data are tables or rows over time", "los datos son tablas o series en el tiempo")
    return no("data_forms", "the data are more than tables", "los datos son más que tablas")


@rule("data_forms output_kind rule_result adversaries change_speed weather_matters sources_named problem")
def pattern_complex(k: Known) -> Answer | None:
    """Whether the pattern is too complex, or too restless, to be written down."""
    if k.one("output_kind", "matching_records") and not k.one("rule_result", "misses"):
        return no("output_kind", "matching by a key can be written down", "comparar por una clave se puede escribir como regla")
    if k.one("rule_result", "reaches"):
        return no("rule_result", "a rule already does it", "una regla ya lo logra")
    return _perceived(k) or _many_inputs(k) or _restless(k)


def _perceived(k: Known) -> Answer | None:
    for form in (*PERCEPTION, "clicks"):
        if k.one("data_forms", form):
            return yes(
                "data_forms",
                f"nobody can write down rules for {SMALL['en'][form]}",
                f"nadie puede escribir reglas para {SMALL['es'][form]}",
            )
    return None


def _restless(k: Known) -> Answer | None:
    if k.yes("adversaries"):
        return yes("adversaries", "people change what they do to get past it", "la gente cambia lo que hace para evitarlo")
    if k.one("change_speed", "fast"):
        return yes("change_speed", "the pattern changes too fast to write it down", "el patrón cambia demasiado rápido")
    if k.one("rule_result", "misses"):
        return yes("rule_result", "the rule that was tried misses the aim", "la regla que se probó no alcanza la meta")
    return None


def _many_inputs(k: Known) -> Answer | None:
    if k.one("output_kind", "number_over_time") and k.yes("weather_matters"):
        return yes("output_kind weather_matters", "it moves with the weather and the hour", "se mueve con el clima y la hora")
    if len(k.signals.get("sources_named") or ()) >= k.house["many_sources"]:
        return yes(
            "sources_named",
            f"many inputs play together: {k.show('sources_named')}",
            f"influyen muchos datos: {k.show('sources_named')}",
        )
    if k.problem and k.problem.rule_first == "unlikely":
        return yes(
            "problem",
            "for this kind of problem nobody has written down rules that hold",
            "para este tipo de problema no hay reglas que se sostengan",
        )
    return None


@rule("rule_result rule_saving baseline target pattern_complex problem data_forms output_kind")
def rule_enough(k: Known) -> Answer | None:
    """Would a rule, query, setting or change of the process reach the aim? Never tried stays unknown."""
    if k.one("rule_result", "reaches"):
        return yes("rule_result", "a rule that was tried reaches the aim", "una regla que se probó alcanza la meta")
    if k.one("rule_result", "misses"):
        return no("rule_result", "the rule that was tried misses the aim", "la regla que se probó no alcanza la meta")
    if _saving_reaches(k):
        return yes("rule_saving target", f"the rule already brought {k.show('rule_saving')}", f"la regla ya aportó {k.show('rule_saving')}")
    return _by_habit(k)


def _by_habit(k: Known) -> Answer | None:
    """What is usual for such data and problems."""
    habit = k.problem.rule_first if k.problem else ""
    if not habit and k.one("output_kind", "matching_records"):
        return yes("output_kind", "cleaned keys usually match what belongs together", "las claves limpias suelen unir lo que va junto")
    if k.one("data_forms", "image", "audio", "video") and habit != "likely":
        return no("data_forms", "nobody writes rules for pictures or sound", "nadie escribe reglas para imágenes o sonido")
    if habit == "likely" and not k.yes("pattern_complex"):
        en = "for this kind of problem a rule or a query is usually enough"
        return yes("problem", en, "para este tipo de problema suele bastar una regla o una consulta")
    if habit == "unlikely":
        en = "for this kind of problem a rule is hardly ever enough"
        return no("problem", en, "para este tipo de problema casi nunca basta una regla")
    return None


def _saving_reaches(k: Known) -> bool:
    saving, today, aim = k.a_year("rule_saving"), k.a_year("baseline"), k.a_year("target")
    if saving is None or today is None or aim is None or k.unit("rule_saving") != k.unit("target"):
        return False
    return saving >= abs(today - aim) > 0


@rule("human_today rule_today model_today nothing_today")
def old_way_comparable(k: Known) -> Answer | None:
    """Whether today's way gives results that can be laid beside the new ones."""
    for name in ("human_today", "rule_today", "model_today"):
        if k.yes(name):
            return yes(name, "today's way gives results to compare with", "la forma de hoy da resultados con los que comparar")
    if k.yes("nothing_today"):
        return no("nothing_today", "nothing is done today that could be compared", "hoy no se hace nada con qué comparar")
    return None


@rule("per_day units unit_noun action_per capacity_number capacity_period rows history_months step output_kind devices")
def many_decisions(k: Known) -> Answer | None:
    """Are there many repeated decisions? Counted per year from the first of several figures that is known."""
    for count, of, en, es in _yearly(k):
        if count is None:
            continue
        if count >= k.house["many_decisions_year"]:
            return yes(of, en, es)
        if count < k.house["few_decisions_year"]:
            few = f"only about {count:,.0f} decisions a year", f"solo unas {count:,.0f} decisiones al año"
            return no(of, *few)
        return None
    return None


def _yearly(k: Known) -> list[tuple[float | None, str, str, str]]:
    """Decisions a year by several ways of counting, the most direct first."""
    per_day, units, rows, months = (k.number(name) for name in ("per_day", "units", "rows", "history_months"))
    rounds = DAYS_A_YEAR.get(str(k.signals.get("action_per")), None)
    capacity = k.number("capacity_number")
    often = DAYS_A_YEAR.get(str(k.signals.get("capacity_period")), None)
    steps = DAYS_A_YEAR.get(str(k.signals.get("step")), None) if k.one("output_kind", "number_over_time") else None
    return [
        (per_day and per_day * 365, "per_day", f"about {k.show('per_day')} a day", f"unas {k.show('per_day')} al día"),
        (
            units * rounds if units and rounds else None,
            "units action_per",
            f"{_counted(k)}, every {k.signals.get('action_per')}",
            f"{_counted(k)} en cada ronda",
        ),
        (
            capacity * often if capacity and often else None,
            "capacity_number capacity_period",
            "many cases are acted on every year",
            "cada año se atienden muchos casos",
        ),
        (
            rows * 12 / months if rows and months else None,
            "rows history_months",
            f"{k.show('rows')} rows in {k.show('history_months')} months",
            f"{k.show('rows')} filas en {k.show('history_months')} meses",
        ),
        (steps, "step output_kind", f"a new value every {k.signals.get('step')}", "un valor nuevo en cada paso"),
        (_if_large(rows), "rows", f"{k.show('rows')} rows are on record", f"hay {k.show('rows')} filas registradas"),
        (_if_large(units), "units", _counted(k), _counted(k)),
    ]


def _counted(k: Known) -> str:
    return f"{k.show('units')} {k.signals.get('unit_noun', '')}".strip()


def _if_large(value: float | None) -> float | None:
    """A bare count says something only when it is large: without a rhythm few rows say nothing about a year."""
    return value if value and value >= 10_000 else None


RULES = (is_llm, is_forecast, is_image, is_tabular, pattern_complex, rule_enough, old_way_comparable, many_decisions)
