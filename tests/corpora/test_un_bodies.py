"""What bodies.csv must name, and under which subjects."""

import pytest

SUBJECTS = {
    *("organs", "secretariat", "programmes", "agencies", "human rights", "peace and security", "regional"),
    *("crime and drugs", "treaty bodies", "titles", "other organizations", "development", "environment"),
    *("humanitarian", "justice"),
}
LEAST_BODIES = 300

Row = dict[str, str]


@pytest.fixture
def bodies(un_tables: dict[str, list[Row]]) -> list[Row]:
    return un_tables["bodies.csv"]


def test_bodies_belong_to_the_agreed_subjects(bodies: list[Row]) -> None:
    assert {row["subject"] for row in bodies} == SUBJECTS


def test_the_preferred_name_of_a_body_is_its_full_one(bodies: list[Row]) -> None:
    assert [row for row in bodies if row["status"] == "preferred" and row["type"] != "full"] == []


def test_bodies_number_at_least_three_hundred(bodies: list[Row]) -> None:
    assert len({row["concept"] for row in bodies}) >= LEAST_BODIES


@pytest.mark.parametrize(
    ("alias", "english"),
    [
        ("毒品和犯罪问题办公室", "United Nations Office on Drugs and Crime"),
        ("贩运人口问题工作组", "Working Group on Trafficking in Persons"),
        ("预防犯罪和刑事司法委员会", "Commission on Crime Prevention and Criminal Justice"),
        ("安理会", "Security Council"),
        ("经社理事会", "Economic and Social Council"),
        ("人权高专办", "Office of the United Nations High Commissioner for Human Rights"),
        ("难民署", "Office of the United Nations High Commissioner for Refugees"),
        ("儿童基金会", "United Nations Children's Fund"),
        ("妇女署", "United Nations Entity for Gender Equality and the Empowerment of Women"),
        ("社会和经济事务部", "Department of Economic and Social Affairs"),
        ("欧安组织", "Organization for Security and Co-operation in Europe"),
        ("马里稳定团", "United Nations Multidimensional Integrated Stabilization Mission in Mali"),
        ("国际刑警组织", "International Criminal Police Organization"),
        ("移民组织", "International Organization for Migration"),
        ("欧洲委员会", "Council of Europe"),
        ("欧盟委员会", "European Commission"),
        ("人权委员会", "Commission on Human Rights"),
        ("人权事务委员会", "Human Rights Committee"),
        ("经合组织", "Organisation for Economic Co-operation and Development"),
    ],
)
def test_a_name_in_reports_leads_to_the_body_and_to_no_other(bodies: list[Row], alias: str, english: str) -> None:
    named = {row["concept"] for row in bodies if row["language"] == "zh" and row["term"] == alias}
    found = [
        row["term"]
        for row in bodies
        if row["concept"] in named and row["language"] == "en" and row["status"] == "preferred"
    ]
    assert found == [english]
