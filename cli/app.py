"""The command `yiku`: its root options, and how what goes wrong becomes an exit status."""

import inspect
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import click
import typer
from typer.core import TyperGroup

from corpora.errors import YikuError

from . import add, align, backup, edit, export, import_, init, lookup, remove, search, show, stats, verify
from .session import Session, tell

NOTHING_FOUND, BAD_INPUT, BUG, INTERRUPTED = 1, 2, 70, 130


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


app = typer.Typer(
    name="yiku",
    cls=_Commands,
    help=_help("Terms and translation memory for United Nations texts, Chinese and English.", EXAMPLES),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for name, module in {
    "lookup": lookup,
    "align": align,
    "search": search,
    "import": import_,
    "export": export,
    "add": add,
    "edit": edit,
    "remove": remove,
    "show": show,
    "init": init,
    "stats": stats,
    "verify": verify,
    "backup": backup,
}.items():
    function = getattr(module, module.__name__.rpartition(".")[2])
    summary = inspect.cleandoc(function.__doc__ or "").splitlines()[0]
    app.command(name, help=_help(function.__doc__, module.EXAMPLES), short_help=summary)(function)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"yiku {version('yiku')}")
        raise typer.Exit


@app.callback(no_args_is_help=True)
def root(
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


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit status: 0 done, 1 nothing found, 2 bad input, 70 a bug, 130 Ctrl-C."""
    try:
        return _invoke(typer.main.get_command(app), _root_options_first(arguments))
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return BAD_INPUT
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "yiku"
        return _refused(f"{error.format_message()} Try `{command} --help`.")
    except click.ClickException as error:
        return _refused(error.format_message())
    except (click.Abort, KeyboardInterrupt):
        tell("stopped; nothing half-done was kept")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader went away: nothing more to say
        return 0
    except YikuError as error:
        return _refused(str(error))
    except OSError as error:
        return _refused(f"{error.filename or 'standard output'}: {error.strerror or error}")
    except UnicodeEncodeError:
        return _refused("the arguments hold what is not UTF-8: give them as UTF-8 text")
    except MemoryError:
        return _refused("there is not enough memory for this; split the file or end other programs")
    except Exception as error:  # noqa: BLE001 - the last net: a bug must not look like "nothing found"
        return _bug(error)


def _root_options_first(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with --db and --quiet, which a person may give after the command too, before it."""
    first: list[str] = []
    rest = list(arguments)
    place = 0
    while place < len(rest) and rest[place] != "--":
        taken = (
            1
            if rest[place] in {"-q", "--quiet"} or rest[place].startswith("--db=")
            else 2
            if rest[place] == "--db"
            else 0
        )
        first += rest[place : place + taken]
        del rest[place : place + taken]
        place += not taken
    return first + rest


def _invoke(command: click.Command, arguments: list[str]) -> int:
    """Run a command without click's own handling of what goes wrong: to it a reader that went away is status 1."""
    try:
        with command.make_context("yiku", arguments) as context:
            command.invoke(context)
        status = 0
    except click.exceptions.Exit as stop:
        status = stop.exit_code
    sys.stdout.flush()
    return status


def _refused(message: str) -> int:
    tell(message)
    return BAD_INPUT


def _bug(error: Exception) -> int:
    import traceback

    places = traceback.extract_tb(error.__traceback__)[-3:]
    where = " < ".join(f"{Path(place.filename).name}:{place.lineno}" for place in reversed(places))
    tell(f"this is a bug in yiku: {type(error).__name__}: {error} ({where}). Your library is unchanged by it.")
    return BUG


def _open_what_is_closed() -> None:
    """Give the process the standard streams that its parent closed: nothing to read, and nowhere to write."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - open to the end


def main() -> NoReturn:
    """Run the command line of the process and exit with its status."""
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    if "_YIKU_COMPLETE" in os.environ:
        typer.main.get_command(app).main(prog_name="yiku")  # the shell asks for completions
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
