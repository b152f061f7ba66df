"""Aligning sentences: what every alignment keeps, what it finds in texts of known alignment, and in real ones."""

from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termbase.shipped import shipped_concepts
from tm.bitext.bead import Bead
from tm.bitext.sentences import Text, align_texts
from tm.words.dictionary import Dictionary, GeneralDictionary, TermDictionary

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"
chinese = st.text(alphabet="国会议年条款的在，。23（）", max_size=25)
english = st.text(alphabet="abe 23.(Convention)", max_size=40)


def sample_pairs() -> list[tuple[str, str]]:
    rows = (SAMPLES / "memory.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [(cells[0], cells[1]) for cells in (row.split("\t") for row in rows)]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.lists(chinese, max_size=9), st.lists(english, max_size=9)), max_size=3))
def test_every_sentence_is_in_one_bead_and_the_order_is_kept(texts: list[tuple[list[str], list[str]]]) -> None:
    found = align_texts([Text(tuple(zh), tuple(en)) for zh, en in texts])
    assert len(found) == len(texts)
    for (zh, en), beads in zip(texts, found, strict=True):
        assert [place for bead in beads for place in bead.zh] == list(range(len(zh)))
        assert [place for bead in beads for place in bead.en] == list(range(len(en)))
        assert all(0 <= bead.score <= 1 for bead in beads)


def test_a_fixed_boundary_is_passed() -> None:
    pairs = sample_pairs()[:40]
    text = Text(tuple(zh for zh, _ in pairs), tuple(en for _, en in pairs), fixed=((10, 12), (30, 29)))
    for bead in align_texts([text])[0]:
        for ours, theirs in text.fixed:
            if bead.zh and bead.en:
                assert (bead.zh[0] < ours) == (bead.en[0] < theirs)
                assert (bead.zh[-1] < ours) == (bead.en[-1] < theirs)


def test_sentences_that_were_merged_split_and_left_out_are_found() -> None:
    pairs = sample_pairs()
    zh: list[str] = []
    en: list[str] = []
    wanted: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
    place = 0
    while place < len(pairs):
        kind = place % 11
        if kind == 3:
            wanted.add(((len(zh),), ()))
            zh.append(pairs[place][0])
        elif kind == 6:
            wanted.add(((), (len(en),)))
            en.append(pairs[place][1])
        elif kind == 8 and place + 1 < len(pairs):
            wanted.add(((len(zh),), (len(en), len(en) + 1)))
            zh.append(pairs[place][0] + pairs[place + 1][0])
            en += [pairs[place][1], pairs[place + 1][1]]
            place += 1
        else:
            wanted.add(((len(zh),), (len(en),)))
            zh.append(pairs[place][0])
            en.append(pairs[place][1])
        place += 1
    found = {(bead.zh, bead.en) for bead in align_texts([Text(tuple(zh), tuple(en))])[0]}
    assert len(found & wanted) > 0.87 * len(wanted)


def test_anchors_lead_over_a_long_gap() -> None:
    zh = [f"第{number}号案件涉及{number * 7}名被告。" for number in range(1000, 1700)]
    en = [f"Case No. {number} concerned {number * 7} defendants." for number in range(1000, 1700)]
    gone = 250
    found = align_texts([Text(tuple(zh), tuple(en[gone:]))])[0]
    pairs = {(bead.zh, bead.en) for bead in found}
    assert sum(((place + gone,), (place,)) in pairs for place in range(len(en) - gone)) > 0.99 * (len(en) - gone)


def test_one_sentence_each_is_one_bead() -> None:
    assert align_texts([Text(("好。",), ("A very long sentence about something else.",))]) == [[Bead((0,), (0,), 0.9)]]


def read_set(folder: Path) -> tuple[list[str], list[Text]]:
    names = sorted(path.name for path in (folder / "zh").iterdir())
    texts = []
    for name in names:
        sides = [(folder / side / name).read_text(encoding="utf-8").split("\n")[:-1] for side in ("zh", "en")]
        texts.append(Text(tuple(sides[0]), tuple(sides[1])))
    return names, texts


@pytest.mark.parametrize(
    ("name", "with_dictionary", "strict", "lax"),
    [("un-small-hard", True, 0.93, 0.995), ("tico-hard", True, 0.95, 0.995), ("tico-hard", False, 0.93, 0.99)],
)
def test_documents_of_known_alignment(
    shared: Path, score_beads: ModuleType, name: str, with_dictionary: bool, strict: float, lax: float
) -> None:
    names, texts = read_set(shared / "data" / "bitext" / name)
    dictionary = None
    if with_dictionary:
        terms = TermDictionary(concept.terms for concept in shipped_concepts())
        dictionary = Dictionary([terms, GeneralDictionary(shared / "data" / "terms" / "cc-cedict.u8.xz")])
    found = align_texts(texts, dictionary)
    gold = [score_beads.read(shared / "data" / "bitext" / name / "gold" / f"{one}.align") for one in names]
    figures = score_beads.score(
        [(wanted, {(bead.zh, bead.en) for bead in beads}) for wanted, beads in zip(gold, found, strict=True)]
    )
    assert figures["strict"]["f1"] >= strict
    assert figures["lax"]["f1"] >= lax
