"""The small words of English that tell where a noun phrase ends and what part a count plays in its clause."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VERBS_OF_MANY = {"are": "is", "were": "was", "have": "has", "do": "does"}
"""Verbs that tell the number of their subject, in the plural, and their singular."""
VERBS_OF_ONE = {one: many for many, one in VERBS_OF_MANY.items()}
MODALS = _words(
    """
    can could did had may might must shall should will would
    """
)
"""Verbs that are the same for one and many."""
HAVING = _words(
    """
    comprised comprises contains had has have included includes
    """
)
"""Verbs that do not end in -ed alone and have a count as their object."""
RELATIVES = _words(
    """
    that which who whom whose
    """
)
CONJUNCTIONS = _words(
    """
    and but or
    """
)
PREPOSITIONS = _words(
    """
    across after against among amongst at before between by concerning during following for from in including
    into of on over regarding since than through throughout to towards under until upon via with within without
    """
)
COLLECTIVES = _words(
    """
    all any average each either group groups half list majority maximum mean median minimum most neither network
    none number one out percentage proportion rate ratio series set share some sum team third total
    """
)
"""Words before "of" after which the verb, or the sense, depends on the count."""

PLURAL_REFERENCES = _words(
    """
    all another apart as both each either every everyone jointly neither other others respective respectively
    same several their theirs them themselves these they those together whom
    """
)
"""Words that may refer to many, or name them once more ("as victims")."""
SINGULAR_REFERENCES = _words(
    """
    a an another as he her herself him himself his it its itself one only same she single sole this whom
    """
)
"""Words that may refer to one, or name it once more ("as a victim")."""

WORDS_BEFORE_A_NOUN = _words(
    """
    additional big civilian female further government health high human key large law local low main major male
    member military more new old other police poor private public recent rich rural senior short small such test
    training urban young
    """
)
"""Words that a noun follows when they stand after a count."""
NOUNS_LIKE_ADJECTIVES = _words(
    """
    animal approval arrival beneficiary capital clinic country directive disease fabric goal hospital individual
    initiative journal mammal manual material meal medal metal national native nurse objective official
    perspective principal professional proposal representative rival signal summary table territory topic trial
    vehicle
    """
)
"""Nouns whose ending is that of adjectives."""

IDIOMS_OF_ONE = _words("form hand occasion point respect sense side thing time way word")
"""Nouns before which "one" is seldom a count: on one hand, at one time."""

MEASURES = _words(
    """
    acre acres centimetre centimetres gram grams hectare hectares kilogram kilograms kilometre kilometres
    kilowatt kilowatts litre litres meter meters metre metres mile miles millilitre millilitres millimetre
    millimetres ton tonne tonnes tons
    """
)
SYMBOLS_OF_MEASURES = _words(
    """
    GB GHz GWh MB MHz MW cm ha kW kg km mg ml mm
    """
)
"""Symbols of units, which have no plural."""

PAIRS_OF_ONE = {"state party": "states parties", "state member": "states members"}
"""Names of two words of which both are inflected, and their plurals."""
