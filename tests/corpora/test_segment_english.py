"""Cutting English text into sentences. A bar stands where a sentence ends."""

import pytest

from corpora.text.segment import segment


@pytest.mark.parametrize(
    "marked",
    [
        "Mr. Smith met Dr. J. K. Lee in St. Petersburg.| He left.",
        "See No. 5 and para. 3 (a).| Paras. 5-8 follow.| Art. 2 of vol. I applies.",
        "The Assembly adopted A/RES/74/174.| The U.S. delegation, e.g. its head, i.e. Mr. Lee, agreed.",
        "It cost 3.5 million.| 12 States joined in 2019.| In 2020, more came.",
        "He waited...| Then he left.| He waited... and left… at last.",
        "“The meeting ended.”| He said so.",
        "He said: “The meeting has ended.”| Then they left.",
        "“It ended.” he said.",
        "The report was adopted.| (See annex.)| The Committee met.",
        "The report (see annex. It is long.) was adopted.| Next.",
        "Areas: (a) legislative assistance; (b) criminal justice.| (c) Data follow.",
        "He works for Acme Inc. in Rome.| Another is Beta Inc.| The end.",
        "It began at 3 p.m. on Monday.| It ended at 5 p.m.| The next day they met at 10 a.m. Vienna time.",
        "Visit www.example.org/a.b?c=d.| Then call.",
        "They sell phones.| iPhone sales rose.",
        "He lives in the U.S.| The country is large.",
        "The answer is no.| Delegates voted.",
        "What is this?!| Nobody knows!| “Why?” she asked.",
        "See Annex C.| The table shows it.",
        "1. The Conference met.| 2. It adjourned.",
        "Adopted on 5 Jan. 2019 in Washington, D.C.| It was late.",
        "Smith et al. (2019) show it.| Trees, plants, etc.| Member States agree.",
        'He asked "Is it over?"| They said "Yes."| It was.',
        "The Protocol, vol. 2237, No. 39574.| Hereinafter the Protocol.",
        "He said “We agree.| They left.| Nobody stayed.",
    ],
)
def test_a_sentence_ends_where_the_bar_stands(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in segment(text, "en")] == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("unit", ["A. ", "a.", "“", '"', "(", "U.S. ", "字.", "。”", "《（", "(a. "])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_long_run_of_one_thing_is_cut_without_loss(unit: str, language: str) -> None:
    text = unit * (200_000 // len(unit))  # anything quadratic makes this test take minutes
    spans = segment(text, language)
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")
