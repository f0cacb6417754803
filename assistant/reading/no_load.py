"""Rates that are no load to be answered: how a data set grows that others publish, and what would be gained in a period."""

from __future__ import annotations

import re

from assistant.reading.claims import Sentence
from assistant.reading.quantities import Quantity

_TAKEN = re.compile(
    r"\b(?:we|i|and) (?:(?:only|just|will|would|can) )*(?:take|use|pick|choose|download|sample|draw|load|need) (?:only |just |about )*"
    r"(?:one|an?|the (?:first|last|latest)|two|three|\d+|some|half|part) (?:[a-z]+ )?(?:day|week|month|quarter|year|part|class|region|"
    r"sample|slice|file|of (?:it|them|that|this))s?\b"
    r"|\b(?:tomamos|usamos|cogemos|descargamos|bajamos|elegimos) (?:solo )?(?:un[oa]?|dos|tres|\d+|el|la|una parte) "
    r"(?:[a-z]+ )?(?:dia|semana|mes|trimestre|ano|parte|muestra|region)(?:s|es)?\b"
)
"""Of so much a part is taken: the number says how large the source is."""
_PUBLISHED = re.compile(
    r"\b(?:public|open|free|published|publicos?|publicas?|abiert[oa]s?|libres?) (?:[a-z-]+ )?(?:data\w*|archives?|sets?|records|corpus|"
    r"corpora|dumps?|games|images|pictures|texts|source|repositor\w+|datos|archivos?|conjuntos?|registros|imagenes|textos)\b"
    r"|\b(?:data ?sets?|corpus|dump|archive|conjunto de datos|archivo publico) (?:has|holds?|contains?|grows?|gets?|adds?|"
    r"counts?|tiene|crece|"
    r"contiene)\b"
)
_GAIN = re.compile(
    r"\b(?:(?:would|could|might|to|will|can) save|savings? (?:of|are|is|would|:)|saves? us|saved us|gains?|benefits?|worth|"
    r"fewer|if (?:the |"
    r"our )?(?:goal|target|aim)|"
    r"(?:at|on) (?:the |our )?(?:goal|target)|ahorr\w+|beneficios?|ganancias?|si se (?:alcanza|logra|cumple)|valor si)\b"
)
"""What is gained, or would be, and not what comes."""
_GUARDED = re.compile(
    r"\b(?:without|must not|may not|shall not|never|no|not|sin|no debe\w*) (?:(?:ever|having|causing|exceed\w*|rise|go|be|"
    r"superar|pasar|tener) )*"
    r"(?:(?:above|over|beyond|more than|de|mas de|mas que) )?$"
)
"""What shall not get worse: a bound, and no load."""


def is_no_load(s: Sentence, q: Quantity) -> bool:
    """Whether so many in a period are the size of a source of which a part is taken, a bound, or what the change is worth."""
    lead = s.low[s.clause_at(q.start).start : q.start]
    if _GUARDED.search(lead):
        return True
    sized = _TAKEN.search(s.low, q.end) or _PUBLISHED.search(s.low[: q.start])
    return bool(sized) or bool(_GAIN.search(lead) or _GAIN.search(s.low[: q.start].rsplit(":", 1)[0] if ":" in s.low[: q.start] else ""))
