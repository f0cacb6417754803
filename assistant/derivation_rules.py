"""What follows for the simple way: whether a rule, a query or the way of today would do, and whether anybody has tried it."""

from __future__ import annotations

from assistant.derivation_problem import in_columns
from assistant.known import Answer, Known, no, rule, yes
from assistant.reading.fixed_terms import wishes_a_day
from assistant.reading.text import fold
from knowledge.catalogue import nothing_learned


@rule(
    "rule_result rule_saving baseline target better pattern_complex problem data_forms output_kind criteria_decide explanation_only "
    "term_decides reminders_sent wish keep_as_is rule_state trial_after"
)
def rule_enough(k: Known) -> Answer | None:
    """Would a rule, query, setting or change of the process reach the aim? Never tried stays unknown."""
    return _no_model_asked(k) or _tried(k) or _kept(k) or _expected(k) or _by_habit(k)


@rule("fixed_term wish rule_result adversaries")
def term_decides(k: Known) -> Answer | None:
    """Whether the answer is a calculation: what is wanted is the day on which a fixed term ends."""
    by_date = wishes_a_day(fold(str(k.signals.get("wish", ""))))
    if not k.yes("fixed_term") or k.one("rule_result", "misses") or k.yes("adversaries") or by_date is None:
        return None
    if not by_date:
        return no("wish", "more is asked than the day on which a term ends", "se pide más que el día en que termina un plazo")
    en = "the date and the term are known: the day is a calculation"
    return yes("fixed_term wish", en, "se conocen la fecha y el plazo: el día se calcula")


def _no_model_asked(k: Known) -> Answer | None:
    """Where the wish itself needs no model: a cause is wanted, the team knows the checks that decide, or a fixed term gives the day."""
    if k.yes("explanation_only"):
        en = "what changed is found by breaking the numbers down, nothing has to be predicted"
        return yes("explanation_only", en, "lo que cambió se halla desglosando las cifras, no hay nada que predecir")
    if k.yes("criteria_decide"):
        return yes("criteria_decide", "the checks you named are the rule", "los criterios que nombraron son la regla")
    if k.yes("term_decides"):
        en = "the day follows from a date and a fixed term: a query finds it, nothing has to be predicted"
        return yes("term_decides", en, "el día sale de una fecha y un plazo fijo: lo halla una consulta, no hay nada que predecir")
    return None


def _tried(k: Known) -> Answer | None:
    """What a trial, or the remedy in use, has shown."""
    if k.one("rule_result", "reaches"):
        return yes("rule_result", "a rule that was tried reaches the aim", "una regla que se probó alcanza la meta")
    if k.one("rule_result", "misses"):
        return no("rule_result", "the rule that was tried misses the aim", "la regla que se probó no alcanza la meta")
    if answer := _trial_compared(k):
        return answer
    if _saving_reaches(k):
        return yes("rule_saving target", f"the rule already brought {k.show('rule_saving')}", f"la regla ya aportó {k.show('rule_saving')}")
    if k.yes("reminders_sent") and k.problem and "reminder" in k.problem.non_ml:
        return no(
            "reminders_sent", "reminders are sent already and do not reach the aim", "ya se envían recordatorios y no alcanzan la meta"
        )
    return None


def _trial_compared(k: Known) -> Answer | None:
    """The figure that a trial ended at, against the aim; nothing where the two measure different things."""
    after, aim = k.number("trial_after"), k.number("target")
    if after is None or aim is None or not k.has("better"):
        return None
    if not k.unit("trial_after") and k.unit("target") in ("share", "points"):
        after /= 100  # "from 4.3 to 3.8" beside an aim in points
    elif k.unit("trial_after") != k.unit("target"):
        return None
    told, of = k.show("trial_after"), "trial_after target"
    if after <= aim if k.one("better", "lower") else after >= aim:
        return yes(of, f"what was tried came to {told}, which reaches the aim", f"lo que se probó llegó a {told}, que alcanza la meta")
    return no(of, f"what was tried came to {told}, which misses the aim", f"lo que se probó llegó a {told}, que no alcanza la meta")


def _expected(k: Known) -> Answer | None:
    """A rule that the team knows, or thinks to be enough, is proven first; nobody tried it, and nobody writes one for pictures."""
    if not k.has("rule_state") or k.yes("adversaries") or (k.one("data_forms", "image", "audio", "video") and not in_columns(k)):
        return None
    if k.one("rule_state", "known"):
        return yes(
            "rule_state",
            "the rule is known, it is proven on past cases first",
            "la regla se conoce y primero se comprueba con casos pasados",
        )
    return yes(
        "rule_state",
        "you expect a rule to do, it is proven on past cases first",
        "esperan que baste una regla; primero se comprueba con casos pasados",
    )


def _kept(k: Known) -> Answer | None:
    """Where the way that exists does well and little is at stake."""
    if not k.yes("keep_as_is"):
        return None
    if k.has("simple_way"):
        return yes("simple_way", "a simple way is at hand, and little is at stake", "hay una forma simple a mano y poco en juego")
    return yes("way_works", "the way of today does well, and little is at stake", "la forma de hoy funciona bien y hay poco en juego")


_GOOD_AS_IT_IS = {"way_works": True, "rule_result": "reaches", "simple_way": None, "rule_state": "thought"}
"""Signals by which the team says that something simple does, and their values; None = any."""


@rule("way_works simple_way rule_result rule_state target baseline deliverable budget value_per_outcome")
def keep_as_is(k: Known) -> Answer | None:
    """Whether the way that exists is enough: the team says so, no number is to be reached, and no money waits for it."""
    name = next((name for name, good in _GOOD_AS_IT_IS.items() if k.has(name) and good in (None, k.signals[name])), "")
    if not name or k.one("rule_result", "misses") or k.has("deliverable"):
        return None
    reached = k.has("target") and k.signals.get("target") != k.signals.get("baseline")
    if reached or (k.number("budget") or 0) > k.house["little_money"] or k.has("value_per_outcome"):
        return None
    return yes(name, "it does well as it is, no number is to be reached", "funciona tal como está, no hay cifra que alcanzar")


def _by_habit(k: Known) -> Answer | None:
    """What is usual for such data and problems."""
    habit = k.problem.rule_first if k.problem else ""
    if not habit and k.one("output_kind", "matching_records"):
        return yes("output_kind", "cleaned keys usually match what belongs together", "las claves limpias suelen unir lo que va junto")
    if k.one("data_forms", "image", "audio", "video") and not in_columns(k) and habit != "likely":
        return no("data_forms", "nobody writes rules for pictures or sound", "nadie escribe reglas para imágenes o sonido")
    if k.problem and nothing_learned(k.problem) and not k.yes("pattern_complex"):
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


RULES = (keep_as_is, term_decides, rule_enough)
