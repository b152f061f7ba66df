"""What can go wrong with terms, as a tree:

YikuError
└── TermbaseError
    ├── UnknownConcept    an id that no concept has
    ├── InvalidConcept    a concept that cannot be stored: no term, an empty term, an unknown status
    └── CannotTakeBack    an import whose concepts cannot be told from what was done to them since
"""

from corpora.errors import YikuError


class TermbaseError(YikuError):
    """The base of the errors that termbase raises."""


class UnknownConcept(TermbaseError):
    """An id that no concept has."""


class InvalidConcept(TermbaseError):
    """A concept that cannot be stored: no term, an empty term, an unknown status."""


class CannotTakeBack(TermbaseError):
    """An import whose concepts cannot be told from what was done to them since."""
