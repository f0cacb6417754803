"""Countries in a text: the jurisdiction, and whether it lies in the EU."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.claims import Claim, Sentence

_EU = {
    r"germany|german (?:law|company|firm|town|city|hospital|state|market|bank|insurer)|bremen|berlin|hamburg|munich|"
    r"cologne|frankfurt|leipzig|bavaria|alemania": "Germany",
    r"austria|austrian (?:law|company|town|hospital)|vienna|graz|linz": "Austria",
    r"france|french (?:law|hospitals?|bank)|paris|lyon|francia": "France",
    r"spain|spanish (?:law|hospitals?|bank)|madrid|barcelona|sevilla|valencia|zaragoza|bilbao|malaga|murcia|granada|"
    r"galicia|navarra|espana": "Spain",
    r"ital(?:y|ian law)|milan|rome|italia": "Italy",
    r"netherlands|dutch law|amsterdam|rotterdam": "Netherlands",
    r"belgium|belgian law|brussels": "Belgium",
    r"poland|warsaw": "Poland",
    r"sweden|stockholm": "Sweden",
    r"denmark|copenhagen": "Denmark",
    r"finland|helsinki": "Finland",
    r"ireland|dublin": "Ireland",
    r"portugal|lisbon|porto\b": "Portugal",
    r"greece|athens": "Greece",
    r"czech(?:ia| republic)|prague": "Czechia",
    r"eu|european union|europe|ue|union europea": "EU",
}
_ELSEWHERE = {
    r"colombia|medellin|bogota|cali|barranquilla|cartagena|antioquia|huila|cauca|tolima|boyaca|"
    r"cundinamarca|santander|caldas|quindio|risaralda|narino": "Colombia",
    r"mexico|cdmx|guadalajara|monterrey": "Mexico",
    r"argentina|buenos aires": "Argentina",
    r"chile|valparaiso": "Chile",
    r"peru|lima": "Peru",
    r"ecuador|quito|guayaquil": "Ecuador",
    r"uruguay|montevideo": "Uruguay",
    r"brazil|brasil|sao paulo": "Brazil",
    r"costa rica": "Costa Rica",
    r"usa|united states|u\.s\.|california|texas|new york|estados unidos": "USA",
    r"canada|toronto|quebec": "Canada",
    r"uk|united kingdom|england|scotland|wales|london|nhs": "UK",
    r"switzerland|swiss law|zurich|geneva|suiza": "Switzerland",
    r"norway|oslo": "Norway",
    r"india|mumbai|delhi": "India",
    r"kenya|nairobi": "Kenya",
    r"nigeria|lagos": "Nigeria",
    r"south africa": "South Africa",
    r"australia|sydney|melbourne": "Australia",
    r"japan|tokyo": "Japan",
}
_LAW = r"\b(?:law|laws|gdpr|jurisdiction|regulat\w*|right to|ley|leyes|norma\w*|act\b|rules of)"


def read_lands(s: Sentence) -> Iterator[Claim]:
    """Slot regulation_jurisdiction: loose where a place is only named, firm where the law is spoken of or asked for."""
    firm = s.asked == "regulation_jurisdiction" or bool(s.has(_LAW)) or len(s.low.split()) <= 4
    for table, inside in ((_EU, True), (_ELSEWHERE, False)):
        for pattern, name in table.items():
            if match := re.search(rf"\b(?:{pattern})(?!\w)", s.low):
                yield Claim("regulation_jurisdiction", *match.span(), {"jurisdiction": name, "in_eu": inside}, firm=firm)
                return
