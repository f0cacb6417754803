"""Days of steps on the way: a trial, a board meeting, going live. None of them takes the place of the day of the aim."""

from __future__ import annotations

import re

from assistant.reading.claims import Sentence

_STEPS = {
    name: re.compile(rf"\b(?:{words})\b")
    for name, words in {
        "live": r"(?:go(?:es|ing)?[- ])?live|launch\w*|roll-?outs?|puesta en marcha|lanzamiento|arranque",
        "trial": r"pilots?|trials?|(?:field|user|acceptance) tests?|test (?:run|phase|operation)|dry run|shadow\w*|parallel run|"
        r"prototypes?|mock-?ups?|proof of concept|(?:beta|test|trial) version|pilotos?|prototipos?|pruebas?|ensayos?|marcha blanca",
        "meeting": r"board|steering \w+|committee|council|meet(?:s|ing|ings)?|decision|decides?|vote[sd]?|junta|comite|consejo|reunion|"
        r"se reune|decide\w*|votacion",
        "start": r"kick-?off|start (?:day|date)|begins?|starts?|empieza|comienza|inicio",
        "report": r"(?:first|interim|progress|mid-?term|half-time) (?:\w+ )?(?:reports?|presentations?|results?|demo)|demo|milestones?|"
        r"reviews?|audits?|workshops?|trainings?|hitos?|(?:primer|informe de avance)|auditoria|taller|capacitacion|formacion",
        "freeze": r"no changes?|(?:change )?freeze|blackout|closed|holidays?|shut-?down|sin cambios|vacaciones|cerrad[oa]s?|feriados?",
    }.items()
}
_IS_THE_END = re.compile(
    r"\b(?:dead ?line|due|target|goal|aim|project|course|semester|thesis|plazo|limite|tope|objetivo|meta|proyecto|curso|semestre|tesis|"
    r"(?:it|this|everything|all|we|esto|todo) (?:must|has to|have to|needs? to|need to|should|shall|tiene que|debe)|"
    r"instead|not|no longer|sino|en vez)\b(?! changes?\b)"
)


_HEADING = re.compile(r"[^.;:,\n]+:\s*$")


def step_of(s: Sentence, place: int) -> str:
    """The kind of step whose day stands at `place`, by the words of its clause; "" for the day of the aim or the project itself."""
    clause = s.clause_at(place)
    heading = _HEADING.search(s.low[: clause.start])
    words = s.low[heading.start() if heading else clause.start : clause.end]
    if _IS_THE_END.search(words):
        return ""
    return next((name for name, pattern in _STEPS.items() if pattern.search(words)), "")


def tells_step_again(s: Sentence) -> bool:
    """Whether the sentence names the day of the step by which the deadline was told: "going live is 1 June" after "we go live in May"."""
    step = s.known.get("deadline_step")
    return bool(step) and any(step_of(s, moment.start) == step for moment in s.moments)


def is_step_on_the_way(s: Sentence, place: int) -> bool:
    """Whether the day at `place` is that of a step, while that of the aim, or of another step, was told before."""
    step = step_of(s, place)
    told = {"deadline", "target_date"} & set(s.known)
    return bool(step and told) and s.asked != "deadline" and s.known.get("deadline_step") != step
