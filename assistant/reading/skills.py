"""What those who build it can do: the skills that are named, who writes software, and whether the project is one of students."""

from __future__ import annotations

import re

from assistant.reading.claims import Sentence
from assistant.reading.text import fold

_SKILLS: dict[str, str] = {
    "python": r"\b(?:python|pandas|scikit-?learn|sklearn|jupyter|pytorch|tensorflow)\b",
    "ml_skill": r"\b(?:machine learning|data scien\w*|scikit-?learn|sklearn|pytorch|tensorflow|ml (?:engineer|experience|skills)|"
    r"deep learning|statistician|cientific[oa] de datos|aprendizaje automatico|statistic\w*)\b",
    "operations_staff": r"\b(?:devops|mlops|(?:it|system|systems) (?:admin\w*|operations)|sysadmins?|operations staff|sre|platform team|"
    r"administrador(?:a|es)? de sistemas)\b",
    "product_owner": r"\bproduct (?:owner|manager)\b",
    "students": r"\b(?:students?|estudiantes?|alumn[oa]s|semester project|course project|capstone|thesis|tesis|trabajo de grado)\b",
}
_SOFTWARE = (
    r"\b(?:(?:web|shop|software|app|backend|front-?end|full-?stack|java|mobile)? ?(?:developers?|programmers?|"
    r"software engineers?)|desarrollador\w*|programador\w*|ingenier[oa]s? (?:de|en) (?:software|sistemas))\b"
)
_ALL_STUDY = (
    r"\b(?:students|estudiantes|alumn[oa]s|course|semester|capstone|thesis|tesis|curso|(?:i am|i'm|as|my) an? (?:[a-z]+ )?student|"
    r"(?:soy|como) (?:un |una )?estudiante)\b"
)
"""Words by which those who build study: a course, or who writes is a student."""


def skills_told(s: Sentence, people: int) -> dict[str, bool]:
    """The skills that a sentence names or denies, by signal; `people` = how many it tells of.

    A student among others, or one who only helps, makes no course of a firm's project.
    """
    told = ((signal, s.has(pattern)) for signal, pattern in _SKILLS.items())
    found = {signal: not s.negated(match.start()) for signal, match in told if match}
    if found.get("students") and not s.has(_ALL_STUDY) and (s.asked != "team_size_skills" or people > 1):
        del found["students"]
    return found


def writes_software(calling: str) -> bool:
    """Whether somebody is called by a word for those who write software."""
    return bool(re.search(_SOFTWARE, fold(calling)))
