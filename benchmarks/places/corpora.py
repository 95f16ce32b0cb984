"""How are the geoparsing corpora read: which toponyms count, which article is for looking at?

All three stand in the public repository milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation (GPL-3; measure only):
`data/Corpora/TR-News.xml`, `data/Corpora/lgl.xml`, `data/GWN.xml`, put into one folder. Nothing of them is kept here.

A toponym counts when it has coordinates; in GeoWebNews also a GeoNames id, which streets and buildings lack (they have
coordinates of another source). Every article belongs by the hash of its id to one half: `dev` may be looked at, `test` only
counted.
"""

from __future__ import annotations

import hashlib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.model.documents import Document, Span

FILES = {"TR-News": "TR-News.xml", "LGL": "lgl.xml", "GeoWebNews": "GWN.xml"}
SOURCE = "milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation"
LITERAL = frozenset({"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal"})
"""GeoWebNews' types of toponyms that stand for ground; the others stand for a government, a team, a language …"""
NOT_PLACES = frozenset({"Non_Lit_Expression", "Literal_Expression", "Non_Toponym", "Demonym", "Homonym", "Language"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold span with its point, WGS 84. `country` is a name as the corpus has it, None where it has none."""

    span: Span
    lat: float
    lon: float
    country: str | None
    name: str
    """The gold place's own name."""
    literal: bool


@dataclass(frozen=True, slots=True)
class Article:
    corpus: str
    ident: str
    document: Document
    toponyms: tuple[Toponym, ...]
    """Those that count."""
    spans: tuple[Span, ...] = field(default=())
    """All spans of places, with or without a point: what a reader would have found."""

    @property
    def half(self) -> str:
        digest = hashlib.sha256(f"{self.corpus}/{self.ident}".encode()).digest()
        return "dev" if digest[0] % 2 == 0 else "test"


def read_corpus(name: str, folder: Path) -> list[Article]:
    root = ET.parse(folder / FILES[name]).getroot()
    return [read_article(name, number, node) for number, node in enumerate(root.findall("article"))]


def read_article(corpus: str, number: int, node: ET.Element) -> Article:
    ident = node.get("docid") or node.get("file") or str(number)
    document = Document(ident, node.findtext("text") or "", title=(node.findtext("title") or "").strip() or None)
    found, spans = [], []
    for toponym, phrase in toponyms_of(node):
        span = settled(document.text, phrase, int(toponym.findtext("start") or 0), int(toponym.findtext("end") or 0))
        if span is None:
            continue
        spans.append(span)
        point = point_of(toponym)
        if point is not None and (corpus != "GeoWebNews" or toponym.findtext("geonamesID")):
            country = toponym.findtext("gaztag/country")
            name = toponym.findtext("gaztag/name") or toponym.findtext("normalisedName") or phrase
            found.append(Toponym(span, *point, country, name, corpus != "GeoWebNews" or toponym.findtext("type") in LITERAL))
    return Article(corpus, ident, document, tuple(found), tuple(dict.fromkeys(spans)))


def toponyms_of(node: ET.Element) -> Iterator[tuple[ET.Element, str]]:
    for toponym in node.iter("toponym"):
        if toponym.findtext("type") not in NOT_PLACES:
            yield toponym, toponym.findtext("phrase") or toponym.findtext("extractedName") or ""


def point_of(toponym: ET.Element) -> tuple[float, float] | None:
    for lat, lon in (("latitude", "longitude"), ("gaztag/lat", "gaztag/lon")):
        if toponym.findtext(lat):
            return float(toponym.findtext(lat) or 0), float(toponym.findtext(lon) or 0)
    return None


def settled(text: str, phrase: str, start: int, end: int) -> Span | None:
    """The span as given, or where the offsets are off by some characters, the nearest place of the same words."""
    if text[start:end] == phrase:
        return Span(start, end)
    at = [i for i in range(len(text)) if text.startswith(phrase, i)] if phrase else []
    if not at:
        return Span(start, end) if text[start:end].strip() else None
    nearest = min(at, key=lambda i: abs(i - start))
    return Span(nearest, nearest + len(phrase))
