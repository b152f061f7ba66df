"""Words that tell nothing of what a term means, and that no term begins or ends with."""

import re

_WORD = re.compile(
    "the|an?|of|to|in|and|or|for|on|at|by|with|from|as|is|are|was|were|be|been|being|its?|that|this|these|those|s?he|his"
    "|hers?|him|they|them|theirs?|i|yours?|you|we|my|ours?|not?|but|so|if|then|than|which|who|whose|what|when|where|will"
    "|would|can|could|shall|should|may|might|must|had|has|have|do|did|does|about|into|up|out|over|under|between|through"
    "|during|within|such|also|there|one|all|any|each|other",
    re.IGNORECASE,
)
_CHINESE_WORD = re.compile(
    "[的了和与及或在对为是等并将于以其该这那由从向到被把各每不也都而但如所之就还已可能应须有中上下内后前时"
    "他她它您你我此因若则且者个名项种次年月日第]"
    "|以及|或者|对于|并且|这些|那些|已经|可以|能够|应当|必须|没有|我们|他们"
    "|因为|由于|通过|根据|按照|关于|包括|有关|进行|以下|上述|任何|其他|所有"
)


def is_function_word(word: str) -> bool:
    """Tell whether a word of English or Chinese is an article, preposition, pronoun, conjunction or auxiliary."""
    return (_WORD.fullmatch(word) or _CHINESE_WORD.fullmatch(word)) is not None
