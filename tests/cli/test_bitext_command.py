"""`yiku bitext`: pairs of files into the memory, what is written beside it, and many pairs at once."""

import gzip
import json
from pathlib import Path

import pytest

from tm.bitext.bead import Bead, read_beads, write_beads

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"
ZH = "1. 委员会于2024年5月3日举行了会议。\n\n2. 有25个国家出席了会议。\n"
EN = "1. The Committee met on 3 May 2024.\n\n2. The meeting was attended by 25 countries.\n"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    zh, en = tmp_path / "report.zh.md", tmp_path / "report.en.md"
    zh.write_text(ZH, encoding="utf-8")
    en.write_text(EN, encoding="utf-8")
    return zh, en


def test_a_pair_is_added_once_and_can_be_taken_back(yiku, pair) -> None:
    first = yiku("bitext", *pair)
    assert first.status == 0
    assert "2 units added" in first.out
    again = yiku("bitext", *pair)
    assert "0 units added" in again.out
    assert "undo 1" in again.err
    found = yiku("search", "出席了会议", "--json").data["results"][0]
    assert found["target"] == "The meeting was attended by 25 countries."
    assert yiku("undo", 1).status == 0
    assert "2 units added" in yiku("bitext", *pair).out


def test_json_has_the_promised_keys(yiku, pair) -> None:
    data = yiku("bitext", *pair, "--json").data
    assert data["zh"].endswith("report.zh.md")
    assert data["added"] == 2
    assert all(set(bead) == {"zh", "en", "score"} for bead in data["beads"])
    assert all(isinstance(id, str) for bead in data["beads"] for id in bead["zh"])


def test_a_dry_run_stores_nothing(yiku, pair) -> None:
    assert "nothing stored" in yiku("bitext", *pair, "--dry-run").out
    assert yiku("stats", "--json").data["units"] == 0


@pytest.mark.parametrize("suffix", [".tmx", ".tsv", ".csv", ".xlf"])
def test_what_is_written_can_be_imported(yiku, pair, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"out{suffix}"
    assert yiku("bitext", *pair, "-o", out).status == 0
    assert yiku("stats", "--json").data["units"] == 0
    kind = ("--as", "memory") if suffix in {".tsv", ".csv"} else ()
    assert yiku("import", out, *kind).status == 0
    assert yiku("stats", "--json").data["units"] == 2


def test_the_review_page_marks_the_doubtful_and_escapes(yiku, tmp_path: Path) -> None:
    zh, en, out = tmp_path / "a.md", tmp_path / "b.md", tmp_path / "page.html"
    zh.write_text("<script>alert(1)</script>是一段。\n\n另一段完全不同的话。", encoding="utf-8")
    en.write_text("One paragraph <script>alert(1)</script>.", encoding="utf-8")
    assert yiku("bitext", zh, en, "-o", out, "--min-score", "1").status == 0
    page = out.read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "default-src 'none'" in page


def test_lines_are_taken_as_they_are(yiku, tmp_path: Path) -> None:
    zh, en, beads = tmp_path / "zh", tmp_path / "en", tmp_path / "found.align"
    zh.write_text("第一句。第二句。\n\n2024年有25个。\n", encoding="utf-8")
    en.write_text("First. Second.\n\nThere were 25 in 2024.\n", encoding="utf-8")
    outcome = yiku("bitext", zh, en, "--lines", "--beads", beads, "--dry-run", "--json")
    assert outcome.status == 0
    found = read_beads(beads)
    assert sorted(place for bead in found for place in bead.zh) == [0, 1, 2]
    assert ((2,), (2,)) in [(bead.zh, bead.en) for bead in found]
    assert outcome.data["beads"][0]["zh"] == ["0"]


def test_a_dictionary_is_read_plain_or_compressed(yiku, pair, tmp_path: Path) -> None:
    entry = "# a comment\n會議 会议 [hui4 yi4] /meeting/conference/\n"
    plain, packed, empty = tmp_path / "d.u8", tmp_path / "d.u8.gz", tmp_path / "e.u8"
    plain.write_text(entry, encoding="utf-8")
    packed.write_bytes(gzip.compress(entry.encode()))
    empty.write_text("nothing\n", encoding="utf-8")
    for path in (plain, packed):
        assert yiku("bitext", *pair, "--dictionary", path, "--dry-run").status == 0
    refused = yiku("bitext", *pair, "--dictionary", empty, "--dry-run")
    assert refused.status == 2
    assert "holds no entry" in refused.err


def several(folder: Path) -> None:
    for number in range(3):
        for language, text in (("zh", ZH), ("en", EN)):
            content = text.replace("25", str(25 + number))
            (folder / f"r{number}.{language}.md").write_text(content, encoding="utf-8")


def test_a_folder_of_pairs_is_resumed(yiku, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    several(folder)
    (folder / "r1.en.md").rename(folder / "later.md")
    assert yiku("bitext", folder).out.count("2 units added") == 2
    (folder / "later.md").rename(folder / "r1.en.md")
    rest = yiku("bitext", folder)
    assert rest.out.count("2 units added") == 1
    assert "2 of 3 pairs are in the memory already" in rest.err
    assert len(yiku("imports", "--json").data) == 3


def test_a_table_of_pairs_goes_on_after_a_bad_one(yiku, tmp_path: Path) -> None:
    several(tmp_path)
    (tmp_path / "r1.zh.md").write_bytes(b"\x00\x01\x02")
    table = tmp_path / "pairs.tsv"
    table.write_text("zh\ten\n" + "".join(f"r{n}.zh.md\tr{n}.en.md\n" for n in range(3)), encoding="utf-8")
    outcome = yiku("bitext", table, "--json")
    assert outcome.status == 2
    assert "r1.zh.md" in outcome.err
    assert [one["added"] for one in json.loads(outcome.out)] == [2, 2]


def test_two_folders_are_paired_by_name(yiku, tmp_path: Path) -> None:
    for language, text in (("zh", ZH), ("en", EN)):
        (tmp_path / language).mkdir()
        (tmp_path / language / "one.md").write_text(text, encoding="utf-8")
    out = tmp_path / "beads"
    assert yiku("bitext", tmp_path / "zh", tmp_path / "en", "--beads", out).status == 0
    assert (out / "one.md.align").is_file()
    assert yiku("bitext", tmp_path, "--dry-run").status == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["missing.md", "also.md"], "no such file"),
        ([SAMPLES / "report.zh.md"], "name a second document"),
        ([SAMPLES, SAMPLES / "report.en.md"], "two documents or two folders"),
        ([SAMPLES / "report.zh.md", SAMPLES / "report.en.md", "-o", "x.pdf"], "no format by the suffix"),
    ],
)
def test_bad_input_is_told(yiku, arguments, said: str) -> None:
    outcome = yiku("bitext", *arguments)
    assert outcome.status == 2
    assert said in outcome.err


def test_beads_come_back_as_they_were_written(tmp_path: Path) -> None:
    beads = [Bead((0,), (0, 1), 1.0), Bead((), (2,), 1.0), Bead((1, 2), (), 1.0)]
    write_beads(tmp_path / "b", beads)
    assert read_beads(tmp_path / "b") == beads


def test_learn_counts_what_it_has_learnt(yiku) -> None:
    nothing = yiku("learn")
    assert nothing.status == 1
    assert "too little" in nothing.err
    yiku("import", SAMPLES / "memory.tsv", "--as", "memory")
    data = yiku("learn", "--json").data
    assert data["units"] == data["used"] > 200
    assert data["translations"] > data["words"] > 100


def test_a_large_pair_teaches_the_library(yiku) -> None:
    assert yiku("bitext", SAMPLES / "report.zh.md", SAMPLES / "original.en.md").status == 0
    assert yiku("learn", "--json").data["words"] > 50


def test_either_may_be_named_first(yiku, pair) -> None:
    data = yiku("bitext", pair[1], pair[0], "--json").data
    assert data["zh"].endswith("report.zh.md")
    assert data["added"] == 2
    assert "0 units added" in yiku("bitext", *pair).out


def test_two_documents_of_one_language_are_refused(yiku, pair) -> None:
    outcome = yiku("bitext", pair[0], pair[0])
    assert outcome.status == 2
    assert "both Chinese" in outcome.err


def test_many_pairs_are_worked_on_by_processes(yiku, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tm.bitext.batch

    several(tmp_path)
    monkeypatch.setattr(tm.bitext.batch, "GROUP", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    outcome = yiku("bitext", tmp_path)
    assert outcome.status == 0
    assert outcome.out.count("2 units added") == 3


def test_several_pairs_are_written_to_a_folder_and_never_over_each_other(yiku, tmp_path: Path) -> None:
    several(tmp_path)
    out = tmp_path / "out"
    assert yiku("bitext", tmp_path, "-o", out).status == 0
    assert sorted(path.name for path in out.iterdir()) == [f"r{n}.zh.md.tmx" for n in range(3)]
    for place in (tmp_path / "memory.tmx", tmp_path / "r1.zh.md"):
        refused = yiku("bitext", tmp_path, "-o", place)
        assert refused.status == 2
        assert "name a folder" in refused.err
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "r1.zh.md").write_text(ZH, encoding="utf-8")
    table = tmp_path / "pairs.tsv"
    table.write_text("zh\ten\nr1.zh.md\tr1.en.md\nother/r1.zh.md\tr2.en.md\n", encoding="utf-8")
    refused = yiku("bitext", table, "--beads", tmp_path / "beads")
    assert refused.status == 2
    assert "2 pairs have a Chinese document of this name" in refused.err
