"""Acronyms and abbreviations in the UN termbase that ships: how they are written, and what their letters stand for."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import pytest

# Acronyms that their owners write with small letters.
MIXED = {"AfDB", "AsDB", "CoE", "CSocD", "ECtHR", "IsDB", "StAR"}
CAPITALS = re.compile(r"[A-Z0-9][A-Z0-9&\- ]*")

# Words that acronyms take as several.
COMPOUNDS = [
    *("anti-microbial", "chloro-fluoro-carbon", "corona-virus", "de-militarized", "eur-asian", "green-house"),
    *("hydro-chloro-fluoro-carbon", "hydro-fluoro-carbon", "inter-governmental", "land-locked", "multi-national"),
    *("methylene-dioxy-meth-amphetamine", "peace-building", "peace-keeping", "poly-chlorinated"),
    "tetra-hydro-cannabinol",
]
PARTS = {word.replace("-", ""): word for word in COMPOUNDS}

# What the letters stand for where it is no English name of the concept: mostly its name in another language. A word is
# cut before a letter that comes from within it.
OTHER_WORDS = {
    "AES": "Alliance des États du Sahel",
    "ALADI": "Asociación Latinoamericana de Integración",
    "ALBA": "Alianza Bolivariana para los Pueblos de Nuestra América",
    "BINUB": "Bureau intégré des Nations Unies au Burundi",
    "BINUCA": "Bureau intégré des Nations Unies pour la consolidation de la paix en Centr-afrique",
    "BINUH": "Bureau intégré des Nations Unies en Haïti",
    "BNUB": "Bureau des Nations Unies au Burundi",
    "BOAD": "Banque ouest-africaine de développement",
    "BONUCA": "Bureau de l'Organisation des Nations Unies en Centr-afrique",
    "CCPR": "Covenant on Civil and Political Rights",
    "CELAC": "Comunidad de Estados Latinoamericanos y Caribeños",
    "CEMAC": "Communauté économique et monétaire de l'Afrique centrale",
    "CEPGL": "Communauté économique des pays des Grands Lacs",
    "CICAD": "Comisión Interamericana para el Control del Abuso de Drogas",
    "CONOPS": "concept of operation-s",
    "CPLP": "Comunidade dos Países de Língua Portuguesa",
    "ECtHR": "European Cour-t of Human Rights",
    "FIDH": "Fédération internationale pour les droits humains",
    "GAFILAT": "Grupo de Acción Financiera de Latinoamérica",
    "GRECO": "Groupe d'États contre la corruption",
    "GRETA": "Groupe d'experts sur la lutte contre la t-r-aite des êtres humains",
    "GRULAC": "Gr-o-up of Latin American and Caribbean States",
    "HCCH": "Hague Conference, Conférence de La Haye",
    "HEUNI": "Helsinki European United Nations Institute",
    "ICCO": "International Co-coa Organization",
    "ICESCO": "Islami-c Educational, Scientific and Cultural Organization",
    "ILANUD": "Instituto Latinoamericano de las Naciones Unidas para la Prevención del Delito",
    "INSTRAW": "Institute for Research and Training for the Advancement of Women",
    "ISO": "International Standardization Organization",
    "MERCOSUR": "Mercado Común del Sur",
    "MINUGUA": "Misión de las Naciones Unidas de Verificación en Guatemala",
    "MINUJUSTH": "Mission des Nations Unies pour l'appui à la justice en Haïti",
    "MINURCA": "Mission des Nations Unies en République centr-africaine",
    "MINURCAT": "Mission des Nations Unies en République centr-africaine et au Tchad",
    "MINURSO": "Mission des Nations Unies pour l'organisation d'un référendum au Sahara occidental",
    "MINUSCA": "Mission intégrée des Nations Unies pour la stabilisation en Centr-afrique",
    "MINUSMA": "Mission multidimensionnelle intégrée des Nations Unies pour la stabilisation au Mali",
    "MINUSTAH": "Mission des Nations Unies pour la stabilisation en Haïti",
    "MIPONUH": "Mission de police civile des Nations Unies en Haïti",
    "MONUA": "Mission d'observation des Nations Unies en Angola",
    "MONUC": "Mission de l'Organisation des Nations Unies au Congo",
    "MONUSCO": "Mission de l'Organisation des Nations Unies pour la stabilisation au Congo",
    "OLAF": "Office européen de lutte anti-fraude",
    "OMCT": "Organisation mondiale contre la torture",
    "ONUB": "Opération des Nations Unies au Burundi",
    "ONUC": "Opération des Nations Unies au Congo",
    "ONUCA": "Grupo de Observadores de las Naciones Unidas en Centro-américa",
    "ONUMOZ": "Opération des Nations Unies au Mozambique",
    "ONUSAL": "Misión de Observadores de las Naciones Unidas en El Salvador",
    "OPIC": "Optional Protocol on individual communications",
    "PCMS": "Plateforme de coopération en matière de sécurité",
    "SELA": "Sistema Económico Latinoamericano y del Caribe",
    "SICA": "Sistema de la Integración Centro-americana",
    "UEMOA": "Union économique et monétaire ouest-africaine",
    "UN-INSTRAW": "United Nations Institute for Research and Training for the Advancement of Women",
    "UNAMID": "United Nations-African Union Mission in Darfur",
    "UNASUR": "Unión de Naciones Suramericanas",
    "UNCCT": "United Nations Centre for Counter-Terrorism",
    "UNIDROIT": "Institut international pour l'unification du droit privé",
    "UNIFEM": "Fonds de développement des Nations Unies pour la femme",
    "UNISDR": "United Nations International Strategy for Disaster Reduction",
    "UXO": "un-e-xploded ordnance",
}

Row = dict[str, str]


def made(term: str, kind: str = "acronym", **columns: str) -> Row:
    plain = {"concept": "UN-00001", "language": "en", "term": term, "type": kind, "status": "admitted"}
    return plain | columns


def is_short_for_a_name(row: Row) -> bool:
    return row["language"] == "en" and row["type"] in {"acronym", "abbreviation"}


def with_small_letters(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row["type"] == "acronym" and not CAPITALS.fullmatch(row["term"])]


def misfits(rows: Sequence[Row]) -> list[Row]:
    """Return the acronyms that are not made of the words of an English name of their concept."""
    names: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row["language"] == "en" and not is_short_for_a_name(row):
            names[row["concept"]] += [row["term"], f"United Nations {row['term']}"]
    short = filter(is_short_for_a_name, rows)
    return [row for row in short if not any(fits(row["term"], name) for name in names[row["concept"]])]


def fits(acronym: str, name: str) -> bool:
    """Tell whether an acronym is made, in order, of the beginnings of words of a name: one letter or more of each."""
    letters = _letters(re.sub(r"s$| [IVX]+$", "", acronym))
    return re.search(r"\b" + r"(?:|.*?\b)".join(letters), " ".join(_words(name))) is not None


def _letters(text: str) -> Iterator[str]:
    for character in unicodedata.normalize("NFD", text.casefold()):
        if character.isalpha():
            yield character


def _words(name: str) -> Iterator[str]:
    for word in re.split(r"[\W\d]+", name.casefold()):
        yield from map("".join, map(_letters, PARTS.get(word, word).split("-")))


def test_acronyms_are_made_of_capitals(un_rows: list[Row]) -> None:
    assert {row["term"] for row in with_small_letters(un_rows)} == MIXED


@pytest.mark.parametrize("term", ["Unodc", "NGOs", "R.P.", "U/N", "-UN"])
def test_an_acronym_with_other_characters_is_found(term: str) -> None:
    assert with_small_letters([made(term)])
    assert not with_small_letters([made(term, "short")])


def test_the_letters_of_an_acronym_come_from_a_name_of_its_concept(un_rows: list[Row]) -> None:
    assert {row["term"] for row in misfits(un_rows)} == set(OTHER_WORDS)


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("UNDOC", "United Nations Office on Drugs and Crime"),
        ("UNODD", "United Nations Office on Drugs and Crime"),
        ("ITO", "United Nations Office on Drugs and Crime"),
        ("SDGx", "Sustainable Development Goals"),
        ("WTO", "World Health Organization"),
        ("CRC", "Committee against Torture"),
    ],
)
def test_an_acronym_of_another_name_is_found(acronym: str, name: str) -> None:
    wrong = made(acronym)
    assert misfits([made(name, "full"), wrong]) == [wrong]


def test_the_name_of_another_concept_does_not_help() -> None:
    wrong = made("WHO", concept="UN-00002")
    assert misfits([made("World Health Organization", "full"), wrong]) == [wrong]


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("UNODC", "United Nations Office on Drugs and Crime"),
        ("UNOCI", "United Nations Operation in Côte d'Ivoire"),
        ("SDGs", "Sustainable Development Goal"),
        ("UNEF II", "Second United Nations Emergency Force"),
        ("UN-OHRLLS", "Office of the High Representative for the Least Developed Countries, Landlocked States"),
        ("INTERPOL", "International Criminal Police Organization"),
        ("G20", "Group of Twenty"),
        ("AsDB", "Asian Development Bank"),
    ],
)
def test_an_acronym_of_its_own_name_is_let_be(acronym: str, name: str) -> None:
    assert misfits([made(name, "full"), made(acronym)]) == []


@pytest.mark.parametrize(("acronym", "words"), OTHER_WORDS.items())
def test_an_acronym_of_other_words_fits_those(acronym: str, words: str) -> None:
    assert fits(acronym, words)
