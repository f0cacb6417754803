"""Whether words name somebody who acts: a role without the rest of its sentence, or somebody called by name."""

from __future__ import annotations

import re

from assistant.reading.claims import Sentence
from assistant.reading.text import fold

_INSIDE = r"\b(?<!of )(?<!for )(?<!de )(?:the|an?|her|his|its|our|my|their|each|every|them|it|that|which|el|la|los|las|una?|sus?|cada)\b"
"""What never stands inside the name of a role: the word before it is a verb ("colleagues test the water")."""
_NEVER = (
    r"\b(?:there|is|are|was|were|be|been|it|this|these|those|here|what|when|where|why|how|if|because|has|had|hay|son|esta|estan|es|cuando|"
    r"donde|si)\b"
)
_MACHINE = (
    r"(?:logg|count|met|track|scann|print|controll|serv|rout|transform|comput|contain|trail|cool|freez|heat|boil|burn|filt|"
    r"roll|mix(?:ing)? |"
    r"spread|sprinkl|charg|fold|bord|corn|riv|numb|pap|ord|lett|wat|wint|summ|timb|silv|lay|pow|tow|pip|hang|drawer)ers?$"
    r"|(?:sens|mot|elevat|convey|tract|react|compress|detect|indicat|calculat|generat|monit|act|fact|col|col[ou]+r|flo|do|vect)ors?$"
    r"|(?:office|depot|room|place|town|city|house|shop|store|plant|hall|system|app|screen|list)s?$"
)
"""Nouns that end as roles do and are none, and the places where people work."""
_PLACE_BEFORE = re.compile(
    r"\b(?:the|an?|our|my|two|three|four|\d+|el|la|los|las|dos|tres|nuestr[oa]s?) (?P<who>[a-z-]+(?: [a-z-]+)?) (?:in|at|from|on|en) "
    r"(?:(?:the|our|each|every|el|la|nuestr[oa]|cada) )?$"
)
_WITH_NAME = re.compile(
    r"\b[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+ (?:and|y) (?:her|his|my|our|the|sus?|mis?|los|las)(?: (?:two|three|four|dos|tres|cuatro|"
    r"other|otr[oa]s))? $"
)
_NAME = r"(?:(?:Mrs?|Ms|Dr|Prof|Sra?|Dra)\.? |Frau |Herr |Do[nñ]a? )?[A-ZÁÉÍÓÚÑ][a-záéíóúñü]{2,}"
_TITLE = (
    r"(?:, (?:(?:our|the|my|el|la|nuestr[oa]) )?[a-z][^,.;]{2,40},| (?:our|the|my|nuestr[oa]) [a-z]+(?: [a-z]+)?|"
    r" (?:from|at|in|of|de) (?:the |our |la |el |nuestr[oa] )?[a-z]+(?: [a-z]+)?| del [a-z]+)?"
)
_PLACED = r" (?:from|at|in|of|de|en) (?:the |our |la |el |nuestr[oa] )[a-z]+(?: [a-z]+)?"
_DECIDES = re.compile(
    rf"(?P<who>{_NAME}(?: (?:and|y|or|o) (?:{_NAME}|I|me|yo|(?:the|my|her|his|our|el|la|los|sus?) (?:two |dos )?[a-z]+))?){_TITLE}"
    r" (?:(?:always|then|still|also|who|siempre) )*(?:decides?|chooses?|plans?|sets? the|schedules?|elige[n]?|planifica[n]?)\b"
    rf"|\b[Dd]ecide[n]? (?P<who2>{_NAME}(?: [yo] (?:yo|{_NAME}))?)(?=[,.;]|$|\s[a-z])"
)
_DOES = re.compile(
    rf"^(?P<who>{_NAME}){_TITLE} (?:(?:always|then|still) )?(?:would|will|can|could|opens|calls|looks|visits|checks|sends|goes|"
    r"orders|rings|phones|"
    r"walks|buys|sorts|puts|adjusts|drives|picks|writes|reads|makes|does|adds|pide|llama|mira|compra|revisa|va|sale|ajusta|hace|apunta)\b"
    rf"|^(?P<who2>{_NAME} (?:and|y) {_NAME})(?:{_PLACED})?(?=[,.;]|$)"
    rf"|^(?P<who3>{_NAME}(?<!s))(?: (?:again|too|manda|de nuevo|otra vez)|{_PLACED})(?=[,.;]|$)"
)
_NO_NAME_WORDS = (
    "the this that these those there they she who what when where why how then now today nobody somebody everybody "
    "everyone anyone each every some most many people which whoever and but you our his her its one two management "
    "law model system computer software weather price data chlorine water money monday tuesday wednesday thursday "
    "friday saturday sunday january february march april may june july august september october november december "
    "yes not perhaps maybe usually sometimes also here with without before after lunes martes miercoles jueves "
    "excel sap python outlook mail email alarm list "
    "viernes sabado domingo nadie alguien quien que ella ellos cada todo hoy ahora luego siempre nunca una los las "
    "del sistema modelo maquina ley precio "
)
NO_NAME = frozenset(_NO_NAME_WORDS.split())
"""Words that begin a sentence with a capital letter and are nobody's name."""


def role_in(s: Sentence, start: int, who: str) -> str:
    """The role that `who`, found at `start`, names, without what it does first; "" where it names nobody.

    "colleagues test the" is "colleagues", before it "Ines and her two" is kept; "office" in "the planner in our office" is the planner.
    """
    low = fold(who)
    inner = re.search(_INSIDE, low)
    if inner:
        kept = low[: inner.start()].split()[:-1]
        who = who[: len(" ".join(kept))]
        low = fold(who)
    if not low.strip() or re.search(_NEVER, low):
        return ""
    left = _PLACE_BEFORE.search(s.low[:start])
    if left and not re.search(_NEVER, left["who"]):
        return s.text[left.start("who") : left.end("who")]
    if re.search(rf"(?:^|\s){_MACHINE}", re.split(r" (?:of|de|del) ", low)[0]):
        return ""
    named = _WITH_NAME.search(s.text[:start])
    return named.group() + who if named else who


_NO_BEGINNING = re.compile(
    r"(?:of|from|in|at|on|by|for|with|without|about|to|into|onto|under|over|after|before|during|since|until|between|among|as|than|like|per|via|"
    r"del?|en|por|para|con|sin|sobre|al|a l[oa]s?|desde|hasta|entre|tras|segun|"
    r"he|she|they|them|him|it|his|hers|theirs|this|that|these|those|ellos?|ellas?|est[aeo]s?|es[aeo]s?|les?|se|lo|"
    r"and|or|but|so|then|not|no|y|o|pero|ni|(?:half|most|some|any|more|less|few|many|much|"
    r"algun[oa]s?|much[oa]s?|poc[oa]s)(?= (?:of|de)\b|$))\b"
)
"""Beginnings of what is no noun phrase of a person: a preposition, a pronoun, a joining word, a part of an amount."""
_ARTICLE_ALONE = re.compile(
    r"(?:(?:the|an?|our|my|their|its|every|each|el|la|los|las|un|una|nuestr[oa]s?|mis?|sus?|cada|\d[\d.,]*)\s?)+(?:of|del?)?"
)
_CUT_OFF = re.compile(r".*\s(?:the|an?|our|el|la|los|las|un|una|of|del?|en|by|for|to|with|con|por|para|al)")
_RESUMED = re.compile(r",? (?:he|she|they|ellas?|ellos)\b.*")
"""A pronoun that takes up the person before it, with all that it does: "coach he look"."""
_DOING = (
    r"(?:decid\w+|sets?|sends?|chooses?|acts?|opens?|closes?|moves?|makes?|prepares?|puts?|talks?|sees?|writes?|signs?|uses?|gets?|looks?|"
    r"(?<!public )works?|"
    r"does|do|did|is|are|was|were|has|have|will|would|can|could|may|must|should|takes?|goes|go|comes?|gives?|says?|needs?|wants?|keeps?|runs?|"
    r"builds?|calls|visits|checks|reads|answers|reviews|inspects)"
)
_A_DEED = re.compile(rf"{_DOING}(?:$| (?:it|them|at|on|to|the|an?|which|who|whom|what|how|when|if|each|every)\b).*|.*\s{_DOING}")
"""What a person does, and not who: a verb first with what it is done to, or last."""


def somebody_named(who: str) -> str:
    """`who` as the noun phrase of a person, without a pronoun that takes it up; "" where it is a piece of grammar and nobody."""
    said = re.sub(r"^(?:only|just|solo) ", "", who[: len(_RESUMED.sub("", fold(who)))].strip(" ,"), flags=re.IGNORECASE)
    low = fold(said)
    if not low or _NO_BEGINNING.match(low) or _ARTICLE_ALONE.fullmatch(low) or _CUT_OFF.fullmatch(low) or _A_DEED.fullmatch(low):
        return ""
    return said


def names_machine(low: str) -> bool:
    """Whether folded words name a machine, a place or another thing whose noun ends as those of people do."""
    return bool(re.search(rf"(?:^|\s){_MACHINE}", low))


def named_actor(s: Sentence, *, asked: bool) -> tuple[int, int, str] | None:
    """Somebody called by name who decides; in the answer to who acts also one who does something: (start, end, words)."""
    for pattern in (_DECIDES, _DOES) if asked else (_DECIDES,):
        for match in pattern.finditer(s.text):
            group = next(name for name, words in match.groupdict().items() if words)
            first = fold(match[group]).split()[0].strip(".")
            if first not in NO_NAME:
                return *match.span(), match[group]
    return None


_ANYBODY = re.compile(
    r"(?:(?:the|an?|some|one|el|la|una?|alguna?) )?(?:persons?|people|humans?|human being|somebody|someone|man|personas?|alguien|humano)"
)


def is_anybody(who: str) -> bool:
    """Whether words for who acts say that a person does, and not who."""
    return bool(_ANYBODY.fullmatch(who.strip().lower()))
