"""Words of what somebody sells: a sum beside them is his price."""

OFFERED = (
    r"\b(?:(?<!we )offer\w*|quote[ds]?|vendor|supplier|subscription|licen[cs]e|ofre(?:ce|cen|cio|cieron|cido|"
    r"ceria)|ofert\w*|cotiz\w*|proveedor\w*)\b"
)
