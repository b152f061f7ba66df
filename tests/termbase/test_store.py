"""What the termbase stores, changes and remembers."""

from dataclasses import replace

import pytest

from corpora.files.skips import Skips
from corpora.library import Library
from termbase.concept import Concept, Kept, Term
from termbase.errors import InvalidConcept, UnknownConcept
from termbase.store import Termbase

OFFICE = Concept(
    "",
    (
        Term("毒品和犯罪问题办公室", "zh", "zh-CN", "preferred", "short", ("organigramme",)),
        Term("United Nations Office on Drugs and Crime", "en", "en-GB", "preferred", "full", note="since 2002"),
        Term("UNODC", "en", "en-GB", "admitted", "acronym", kept=(Kept("tbx", "termSec", "<x/>"),)),
    ),
    subject="secretariat",
    definition="the office in Vienna",
    note="a note",
    sources=("a source", "another"),
    kept=(Kept("tbx", "conceptEntry", "<y/>"),),
)


def test_a_concept_comes_back_as_it_was_stored(library: Library) -> None:
    stored = Termbase(library).add(OFFICE)
    assert Termbase(library).get(stored.id) == replace(OFFICE, id="L-00001")


def test_ids_are_never_given_twice(library: Library) -> None:
    termbase = Termbase(library)
    first = termbase.add(OFFICE)
    termbase.remove(first.id)
    assert termbase.add(OFFICE).id == "L-00002"


def test_an_edit_keeps_what_was_before(library: Library) -> None:
    termbase = Termbase(library)
    before = termbase.add(OFFICE)
    after = termbase.edit(replace(before, subject="organs"))
    assert [(change.action, change.before, change.after) for change in termbase.history(before.id)] == [
        ("added", None, before),
        ("edited", before, after),
    ]


def test_the_history_of_a_removed_concept_stays(library: Library) -> None:
    termbase = Termbase(library)
    id_ = termbase.add(OFFICE).id
    removed = termbase.remove(id_)
    assert termbase.history(id_)[-1].before == removed
    with pytest.raises(UnknownConcept, match=id_):
        termbase.get(id_)


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        ((), "no term"),
        ((Term(" ", "zh", "zh"),), "empty"),
        ((Term("a\0", "en", "en"),), "characters"),
        ((Term("\ud800", "en", "en"),), "characters"),
        ((Term("a", "en", "en", "good"),), "status"),  # type: ignore[arg-type]
        ((Term("a", "en", "en"), Term("a", "en", "en")), "twice"),
    ],
)
def test_what_is_no_concept_is_refused(library: Library, terms: tuple[Term, ...], message: str) -> None:
    with pytest.raises(InvalidConcept, match=message):
        Termbase(library).add(Concept("", terms))
    assert Termbase(library).counts() == (0, 0)


def test_importing_again_adds_nothing(library: Library) -> None:
    termbase = Termbase(library)
    concepts = [
        replace(OFFICE, id="A-1"),
        Concept("A-2", (Term("大会", "zh", "zh"), Term("General Assembly", "en", "en"))),
    ]
    assert termbase.add_all(concepts, "a.tbx", "tbx", Skips()).added == 2
    again = termbase.add_all(concepts, "a.tbx", "tbx", Skips())
    assert (again.added, again.known) == (0, 2)
    assert termbase.counts() == (2, 5)


def test_a_taken_id_with_other_terms_gets_an_id_of_its_own(library: Library) -> None:
    termbase = Termbase(library)
    termbase.add_all([replace(OFFICE, id="1")], "a", "csv", Skips())
    termbase.add_all([Concept("1", (Term("大会", "zh", "zh"),))], "b", "csv", Skips())
    assert [concept.id for concept in termbase.concepts()] == ["1", "1-2"]


def test_a_known_concept_gains_the_terms_it_lacks(library: Library) -> None:
    termbase = Termbase(library)
    termbase.add_all([replace(OFFICE, id="1")], "a", "csv", Skips())
    grown = replace(OFFICE, id="1", terms=(*OFFICE.terms, Term("ONUDC", "fr", "fr")))
    assert termbase.add_all([grown], "b", "csv", Skips()).added == 1
    assert termbase.get("1").terms == grown.terms
    assert termbase.history("1")[-1].action == "edited"


def test_concepts_without_ids_are_told_by_their_terms(library: Library) -> None:
    termbase = Termbase(library)
    result = termbase.add_all([OFFICE, OFFICE], "a", "csv", Skips())
    assert (result.added, result.known) == (1, 1)


def test_a_failing_import_leaves_nothing(library: Library) -> None:
    termbase = Termbase(library)

    def failing() -> object:
        yield replace(OFFICE, id="1")
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - the error of the test itself
        termbase.add_all(failing(), "a", "csv", Skips())  # type: ignore[arg-type]
    assert termbase.counts() == (0, 0)
    assert library.connection.execute("SELECT count(*) FROM import").fetchone() == (0,)


def test_shipped_concepts_are_mended_but_never_over_a_persons_edit(library: Library) -> None:
    termbase = Termbase(library)
    first, second = replace(OFFICE, id="UN-1"), replace(OFFICE, id="UN-2")
    assert termbase.replace_shipped([first, second]) == 2
    termbase.edit(replace(first, note="mine"))
    assert termbase.replace_shipped([replace(first, note="new"), replace(second, note="new")]) == 1
    assert (termbase.get("UN-1").note, termbase.get("UN-2").note) == ("mine", "new")
    termbase.remove("UN-2")
    assert termbase.replace_shipped([second]) == 0


def test_a_changed_row_is_noticed(library: Library) -> None:
    termbase = Termbase(library)
    id_ = termbase.add(OFFICE).id
    assert termbase.damaged() == []
    library.connection.execute("UPDATE term SET text = 'UNODD' WHERE text = 'UNODC'")
    assert termbase.damaged() == [id_]
