"""What can go wrong with the memory, as a tree:

YikuError
└── TranslationMemoryError
    ├── LanguageMismatch   a file or a report whose languages are not those of the memory
    ├── TooLarge           more than an output format holds
    ├── UnknownDocument    a document that no unit is of
    ├── UnknownImport      an import that is not there or was taken back already
    ├── UnusualPart        a part of a file that cannot be read by itself
    └── WorkerLost         a process that an import had started is gone
"""

from corpora.errors import YikuError


class TranslationMemoryError(YikuError):
    """The base of the errors that tm raises."""


class LanguageMismatch(TranslationMemoryError):
    """A file or a report whose languages are not those of the memory."""


class TooLarge(TranslationMemoryError):
    """More than an output format holds."""


class UnknownDocument(TranslationMemoryError):
    """A document that no unit is of."""


class UnknownImport(TranslationMemoryError):
    """An import that is not there or was taken back already."""


class UnusualPart(TranslationMemoryError):
    """A part of a file that cannot be read by itself; the file as a whole may be as it should."""


class WorkerLost(TranslationMemoryError):
    """A process that an import had started is gone."""
