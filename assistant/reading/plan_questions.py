"""Questions about the team's own plan: whether it is worth it, what it brings, when it is done, what it takes, what comes next."""

from __future__ import annotations

import re

_IT = r"(?:it|this|that|the (?:whole )?(?:thing|project|plan|effort)|all (?:this|that)|esto|eso|el (?:proyecto|plan))"
_FOR_US = (
    r"(?: (?:still|now|yet|then|here|todavia|aun|ahora|(?:from|for|in|de|en|para) (?:us|me|you|it|our plan|the plan|the project|el plan|"
    r"nosotros|el proyecto)))*\W*$"
)
"""Nothing follows that names another thing of which something is missing."""
_PATTERNS: dict[str, str] = {
    "worth": rf"\bwhat (?:does|would|will|do|can|could) (?:{_IT}|we|us) (?:really |then )?(?:bring|save|gain|earn|give|get)\b|"
    rf"\bhow much (?:money |time )?(?:does|do|would|will|can|could) (?:{_IT}|we) (?:really )?(?:save|bring|gain|earn)\b|"
    rf"\b(?:what|how much) is {_IT} worth\b|\bwhat (?:is|would be) (?:in it for us|the (?:gain|benefit|saving|return))\b|"
    r"\b(?:cuanto|que) (?:nos )?(?:ahorr|gan|aport)\w+",
    "verdict": rf"\b(?:is|would) {_IT} (?:really |even |be )?(?:worth (?:it|doing|the \w+)|a good idea|sensible)|\bdoes {_IT} make sense\b|"
    r"\b(?:do|would) (?:we|i) (?:really |even |actually )?need (?:\w+ )?(?:ml|ai|machine learning|a model|a computer|an? \w+ model)\b|"
    rf"\bshould (?:we|i) (?:really |even )?(?:do|build|start|use|begin) (?:{_IT}|ml|ai|machine learning|a model)\b|"
    r"\b(?:is|are) (?:ml|ai|machine learning|a model) (?:really |even |actually )?(?:needed|necessary|required)\b|"
    r"\b(?:does|would) (?:it|this|that) (?:really |even |actually )?need (?:ml|ai|machine learning|a model)\b|"
    r"\b(?:vale la pena|tiene sentido)\b|\b(?:hace falta|se necesita|necesitamos|es necesari[oa]) (?:de verdad |realmente )?"
    r"(?:la |el |un |una )?(?:ia|ml|aprendizaje automatico|inteligencia artificial|modelo)\b|"
    r"\bwhat (?:do|would) you (?:think|recommend|advise|suggest)\W*$",
    "end": rf"\bwhen (?:will|would|are|is|can|could) (?:{_IT}|we|everything) (?:be )?(?:\w+ )?(?:done|ready|finished|in use|live|over)\b|"
    rf"\bhow long (?:will|does|would) {_IT} (?:all )?(?:take|last)\b|\b(?:are|will) we (?:be )?(?:in|on) time\b|"
    r"\b(?:will|do|can) we make it\b|\bcuando (?:estara|estaria|terminamos|acabamos)\b|\bcuanto (?:dura|tarda)\b",
    "cost": rf"\bwhat (?:does|will|would) {_IT} (?:all )?cost(?: us)?\b|"
    rf"\bhow (?:much|expensive) (?:is|does|will|would) {_IT}(?: (?:all )?cost)?\W*$|"
    rf"\bhow (?:much|many) (?:work|hours|time) (?:is|does|will|would|do) (?:{_IT}|we)\b|\bcuanto (?:cuesta|costara|costaria)\b",
    "next": r"\bwhat (?:do|should|can|must|shall) (?:we|i) (?:have to )?do (?:first|next|now|this week|tomorrow|on monday)\b|"
    r"\bwhat(?:'s| is) next\b|\b(?:where|how) (?:do|should|can|shall) (?:we|i) (?:start|begin)\b|"
    r"\bque hacemos (?:primero|ahora|esta semana)\b|\bpor donde empe\w+",
    "open": r"\bwhat(?:'?s| is| are|) (?:(?:still|else|yet|now|left) )*"
    rf"(?:missing|open|unanswered|unclear|left to (?:say|tell|answer))\b{_FOR_US}|"
    r"\b(?:what|which (?:facts|answers|things)) (?:(?:else|more|still) )*(?:do|would) you (?:still |also )?(?:need|want)"
    rf"(?: (?:to know|from us|from me|to hear))?{_FOR_US}|"
    rf"\b(?:which|what) questions are (?:still )?(?:open|left|missing|unanswered){_FOR_US}|"
    rf"\bque (?:(?:mas|nos|les|os|te|todavia|aun) )*(?:falta\w*|queda(?: abiert[oa]| pendiente| por (?:decir|contestar|saber))){_FOR_US}|"
    rf"\bque (?:mas )?(?:necesit\w+|quier\w+) (?:saber|de nosotros){_FOR_US}",
}
TOPICS = tuple(_PATTERNS)
_COMPILED = {topic: re.compile(pattern) for topic, pattern in _PATTERNS.items()}


def plan_topic(low: str) -> str:
    """What a question about the team's own plan asks for: one of TOPICS; "" for any other text.

    Args:
        low: one folded sentence.

    """
    return next((topic for topic, pattern in _COMPILED.items() if pattern.search(low)), "")
