"""Words and what they became in the other language: tokens, their translation probabilities, the lexicon of a memory."""
