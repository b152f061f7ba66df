"""`yiku extract`: terms and short forms that documents bring."""

from collections.abc import Sequence
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
yiku extract report.md --add 遗产方案 --add "文化财产=cultural property"
"""
_SHOWN = 100


class _Extract(NamedTuple):
    """What one document brings: short forms, whether each is in the termbase already, and term candidates."""

    document: "Document"
    aliases: "Sequence[tuple[AliasDefinition, bool]]"
    terms: "Sequence[Candidate]"


def extract(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Documents: .md .txt .docx .html.", metavar="FILE...")],
    chosen: Annotated[
        list[str] | None,
        typer.Option(
            "--add",
            help="Take a short form or a term into the termbase as proposed, a term with =ENGLISH; may be repeated.",
            metavar="TEXT[=ENGLISH]",
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
        found = [_extracted(session, library, path, source, limit) for path in paths]
        for choice in chosen or []:
            session.say(_added(library, found, choice))
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


def _extracted(session: Session, library: "Library", path: Path, source: str | None, limit: int) -> _Extract:
    from corpora.read import read_document
    from termbase.extract.aliases import alias_definitions
    from termbase.recognise import Recogniser
    from termbase.store import Termbase
    from tm.bitext.dictionary import dictionary_of
    from tm.extraction import term_candidates, with_targets
    from tm.store import Memory

    document = read_document(path, language_given(source) if source else None)
    termbase, memory = Termbase(library), Memory(library, session.say)
    names = frozenset(name.text for _, terms in termbase.names() for name in terms)
    target = "zh" if document.language == "en" else "en"
    defined = alias_definitions(document, names)
    told = {text for alias in defined for text in (alias.full, alias.short)}
    recogniser = Recogniser.of(termbase, document.language, target)
    candidates = [one for one in term_candidates(document, recogniser, limit) if one.text not in told]
    terms = []
    known = dictionary_of(library).renderings if candidates else None
    with session.progress(f"looking {path.name} up in the memory", len(candidates)) as progress:
        for done, candidate in enumerate(candidates, 1):
            terms.append(with_targets(candidate, memory, document.language, target, known))
            progress(done)
    aliases = [(alias, alias.short in names and alias.full in names) for alias in defined]
    return _Extract(document, aliases, terms)


def _added(library: "Library", found: Sequence[_Extract], choice: str) -> str:
    """Take what was chosen into the termbase and say what was done; raises BadInput for what no document brought."""
    from termbase.proposing import concept_named, propose_alias, propose_term
    from termbase.store import Termbase

    text, _, english = (part.strip() for part in choice.partition("="))
    for one in found:
        where = one.document.symbol or one.document.title or Path(one.document.path).name
        for alias, _known in one.aliases:
            if alias.short == text and not english:
                place = f"{where}, para. {alias.paragraph}" if alias.paragraph else where
                return propose_alias(Termbase(library), alias, one.document.language, place)
        for term in one.terms:
            if term.text == text:
                if not english:
                    raise BadInput(f"--add {text}: give its equivalent: --add {text}=EQUIVALENT")
                context = term.contexts[0]
                place = f"{where}, para. {context.paragraph}" if context.paragraph else where
                return propose_term(Termbase(library), (text, english), one.document.language, place, context.text)
    if concept := concept_named(Termbase(library), text):
        return f"{concept.id} has {text} already"
    raise BadInput(f"--add {text}: no document here brings it; `yiku add` adds any term")


def _as_dict(one: _Extract) -> dict[str, Any]:
    return {
        "file": one.document.path,
        "aliases": [
            {
                "full": alias.full,
                "short": alias.short,
                "paragraph": alias.paragraph,
                "kind": alias.kind,
                "known": known,
            }
            for alias, known in one.aliases
        ],
        "terms": [
            {
                "text": term.text,
                "count": term.count,
                "score": term.score,
                "kind": term.kind,
                "contexts": [
                    {"text": context.text, "segment": context.segment, "paragraph": context.paragraph}
                    for context in term.contexts
                ],
                "targets": [
                    {
                        "text": target.text,
                        "count": target.count,
                        "score": target.score,
                        "first": target.first,
                        "last": target.last,
                        "examples": [
                            {"source": e.source, "target": e.target, "document": e.document, "date": e.date}
                            for e in target.examples
                        ],
                    }
                    for target in term.targets
                ],
            }
            for term in one.terms
        ],
    }


def _records(one: _Extract) -> list[dict[str, Any]]:
    aliases = [
        {"what": "alias", "text": alias.short, "stands for": alias.full, "paragraph": alias.paragraph, "count": None}
        for alias, _ in one.aliases
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
        (alias.short, alias.full, f"para. {alias.paragraph}" if alias.paragraph else "", "known" if known else "")
        for alias, known in one.aliases
    ]
    if rows:
        print_table(rows, ("short", "full", "", ""))
    lines = [
        (term.text, str(term.count), "; ".join(printable(target.text) for target in term.targets)) for term in one.terms
    ]
    if lines:
        print()
        print_table(lines, ("term", "count", "in the memory"))
