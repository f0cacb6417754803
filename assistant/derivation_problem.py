"""What follows from the kind of problem: forms of data, how hard the pattern is, whether a rule is enough."""

from __future__ import annotations

import re

from assistant.known import DAYS_A_YEAR, Answer, Known, no, rule, yes

CASE_BY_CASE = (
    r"\b(?:which|who|whom|predict\w*|forecast\w*|next|likely|at risk|warn\w*|"
    r"cual(?:es)?|qui[eé]n(?:es)?|predecir|pronosticar|pr[oó]xim\w+)\b"
)
"""Words of a wish that speaks of single cases or of what comes."""
AHEAD = ("number_over_time", "time_to_event", "effect_of_action", "order_of_items", "groups")
"""Outputs for which checks on the fields of a case are never the answer itself."""
WISHED = {
    "image": r"\b(?:photos?|pictures?|images?|cameras?|scans?|fotos?|im[aá]genes|c[aá]maras?)\b",
    "video": r"\b(?:videos?|cameras?|footage|c[aá]maras?)\b",
    "audio": r"\b(?:sounds?|noises?|microphones?|recordings?|hear|listen\w*|voices?|sonidos?|ruidos?|grabaci\w+)\b",
    "text": r"\b(?:texts?|e-?mails?|comments?|letters?|reviews?|messages?|notes|free text|correos?|comentarios?|cartas?|mensajes?)\b",
    "documents": r"\b(?:documents?|pdfs?|contracts?|manuals?|documentos?|contratos?)\b",
}
"""Words of a wish that is about a form of data itself."""
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


@rule("data_forms output_kind problem wish")
def is_image(k: Known) -> Answer | None:
    """Whether pictures or films are the input."""
    if k.one("output_kind", "place_in_picture"):
        return yes("output_kind", "places in pictures are wanted", "se buscan lugares en imágenes")
    if not k.has("data_forms"):
        return None
    if k.one("data_forms", "image", "video") and not in_columns(k):
        return yes("data_forms", "the data are pictures", "los datos son imágenes")
    return no("data_forms", "the data are no pictures", "los datos no son imágenes")


def in_columns(k: Known) -> bool:
    """Whether columns carry problems of this kind: pictures, letters or sound are then only more sources beside them."""
    forms, wish = list(k.signals.get("data_forms") or ()), str(k.signals.get("wish", "")).lower()
    if any(form in forms and re.search(words, wish) for form, words in WISHED.items()):
        return False
    return k.problem is not None and set(k.problem.data_forms) <= set(TABLE_LIKE) and bool(forms) and forms[0] in TABLE_LIKE


@rule("data_forms problem wish")
def is_tabular(k: Known) -> Answer | None:
    """Do columns of numbers and codes carry it? The first form named is the main one."""
    forms = k.signals.get("data_forms")
    if not forms:
        return None
    if forms[0] in TABLE_LIKE and (in_columns(k) or not k.one("data_forms", "image", "audio", "video")):
        return yes("data_forms", "the data are tables or rows over time", "los datos son tablas o series en el tiempo")
    return no("data_forms", "the data are more than tables", "los datos son más que tablas")


@rule("why_asked problem wish")
def explanation_only(k: Known) -> Answer | None:
    """Whether only a cause is wanted: why a number moved. Then the past is broken down, and no case is decided."""
    if not k.yes("why_asked"):
        return None
    if k.problem is None or k.problem.id == "report" or not re.search(CASE_BY_CASE, str(k.signals.get("wish", "")).lower()):
        return yes("why_asked", "a cause is wanted, nothing is decided case by case", "se busca una causa, no se decide caso por caso")
    return no("wish", "single cases are to be decided as well", "también se deciden casos sueltos")


@rule("criteria_listed rule_result label_kind adversaries output_kind")
def criteria_decide(k: Known) -> Answer | None:
    """Whether the checks that the team spells out are the answer itself. What comes later can only be guessed by them."""
    if not k.yes("criteria_listed"):
        return None
    if k.one("rule_result", "misses") or k.one("label_kind", "outcome", "clicks") or k.yes("adversaries") or k.one("output_kind", *AHEAD):
        return no("criteria_listed", "the checks named only guess the answer", "los criterios nombrados solo estiman la respuesta")
    return yes(
        "criteria_listed", "the checks that decide are known and written down", "los criterios que deciden se conocen y están escritos"
    )


@rule("data_forms output_kind rule_result adversaries change_speed weather_matters sources_named problem criteria_decide term_decides wish")
def pattern_complex(k: Known) -> Answer | None:
    """Whether the pattern is too complex, or too restless, to be written down."""
    if k.yes("criteria_decide"):
        return no("criteria_decide", "the team has written the pattern down", "el equipo ya escribió el patrón")
    if k.yes("term_decides"):
        return no("term_decides", "a date and a fixed term give the answer", "la fecha y el plazo fijo dan la respuesta")
    if k.one("output_kind", "matching_records") and not k.one("rule_result", "misses"):
        return no("output_kind", "matching by a key can be written down", "comparar por una clave se puede escribir como regla")
    if k.one("rule_result", "reaches"):
        return no("rule_result", "a rule already does it", "una regla ya lo logra")
    return _perceived(k) or _many_inputs(k) or _restless(k)


def _perceived(k: Known) -> Answer | None:
    for form in () if in_columns(k) else (*PERCEPTION, "clicks"):
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


@rule("llm_allowed data_forms is_tabular output_kind label_count labels ml_skill")
def prompt_first(k: Known) -> Answer | None:
    """Whether instructions to a language model come before training: one may be used on texts, and few answers are known."""
    reads = k.one("data_forms", "text", "documents") and not k.yes("is_tabular") and k.one("output_kind", *READ_BY_INSTRUCTIONS)
    if not k.yes("llm_allowed") or not reads or k.yes("ml_skill"):
        return None
    labelled = k.number("label_count")
    if k.one("labels", "all") if labelled is None else labelled >= k.house["enough_labels"]:
        return None
    en, es = (
        "a language model may be used, and few answers are there to train on",
        "se puede usar un modelo de lenguaje y hay pocas respuestas",
    )
    return yes("llm_allowed data_forms output_kind", en, es)


READ_BY_INSTRUCTIONS = ("yes_no", "one_of_k", "several_of_k", "number", "fields_of_documents", "text")
"""What a language model can tell of a text when it is only asked to."""


RULES = (
    is_llm,
    is_forecast,
    is_image,
    is_tabular,
    explanation_only,
    criteria_decide,
    pattern_complex,
    old_way_comparable,
    many_decisions,
    prompt_first,
)
