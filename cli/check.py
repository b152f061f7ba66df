"""`yiku check`: what is wrong with a translation."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .render import Format, print_json, print_records, printable
from .session import BadInput, Session, language_given, session_of

if TYPE_CHECKING:
    from corpora.library import Library
    from tm.check.finding import Finding, Kind
    from tm.formats.bilingual import BilingualSegment
    from tm.formats.findings_json import CheckedFile

EXAMPLES = """\
yiku check translation.xlf
yiku check pairs.tmx -o findings.html
yiku check table.xlsx --fail-on error --json
yiku check pairs.tsv --strict --fail-on number,date
"""


def check(
    context: typer.Context,
    paths: Annotated[
        list[Path], typer.Argument(help="Bilingual files: .xlf .xliff .tmx .xlsx .csv .tsv.", metavar="FILE...")
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write a page, .html, or data, .json, by its suffix.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Ordinary terms and small differences too, which may well be meant.")
    ] = False,
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on", help="What gives exit status 1: error, warning (all), or kinds: number,date,country."
        ),
    ] = "warning",
    source: Annotated[
        str | None, typer.Option("--from", help="The language translated from; else as the file has it.")
    ] = None,
    target: Annotated[
        str | None, typer.Option("--to", help="The language translated into; else as the file has it.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print the findings.")] = Format.TABLE,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Check a translation: values, symbols, names, paragraph numbers, brackets, and what was left undone.

    Exit status 1 where something was found that --fail-on names, 0 where not.
    """
    failing = _kinds(fail_on)
    languages = _languages(source, target)
    if output and output.suffix.lower() not in {".html", ".json"}:
        raise BadInput(f"{output}: no format by the suffix {output.suffix or '(none)'}; known are .html, .json")
    session = session_of(context)
    with session.library() as library:
        if output:
            session.guard(library, output, *paths)
        files = [_checked(session, library, path, languages, strict) for path in paths]
    if output:
        _write(output, files)
    _print(files, Format.JSON if as_json else format_)
    if output:
        session.say(f"wrote {output}")
    if any(kind in failing for file in files for kind in file.counts()):
        raise typer.Exit(1)


def _kinds(names: str) -> "frozenset[Kind]":
    from tm.check.finding import Kind, Severity, kinds_named

    try:
        return kinds_named(name.strip().lower() for name in names.split(",") if name.strip())
    except ValueError as error:
        known = ", ".join([*Severity, *Kind])
        raise BadInput(f"--fail-on {error}: is no kind or severity; known are {known}") from error


def _languages(source: str | None, target: str | None) -> tuple[str, str] | None:
    if source is None and target is None:
        return None
    codes = [language_given(tag) if tag else None for tag in (source, target)]
    other = {"zh": "en", "zh-Hant": "en", "en": "zh"}
    first = codes[0] or other.get(codes[1] or "")
    second = codes[1] or other.get(codes[0] or "")
    if first is None or second is None or first == second:
        raise BadInput("--from and --to: name two different languages")
    return first, second


def _checked(
    session: Session, library: "Library", path: Path, languages: tuple[str, str] | None, strict: bool
) -> "CheckedFile":
    from corpora.files.skips import Skips
    from tm.check.names import Terms
    from tm.check.run import check_segments
    from tm.formats.bilingual import bilingual_segments
    from tm.formats.findings_json import CheckedFile

    if not path.is_file():
        raise BadInput(f"{path}: {'is no file' if path.exists() else 'no such file'}")
    skips = Skips()
    with session.counting(f"checking {path.name}") as progress:
        held = list(progress.counted(bilingual_segments(path, skips, languages)))
    for line in skips.lines():
        session.say(f"{path}: skipped {line}")
    if not held and skips.total:
        raise BadInput(f"{path}: nothing in it could be checked: {'; '.join(skips.lines()[:3])}")
    pair = _pair(held) or languages or ("zh", "en")
    terms = Terms.of(library, *pair)
    return CheckedFile(str(path), pair, tuple(check_segments(held, terms, strict)))


def _pair(segments: "Sequence[BilingualSegment]") -> tuple[str, str] | None:
    """Return the languages that most segments are in."""
    from collections import Counter

    pairs = Counter((one.source.language, one.target.language) for one in segments)
    return pairs.most_common(1)[0][0] if pairs else None


def _write(output: Path, files: "Sequence[CheckedFile]") -> None:
    from corpora.files.replace import replacing

    with replacing(output) as part:
        if output.suffix.lower() == ".html":
            from tm.formats.findings_html import write

            write(part, files)
        else:
            import json

            from tm.formats.findings_json import as_dict

            data = [as_dict(file) for file in files]
            text = json.dumps(data[0] if len(data) == 1 else data, ensure_ascii=False, indent=2)
            part.write_text(text + "\n", encoding="utf-8")


def _print(files: "Sequence[CheckedFile]", format_: Format) -> None:
    from tm.formats.findings_json import as_dict, records

    if format_ is Format.JSON:
        data = [as_dict(file) for file in files]
        print_json(data[0] if len(data) == 1 else data)
    elif format_ is not Format.TABLE:
        print_records(records(files), format_)
    else:
        for file in files:
            _print_file(file)


def _print_file(file: "CheckedFile") -> None:
    for checked in file.segments:
        if not checked.findings:
            continue
        segment = checked.segment
        print(f"{printable(file.path)}: {printable(segment.place)}: {printable(segment.id)}")
        print(f"  {printable(segment.source.text)}")
        print(f"  {printable(segment.target.text) or '(empty)'}")
        for finding in checked.findings:
            print(f"    {finding.severity:7}  {_line(finding)}")
        print()
    kinds = ", ".join(f"{count} {kind}" for kind, count in file.counts().items())
    print(
        f"{printable(file.path)}: {len(file.segments)} segments, {file.findings} findings"
        + (f": {kinds}" if kinds else "")
    )


def _line(finding: "Finding") -> str:
    said = [("found", finding.found), ("expected", finding.expected)]
    details = "; ".join(f"{name} {printable(text)}" for name, text in said if text.strip() and len(text) < 200)
    return f"{finding.kind}: {printable(finding.message)}" + (f" ({details})" if details else "")
