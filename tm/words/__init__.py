"""Words and what they became in the other language: tokens, probabilities, the lexicon of a memory."""
