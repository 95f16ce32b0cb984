"""The shipped reader: reads whole documents, gives exact spans and allowed edges, the same each time."""

import json
import shutil
from functools import cache
from pathlib import Path

import pytest

from dateline.errors import ReaderError
from dateline.extract.ports import EDGE_TARGETS, Reading
from dateline.extract.segment import reading_view
from dateline.inference.columns import EVENT_TYPES, REALIS, STANCES
from dateline.inference.onnx_reader import FILES, WEIGHTS, OnnxReader
from dateline.model.documents import Document

pytestmark = pytest.mark.skipif(not all((WEIGHTS / f).is_file() for f in FILES), reason="no weights in this checkout")
TEXT = (
    "TALWEYN, Friday – Gunmen from the Northern Storm Brigade attacked an army post near the village of Talweyn on Thursday, "
    "killing four soldiers, a military spokesman said.\n\n"
    "The group claimed responsibility for the attack on its Telegram channel and said it had killed 11 soldiers. "
    "Colonel Idris Oumarou denied the claim."
)


@cache
def _reader() -> OnnxReader:
    return OnnxReader()


def _read(text: str, title: str | None = None) -> tuple[Document, Reading]:
    document = Document("x", text, title)
    return document, _reader().read(reading_view(document))


def _sound(document: Document, reading: Reading) -> None:
    for node in reading.nodes.values():
        assert node.spans == tuple(sorted(node.spans))
        for span in node.spans:
            words = document.words(span)
            assert words and words == words.strip()
        for name, targets in node.edges.items():
            for target in targets:
                assert reading.nodes[target].kind.value in EDGE_TARGETS[node.kind.value][name]
        if node.kind.value == "e":
            assert node.label in EVENT_TYPES and node.realis in REALIS
        if node.kind.value == "s":
            assert node.label in STANCES


def test_an_attack_is_read() -> None:
    document, reading = _read(TEXT)
    _sound(document, reading)
    found = {(n.kind.value, document.words(s)) for n in reading.nodes.values() for s in n.spans}
    assert ("e", "attacked") in found
    assert any(kind == "s" for kind, _ in found)
    assert any(n.to("by") and n.to("on") for n in reading.nodes.values() if n.kind.value == "e")


@pytest.mark.parametrize("text", ["", " \n ", "🚨🚨", "قال الجيش إن 12 جنديا قتلوا", "x" * 3_000, "\u200b \u200d", "🚨 Blast in Aden 🚨 12 killed 💥, police say"])
def test_strange_texts_break_nothing(text: str) -> None:
    document, reading = _read(text)
    _sound(document, reading)
    told = [n for n in reading.nodes.values() if n.kind.value in "es"]
    assert bool(told) == ("killed" in text)


def test_the_same_text_reads_the_same() -> None:
    assert _read(TEXT)[1] == _read(TEXT)[1]


def test_repeats_are_read_once() -> None:
    assert _read(f"{TEXT}\n\n{TEXT}")[1] == _read(TEXT)[1]


def test_a_long_document_is_read_to_its_end() -> None:
    filler = "\n\n".join(f"In paragraph {k} the council discussed roads, wells and the school of ward {k} at length." for k in range(250))
    document, reading = _read(f"{filler}\n\n{TEXT}")
    _sound(document, reading)
    assert any(document.words(s) == "attacked" for n in reading.nodes.values() for s in n.spans)


def test_a_title_given_apart_is_context_and_a_repeated_one_is_read_in_the_text() -> None:
    title = "Gunmen kill four soldiers in Talweyn"
    assert not any(s.title for n in _read(TEXT, title)[1].nodes.values() for s in n.spans)
    document, reading = _read(f"{title}\n{TEXT}", title)
    _sound(document, reading)
    assert not any(s.title for n in reading.nodes.values() for s in n.spans)


def test_missing_or_foreign_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"no a\.onnx"):
        OnnxReader(tmp_path)
    for name in FILES:
        shutil.copy(WEIGHTS / name, tmp_path / name)
    (tmp_path / "reader.json").write_text('{"name": "old", "columns": {"layers": ["e"]}, "limits": {}}')
    with pytest.raises(ReaderError, match="other layers"):
        OnnxReader(tmp_path)
    about = json.loads((WEIGHTS / "reader.json").read_text("utf-8"))
    about["limits"]["event_links"] = [1.0, 2.0]
    (tmp_path / "reader.json").write_text(json.dumps(about))
    with pytest.raises(ReaderError, match="other event links"):
        OnnxReader(tmp_path)
