"""What can go wrong on the way of a text, as a tree:

YikuError                 the base of every error that the program expects; its text is one line for the user
├── CorporaError          raised by this package
│   ├── UnreadableFile    a file that cannot be read as what it should be
│   ├── HostileFile       a file that passes a limit or declares what is refused
│   └── LibraryError      a library that cannot be opened, is newer than the program, or is damaged
├── TermbaseError         raised by termbase (termbase/errors.py)
└── TranslationMemoryError raised by tm (tm/errors.py)

A message names the file, the place in it, what was found there and what to do.
"""


class YikuError(Exception):
    """The base of every error that the program expects; its text is one line for the user."""


class CorporaError(YikuError):
    """The base of the errors that corpora raises."""


class UnreadableFile(CorporaError):
    """A file that cannot be read as what it should be."""


class HostileFile(CorporaError):
    """A file that passes a limit or declares what is refused."""


class LibraryError(CorporaError):
    """A library that cannot be opened, is newer than the program, or is damaged."""
