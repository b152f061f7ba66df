"""English words that tell nothing of what a Chinese one means, and that no term begins or ends with."""

import re

_WORD = re.compile(
    "the|an?|of|to|in|and|or|for|on|at|by|with|from|as|is|are|was|were|be|been|being|its?|that|this|these|those|s?he|his"
    "|hers?|him|they|them|theirs?|i|yours?|you|we|my|ours?|not?|but|so|if|then|than|which|who|whose|what|when|where|will"
    "|would|can|could|shall|should|may|might|must|had|has|have|do|did|does|about|into|up|out|over|under|between|through"
    "|during|within|such|also|there|one|all|any|each|other",
    re.IGNORECASE,
)


def is_function_word(word: str) -> bool:
    """Tell whether a word is an article, preposition, pronoun, conjunction or auxiliary."""
    return _WORD.fullmatch(word) is not None
