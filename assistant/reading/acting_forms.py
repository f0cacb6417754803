"""Forms in which it is said plainly who acts: "the one who decides is the cook", "lo mira una técnica, Rosario", "coach, he looks"."""

from __future__ import annotations

import re

from assistant.reading.answerers import BARE_TIME, THING
from assistant.reading.claims import Sentence
from assistant.reading.coarse import NO_PERSON, PERSON
from assistant.reading.persons import NO_NAME, names_machine
from assistant.reading.text import fold

_WORD = r"[a-z][\w'-]*"
_STOP = (
    r"(?!(?:and|or|but|not|who|that|which|because|when|while|if|every|each|once|on|at|with|in|y|o|e|pero|no|que|quien|porque|cuando|si|cada|en|"
    r"con|por|para|antes|todos|todas|siempre|los|las|al)\b)"
)
_PHRASE = rf"{_STOP}{_WORD}(?: (?:of|for|de|del)(?: (?:the|our|la|el|los|las))? {_WORD}| {_STOP}{_WORD}){{0,3}}"
_ARTICLE = r"(?:the|an?|our|my|el|la|los|las|un|una|unos|unas|nuestr[oa]s?|mi|mis)"
_DEED = (
    r"(?:acts?|decides?|uses?|chooses?|works?|will (?:act|decide|use)|should (?:act|decide|use)|"
    r"actuan?|decid[ea]n?|decidira|usan?|usara|eligen?)"
)
_THE_ONE = re.compile(
    rf"\b(?:(?:the )?(?:one|ones|person|people|man|woman)s? (?:who|that)|whoever|who|quien(?:es)?|"
    rf"(?:el|la|l[oa]s) que) (?:l[oa]s? )?{_DEED}"
    rf"(?: (?:on |with |upon |about )?(?:it|this|that|them|the (?:list|result|answer|forecast|number)s?|sobre ello|con ello))?"
    rf" (?:is|are|will be|es|son|sera|seran) (?:only |always |siempre |solo )?(?:(?P<article>{_ARTICLE}) )?(?P<who>{_PHRASE})"
)
_VERB_FIRST = re.compile(
    rf"(?:^|[,;:] )\W*(?:l[oa]s? |se l[oa]s? )(?P<verb>(?!(?:que|de|del|mas|otr[oa]s?)\b)[a-z]{{2,}}[aeno])"
    rf"(?: (?:siempre|hoy|luego|primero|normalmente|todo|todos|todas|cada \w+))?"
    rf" (?P<article>el|la|los|las|un|una|nuestr[oa]s?|mi) (?P<who>{_PHRASE})(?:, (?P<name>{_WORD}(?: {_WORD})?)(?=[,.;]|$))?"
)
_ACTS_ON_IT = re.compile(
    rf"(?:^|[,;:.] )\W*(?P<article>{_ARTICLE}) (?P<who>{_PHRASE}) (?:will |would |shall |should )?acts? (?:on|upon) "
    r"(?:it|this|that|the (?:list|result|answer|forecast|number)s?)\b"
)
_DECIDES = re.compile(r"(?:decid|elig|planific|asign|program|actu)[a-z]+")
_RESUMED = re.compile(
    rf"^\W*(?:(?P<article>{_ARTICLE}) )?(?P<who>{_PHRASE}),? (?:he|she|ella)(?: (?:always|then|also|usually|still|siempre|luego))* "
    r"(?!(?:is|was|has|had|es|era|esta)\b)[a-z]+"
)


def said_plainly(s: Sentence, *, asked: bool) -> tuple[int, int, str]:
    """Who acts in one of these forms: (start, end, words); no words where none is used.

    In the answer to who acts, whoever looks or does something counts. Else only who decides or acts on it, and, as long as
    nobody is known who acts, whoever is named or called by a calling behind a verb.
    """
    forms = (_THE_ONE, _ACTS_ON_IT, _VERB_FIRST, _RESUMED) if asked else (_THE_ONE, _ACTS_ON_IT, _VERB_FIRST)
    for form in forms:
        for match in form.finditer(s.low):
            if _is_somebody(s, match) and (asked or form is not _VERB_FIRST or _decides(s, match)):
                return *match.span(), _words(s, match)
    return 0, 0, ""


def _is_somebody(s: Sentence, match: re.Match[str]) -> bool:
    """Whether the words could name a person: an article or a capital letter leads to them, and they are no time, machine or paper."""
    who = match["who"]
    end = (who.split()[0] if s.language == "es" else who.split()[-1], re.split(r" (?:of|for|de|del) ", who)[0])
    named = s.text[match.start("who")].isupper()
    led = bool(match["article"]) or named or match.re is _RESUMED
    if match.re is _THE_ONE and not (named or _CALLING.search(who)):
        return False  # "who uses it is the problem"
    return led and who not in NO_NAME and not names_machine(end[1]) and not any(re.fullmatch(rf"{BARE_TIME}|{THING}", one) for one in end)


_CALLING = re.compile(rf"\b(?:(?!{NO_PERSON}\b){PERSON}|[a-z]{{4,}}ari[oa]s?)\b")


def _decides(s: Sentence, match: re.Match[str]) -> bool:
    called = _name_beside(s, match) or _CALLING.match(match["who"])
    return bool(_DECIDES.fullmatch(match["verb"]) or (called and not s.opening and not s.known.get("actor")))


def _name_beside(s: Sentence, match: re.Match[str]) -> str:
    name = match.groupdict().get("name") or ""
    return name if name and s.text[match.start("name")].isupper() and fold(name).split()[0] not in NO_NAME else ""


def _words(s: Sentence, match: re.Match[str]) -> str:
    """The name where one is told beside the role, else the role; in Spanish with the definite article."""
    if _name_beside(s, match):
        return s.text[match.start("name") : match.end("name")]
    who = s.text[match.start("who") : match.end("who")]
    definite = {"un": "el", "una": "la", "unos": "los", "unas": "las"}
    article = match["article"] or ""
    return f"{definite.get(article, article)} {who}" if article and s.language == "es" and not article.startswith("mi") else who
