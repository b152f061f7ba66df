"""The command `yiku`: how an argument list is run, and how what goes wrong becomes an exit status."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from corpora.errors import YikuError

from .commands import COMMANDS, command_line
from .session import tell

BAD_INPUT, BUG, INTERRUPTED = 2, 70, 130


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit status: 0 done, 1 nothing found, 2 bad input, 70 a bug, 130 Ctrl-C."""
    try:
        ordered, named = _root_options_first(arguments)
        return _invoke(command_line(named), ordered)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return BAD_INPUT
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "yiku"
        return _refused(f"{error.format_message()} Try `{command} --help`.")
    except click.ClickException as error:
        return _refused(error.format_message())
    except (click.Abort, KeyboardInterrupt) as stop:
        tell(str(stop) or "stopped; nothing half-done was kept")
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


def _root_options_first(arguments: Sequence[str]) -> tuple[list[str], str | None]:
    """Return the arguments with --db and --quiet, which a person may give after the command too, before it.

    The second value is the command that is named, None where there is none.
    """
    first: list[str] = []
    rest = list(arguments)
    place = 0
    while place < len(rest) and rest[place] != "--":
        taken = _length_of_root_option(rest[place])
        first += rest[place : place + taken]
        del rest[place : place + taken]
        place += not taken
    return first + rest, rest[0] if rest and rest[0] in COMMANDS else None


def _length_of_root_option(argument: str) -> int:
    """Return how many arguments a root option takes, itself counted; 0 for what is none."""
    if argument == "--db":
        return 2
    return int(argument in {"-q", "--quiet"} or argument.startswith("--db="))


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
        command_line().main(prog_name="yiku")  # the shell asks for completions
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
