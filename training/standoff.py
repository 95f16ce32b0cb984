"""How is an annotation of somebody else's text kept without the text?

As stand-off data: the document's key and checksum, spans as character offsets, and the table.
`python -m training.standoff RE3D_DIR --to-json FILES...` turns `.ann` files into JSON beside `training/re3d`'s others;
`python -m training.standoff RE3D_DIR --check` puts all of them back on their texts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from training.annotated import AnnotatedReport, check_rows, load, parse_table
from training.scheme import EVENT_LABELS, HEADER_KEYS, REALIS

HERE = Path(__file__).resolve().parent / "re3d"
FROM_DOCUMENT = {"title": "title", "publisher": "sourceName"}
"""Header keys whose words stand in the document's own record: they are read there, never stored."""
SPLITS = ("train", "test")


class WrongTextError(ValueError):
    """The text at hand is not the one that was annotated."""


def to_standoff(report: AnnotatedReport, re3d_folder: Path, split: str = "train") -> dict[str, Any]:
    """The report's annotations without its words. `re3d_folder` holds the text that it must reproduce."""
    if report.faults:
        raise ValueError(f"{report.path}: {report.faults[0]}")
    folder, number = place_of(report.ident)
    record = records(re3d_folder, folder)[number]
    text = record["text"]
    if not text.startswith(report.text) or (not report.open_end and text.rstrip("\n") != report.text.rstrip("\n")):
        raise WrongTextError(f"{report.path}: the body is not the text of {folder} {number}")
    return {
        "id": report.ident,
        "folder": folder,
        "key": record["_id"],
        "sha256": checksum(text),
        "split": split,
        "header": {k: v for k, v in report.header.items() if k != "id" and k not in FROM_DOCUMENT},
        "annotated_to": len(report.text),
        "spans": {name: [list(span) for span in spans] for name, spans in report.spans.items()},
        "table": [row(name, report) for name in report.flags],
    }


def from_standoff(data: Mapping[str, Any], re3d_folder: Path) -> AnnotatedReport:
    """The annotated report, its text read from `re3d_folder`. A text cut short by `@rest` ends where its annotation ends."""
    found = [r for r in records(re3d_folder, data["folder"]) if r["_id"] == data["key"]]
    if len(found) != 1:
        raise WrongTextError(f"{data['id']}: {len(found)} documents {data['key']} in {data['folder']}")
    full = found[0]["text"]
    if checksum(full) != data["sha256"]:
        raise WrongTextError(f"{data['id']}: the text of {data['key']} has changed since it was annotated")
    text = full[: data["annotated_to"]]
    spans = {name: tuple((start, end) for start, end in given) for name, given in data["spans"].items()}
    flags, edges, faults = parse_table("\n".join(data["table"]))
    faults += check_rows(spans, flags, edges)
    faults += [
        f"{name}: [{start}, {end}) is no stretch of the text"
        for name, given in spans.items()
        for start, end in given
        if not 0 <= start < end <= len(text) or text[start].isspace() or text[end - 1].isspace()
    ]
    faults += [f"header: unknown key {key!r}" for key in data["header"] if key not in HEADER_KEYS]
    taken = {key: " ".join(found[0].get(field, "").split()) for key, field in FROM_DOCUMENT.items()}
    header = {"id": data["id"], **taken, **data["header"]}
    open_end = bool(full[data["annotated_to"] :].strip())
    return AnnotatedReport(data["id"], header, text, spans, flags, edges, open_end, tuple(faults))


def load_standoff(re3d_folder: Path, split: str, folder: Path = HERE) -> list[AnnotatedReport]:
    """All reports of one split, in name order. "test" is for testing only."""
    if split not in SPLITS:
        raise ValueError(f"no split {split!r}: {' or '.join(SPLITS)}")
    kept = (json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json")))
    return [from_standoff(data, re3d_folder) for data in kept if data["split"] == split]


def row(name: str, report: AnnotatedReport) -> str:
    """One line of the table, as `.ann` files write it."""
    edges = (f"{key}={','.join(values)}" for key, values in report.edges[name].items())
    flags = sorted(report.flags[name], key=lambda flag: (flag not in EVENT_LABELS, flag not in REALIS, flag))
    return " ".join((name, *flags, *edges))


def place_of(ident: str) -> tuple[str, int]:
    """`re3d-FOLDER-N` -> (folder, N); N counts the lines of documents.json from 0."""
    prefix, _, rest = ident.partition("-")
    folder, _, number = rest.rpartition("-")
    if prefix != "re3d" or not folder or not number.isdecimal():
        raise ValueError(f"{ident!r} is not re3d-FOLDER-N")
    return folder, int(number)


def records(re3d_folder: Path, folder: str) -> list[dict[str, Any]]:
    lines = (re3d_folder / folder / "documents.json").read_text("utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


def checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def write_all(files: Sequence[Path], re3d_folder: Path, target: Path) -> None:
    """The `.ann` files as JSON. By source and number, the first half of each source trains, the rest tests."""
    reports = sorted((load(path) for path in files), key=lambda r: place_of(r.ident))
    by_source: dict[str, list[AnnotatedReport]] = {}
    for report in reports:
        by_source.setdefault(place_of(report.ident)[0], []).append(report)
    for group in by_source.values():
        for k, report in enumerate(group):
            data = to_standoff(report, re3d_folder, "train" if 2 * k < len(group) else "test")
            (target / f"{report.ident}.json").write_text(as_json(data), "utf-8")
            print(f"{report.ident}: {data['split']}")


def as_json(data: Mapping[str, Any]) -> str:
    """One node a line, so that a change shows in a diff."""
    spans = ",\n".join(f"    {json.dumps(k)}: {json.dumps(v)}" for k, v in data["spans"].items())
    table = ",\n".join(f"    {json.dumps(line)}" for line in data["table"])
    rest = [f"  {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in data.items() if k not in ("spans", "table")]
    return ",\n".join(["{\n" + rest[0], *rest[1:], f'  "spans": {{\n{spans}\n  }}', f'  "table": [\n{table}\n  ]\n}}\n'])


def check_all(re3d_folder: Path, folder: Path) -> bool:
    """Print what is wrong with each; True when nothing is."""
    fine = True
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text("utf-8"))
        try:
            report = from_standoff(data, re3d_folder)
        except WrongTextError as wrong:
            faults: tuple[str, ...] = (str(wrong),)
        else:
            faults = report.faults if data["split"] in SPLITS else (*report.faults, f"no split {data['split']!r}")
        fine = fine and not faults
        print(f"{path.name} ({data['split']}): {'; '.join(faults) or 'ok'}")
    return fine


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("re3d", type=Path, help="the folder that holds centcom/, uk_government/, us_state_department/")
    parser.add_argument("--to-json", type=Path, nargs="+", default=[], metavar="FILE", help=".ann files to keep as JSON")
    parser.add_argument("--check", action="store_true", help="put every JSON back on its text")
    parser.add_argument("--folder", type=Path, default=HERE, help="where the JSON lies")
    args = parser.parse_args()
    if args.to_json:
        args.folder.mkdir(parents=True, exist_ok=True)
        write_all(args.to_json, args.re3d, args.folder)
    return 0 if not args.check or check_all(args.re3d, args.folder) else 1


if __name__ == "__main__":
    sys.exit(main())
