"""`yiku lookup` with the termbase that ships."""

import csv
import io
import json
from pathlib import Path

import pytest

from cli.app import run


@pytest.fixture
def lookup(shipped_library: Path, capsys: pytest.CaptureFixture[str]):
    def command(*arguments: str) -> tuple[int, str, str]:
        status = run(["--db", str(shipped_library), "lookup", *arguments])
        out, err = capsys.readouterr()
        return status, out, err

    return command


@pytest.mark.parametrize(
    "query",
    [
        "毒品和犯罪问题办公室",
        "聯合國毒品和犯罪問題辦公室",
        "unodc",
        "毒品和犯罪问题办公式",
        "dupinhefanzuiwentibangongshi",
        "Du pin he fan zui wen ti ban gong shi",
        "The Office on Drugs & Crime",
    ],
)
def test_the_office_is_found_however_it_is_asked_for(lookup, query: str) -> None:
    status, out, _ = lookup(query, "--json")
    found = json.loads(out)["results"][0]
    assert status == 0
    assert {"United Nations Office on Drugs and Crime", "UNODC"} <= {term["text"] for term in found["terms"]["en"]}
    assert found["status"]
    assert found["sources"]


def test_the_common_case_is_one_line_with_name_acronym_status_and_source(lookup) -> None:
    status, out, err = lookup("毒品和犯罪问题办公室")
    assert (status, err) == (0, "")
    (line,) = out.splitlines()
    assert "United Nations Office on Drugs and Crime (UNODC" in line
    assert "admitted" in line
    assert "UN-" in line


def test_one_argument_gives_an_object_and_several_an_array(lookup) -> None:
    assert list(json.loads(lookup("安理会", "--json")[1])) == ["query", "language", "results"]
    assert [one["query"] for one in json.loads(lookup("安理会", "大会", "--json")[1])] == ["安理会", "大会"]


def test_every_key_of_the_contract_is_there(lookup) -> None:
    (found, *_) = json.loads(lookup("安理会", "--json")[1])["results"]
    promised = {"concept", "match", "rate", "term", "status", "subject", "definition", "terms", "sources"}
    assert promised <= set(found)
    assert {"text", "status", "type"} <= set(found["terms"]["zh"][0])


def test_standard_input_is_a_term_a_line(lookup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("安理会\n\n大会\n"))
    status, out, _ = lookup("-", "--format", "jsonl")
    assert status == 0
    assert [json.loads(line)["query"] for line in out.splitlines()] == ["安理会", "大会"]


def test_a_table_for_machines_has_a_header(lookup) -> None:
    rows = list(csv.DictReader(io.StringIO(lookup("安理会", "--format", "csv")[1])))
    assert rows[0]["term"] == "安理会"
    assert "Security Council" in rows[0]["equivalents"]


def test_nothing_found_is_status_1_with_a_suggestion(lookup) -> None:
    status, out, err = lookup("Secirity Cuoncil reform xx")
    assert (status, out) == (1, "")
    assert "did you mean" in err


def test_the_full_entry_names_every_term(lookup) -> None:
    out = lookup("安理会", "--full")[1]
    assert "安全理事会" in out
    assert "Security Council" in out
    assert "source:" in out
