"""A person has the last word on every result: somebody looks before it goes out, it never acts alone, or it only proposes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.claims import Claim, Sentence
from assistant.reading.coarse import NO_PERSON, PERSON

_OUTSIDE = (
    r"(?:customer|client|user|patient|student|pupil|parent|board|council|committee|cliente|usuari[oa]|paciente|alumn[oa]|comite|junta)s?"
)
"""Those who decide about their own things: no word of theirs stands behind a result."""
_ROLE = rf"(?:(?!(?:{NO_PERSON}|{_OUTSIDE})\b){PERSON}|[a-z]{{3,}}(?:ari[oa]|ista|ador|adora)s?)"
_WHO = (
    rf"(?:(?:an?|the|our|my|some|every|each|one of (?:us|the [a-z]+)|un[oa]?|el|la|los|las|nuestr[oa]s?) (?:[a-z-]+ )?{_ROLE}|"
    r"somebody|someone|we|one of us|alguien|una persona|nosotros)"
)
_BARE = rf"(?:{_WHO}|humans?|people|{_ROLE})"
"""Whoever looks, also without an article, as terse lines have it."""
_QUIEN = rf"(?:{_WHO}|(?:el|la|un[oa]?|nuestr[oa]) [a-z]{{4,}})"
"""Behind a Spanish verb of looking an article and a noun are somebody, whatever the trade calls him."""
_ANYBODY = r"(?:(?:a |an |una )?(?:person|human(?: being)?|somebody|someone|persona|alguien))"
_DUTY = r"(?:must|has to|have to|needs? to|should|shall|will|always|still|first|debe(?:n|ria)?|tiene que|tienen que|ha de|siempre)"
_LOOKS = (
    r"(?:(?:read|check|inspect|review|looks?(?= at)|see|verify|proofread|validate|approve|confirm|release|sign(?: off)?)(?:s|es)?|"
    r"(?:lee|revis|inspeccion|verific|valid|aprueb|aprob|confirm|firm|mir|comprueb|comprob)(?:n|[ae]n?|ar|er)?)"
)
_SETTLES = (
    r"(?:(?:decide|approve|confirm|release|validate|sign(?: off)?|verif(?:y|ie)|settle|judge)(?:s|es)?|"
    r"(?:decid|aprueb|valid|confirm|firm|autoriz)[ae]n?)"
)
_TIME = (
    r"(?:second|minute|hour|day|morning|evening|night|week|month|quarter|year|time|shift|\d+|two|three|six|other|dia|semana|mes|turno)s?\b"
)
_RESULT = (
    r"(?:results?|answers?|alarms?|alerts?|warnings?|hits?|flags?|flagged [a-z]+|spots?|finds?|suggestions?|proposals?|drafts?|"
    r"repl(?:y|ies)|"
    r"resultados?|respuestas?|avisos?|alertas?|alarmas?|propuestas?|hallazgos?|borrador(?:es)?)"
)
_EVERY = r"(?:every(?: single)?|each(?: of the)?|all(?: the)?|any|cada|tod[oa]s?(?: l[oa]s)?)"
_ANYWAY = r"(?:anyway|anyhow|in any case|regardless|either way|de todos modos|de todas formas|en cualquier caso|igualmente)\b"
_OUT = (
    r"(?:goes?|go|is|are|gets?|leaves?|being|salga|salgan|salir|se (?:envie|mande|publique)|"
    r"(?:enviar|mandar|publicar)(?:l[oa]s?)?)"
)
_MACHINE = (
    r"(?:it|this|that|(?:the )?(?:system|machine|model|computer|software|tool|ai|program|robot|algorithm)|el sistema|la maquina|"
    r"el modelo|eso)"
)
_ALONE = r"(?:alone|by itself|on its own|without (?:us|a person|a human|anybody)|automatically|sol[oa]|automaticamente|por su cuenta)"
_ACTS = (
    r"(?:act(?:ue)?|decid[ae]|do anything|send|pay|stop|order|change|reject|approve|actuar|decidir|enviar|pagar|parar|rechazar|"
    r"aprobar|envie|pague)"
)

_BEFORE_IT_ACTS = (
    r"(?:before (?:we |it |they |you )?(?:pay|send|publish|post|ship|release|act|order|repl|answer)[a-z]*|"
    r"antes de (?:que (?:se )?)?(?:pag|envi|public|actu|mand|respond|liber|ejecut)[a-z]+)"
)

_CHECKED = (
    re.compile(rf"\b{_WHO} (?:{_DUTY} )+{_LOOKS}\b[^.;:!?]{{0,40}}?\b(?:before|antes de(?: que)?) (?:[a-z]+ )?{_OUT}\b"),
    re.compile(rf"\b{_WHO} (?:{_DUTY} )+{_LOOKS}\b[^.;:!?]{{0,30}}?\b{_BEFORE_IT_ACTS}"),
    re.compile(rf"\b{_ANYBODY} (?:{_DUTY} )+{_LOOKS} (?:it )?(?:always|siempre|anyway|first|{_EVERY} )"),
    re.compile(r"\b(?:an? (?:person|human(?: being)?)|una persona)(?: que)? (?:always|siempre) [a-z]+"),
    re.compile(rf"\b{_BARE} (?:{_DUTY} )*(?:{_LOOKS}|{_SETTLES})(?: [a-z]+){{0,3}}? {_ANYWAY}|\b{_BARE} {_ANYWAY} {_LOOKS}\b"),
    re.compile(rf"\b{_BARE} (?:{_DUTY} )*{_SETTLES} (?:on |about |sobre )?{_EVERY} (?!{_TIME})[a-z]+"),
    re.compile(rf"\b{_BARE} (?:{_DUTY} )*{_LOOKS} (?:at )?{_EVERY} {_RESULT}\b"),
    re.compile(rf"\b{_EVERY} {_RESULT} (?:is|are|gets?|must be|has to be|will be) [a-z]+(?: at| off)? by {_BARE}\b"),
    re.compile(rf"\b{_EVERY} {_RESULT} (?:l[oa]s? )?(?:tiene que |debe )?{_LOOKS}(?:l[oa]s?)? {_QUIEN}\b"),
    re.compile(rf"\b(?:siempre (?:l[oa]s? )?(?:{_SETTLES}|{_LOOKS})|(?:{_SETTLES}|{_LOOKS}) siempre) {_QUIEN}\b"),
    re.compile(
        rf"\b(?:we|one of us|{_ANYBODY}) (?:will |always |still )?(?:look|check|read|"
        rf"see)s?\b[^.;:!?]{{0,24}}\bbefore (?:anything|it|they)\b"
    ),
    re.compile(
        r"\b(?:makes?|has|have|keeps?|with) the (?:final|last) (?:call|say)\b|"
        r"\bthe (?:final|last) (?:call|say) (?:is|stays|remains|lies|belongs)\b"
    ),
)
_ONLY_PROPOSES = re.compile(
    rf"\b{_MACHINE} (?:should |must |may |shall |will |debe |puede )?(?:only|just|solo|solamente) "
    r"(?:proposes?|suggests?|recommends?|advises?|propon[ea]r?|sugier[ea]|sugerir|recomiend[ea]|recomendar)\b|"
    rf"\b(?:only|just|solo|solamente) (?:an? |una )?(?:proposes?|suggest(?:s|ion)?|flags?|recommends?|propon[ea]|sugier[ea]|"
    rf"avisa|propuesta|sugerencia)"
    rf"\W+(?:(?:and|y|but|pero) )?(?:{_BARE} (?:then )?(?:decides?|decidimos|deciden)|(?:lo )?decid(?:e|en|"
    rf"imos) {_WHO})(?=\s*(?:$|[.,;:!)]))"
)
_FORBIDDEN = (
    r"(?:(?:must|may|should|shall)(?: not|n't| never)(?: be allowed to)?|(?:is|are) (?:not|never) (?:allowed|permitted) to|never|"
    r"no (?:debe|puede)(?: nunca)?|(?:nunca|jamas)(?: (?:debe|puede))?)"
)
_NEVER_ALONE = re.compile(
    rf"\b{_FORBIDDEN} {_ACTS}\b[^.;:,!?]{{0,20}}?\b{_ALONE}\b|"
    r"\b(?:no|never any|ningun[ao]?|sin) (?:automatic (?:decisions?|actions?|payments?|orders?)|decision(?:es)? automaticas?)\b"
)
_NOTHING_WITHOUT = re.compile(
    rf"\b(?:nothing|no (?:mail|answer|letter|reply|message|decision|result|text|report)|nada|ningun[oa]? [a-z]+) "
    rf"(?:may |must |should |can |shall |will |debe |puede )?(?:{_OUT}|go|leave|be sent|be published|sale)\b[^.;:!?]{{0,30}}?"
    rf"\b(?:without|unless|before|until|sin(?: que)?|antes de que|hasta que) (?:the approval of |the ok of |l[oa] (?:revise|vea|"
    rf"lea|firme|apruebe) )?{_WHO}"
)
_GOES_OUT = (
    r"(?:goes?|leaves?|ships?|sent|posted|published|paid|released|pays?|sends?|publishes|releases|acted on|sal[ea]n?|"
    r"se (?:envia|paga|publica|manda|entrega)n?)"
)
_NOTHING_UNSEEN = re.compile(
    rf"\b(?:nothing|nobody (?=ships?|sends?|pays?|publishes|releases)|no (?!one\b)[a-z]+|nada|"
    rf"ningun[oa]? [a-z]+)\b[^.;:!?]{{0,30}}?\b{_GOES_OUT}\b[^.;:!?]{{0,20}}?\b(?:un(?:read|checked|seen|signed|reviewed|approved)|"
    r"without (?:an? |the |our |my |[a-z]+'s )?(?:[a-z]+ )?(?:sign-?off|approval|ok|okay|release|signature|signing|review|second look)|"
    r"sin (?:(?:el|la|su|nuestr[oa]) )?(?:visto bueno|firma|aprobacion|revision|revisar(?:l[oa])?|leer(?:l[oa])?|firmar|validar))\b"
)


def read_overseeing(s: Sentence) -> Iterator[Claim]:
    """Slot human_oversight: that somebody looks at each result before it has an effect, or that it may not act alone."""
    denied = _NOTHING_WITHOUT.search(s.low) or _NOTHING_UNSEEN.search(s.low) or _NEVER_ALONE.search(s.low)
    if denied and not re.search(rf"\b(?!{NO_PERSON}\b){PERSON} $", s.low[: denied.start()]):
        yield Claim("human_oversight", *denied.span(), {"person_decides": True}, firm=True)
        return
    told = next((found for form in (*_CHECKED, _ONLY_PROPOSES) if (found := form.search(s.low))), None)
    if told and not s.negated(told.start()):
        yield Claim("human_oversight", *told.span(), {"person_decides": True}, firm=True)
