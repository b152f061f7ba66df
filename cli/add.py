"""`yiku add`: a concept by hand."""

from typing import Annotated

import typer

from .session import BadInput, session_of

EXAMPLES = """\
yiku add --zh 毒品和犯罪问题办公室 --en "Office on Drugs and Crime" --status admitted --source "my own"
"""

Zh = Annotated[
    list[str] | None,
    typer.Option("--zh", help="A Chinese term; may be given several times, the first is the preferred one."),
]
En = Annotated[list[str] | None, typer.Option("--en", help="An English term; likewise.")]
Status = Annotated[
    str | None, typer.Option(help="Status of the terms given: preferred, admitted, deprecated, superseded or proposed.")
]
Type = Annotated[
    str | None, typer.Option(help="Type of the terms given: full, short, acronym, abbreviation, variant or phrase.")
]
Subject = Annotated[str | None, typer.Option(help="The subject field.")]
Source = Annotated[list[str] | None, typer.Option(help="Where the terms come from; may be given several times.")]
Note = Annotated[str | None, typer.Option(help="A note.")]
Definition = Annotated[str | None, typer.Option(help="A definition.")]


def add(
    context: typer.Context,
    zh: Zh = None,
    en: En = None,
    status: Status = None,
    type_: Annotated[
        str | None,
        typer.Option("--type", help="Type of the terms: full, short, acronym, abbreviation, variant or phrase."),
    ] = None,
    subject: Subject = None,
    source: Source = None,
    note: Note = None,
    definition: Definition = None,
) -> None:
    """Add a concept with its terms, and print its id."""
    from termbase.concept import Concept
    from termbase.editing import new_terms
    from termbase.store import Termbase

    if not zh or not en:
        raise BadInput("a concept needs a term in each language: give --zh and --en")
    terms = new_terms("zh", zh, status, type_) + new_terms("en", en, status, type_)
    concept = Concept("", terms, subject=subject, definition=definition, note=note, sources=tuple(source or ()))
    with session_of(context).library() as library:
        print(Termbase(library).add(concept).id)
