"""`yiku extract`: terms and short forms that documents bring."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from .render import Format, print_json, print_records, print_table, printable
from .session import BadInput, Session, language_given, session_of

if TYPE_CHECKING:
    from corpora.document import Document
    from corpora.library import Library
    from termbase.extract.aliases import AliasDefinition
    from tm.extraction import Candidate

EXAMPLES = """\
yiku extract report.md
yiku extract report.md --json
yiku extract report.md --add 1,3
yiku extract report.md --add 遗产方案 --add "文化财产=cultural property"
"""
_SHOWN = 100


class _Alias(NamedTuple):
    """A short form, its number in what is printed, the concept that has its full form, and whether that has both."""

    number: int
    definition: "AliasDefinition"
    concept: str | None
    known: bool


class _Extract(NamedTuple):
    """What one document brings: short forms and term candidates."""

    document: "Document"
    aliases: Sequence[_Alias]
    terms: "Sequence[Candidate]"


def extract(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Documents: .md .txt .docx .html.", metavar="FILE...")],
    chosen: Annotated[
        list[str] | None,
        typer.Option(
            "--add",
            help="Take into the termbase as proposed: short forms, by their numbers or texts, or all; a term with "
            "=EQUIVALENT. May be repeated.",
            metavar="N[,N...]|all|TEXT[=TEXT]",
        ),
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help="At most so many term candidates of a document.")] = _SHOWN,
    source: Annotated[
        str | None, typer.Option("--from", help="The documents' language; else told by their script.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print what is found.")] = Format.TABLE,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Find short forms that documents define, and terms that the termbase lacks, with what the memory has for them.

    Nothing enters the termbase but what --add names. Exit status 1 where nothing is found.
    """
    session = session_of(context)
    with session.library() as library:
        found: list[_Extract] = []
        for path in paths:
            first = 1 + sum(len(one.aliases) for one in found)
            found.append(_extracted(session, library, path, source, limit, first))
        taking = [take for choice in chosen or [] for take in _chosen(library, found, choice)]
        for take in taking:  # all were understood before the first is taken
            session.say(take())
    if as_json or format_ is Format.JSON:
        data = [_as_dict(one) for one in found]
        print_json(data[0] if len(data) == 1 else data)
    elif format_ is not Format.TABLE:
        print_records([record for one in found for record in _records(one)], format_)
    else:
        for one in found:
            _print(one)
    if not any(one.aliases or one.terms for one in found):
        session.say("no short form and no new term is found")
        raise typer.Exit(1)


def _extracted(
    session: Session, library: "Library", path: Path, source: str | None, limit: int, first: int
) -> _Extract:
    from corpora.read import read_document
    from termbase.extract.aliases import alias_definitions
    from termbase.recognise import Recogniser
    from termbase.store import Termbase
    from tm.extraction import term_candidates, with_targets
    from tm.store import Memory
    from tm.words.dictionary import dictionary_of
    from tm.words.evidence import Evidence

    document = read_document(path, language_given(source) if source else None)
    termbase, memory = Termbase(library), Memory(library, session.say)
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for id, terms_of_it in termbase.names():
        for name in terms_of_it:
            holders[name.text].append(id)
    target = "zh" if document.language == "en" else "en"
    defined = alias_definitions(document, holders)
    told = {text for alias in defined for text in (alias.full, alias.short)}
    recogniser = Recogniser.of(termbase, document.language, target)
    candidates = [one for one in term_candidates(document, recogniser, limit) if one.text not in told]
    terms = []
    evidence = Evidence(dictionary_of(library)) if candidates else None
    with session.progress(f"looking {path.name} up in the memory", len(candidates)) as progress:
        for done, candidate in enumerate(candidates, 1):
            terms.append(with_targets(candidate, memory, document.language, target, evidence))
            progress(done)
    aliases = [_with_concept(number, alias, holders) for number, alias in enumerate(defined, first)]
    return _Extract(document, aliases, terms)


def _with_concept(number: int, alias: "AliasDefinition", holders: Mapping[str, Sequence[str]]) -> _Alias:
    of_full, of_short = holders.get(alias.full, ()), holders.get(alias.short, ())
    both = [id for id in of_full if id in of_short]
    return _Alias(number, alias, next(iter([*both, *of_full]), None), bool(both))


def _chosen(library: "Library", found: Sequence[_Extract], choice: str) -> list[Callable[[], str]]:
    """Return what takes a choice into the termbase and says what it did; BadInput for what no document brings."""
    text, _, equivalent = (part.strip() for part in choice.partition("="))
    if equivalent:
        return [_term_chosen(library, found, text, equivalent)]
    if text == "all":
        return [_alias_chosen(library, one, alias) for one in found for alias in one.aliases if not alias.known]
    if any(text == alias.definition.short for one in found for alias in one.aliases):
        return [_by_text_or_number(library, found, text)]
    return [_by_text_or_number(library, found, part.strip()) for part in text.split(",")]


def _by_text_or_number(library: "Library", found: Sequence[_Extract], text: str) -> Callable[[], str]:
    from termbase.proposing import concept_named
    from termbase.store import Termbase

    for one in found:
        for alias in one.aliases:
            if text in {alias.definition.short, str(alias.number)}:
                return _alias_chosen(library, one, alias)
    if any(term.text == text for one in found for term in one.terms):
        raise BadInput(f"--add {text}: give its equivalent: --add {text}=EQUIVALENT")
    if concept := concept_named(Termbase(library), text):
        return lambda: f"{concept.id} has {text} already"
    count = sum(len(one.aliases) for one in found)
    raise BadInput(f"--add {text}: no short form of the {count} here; `yiku add` adds any term")


def _alias_chosen(library: "Library", one: _Extract, alias: _Alias) -> Callable[[], str]:
    from termbase.proposing import propose_alias
    from termbase.store import Termbase

    return partial(propose_alias, Termbase(library), alias.definition, _place(one, alias.definition.paragraph))


def _term_chosen(library: "Library", found: Sequence[_Extract], text: str, equivalent: str) -> Callable[[], str]:
    from termbase.proposing import concept_named, propose_term
    from termbase.store import Termbase

    termbase = Termbase(library)
    for one in found:
        for term in one.terms:
            if term.text == text:
                context = term.contexts[0]
                place, pair = _place(one, context.paragraph), (text, equivalent)
                return partial(propose_term, termbase, pair, one.document.language, place, context.text)
    if concept := concept_named(termbase, text):
        return lambda: f"{concept.id} has {text} already"
    raise BadInput(f"--add {text}: no document here brings it; `yiku add` adds any term")


def _place(one: _Extract, paragraph: str | None) -> str:
    where = one.document.symbol or one.document.title or Path(one.document.path).name
    return f"{where}, para. {paragraph}" if paragraph else where


def _as_dict(one: _Extract) -> dict[str, Any]:
    return {
        "file": one.document.path,
        "aliases": [
            {"number": number, **asdict(definition), "concept": concept, "known": known}
            for number, definition, concept, known in one.aliases
        ],
        "terms": [asdict(term) for term in one.terms],
    }


def _records(one: _Extract) -> list[dict[str, Any]]:
    aliases = [
        {
            "what": "alias",
            "text": alias.definition.short,
            "stands for": alias.definition.full,
            "paragraph": alias.definition.paragraph,
            "count": None,
        }
        for alias in one.aliases
    ]
    terms = [
        {
            "what": "term",
            "text": term.text,
            "stands for": [target.text for target in term.targets],
            "paragraph": term.contexts[0].paragraph,
            "count": term.count,
        }
        for term in one.terms
    ]
    return [*aliases, *terms]


def _print(one: _Extract) -> None:
    print(f"{one.document.path}: {len(one.aliases)} short forms, {len(one.terms)} terms that the termbase lacks")
    rows = [
        (str(number), alias.short, alias.full, f"para. {alias.paragraph}" if alias.paragraph else "", _state(id, known))
        for number, alias, id, known in one.aliases
    ]
    if rows:
        print_table(rows, ("", "short", "full", "", ""))
    lines = [
        (term.text, str(term.count), "; ".join(printable(target.text) for target in term.targets)) for term in one.terms
    ]
    if lines:
        print()
        print_table(lines, ("term", "count", "in the memory"))


def _state(concept: str | None, known: bool) -> str:
    if concept is None:
        return "new"
    return f"known: {concept}" if known else f"new in {concept}"
