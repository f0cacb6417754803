"""What a number counts, in Spanish: "gastamos 310.000 m3" counts "agua que gastamos", "el 38 % de las visitas no cambia nada" those."""

from __future__ import annotations

import re

from assistant.reading.phrases import DATED, ES_BE, NO_SUBJECT, Numbered, inside, sum_named
from assistant.reading.two_verbs import MOST_SAID, joined

_THERE = (
    r"\b(?:hay|hubo|habia|tuvimos|tenemos|tuvo|registramos|contamos|llegan|llega|ocurren|ocurrieron)$"
    r"|^(?:[a-z]+ ){1,4}(?:tiene|tienen|hace|hacen|comete|cometen|produce|producen|causa|causan|recibe|reciben)$"
)
_ACTS = re.compile(r"(?:^|\s)(?P<verb>(?:se |nos |se nos )*[a-z]+(?:amos|emos|imos|aron|ieron|aba|aban|an|en))$")
_LINK = r"(?:en|de|con|por|para|a|al|del|sin|sobre|entre)\b"
_THEY = {"esta": "están", "está": "están"}


def spanish_phrase(n: Numbered) -> str:
    """A noun phrase for what the amount counts; "" where the words make none that is safe."""
    if n.q.kind == "money":
        return sum_named(n)
    if re.search(_THERE, n.said):
        return n.written(n.counted[0], n.q.start) if n.q.kind == "count" else ""
    if re.search(rf"\b{ES_BE}$", n.said):
        subject = re.sub(rf"\s*\b{ES_BE}$", "", n.said)
        return n.written(subject) if subject and not NO_SUBJECT.fullmatch(subject) else ""
    verb = _ACTS.search(n.said)
    acts = inside(n.written(verb["verb"])) if verb else ""
    return _time(n, acts) if n.q.kind == "time" else _counted(n, acts)


def _counted(n: Numbered, acts: str) -> str:
    """The noun with the verb before it, or with what is said of it behind."""
    noun, rest = n.measured()
    if not noun or NO_SUBJECT.fullmatch(noun) or re.match(r"lo\b", noun):
        return ""
    shown = n.written(noun, 0)
    per = re.match(r"por (?!ano|mes|semana|dia|hora)[a-z]+", rest)
    tail = f" {per.group()}" if per else ""
    if acts:
        return f"{shown}{tail} que {acts}"
    if n.said and not n.said.startswith("de cada"):
        return ""
    if re.match(r"que\s", rest):
        said = n.written(" ".join(rest.split()[:MOST_SAID]), n.q.start)
        whole = joined(shown, said, "es") or f"{shown} {said}"
        return re.sub(r"(?<= y que )(.+)", lambda m: _plural(m[1], noun), whole)
    if rest and not re.match(_LINK, rest):
        return f"{shown} que {_plural(n.written(' '.join(rest.split()[:6]), n.q.start), noun)}{n.written(n.goes_on, n.q.end)}"
    return shown if n.q.kind == "count" and not tail else ""


def _time(n: Numbered, acts: str) -> str:
    """The time until something is there, or that somebody takes: "tardamos 46 días en contestar"."""
    after = re.sub(DATED, "", n.s.after(n.q.end, 70))
    if until := re.match(r"\s*(hasta que [^,.;]{4,40})", after):
        return f"tiempo {until.group(1)}"
    doing = re.match(r"\s*(en [a-z]+(?:ar|er|ir)(?:l[oa]s?|se)?)\b", after)
    return f"tiempo que {acts}{' ' + doing.group(1) if doing else ''}" if acts else ""


def _plural(words: str, noun: str) -> str:
    """The verb in the plural where the noun is: "visitas que no cambian nada"."""
    if not noun.endswith("s"):
        return words
    return re.sub(
        r"^((?:no |se |ya |nos )*)(?!(?:no|se|ya|nos)\s)([^\W\d_]+?[aeáé])(?=\s|$)",
        lambda m: m[1] + _THEY.get(m[2], m[2] + "n"),
        words,
        count=1,
    )
