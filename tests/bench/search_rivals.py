"""Other searches beside the index: how long they take for the same questions, and what share of the answers they find.

Each is a callable: a query in, the texts it proposes out. Those that only propose are reranked by true similarity.
"""

import importlib.util
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

from figures import Figure
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
from side_by_side import in_rounds

from corpora.search.fuzzy import FuzzyIndex
from corpora.search.index import Entry

THRESHOLD = 0.7
LIMIT = 5
PROPOSED = 200
SMALLER = 100_000
"""What the slowest is given: all of its queries at 1,000,000 would take minutes."""
QUERIES = 20
LONGEST = 1000
"""How many characters the matcher of translate-toolkit compares; 70 unless told."""

Search = Callable[[str], list[str]]


def rapidfuzz_scan(texts: Sequence[str]) -> Callable[[str], list[float]]:
    """Return what compares a query with every text and returns the best similarities."""

    def search(query: str) -> list[float]:
        return [similarity for _, similarity, _ in _best(query, texts)]

    return search


def compared(segments: Sequence[str], index: FuzzyIndex, queries: Sequence[str], folder: Path) -> list[Figure]:
    """Measure the rivals that are there beside the index of all segments, the slowest on fewer beside one of those."""
    smaller = segments[:SMALLER]
    few = FuzzyIndex.of((Entry(key, text, text) for key, text in enumerate(smaller)), "zh")
    rivals: list[tuple[str, str, Callable[[Sequence[str], Path], Search], Sequence[str], FuzzyIndex]] = [
        ("SQLite FTS5 trigrams", "sqlite3", fts5_trigrams, segments, index),
        ("tantivy bigrams", "tantivy", tantivy_bigrams, segments, index),
        ("translate-toolkit matcher", "translate", toolkit_matcher, smaller, few),
    ]
    figures = []
    for name, module, make, texts, ours in rivals:
        if importlib.util.find_spec(module):
            figures += _beside(f"{name}, {len(texts):,}", ours, make(texts, folder), queries[:QUERIES])
        else:
            print(f"  {name}: not installed, skipped (pip install -e '.[bench]')")
    return figures


def _beside(name: str, index: FuzzyIndex, search: Search, queries: Sequence[str]) -> list[Figure]:
    times = in_rounds(
        {"ours": (lambda query: index.nearest(query, THRESHOLD, LIMIT), queries), "theirs": (search, queries)}
    )
    found = wanted = 0
    for query in queries:
        true = Counter(round(hit.similarity, 9) for hit in index.nearest(query, THRESHOLD, LIMIT))
        theirs = Counter(round(similarity, 9) for _, similarity, _ in _best(query, search(query)))
        found, wanted = found + (true & theirs).total(), wanted + true.total()
    ours, rival = (sorted(times[key])[len(queries) // 2] for key in ("ours", "theirs"))
    return [
        Figure(f"{name}: median beside ours", rival / ours, "x"),
        Figure(f"{name}: share of the answers found", 100 * found / wanted, "%"),
    ]


def _best(query: str, texts: Sequence[str]) -> list[tuple[str, float, int]]:
    return process.extract(
        query, texts, scorer=Levenshtein.normalized_similarity, processor=None, score_cutoff=THRESHOLD, limit=LIMIT
    )


def _grams(text: str, size: int) -> list[str]:
    return list(dict.fromkeys(text[start : start + size] for start in range(len(text) - size + 1)))


def fts5_trigrams(texts: Sequence[str], folder: Path) -> Search:
    """Return a full-text search by trigrams, ranked by BM25, the best 200 of them reranked."""
    connection = sqlite3.connect(folder / "trigrams.db")
    connection.execute("CREATE VIRTUAL TABLE memory USING fts5(text, tokenize = 'trigram')")
    connection.executemany("INSERT INTO memory VALUES (?)", ((text,) for text in texts))
    connection.commit()

    def search(query: str) -> list[str]:
        grams = " OR ".join('"' + gram.replace('"', '""') + '"' for gram in _grams(query, 3))
        if not grams:
            return []
        sql = f"SELECT text FROM memory WHERE memory MATCH ? ORDER BY rank LIMIT {PROPOSED}"
        return _reranked(query, [row[0] for row in connection.execute(sql, (grams,))])

    return search


def tantivy_bigrams(texts: Sequence[str], folder: Path) -> Search:
    """Return a full-text search by bigrams, ranked by BM25, the best 200 of them reranked."""
    import tantivy

    analyser = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(2, 2, False)).build()
    builder = tantivy.SchemaBuilder().add_text_field("text", stored=True, tokenizer_name="bigrams", index_option="freq")
    schema = builder.build()
    (folder / "bigrams").mkdir()
    index = tantivy.Index(schema, str(folder / "bigrams"))
    index.register_tokenizer("bigrams", analyser)
    writer = index.writer(200_000_000, 1)
    for text in texts:
        writer.add_document(tantivy.Document(text=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(query: str) -> list[str]:
        terms = [
            (tantivy.Occur.Should, tantivy.Query.term_query(schema, "text", gram, "freq")) for gram in _grams(query, 2)
        ]
        found = searcher.search(tantivy.Query.boolean_query(terms), PROPOSED, count=False)
        return _reranked(query, [searcher.doc(address)["text"][0] for _, address in found.hits])

    return search


def toolkit_matcher(texts: Sequence[str], folder: Path) -> Search:
    """Return the matcher of translate-toolkit over units in memory, its limit on length raised."""
    from translate.search.lshtein import LevenshteinComparer
    from translate.search.match import matcher
    from translate.storage import base

    class Untied(LevenshteinComparer):
        """Lets no two similarities be equal: the matcher raises TypeError on those."""

        def __init__(self) -> None:
            super().__init__(LONGEST)
            self._calls = count()

        def similarity(self, a: str, b: str, stoppercentage: int = 40) -> float:
            return float(super().similarity(a, b, stoppercentage)) + 1e-12 * next(self._calls)

    store = base.TranslationStore()
    for text in texts:
        unit = base.TranslationUnit(text)
        unit.target = text
        store.addunit(unit)
    found = matcher(store, LIMIT, 100 * THRESHOLD, LONGEST, comparer=Untied())
    return lambda query: [unit.source for unit in found.matches(query)]


def _reranked(query: str, texts: Sequence[str]) -> list[str]:
    return [text for text, _, _ in _best(query, texts)]
