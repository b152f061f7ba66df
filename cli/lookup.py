"""`yiku lookup`: terms and aliases."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from .render import Format, print_json, print_records, print_table, printable
from .session import BadInput, language_given, session_of, standard_input

if TYPE_CHECKING:
    from termbase.concept import Concept
    from termbase.lookup import Answer, Found, Lookup

EXAMPLES = """\
yiku lookup 毒品和犯罪问题办公室
yiku lookup unodc 安理会
yiku lookup "du pin he fan zui wen ti ban gong shi"
yiku lookup - < terms.txt
"""


def lookup(
    context: typer.Context,
    terms: Annotated[
        list[str], typer.Argument(help="The terms, Chinese, English or pinyin; - reads one a line.", metavar="TERM...")
    ],
    full: Annotated[
        bool, typer.Option("--full", help="All terms of each concept, with status, definition and sources.")
    ] = False,
    subject: Annotated[str | None, typer.Option(help="Only concepts of this subject.")] = None,
    from_: Annotated[
        str | None, typer.Option("--from", help="The language of the terms; else told by their script.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, help="At most so many concepts for a term: 10, or all in a sentence.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print what is found.")] = Format.TABLE,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Look terms up, Chinese or English: the equivalent, the aliases, their status and source."""
    from termbase.lookup import Lookup

    session = session_of(context)
    queries = _queries(terms)
    with session.library() as library:
        finder = Lookup(library, language_given(from_) if from_ else None, subject, session.say)
        answers = [finder.find(query, limit) for query in queries]
        _print(answers, Format.JSON if as_json else format_, full=full, single=len(terms) == 1 and terms != ["-"])
        for answer in answers:
            if not answer.results:
                session.say(_nothing(answer, finder))
            elif answer.results[0].match == "near":
                session.say(f"no term {answer.query!r}; did you mean {answer.results[0].term}?")
    if not any(answer.results for answer in answers):
        raise typer.Exit(1)


def _queries(terms: list[str]) -> list[str]:
    queries: list[str] = []
    for term in terms:
        queries += [line.strip() for line in standard_input().splitlines()] if term == "-" else [term.strip()]
    queries = [query for query in queries if query]
    if not queries:
        raise BadInput("no term to look up")
    for query in queries:
        if any("\ud800" <= character <= "\udfff" for character in query):
            raise BadInput("a term that is not UTF-8")
    return queries


def _nothing(answer: "Answer", finder: "Lookup") -> str:
    near = finder.suggestions(answer.query)
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return f"nothing found for {answer.query!r}{hint}"


def _print(answers: list["Answer"], format_: Format, *, full: bool, single: bool) -> None:
    if format_ is Format.JSON:
        records = [_as_dict(answer) for answer in answers]
        print_json(records[0] if single else records)
    elif format_ is Format.JSONL:
        print_records([_as_dict(answer) for answer in answers], format_)
    elif format_ is not Format.TABLE:
        print_records([_as_record(answer.query, found) for answer in answers for found in answer.results], format_)
    elif full:
        print("\n\n".join(_entry(found) for answer in answers for found in answer.results))
    else:
        print_table(
            [_line(found, answer.query, several=len(answers) > 1) for answer in answers for found in answer.results]
        )


def _as_dict(answer: "Answer") -> dict[str, Any]:
    return {
        "query": answer.query,
        "language": answer.language,
        "results": [
            {
                "concept": found.concept.id,
                "match": found.match,
                "rate": found.rate,
                "term": found.term,
                "status": found.status,
                "subject": found.concept.subject,
                "definition": found.concept.definition,
                "note": found.concept.note,
                "terms": {
                    language: [
                        {"text": term.text, "status": term.status, "type": term.type, "note": term.note}
                        for term in found.concept.terms_in(language)
                    ]
                    for language in dict.fromkeys(term.language for term in found.concept.terms)
                },
                "sources": sources(found.concept),
            }
            for found in answer.results
        ],
    }


def _as_record(query: str, found: "Found") -> dict[str, Any]:
    return {
        "query": query,
        "term": found.term,
        "equivalents": equivalents(found.concept, found.term),
        "status": found.status,
        "match": found.match,
        "rate": found.rate,
        "concept": found.concept.id,
        "subject": found.concept.subject,
        "sources": sources(found.concept),
    }


def _line(found: "Found", query: str, *, several: bool) -> list[str]:
    shown = equivalents(found.concept, found.term)
    name = shown[0] if shown else "-"
    others = f" ({shown[1]})" if shown[1:] else ""
    cells = [found.term, name + others, found.status, found.concept.id, "; ".join(sources(found.concept)[:1])]
    return [query, *cells] if several else cells


def _entry(found: "Found") -> str:
    concept = found.concept
    lines = [f"{concept.id}  {concept.subject or ''}  [{found.match} {found.rate}]".rstrip()]
    for language in dict.fromkeys(term.language for term in concept.terms):
        for term in concept.terms_in(language):
            kind = f", {term.type}" if term.type else ""
            note = f"  — {term.note}" if term.note else ""
            lines.append(f"  {language:7} {term.text}  ({term.status}{kind}){note}")
    for label, text in (
        ("definition", concept.definition),
        ("note", concept.note),
        ("source", "; ".join(sources(concept))),
    ):
        if text:
            lines.append(f"  {label}: {text}")
    return "\n".join(map(printable, lines))


def sources(concept: "Concept") -> list[str]:
    """Return a concept's sources and those of its terms, each once."""
    return list(dict.fromkeys([*concept.sources, *(source for term in concept.terms for source in term.sources)]))


def equivalents(concept: "Concept", term: str) -> list[str]:
    """Return the terms in the languages other than that of `term`, the preferred one first, then the acronyms."""
    own = {one.language for one in concept.terms if one.text == term}
    own |= {"zh", "zh-Hant"} if own & {"zh", "zh-Hant"} else set()
    others = [
        one
        for code in dict.fromkeys(one.language for one in concept.terms)
        if code not in own
        for one in concept.terms_in(code)
    ]
    usable = [one for one in others if one.status not in {"deprecated", "superseded"}] or others
    ranked = sorted(usable, key=lambda one: (one.status != "preferred", one.type != "acronym"))
    return [one.text for one in ranked]
