"""A simple way before any model: only thought of, known but not used, or tried with a result ("error went from 9 to 7 with a table")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from assistant.reading.aim_pairs import same_unit
from assistant.reading.claims import Claim, Sentence
from assistant.reading.quantities import Quantity
from assistant.reading.text import ARROW

_TRIED = re.compile(
    r"\b(?:tried|tested|trialled|piloted|experimented with|(?:made|did|ran) an? (?:trial|test|try|pilot)(?: with| of)?|had a go at|"
    r"probamos|hemos probado|se probo|ensayamos|intentamos|pusimos a prueba|hicimos una (?:prueba|piloto)(?: con| de)?)\b(?! to [a-z])"
)
_WISHED = re.compile(
    r"\b(?:should|could|would|want|wish|like|to be|must|can|may|will|never|not|nothing|nobody|n't|nunca|nadie|nada|sin)\b[^,;:]{0,30}$"
)
_NO_RULE = re.compile(
    r"\b(?:vendors?|software|apps?|products?|services?|compan(?:y|ies)|consultants?|models?|neural|networks?|ai|ml|"
    r"machine learning|chat ?gpt|"
    r"forest|boosting|proveedor(?:es)?|productos?|servicios?|empresas?|modelos?|redes?|consultor\w*)\b"
)
"""What is tried here is no simple way."""
_MOVED = (
    r"(?:went|fell|dropped|sank|rose|came|got|improved|increased|decreased|was cut|brought (?:it|this|that|us)|"
    r"baj[oa]|cayo|subio|paso|quedo|mejoro|llego|disminuyo|aumento)"
)
_TO = re.compile(rf"(?:{ARROW}|\b(?:down to|up to|to|at|al?|en|hasta))\s*(?:only |just |about |around |solo |unos |un |el )*$")
_REACHED = re.compile(
    rf"\b{_MOVED}\b[^;.!?\d]{{0,24}}\b(?:to|at|al?|en|hasta)\s*(?:only |just |about |around |solo |unos |un |el )*$|"
    r"\b(?:caught|found|got|gave|hit|was right in|right in|acerto|encontro|detecto|dio|logro|alcanzo)\s*"
    r"(?:us |only |just |about |around |solo |unos |un |el )*$"
)
_TOO_LITTLE = re.compile(
    r"\b(?:only|just|not (?:good )?enough|hardly|no better|too little|barely|solo|apenas|no (?:basta|alcanza|fue suficiente))\b"
)
_MADE = (
    r"(?:(?:simple |fixed |same |plain |written )?(?:rules?|criteria|formulas?|logic|checklists?|thresholds?|decision (?:tree|table)s?)|"
    r"reglas?|criterios|formulas?|logica)"
)
_KNOWN = re.compile(
    rf"\b{_MADE} (?:(?:for|of|de|para) [^,.;]{{2,20}} )?(?:(?:are|is|stand|exist|son|estan?|existen?)(?: [a-z]+ly| all| well|"
    rf" already| ya)? )"
    r"(?:known|clear|simple|in (?:our|my|his|her|their|people's) heads?|on (?:a )?(?:piece of |sheet of )?paper|written(?: down)?|agreed|"
    r"conocid[oa]s?|clar[oa]s?|escrit[oa]s?|en (?:la|nuestra|mi|su) cabeza|en (?:un |el )?papel|en la pared)\b"
)
_OPINION = (
    r"(?:think|believe|guess|suppose|expect|reckon|suspect|probably|maybe|perhaps|i'd say|in my opinion|creo|creemos|pienso|supongo|"
    r"probablemente|quizas?|a lo mejor|me parece)"
)
_WOULD_DO = (
    r"(?:(?:would|will|might|could|should) (?:already |probably )?(?:do\b|be (?:enough|plenty|sufficient)|suffice|solve it)|"
    r"(?:is|are) (?:good )?enough|bastari?an?|bastan?|alcanzari?an?|seri?an? suficientes?|nos (?:basta|alcanza))"
)
_MEANT = re.compile(
    rf"\b{_OPINION}\b[^.;?]{{0,30}}\b{_MADE}\b[^.;?]{{0,24}}?\b{_WOULD_DO}|\b{_MADE}\b[^.;?]{{0,24}}?\b{_OPINION} {_WOULD_DO}"
)


def read_trials(s: Sentence) -> Iterator[Claim]:
    """Slot existing_solution: what was tried, with the figure before and after; or that a rule is only known, or only thought to do."""
    if s.low.rstrip().endswith("?"):
        return
    if tried := _trial(s):
        yield tried
    elif told := _untried(s):
        yield Claim("existing_solution", *told.span(), {"rule_state": "known" if _KNOWN.search(s.low) else "thought"})


def is_in_use(s: Sentence, claim: Claim) -> bool:
    """Whether a claim of a rule in use, or of one that does well, stands: no trial, and no rule that is only known or thought of."""
    of_a_rule = "rule_today" in claim.signals or claim.signals.get("rule_result") == "reaches"
    if not of_a_rule:
        return True
    return not _untried(s) and not ("rule_today" in claim.signals and _tried(s))


def _untried(s: Sentence) -> re.Match[str] | None:
    """Where a rule is told that is known, or thought to be enough."""
    told = _KNOWN.search(s.low) or _MEANT.search(s.low)
    denied = told and (s.negated(told.start()) or re.search(r"\b(?:not|no|n't|nunca|never)\b", told.group()))
    return None if denied else told


def _tried(s: Sentence) -> re.Match[str] | None:
    tried = _TRIED.search(s.low)
    return None if tried is None or _WISHED.search(s.low[: tried.start()]) else tried


def _trial(s: Sentence) -> Claim | None:
    """What was tried, with its figures; where it was a product or a model, a claim that only keeps the figures from being an aim."""
    tried = _tried(s)
    found = _before_and_after(s, tried.end()) if tried else None
    if tried is None or found is None:
        return None
    before, after = found
    way = _way(s, tried.end(), (before or after).start)
    if _NO_RULE.search(way.lower()):
        return Claim("existing_solution", tried.start(), after.end)
    signals: dict[str, Any] = {"trial_after": after.signal()} | ({"trial_before": before.signal()} if before else {})
    if way:
        signals["trial_way"] = way
    if _TOO_LITTLE.search(s.low, tried.end()):
        signals["rule_result"] = "misses"
    return Claim("existing_solution", tried.start(), after.end, signals)


def _before_and_after(s: Sentence, start: int) -> tuple[Quantity | None, Quantity] | None:
    """The figure before the trial, where it is told, and the one that came of it."""
    figures = [q for q in s.quantities if q.start >= start]
    for first, second in pairwise(figures):
        if (
            first.kind != "time"
            and re.search(r"\b(?:from|del?|desde)\s*(?:the |el |un |about )*$", s.before(first.start))
            and _joined(s, first, second)
        ):
            return same_unit(first, second), same_unit(second, first)
    for figure in figures:
        if _REACHED.search(s.before(figure.start, 60)):
            return None, figure
    return None


def _joined(s: Sentence, first: Quantity, second: Quantity) -> bool:
    return bool(_TO.search(s.low[first.end : second.start])) and second.start - first.end <= 24


_BEGINS = re.compile(r"^[\s:,]*(?:(?:with|out|using|con|un|una|it with) )*")
_CHANGE = re.compile(rf"[,:;]|{ARROW}|\b(?:and|y|but|pero|which|que|it|the (?:error|rate|share)|[a-z]+ [a-z]+) {_MOVED}\b|\b{_MOVED}\b")


def _way(s: Sentence, start: int, end: int) -> str:
    """What was tried, in the team's words: up to where its result begins."""
    skipped = _BEGINS.match(s.low[start:end])
    start += skipped.end() if skipped else 0
    stop = _CHANGE.search(s.low, start, end)
    return re.sub(r" (?:and|y)$", "", s.text[start : stop.start() if stop else end].strip(" ,.:;"))
