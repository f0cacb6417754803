"""What sort of task a team says that its matter is, in the words of the trade: a number, a class, a series, a list by date."""

from __future__ import annotations

import re

from assistant.reading.foreseen import asks_of_each

TOLD_OF_EACH = "plain_yes_no"
"""The sort of what is foreseen of each case, or told of it as yes or no: the id of the plain row for it."""
QUANTITY = (
    r"(?:numbers?|values?|amounts?|quantit(?:y|ies)|percentages?|lengths?|durations?|weights?|sizes?|heights?|ages?|distances?|ratings?|"
    r"scores?|yields?|volumes?|prices?|costs?|shares?|rates?|levels?|temperatures?|numeros?|cifras?|valor(?:es)?|cantidad(?:es)?|"
    r"porcentajes?|duracion(?:es)?|pesos?|tamanos?|precios?|costos?|puntuacion(?:es)?|puntajes?)"
)
"""Nouns of what is told as a number."""
TELLS = (
    r"(?:predict|guess|estimat|calculat|comput|forecast|predec|predic|adivin|estim|calcul)(?:e|es|ed|ing|ion|s|ir|imos|ar|amos|iendo|ando)?"
)
_OF_IT = r"(?:(?:of|a|an|the|one|some|its|his|her|their|each|single|el|la|un|una|su|cada)\s)*"
A_NUMBER_TOLD = rf"\b{TELLS} {_OF_IT}(?:(?!which|who|whether|if|what|how|from|with|and|or|for|in|que|si)[a-z-]+ ){{0,2}}?{QUANTITY}\b"
"""To predict a number, a rating, the price: what comes out is a number, whatever it is about."""
_SOME = r"(?:(?!not|no|nor|never)[a-z-]+ ){0,2}"
_SORTS: tuple[tuple[str, str], ...] = (
    ("number_over_time", r"time[- ]series|serie(?:s)? (?:temporal(?:es)?|de tiempo)"),
    ("yes_no", r"(?:binary|two-class|2-class) classif\w+|clasificacion binaria|(?:a )?yes[- /]?(?:or[- ])?no\b"),
    (
        "one_of_k",
        rf"{_SOME}classification|clasificacion|classifying|to classify|clasificar|(?:sort|assign|put|divid)(?:ing|e|s)? "
        r"(?:[a-z-]+ ){0,5}(?:in|to|into|en) (?:[a-z0-9-]+ ){0,3}(?:groups|classes|categories|kinds|types|clases|grupos|categorias)|"
        r"assign(?:ing)? (?:[a-z]+ )?(?:one )?of (?:[a-z0-9]+ ){0,2}(?:labels|classes|categories|kinds|types)",
    ),
    (
        "number",
        rf"{_SOME}regression(?! tests?\b)|regresion|{A_NUMBER_TOLD}|(?:a|one|un) (?:single |plain )?(?:number|numero)\b|"
        r"una cifra|un valor",
    ),
    (
        "lookup_reminder",
        r"(?:a |an |one |una? )?(?:[a-z]+ )?(?:look-?ups?|looking (?:something |it )?up|quer(?:y|ies)|reminders?|"
        r"consultas?|recordatorios?)\b|"
        r"(?:a |an |una? )?(?:[a-z]+ )?(?:lists?|tables?|calendars?|listas?|tablas?|calendarios?)"
        r" (?:of|with|by|sorted by|por|con|de) (?:the )?(?:[a-z]+ )?(?:dates?|fechas?)",
    ),
)
"""Sort of task, an output kind or the id of a row of the catalogue -> the words for it, the narrower first."""
_SIMPLY = (
    r"(?:(?:just|only|simply|really|all|basically|merely|nothing but|nothing more than|about|more|rather|clearly|actually|pure|plain|"
    r"simple|a case of|a matter of|a question of|solo|solamente|simplemente|mas bien|en realidad|nada mas que|un caso de|una|un|a|an|the|"
    r"to|de)\s)*"
)
_MATTER = r"(?:problem|project|task|case|question|matter|model|problema|proyecto|tarea|caso|modelo)"
_LABEL = re.compile(
    rf"(?:(?:kind|type|sort|tipo|clase) (?:of|de) (?:the )?(?:ml |learning )?(?:{_MATTER}|learning|aprendizaje)|(?:ml )?(?:{_MATTER}) "
    rf"(?:kind|type|class)|(?:ml )?task|tarea|(?:^|\n)\W*(?:kind|type|tipo))\s*(?:\((?:ml|ai|ia)\)\s*)?"
    rf"(?:is|es|:|=|->|-)\s*{_SIMPLY}"
)
_IS = re.compile(
    r"(?:\b(?:it|this|that|what we (?:want|need|have|mean|do)|(?:our|the|el|la|nuestr[oa]) "
    rf"{_MATTER})(?:'s| is| was always| would be| es| seria)|(?:^|[,.;:!]\s)\W*(?:es|esto es|se trata de|it's)) {_SIMPLY}"
)
_WE_ONLY = re.compile(
    r"\b(?:(?:we|i) (?:only|just|simply)(?: (?:want|need|have|wish|try) to)?|(?:we|i) (?:want|need|have|try) (?:only|just) to|"
    r"(?:we|i) want to (?:only|just)|(?:solo|solamente|simplemente)(?: queremos| hay que| se trata de)?|"
    r"queremos (?:solo|solamente|simplemente)) (?=" + TELLS + r"|sort|assign|classify|look up|clasificar)"
)
_NOT_SAID = re.compile(
    r"\?\s*$|\b(?:whether|if it|do not know|don't know|not sure|unsure|si es|no sabemos|today|now|currently|so far|at the moment|by hand|"
    r"until now|used to|hoy|ahora|actualmente|a mano)\b"
)
"""A question, a doubt, or how it is done today: nobody says what the matter is."""
_DENIED = re.compile(r"\b(?:not|no|never|nor|without|isn't|sin|nunca|ni)\s(?:[a-z-]+\s){0,2}$")


def stated_sort(low: str) -> str:
    """The sort of task that a folded sentence says it is; "" where it says none, or leaves two open.

    An output kind, or the id of a row of the catalogue: for what needs no learning, and for what is foreseen of each case.
    """
    return _in_the_words_of_the_trade(low) or (TOLD_OF_EACH if asks_of_each(low) else "")


def _in_the_words_of_the_trade(low: str) -> str:
    if _NOT_SAID.search(low):
        return ""
    sorts = dict.fromkeys(sort for form in (_LABEL, _IS, _WE_ONLY) for lead in form.finditer(low) if (sort := _sort_at(low, lead.end())))
    return next(iter(sorts)) if len(sorts) == 1 else ""


def _sort_at(low: str, start: int) -> str:
    if _DENIED.search(low[:start]):
        return ""
    found = next(((sort, match) for sort, words in _SORTS if (match := re.compile(rf"(?:{words})").match(low, start))), None)
    if found is None:
        return ""
    sort, match = found
    other = re.match(r"(?: problems?| task| model)? (?:or|o|u) (?:a |una? )?([a-z-]+)", low[match.end() :])
    return "" if other and any(re.match(rf"(?:{words})", other[1]) for _, words in _SORTS) else sort
