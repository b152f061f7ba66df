"""What is read of each flavour of TBX: generations, styles, the words and habits of other tools."""

from pathlib import Path

import pytest

from corpora.files.skips import Skips
from termbase.concept import Concept, Kept
from termbase.formats.tbx import read

TBX3 = "urn:iso:std:iso:30042:ed-2"
MIN, BASIC = "http://www.tbxinfo.net/ns/min", "http://www.tbxinfo.net/ns/basic"


@pytest.fixture
def skips() -> Skips:
    return Skips()


@pytest.fixture
def load(tmp_path: Path, skips: Skips):
    def concepts(text: str) -> list[Concept]:
        path = tmp_path / "sample.tbx"
        path.write_text(text, encoding="utf-8")
        return list(read(path, skips))

    return concepts


@pytest.fixture
def martif(load):
    def concepts(entries: str, kind: str = "TBX-Basic") -> list[Concept]:
        return load(f'<martif type="{kind}" xml:lang="en"><text><body>{entries}</body></text></martif>')

    return concepts


@pytest.fixture
def one_term(martif):
    """Read the one term of an entry from what stands beside it in its term section."""

    def term(beside: str):
        (concept,) = martif(
            f'<termEntry><langSet xml:lang="en"><tig><term>sea</term>{beside}</tig></langSet></termEntry>'
        )
        return concept.terms[0]

    return term


BASIC_ENTRY = """
<termEntry id="c7">
  <descrip type="subjectField">law of the sea</descrip>
  <descripGrp>
    <descrip type="definition">The sea next to a coast,
      up to twelve miles out.</descrip>
    <admin type="source">A/CONF.1/7</admin>
  </descripGrp>
  <admin type="source">A/75/1</admin>
  <note>Not <hi type="italics">territorial</hi> waters.</note>
  <langSet xml:lang="en-GB">
    <tig>
      <term>territorial sea</term>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
      <termNote type="partOfSpeech">noun</termNote>
      <termNote type="termType">fullForm</termNote>
      <termNote type="geographicalUsage">GB</termNote>
      <descrip type="context">The territorial sea is measured from the coast.</descrip>
      <admin type="source">A/75/2</admin>
      <note>Common.</note>
    </tig>
  </langSet>
  <langSet xml:lang="zh-CN"><tig><term>领海</term></tig></langSet>
</termEntry>
"""


def test_basic_of_the_second_edition_gives_every_field(martif) -> None:
    (concept,) = martif(BASIC_ENTRY)
    english, chinese = concept.terms
    assert (concept.id, concept.subject) == ("c7", "law of the sea")
    assert concept.definition == "The sea next to a coast,\nup to twelve miles out."
    assert concept.note == "Not territorial waters."
    assert concept.sources == ("A/CONF.1/7", "A/75/1")
    assert (english.text, english.language, english.tag) == ("territorial sea", "en", "en-GB")
    assert (english.status, english.type, english.part_of_speech, english.usage) == ("preferred", "full", "noun", "GB")
    assert english.context == "The territorial sea is measured from the coast."
    assert (english.sources, english.note) == (("A/75/2",), "Common.")
    assert (chinese.text, chinese.language, chinese.tag, chinese.status) == ("领海", "zh", "zh-CN", "admitted")


def test_nested_term_sections_say_the_same_as_plain_ones(martif) -> None:
    nested = (
        BASIC_ENTRY.replace("<tig>", "<ntig><termGrp>")
        .replace("</termNote>\n      <descrip", "</termNote></termGrp>\n      <descrip")
        .replace("</term></tig>", "</term></termGrp></ntig>")
        .replace("</tig>", "</ntig>")
    )
    assert martif(nested, "TBX") == martif(BASIC_ENTRY)


def third_edition(entry: str, namespace: str = f' xmlns="{TBX3}"') -> str:
    for old, new in (("termEntry", "conceptEntry"), ("langSet", "langSec"), ("tig", "termSec")):
        entry = entry.replace(f"<{old}", f"<{new}").replace(f"</{old}", f"</{new}")
    return f'<tbx type="TBX-Basic" style="dca" xml:lang="en"{namespace}><text><body>{entry}</body></text></tbx>'


@pytest.mark.parametrize("namespace", [f' xmlns="{TBX3}"', ""])
def test_the_third_edition_says_the_same_with_its_namespace_or_without(load, martif, namespace: str) -> None:
    assert load(third_edition(BASIC_ENTRY, namespace)) == martif(BASIC_ENTRY)


def test_a_prefix_for_the_core_namespace_changes_nothing(load, martif) -> None:
    text = third_edition(BASIC_ENTRY, "").replace("</", "</\0").replace("<", "<t:").replace("<t:/\0", "</t:")
    assert load(text.replace("<t:tbx", f'<t:tbx xmlns:t="{TBX3}"')) == martif(BASIC_ENTRY)


def test_style_dct_says_the_same_as_style_dca(load) -> None:
    (concept,) = load(
        f"""<tbx xmlns="{TBX3}" xmlns:m="{MIN}" xmlns:b="{BASIC}" type="TBX-Basic" style="dct"><text><body>
        <conceptEntry id="c1"><m:subjectField>trade</m:subjectField>
          <descripGrp><b:definition>A tax.</b:definition><b:source>S</b:source></descripGrp>
          <langSec xml:lang="fr"><termSec><term>tarif</term>
            <m:administrativeStatus>deprecatedTerm-admn-sts</m:administrativeStatus><b:termType>shortForm</b:termType>
            <m:customerSubset>Customs</m:customerSubset>
          </termSec></langSec></conceptEntry></body></text></tbx>"""
    )
    (term,) = concept.terms
    assert (concept.subject, concept.definition, concept.sources) == ("trade", "A tax.", ("S",))
    assert (term.status, term.type) == ("deprecated", "short")
    assert term.kept == (Kept("tbx", "term", '<admin type="customerSubset">Customs</admin>'),)


@pytest.mark.parametrize(
    ("type_", "word", "status"),
    [
        ("administrativeStatus", "preferredTerm-admn-sts", "preferred"),
        ("administrativeStatus", "admittedTerm-admn-sts", "admitted"),
        ("administrativeStatus", "deprecatedTerm-admn-sts", "deprecated"),
        ("administrativeStatus", "supersededTerm-admn-sts", "superseded"),
        ("administrativeStatus", "preferredTerm", "preferred"),
        ("administrativeStatus", "forbidden", "deprecated"),
        ("usageStatus", "preferred", "preferred"),
        ("usageStatus", "notRecommended", "deprecated"),
        ("usageStatus", "obsolete", "superseded"),
        ("status", "Approved", "preferred"),
        ("Status", "Not approved", "deprecated"),
        ("Status", "proposed", "proposed"),
    ],
)
def test_status_words_of_every_generation_are_known(one_term, type_: str, word: str, status: str) -> None:
    assert one_term(f'<termNote type="{type_}">{word}</termNote>').status == status


def test_an_unknown_status_is_kept_and_the_term_admitted(one_term) -> None:
    term = one_term('<termNote type="administrativeStatus">legalTerm-admn-sts</termNote>')
    assert term.status == "admitted"
    assert term.kept == (Kept("tbx", "term", '<termNote type="administrativeStatus">legalTerm-admn-sts</termNote>'),)


def test_an_admitted_term_with_the_note_proposed_is_proposed(one_term) -> None:
    admitted = '<termNote type="administrativeStatus">admittedTerm-admn-sts</termNote>'
    term = one_term(f"{admitted}<note>proposed</note><note>by Geneva</note>")
    assert (term.status, term.note) == ("proposed", "by Geneva")
    term = one_term(f"{admitted}<note>proposed by Geneva</note>")
    assert (term.status, term.note) == ("admitted", "proposed by Geneva")


def test_a_preferred_term_with_the_note_proposed_stays_preferred(one_term) -> None:
    term = one_term('<termNote type="administrativeStatus">preferredTerm</termNote><note>proposed</note>')
    assert (term.status, term.note) == ("preferred", "proposed")


def test_field_names_as_other_tools_write_them_are_known(martif) -> None:
    (concept,) = martif(
        """<termEntry id="1"><descripGrp><descrip type="Subject">fisheries</descrip></descripGrp>
        <descripGrp><descrip type="Note">checked</descrip></descripGrp>
        <langSet xml:lang="EN-US"><ntig><termGrp><term>cod</term></termGrp>
        <descripGrp><descrip type="Status">approved</descrip></descripGrp>
        <descripGrp><descrip type="Source">FAO</descrip></descripGrp>
        <descripGrp><descrip type="Part of speech">Noun</descrip></descripGrp>
        <descripGrp><descrip type="Context">Cod is scarce.</descrip></descripGrp></ntig></langSet></termEntry>"""
    )
    (term,) = concept.terms
    assert (concept.id, concept.subject, concept.note) == ("1", "fisheries", "checked")
    assert (term.language, term.tag, term.status, term.sources) == ("en", "EN-US", "preferred", ("FAO",))
    assert (term.part_of_speech, term.context) == ("noun", "Cod is scarce.")


def test_lang_without_its_namespace_is_the_language(martif) -> None:
    (concept,) = martif('<termEntry><langSet lang="zh-TW"><tig><term>領海</term></tig></langSet></termEntry>')
    assert (concept.terms[0].language, concept.terms[0].tag) == ("zh-Hant", "zh-TW")


@pytest.mark.parametrize("attribute", ['xml:lang="---"', 'xml:lang=""', "", 'xml:lang="??"'])
def test_a_section_of_no_language_is_passed_over_and_counted(martif, skips: Skips, attribute: str) -> None:
    (concept,) = martif(
        f"""<termEntry><langSet {attribute}><tig><term>Homo sapiens</term></tig></langSet>
        <langSet xml:lang="en"><tig><term>human</term></tig></langSet></termEntry>"""
    )
    assert [term.text for term in concept.terms] == ["human"]
    assert skips.total == 1
    assert "language section" in skips.lines()[0]


def test_two_sections_of_one_language_are_one_list_of_terms(martif, skips: Skips) -> None:
    (concept,) = martif(
        """<termEntry><langSet xml:lang="en"><tig><term>cod</term></tig></langSet>
        <langSet xml:lang="zh"><tig><term>鳕鱼</term></tig></langSet>
        <langSet xml:lang="en"><tig><term>codfish</term></tig></langSet></termEntry>"""
    )
    assert [term.text for term in concept.terms_in("en")] == ["cod", "codfish"]
    assert not skips.total


def test_a_term_said_twice_is_merged_and_counted(martif, skips: Skips) -> None:
    (concept,) = martif(
        """<termEntry><langSet xml:lang="en"><tig><term>cod</term><admin type="source">A</admin></tig>
        <tig><term> cod </term><admin type="source">B</admin><note>fish</note></tig></langSet></termEntry>"""
    )
    (term,) = concept.terms
    assert (term.sources, term.note) == (("A", "B"), "fish")
    assert skips.lines() == ["1 x a term that the entry has already in that language (first at line 1)"]


def test_empty_terms_and_entries_without_terms_are_counted(martif, skips: Skips) -> None:
    concepts = martif(
        """<termEntry id="a"><langSet xml:lang="en"><tig><term> </term></tig><tig/></langSet></termEntry>
        <termEntry id="b"><note>nothing</note></termEntry>
        <termEntry id="c"><langSet xml:lang="en"><tig><term>cod</term></tig></langSet></termEntry>"""
    )
    assert [concept.id for concept in concepts] == ["c"]
    assert skips.counts == {"an empty term": 2, "an entry without a term": 2}
    assert skips.first["an entry without a term"] == "line 1"


def test_a_term_past_the_limit_is_passed_over_and_counted(martif, skips: Skips) -> None:
    assert not martif(f'<termEntry><langSet xml:lang="en"><tig><term>{"x" * 5000}</term></tig></langSet></termEntry>')
    assert skips.counts["a term longer than 4096 characters"] == 1


def test_inline_markup_gives_its_text_and_inline_codes_do_not(martif) -> None:
    (concept,) = martif(
        """<termEntry><note>an <foreign xml:lang="fr">ad <hi>hoc</hi></foreign>
        <bpt i="1">&lt;b></bpt>body<ept i="1">&lt;/b></ept></note><langSet xml:lang="en">
        <tig><term>CO<hi type="subscript">2</hi><!-- gas --> level</term></tig></langSet></termEntry>"""
    )
    assert concept.note == "an ad hoc\nbody"
    assert concept.terms[0].text == "CO2 level"


def test_white_space_in_a_term_is_one_space(one_term, martif) -> None:
    (concept,) = martif(
        '<termEntry><langSet xml:lang="en"><tig><term>\n  high\n  seas\u3000</term></tig></langSet></termEntry>'
    )
    assert concept.terms[0].text == "high seas"


def test_several_notes_are_lines_of_one(one_term) -> None:
    assert one_term("<note>first</note><note>second</note><note> </note>").note == "first\nsecond"


def test_a_definition_of_a_language_is_the_concepts_with_its_place_kept(martif) -> None:
    (concept,) = martif(
        """<termEntry>
        <langSet xml:lang="en"><descrip type="definition">A fish.</descrip><tig><term>cod</term></tig></langSet>
        <langSet xml:lang="zh"><descrip type="definition">一种鱼。</descrip><tig><term>鳕鱼</term></tig></langSet>
        </termEntry>"""
    )
    assert concept.definition == "A fish."
    assert concept.kept == (
        Kept("tbx", "definition language", "en"),
        Kept("tbx", "language zh", '<descrip type="definition">一种鱼。</descrip>'),
    )


def test_what_is_not_understood_is_kept_where_it_stood(martif) -> None:
    (concept,) = martif(
        """<termEntry id="x"><transacGrp><transac type="transactionType">origination</transac>
          <date>2020-01-02</date></transacGrp>
        <xref type="xGraphic" target="https://example.org/cod.png">picture</xref>
        <langSet xml:lang="en"><note>English only</note>
        <tig id="t1"><term>cod</term><descrip type="reliabilityCode">3</descrip></tig></langSet></termEntry>"""
    )
    assert concept.kept == (
        Kept(
            "tbx",
            "concept",
            '<transacGrp><transac type="transactionType">origination</transac><date>2020-01-02</date></transacGrp>',
        ),
        Kept("tbx", "concept", '<xref type="xGraphic" target="https://example.org/cod.png">picture</xref>'),
        Kept("tbx", "language en", "<note>English only</note>"),
    )
    assert concept.terms[0].kept == (
        Kept("tbx", "id", "t1"),
        Kept("tbx", "term", '<descrip type="reliabilityCode">3</descrip>'),
    )


def test_the_first_of_several_subjects_is_the_subject_and_the_others_are_kept(martif) -> None:
    (concept,) = martif(
        """<termEntry><descrip type="subjectField">law</descrip><descrip type="subjectField">sea</descrip>
        <langSet xml:lang="en"><tig><term>cod</term></tig></langSet></termEntry>"""
    )
    assert concept.subject == "law"
    assert concept.kept == (Kept("tbx", "concept", '<descrip type="subjectField">sea</descrip>'),)


def test_an_element_of_an_unknown_module_is_kept_in_its_namespace(load) -> None:
    (concept,) = load(
        f"""<tbx xmlns="{TBX3}" xmlns:z="urn:z" type="TBX-Z" style="dct"><text><body><conceptEntry id="a">
        <z:age>7</z:age><langSec xml:lang="en"><termSec><term>cod</term></termSec></langSec></conceptEntry>
        </body></text></tbx>"""
    )
    (kept,) = concept.kept
    assert "urn:z" in kept.content
    assert ">7<" in kept.content


def test_an_entry_without_an_id_has_none(martif) -> None:
    (concept,) = martif('<termEntry><langSet xml:lang="en"><tig><term>cod</term></tig></langSet></termEntry>')
    assert concept.id == ""


def test_a_note_of_another_id_is_no_id(martif) -> None:
    (concept,) = martif(
        """<termEntry id="x"><note>id: "y"</note>
        <langSet xml:lang="en"><tig><term>cod</term></tig></langSet></termEntry>"""
    )
    assert (concept.id, concept.note) == ("x", 'id: "y"')


def test_entries_with_one_id_stay_two_concepts(martif) -> None:
    entry = '<termEntry id="a"><langSet xml:lang="en"><tig><term>{}</term></tig></langSet></termEntry>'
    assert [concept.id for concept in martif(entry.format("cod") + entry.format("eel"))] == ["a", "a"]


def test_an_empty_glossary_is_no_error(martif, skips: Skips) -> None:
    assert martif("") == []
    assert not skips.total
