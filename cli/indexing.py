"""Taking what came into the memory into its indexes, so that later readers find it there."""

from typing import TYPE_CHECKING

from .session import Session

if TYPE_CHECKING:
    from corpora.library import Library


def index_memory(session: Session, library: "Library") -> None:
    """Bring the indexes of all languages up to date, and show how far that is."""
    from corpora.text.languages import includes
    from tm.store import Memory

    memory = Memory(library, session.say)
    stored = memory.languages()
    # Whoever asks for zh is answered with zh-Hant too.
    for language in sorted(stored | {"zh" for code in stored if includes("zh", code)}):
        with session.counting(f"indexing {language}") as progress:
            memory.refresh(language, progress.counted)
