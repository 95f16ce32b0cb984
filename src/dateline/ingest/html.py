"""How does a saved page become a document? Main text, title, publisher and date, each with how it was found."""

from __future__ import annotations

import codecs
import logging
import re
from datetime import date, datetime

from dateline.errors import InputRefused
from dateline.ingest.text import decoded
from dateline.model.documents import Document, Provenance

_META_DATES = ("article:published_time", "datePublished", "date", "dc.date", "dcterms.created", "pubdate", "publish-date", "parsely-pub-date")
_CHARSET = re.compile(rb"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_XML_LINE = re.compile(r"^\s*<\?xml\b[^>]*>")
_SENTENCE_END = re.compile(r"[.!?…؟।][\"'”’»)\]]*(?:\s|$)|[。！？]")
_LEAST_SENTENCE = 30
"""Characters. A line as long as this that ends as sentences do is running text; menus and headlines have none."""
_FURNITURE = re.compile(
    r"©|\bcopyright\b|\ball rights reserved\b|\bcookies?\b|\bnewsletters?\b|\bsubscri(?:be|ption)\b|\bsign (?:in|up)\b|\blog ?in\b"
    r"|\bprivacy policy\b|\bterms (?:of use|and conditions)\b|\bjavascript\b|\badvertise with\b",
    re.IGNORECASE,
)
"""Words of the sentences that stand on every page of a site; a short line with them does not make a page a report."""
_LEAST_STORY = 400
"""Characters. A line as long as this tells something, also where a notice stands at its end: old pages have no paragraphs."""
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def document_of_html(raw: bytes, path: str, captured_at: datetime) -> Document:
    """Main text by trafilatura. A date counts only where the page states it as its own (metadata or a time element);
    a date guessed from the text or URL would hang every relative date on a guess."""
    from lxml import html as lxml_html  # heavy: only when a page is read

    page = _page(raw, path)
    text: str | None = _main_text(page)
    if not text or not text.strip():
        raise InputRefused(path, "no readable text in the page")
    text = _running_text(page, text)
    if text is None:
        raise InputRefused(path, "no running text in the page, only headings or links: save the article's own page")
    tree = lxml_html.fromstring(page)
    found: list[Provenance] = []
    title = _title(tree, found)
    publisher = _meta(tree, ("og:site_name", "application-name", "publisher", "dc.publisher"), "publisher", found)
    published = _published(tree, found)
    url = _canonical(tree, found)
    return Document(
        external_id=path, text=_without_title(text, title), title=title, publisher=publisher, published_on=published, url=url, path=path,
        captured_at=captured_at, provenance=tuple(found),
    )  # fmt: skip


def _main_text(page: object) -> str:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return trafilatura.extract(page, include_comments=False, include_tables=True, favor_precision=False) or ""


def _running_text(page: str, text: str) -> str | None:
    """The text, if the page tells anything outside of links that are as long as headlines. A short paragraph full of
    links is sometimes cut at each of them or lost; then the page is read once more with all links as plain words."""
    told = _sentences(_main_text(_unlinked(page, _LEAST_SENTENCE)))
    if not told:
        return None
    return text if told & _sentences(text) else _main_text(_unlinked(page, len(page)))


def _unlinked(page: str, too_long: int) -> object:
    """The page with its links as plain words, and without those of `too_long` characters or more."""
    from lxml import html as lxml_html

    tree = lxml_html.fromstring(page)
    for link in [e for e in tree.iter("a") if e.get("href") and e.getparent() is not None]:
        if len(" ".join(link.text_content().split())) < too_long:
            link.drop_tag()
        else:
            link.drop_tree()
    return tree


def _sentences(text: str) -> set[str]:
    """Lines that end as sentences do and do not stand on every page of a site."""
    lines = (line.strip() for line in text.splitlines())
    ended = (line for line in lines if len(line) >= _LEAST_SENTENCE and _SENTENCE_END.search(line))
    return {line for line in ended if len(line) >= _LEAST_STORY or not _FURNITURE.search(line)}


def _page(raw: bytes, path: str) -> str:
    """The page in characters: UTF-8 where it is that, whatever the page says; else the encoding that it declares."""
    told = _CHARSET.search(raw[:4096])
    declared = told[1].decode("ascii", "replace") if told else "cp1252"
    try:
        codecs.lookup(declared)
    except LookupError:
        declared = "cp1252"
    return _XML_LINE.sub("", decoded(raw, path, declared))


def _title(tree: object, found: list[Provenance]) -> str | None:
    title = _meta(tree, ("og:title", "twitter:title"), "title", found)
    if title is not None:
        return title
    for tag in ("h1", "title"):
        words = " ".join(" ".join(e.text_content().split()) for e in tree.iter(tag))  # type: ignore[attr-defined]
        if words:
            found.append(Provenance("title", tag, words))
            return words
    return None


def _meta(tree: object, names: tuple[str, ...], field: str, found: list[Provenance]) -> str | None:
    for name in names:
        for element in tree.iter("meta"):  # type: ignore[attr-defined]
            key = element.get("property") or element.get("name") or element.get("itemprop") or ""
            value = (element.get("content") or "").strip()
            if key.lower() == name.lower() and value:
                found.append(Provenance(field, f"meta {name}", value))
                return value
    return None


def _published(tree: object, found: list[Provenance]) -> date | None:
    trial: list[Provenance] = []
    for name in _META_DATES:
        value = _meta(tree, (name,), "published_on", trial)
        day = _day(value)
        if day is not None:
            found.append(trial[-1])
            return day
    for script in tree.iter("script"):  # type: ignore[attr-defined]
        if "ld+json" in (script.get("type") or ""):
            match = re.search(r'"datePublished"\s*:\s*"([^"]+)"', script.text or "")
            day = _day(match[1]) if match else None
            if match and day is not None:
                found.append(Provenance("published_on", "JSON-LD datePublished", match[1]))
                return day
    for element in tree.iter("time"):  # type: ignore[attr-defined]
        day = _day(element.get("datetime"))
        said = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
        if day is not None and (element.get("pubdate") is not None or "publi" in said):
            found.append(Provenance("published_on", "time element", element.get("datetime")))
            return day
    return None


def _day(value: str | None) -> date | None:
    match = _ISO.search(value or "")
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _canonical(tree: object, found: list[Provenance]) -> str | None:
    for element in tree.iter("link"):  # type: ignore[attr-defined]
        if "canonical" in (element.get("rel") or "") and (element.get("href") or "").startswith("http"):
            found.append(Provenance("url", "link canonical", element.get("href")))
            return str(element.get("href"))
    return _meta(tree, ("og:url",), "url", found)


def _without_title(text: str, title: str | None) -> str:
    """A headline repeated as the first line is read once, as the title."""
    head, _, rest = text.partition("\n")
    return rest.lstrip("\n") if title is not None and head.strip() == title.strip() and rest.strip() else text
