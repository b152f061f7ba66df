"""The tree of commands, each loaded when it is called."""

import inspect
from pathlib import Path
from typing import Annotated

import click
import typer
from typer.core import TyperGroup

from corpora.loading import load

from .session import Session

COMMANDS = {
    "lookup": "cli.lookup:lookup",
    "align": "cli.align:align",
    "compare": "cli.compare:compare",
    "search": "cli.search:search",
    "check": "cli.check:check",
    "import": "cli.import_:import_",
    "imports": "cli.imports:imports",
    "undo": "cli.undo:undo",
    "bitext": "cli.bitext:bitext",
    "learn": "cli.learn:learn",
    "renderings": "cli.renderings:renderings",
    "extract": "cli.extract:extract",
    "export": "cli.export:export",
    "add": "cli.add:add",
    "edit": "cli.edit:edit",
    "remove": "cli.remove:remove",
    "show": "cli.show:show",
    "init": "cli.init:init",
    "stats": "cli.stats:stats",
    "verify": "cli.verify:verify",
    "backup": "cli.backup:backup",
}
"""The commands in the order that they are listed in: name -> "module:function"."""


class _Commands(TyperGroup):
    """The commands in the order that they are listed in, with a suggestion for a mistyped one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            from rapidfuzz import process

            near = process.extractOne(name, list(self.commands), score_cutoff=60)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise click.UsageError(f"No such command {name!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)


EXAMPLES = """\
yiku lookup 毒品和犯罪问题办公室        what the UN calls it in English
yiku align report.md -o review.html   a report against the memory
yiku import memory.tmx                add what was translated before
yiku export glossary.tbx              hand the glossary on
"""


def _help(text: str | None, examples: str) -> str:
    """Return a help text that leads with examples; \b keeps their lines as they are."""
    lines = "\n".join(f"  {line}" for line in examples.splitlines())
    return f"\b\n{lines}\n\n{inspect.cleandoc(text or '')}"


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"yiku {version('yiku')}")
        raise typer.Exit


def _root(
    context: typer.Context,
    db: Annotated[
        Path | None, typer.Option("--db", help="The library, one SQLite file.", envvar="YIKU_DB", show_default=False)
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No hints and no progress, only data and errors.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    context.obj = Session(db, quiet)


def command_line(only: str | None = None) -> click.Command:
    """Return the command `yiku` with all its commands, or with `only` one: each that is built delays the start."""
    app = typer.Typer(
        name="yiku",
        cls=_Commands,
        help=_help("Terms and translation memory for United Nations texts, Chinese and English.", EXAMPLES),
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(no_args_is_help=True)(_root)
    for name, reference in COMMANDS.items():
        if only in {None, name}:
            function, examples = load(reference), load(f"{reference.split(':')[0]}:EXAMPLES")
            summary = inspect.cleandoc(function.__doc__ or "").splitlines()[0]
            app.command(name, help=_help(function.__doc__, examples), short_help=summary)(function)
    return typer.main.get_command(app)
