"""Words for people by what they do: those who build, everybody else, and roles by the ending of their word."""

from __future__ import annotations

from assistant.reading.coarse import NO_PERSON
from assistant.reading.numbers import TWO_TO_TEN

_IAN = r"(?:(?!galician)[a-z]{2,}ici|histor|guard|custod|theolog|librar|veterinar)ians?"
"""Callings that end as the people of a country do: an electrician, and no Italian."""
BUILDER = (
    r"(?:analysts?|developers?|programmers?|engineers?|scientists?|statisticians?|students?|admins?|administrators?|"
    r"sysadmins?|volunteers?|interns?|contractors?|consultants?|researchers?"
    r"|data people|coders?|devs?|physicists?|economists?|mathematicians?|phds?|postdocs?|controllers?|librarians?|technicians?|"
    r"editors?|designers?|architects?|product (?:owner|manager)s?|project managers?"
    r"|analistas?|desarrollador(?:es|a|as)?|programador(?:es|a|as)?|ingenier[oa]s?|cientific[oa]s?|estudiantes?|alumn[oa]s?|"
    r"administrador(?:es|a|as)?|voluntari[oa]s?|becari[oa]s?|contratistas?"
    r"|consultor(?:es|a|as)?|investigador(?:es|a|as)?|tecnic[oa]s?|informatic[oa]s?|estadistic[oa]s?|practicantes?|"
    r"disenador(?:es|a|as)?|editor(?:es|a|as)?|matematic[oa]s?)"
)
ANYBODY = (
    r"(?:people|ppl|persons?|of us|de nosotr[oa]s|colleagues?|employees|staff|members|nurses?|doctors?|clerks?|agents?|managers?|teachers?|"
    r"lawyers?|experts?|specialists?|owners?|leads?|heads?|workers?|personas?|colegas?|compañer[oa]s?|companer[oa]s?|"
    r"emplead[oa]s?|medic[oa]s?|enfermer[oa]s?|docentes?|expert[oa]s?|especialistas?|abogad[oa]s?|jef[ea]s?|agronom[oa]s?|"
    r"agronomists?|officers?|secretar(?:y|ies)|planners?|coordinators?|trainers?|accountants?|bookkeepers?|mechanics?|"
    r"electricians?|m[ae]n|wom[ae]n|guys?|"
    r"hydrologists?|advisers?|apprentices?|assistants?|[a-z]{3,}(?:(?<![kht]l)ists?|ographers?)|"
    + _IAN
    + r"|IT person|it person|geologists?|"
    r"chemists?|biologists?|botanists?|[a-z]{3,}olog[oa]s?|veterinari[oa]s?|"
    r"nephews?|nieces?|sons?|daughters?|brothers?|sisters?|cousins?|lads?|wife|husband|friends?|trainees?|"
    r"sobrin[oa]s?|hij[oa]s?|prim[oa]s?|cunad[oa]s?|amig[oa]s?|herman[oa]s?)"
)
COUNT = (
    rf"(?P<n>\d+|an?|one|{TWO_TO_TEN}|twelve|un|una|uno|"
    r"our|my|the|nuestr[oa]|mi|another|otr[oa])(?:\s(?:of|de) (?:our|the|my|nuestr[oa]s|l[oa]s))?"
)
BY_ENDING = rf"(?!{NO_PERSON}\b)(?:[a-z]{{3,}}(?:er|or|ist|ee|guard)s?|{_IAN})"
"""A person by the ending of the word, where the question is who builds it."""
