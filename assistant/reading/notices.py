"""What a team is told about its own message: that it was cut, which words could not be used, and which number may mean two things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.case import Fact
from assistant.reading.claims import Sentence
from assistant.reading.dropped import gives_up
from assistant.reading.exchanged import puts_right
from assistant.reading.people import heads_in_doubt
from assistant.reading.result import Occasion
from assistant.reading.text import MOST_READ
from assistant.reading.typed import all_claims
from assistant.reading.whole import in_doubt

_CAPPED = {
    "en": f"The message is long: I read its first {MOST_READ:,} characters; all of it is kept.",
    "es": f"El mensaje es largo: leí los primeros {MOST_READ:,} caracteres; todo queda guardado.".replace(",", "."),
}
_WHICH = {
    "en": "I could not tell which number “{words}” puts right, so nothing changed. Which one do you mean: the number of today, "
    "the number you want, or another one? Say it with its name.",
    "es": "No sé qué cifra corrige “{words}”, así que nada cambió. ¿Cuál es: la de hoy, la que quieren alcanzar u otra? "
    "Díganla con su nombre.",
}
_WHAT = {
    "en": "“{words}” takes something back that I do not find in what was said, so nothing changed. Say it with the words you "
    "first used for it.",
    "es": "“{words}” retira algo que no encuentro en lo dicho, así que nada cambió. Díganlo con las palabras que usaron primero.",
}
_PART = {
    "en": "Is “{words}” a part of the {before} that you told before, or are there no more? The plan keeps {before} until you say: "
    "“in all it is {now}, not {before}”.",
    "es": "¿“{words}” es una parte de los {before} que dijeron antes, o no hay más? El plan mantiene {before} hasta que digan: "
    "“en total son {now}, no {before}”.",
}

_HEADS = {
    "en": "“{words}” does not agree with the people whom you named: {names}. The plan keeps them. Who comes as well, or who is not of it? "
    "Say it with the name: “Ana (analyst, 6 h/week)”, or “Ana is not in the team”.",
    "es": "“{words}” no coincide con las personas que nombraron: {names}. El plan las mantiene. ¿Quién se suma o quién no está? "
    "Díganlo con el nombre: “Ana (analista, 6 h/semana)”, o “Ana no está en el equipo”.",
}


def notices(
    text: str, found: Sequence[Sentence], facts: Sequence[Fact], occasion: Occasion, language: str, *, opening: bool
) -> tuple[str, ...]:
    """The sentences, in `language` ("en" or "es"), about a message whose sentences are `found` and gave `facts`."""
    told = [_CAPPED[language]] if len(text) > MOST_READ else []
    if opening:
        return tuple(told)
    told += [template[language].format(words=s.text.strip(" .")) for s in found for template in _unused(s, facts, occasion)]
    names = ", ".join(str(row["who"]) for row in occasion.known.get("team") or ())
    before = (replace(one, known=occasion.known) for one in found)
    told += [_HEADS[language].format(words=s.text.strip(" ."), names=names) for s in before if heads_in_doubt(s) and not puts_right(s)]
    known = dict(occasion.known)
    for fact in facts:
        known |= fact.signals
    for s in (replace(one, known=known) for one in found):
        if doubt := in_doubt(s, all_claims(s, occasion.lexicon)):
            told.append(_PART[language].format(words=doubt.words, before=doubt.before, now=doubt.now))
    return tuple(told)


def _unused(s: Sentence, facts: Sequence[Fact], occasion: Occasion) -> Iterator[dict[str, str]]:
    """The notice for a sentence that puts a number right, or takes something back, where no fact came of it."""
    if any(fact.words in s.text or s.text in fact.words for fact in facts):
        return
    if puts_right(s):
        yield _WHICH
    elif occasion.known and gives_up(s):
        yield _WHAT
