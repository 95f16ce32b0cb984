"""Stand-off annotations: they come back on their text as they went, hold none of its words, and refuse another text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from training.annotated import AnnotatedReport, parse
from training.standoff import WrongTextError, as_json, check_all, from_standoff, load_standoff, main, to_standoff

SECOND = 'The Sawt Brigade said it had shelled\xa0the "Tal R&D" mill 🙂.\n\nNobody was hurt.\n'
BODY = (
    '<a1>The Sawt Brigade</a1> <c1>said</c1> <s1><a1>it</a1> had <e1>shelled</e1>\xa0the <p1>"Tal R&amp;D" mill</p1></s1> 🙂.'
    "\n\n<n1>Nobody</n1> was hurt.\n"
)
TABLE = "e1 shelling actual by=a1 in=p1 killed=n1 injured=n1\ns1 claims by=a1 cue=c1 aspect=target\n"
IDENT = "re3d-hill_post-1"


def annotated(body: str = BODY, ident: str = IDENT) -> AnnotatedReport:
    return parse(f"id: {ident}\ntitle: On the mill\npublisher: Hill Post\ncountry: XX\n---\n{body}\n---\n{TABLE}", "a.ann")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A made-up source of two documents, laid out like re3d."""
    folder = tmp_path / "texts" / "hill_post"
    folder.mkdir(parents=True)
    rows = [
        {"_id": "K0", "sourceName": "Hill Post", "title": "A wedding", "text": "There was a wedding."},
        {"_id": "K1", "sourceName": "Hill Post", "title": "On the mill", "text": SECOND},
    ]
    (folder / "documents.json").write_text("\n".join(map(json.dumps, rows)) + "\n", "utf-8")
    return folder.parent


def through_json(data: dict[str, Any]) -> dict[str, Any]:
    back: dict[str, Any] = json.loads(as_json(data))
    return back


def test_round_trip(texts: Path) -> None:
    report = annotated()
    assert report.faults == ()
    back = from_standoff(through_json(to_standoff(report, texts)), texts)
    assert back.faults == ()
    assert dict(back.spans) == dict(report.spans)
    assert (dict(back.flags), dict(back.edges)) == (dict(report.flags), dict(report.edges))
    assert dict(back.header) == dict(report.header)
    assert [back.text[a:b] for a, b in back.spans["p1"]] == ['"Tal R&D" mill']
    assert (back.text.rstrip("\n"), back.open_end) == (SECOND.rstrip("\n"), False)


def test_a_text_annotated_in_part_ends_where_the_annotation_ends(texts: Path) -> None:
    body = BODY.split("\n\n", maxsplit=1)[0] + "\n@rest"
    report = parse(f"id: {IDENT}\n---\n{body}\n---\n{TABLE.replace(' killed=n1 injured=n1', '')}", "a.ann")
    back = from_standoff(through_json(to_standoff(report, texts)), texts)
    assert back.open_end
    assert back.text == SECOND.split("\n\n", maxsplit=1)[0]


def test_no_word_of_the_text_is_kept(texts: Path) -> None:
    kept = as_json(to_standoff(annotated(), texts))
    for word in ("Sawt", "Brigade", "shelled", "mill", "Nobody", "Hill Post"):
        assert word not in kept


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Nobody", "No one", "has changed since it was annotated"),
        ("K1", "K9", "0 documents K1"),
        ("K0", "K1", "2 documents K1"),
    ],
)
def test_another_text_is_refused(texts: Path, old: str, new: str, message: str) -> None:
    data = to_standoff(annotated(), texts)
    path = texts / "hill_post" / "documents.json"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(WrongTextError, match=message):
        from_standoff(data, texts)


def test_only_the_documents_own_text_can_be_kept(texts: Path) -> None:
    with pytest.raises(WrongTextError, match="not the text of hill_post 1"):
        to_standoff(annotated(BODY.replace("Nobody", "No one")), texts)
    with pytest.raises(WrongTextError, match="not the text of hill_post 1"):
        to_standoff(annotated(BODY.split("\n\n", maxsplit=1)[0] + "\n\n<n1>Nobody</n1>"), texts)  # cut short without @rest
    with pytest.raises(ValueError, match="closes nothing"):
        to_standoff(annotated(BODY.replace("<e1>", "", 1)), texts)
    with pytest.raises(ValueError, match="is not re3d-FOLDER-N"):
        to_standoff(annotated(ident="mill-1"), texts)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"spans": {"e1": [[0, 900]]}}, "e1: [0, 900) is no stretch of the text"),
        ({"spans": {"e1": [[3, 9]]}}, "e1: [3, 9) is no stretch of the text"),
        ({"table": ["e1 shelling by=a1"]}, "e1: wants one type and one realis"),
        ({"header": {"mood": "grim"}}, "header: unknown key 'mood'"),
    ],
)
def test_faults_are_named(texts: Path, change: dict[str, Any], fault: str) -> None:
    assert fault in from_standoff({**to_standoff(annotated(), texts), **change}, texts).faults


def test_files_are_split_by_source_and_checked(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, kept = tmp_path / "0.ann", tmp_path / "1.ann", tmp_path / "kept"
    first.write_text("id: re3d-hill_post-0\n---\nThere was a <e1>wedding</e1>.\n---\ne1 other actual\n", "utf-8")
    second.write_text(f"id: {IDENT}\n---\n{BODY}\n---\n{TABLE}", "utf-8")
    command = ["standoff", str(texts), "--folder", str(kept)]
    monkeypatch.setattr("sys.argv", [*command, "--to-json", str(second), str(first)])
    assert main() == 0
    assert [r.ident for r in load_standoff(texts, "train", kept)] == ["re3d-hill_post-0"]
    assert [r.ident for r in load_standoff(texts, "test", kept)] == [IDENT]
    with pytest.raises(ValueError, match="no split 'dev'"):
        load_standoff(texts, "dev", kept)
    assert check_all(texts, kept)
    spoilt = kept / f"{IDENT}.json"
    spoilt.write_text(spoilt.read_text("utf-8").replace("shelling actual", "shelling"), "utf-8")
    monkeypatch.setattr("sys.argv", [*command, "--check"])
    assert main() == 1
    assert "e1: wants one type and one realis" in capsys.readouterr().out
