"""The pieces that the Chinese of a memory is made of, found by sentencepiece."""

import io
import re
from collections.abc import Iterable, Sequence

from corpora.text.script import HAN

_HAN_RUN = re.compile(f"[{HAN}]+")
_LARGEST = 16_000
_SHARE = 0.04
"""How many pieces are asked for, as a share of the characters of the text."""
_LEAST = 200
_SENTENCES = 200_000


def pieces_of(texts: Iterable[str]) -> list[str]:
    """Return the pieces of two and more Han characters that occur in texts so often that they are worth a name.

    The texts are to be in simplified characters. Of a text too short to tell, none.
    """
    runs = [run for text in texts for run in _HAN_RUN.findall(text)]
    size = sum(map(len, runs))
    wanted = min(_LARGEST, int(size * _SHARE))
    return _trained(runs, wanted + len(set("".join(runs)))) if wanted >= _LEAST else []


def _trained(runs: Sequence[str], size: int) -> list[str]:
    import sentencepiece

    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(runs),
        model_writer=model,
        model_type="unigram",
        vocab_size=size,
        hard_vocab_limit=False,
        character_coverage=1.0,
        max_sentencepiece_length=8,
        add_dummy_prefix=False,
        input_sentence_size=_SENTENCES,
        shuffle_input_sentence=False,
        num_threads=1,
        minloglevel=2,
    )
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    pieces = (processor.id_to_piece(id) for id in range(processor.get_piece_size()))
    return sorted(piece for piece in pieces if len(piece) > 1 and _HAN_RUN.fullmatch(piece))
