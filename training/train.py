"""Reports in, weights out: one seeded run.

    python -m training.train --base WHEEL_OR_DIR --out src/dateline/inference/weights [--folds 0,1] [--epochs N] [--device cuda]

`--start FOLD.pt --limits folds.json` goes on from a fold's weights (or a folder of exported ones), on all reports; limits and scores stay
those that the fold had on the reports that it never saw (`--countries` says of which countries). Without `--limits` the fold
itself goes on from those weights, its countries still held out; with `--limits` and `--epochs 0` a fold's weights are exported
as they are. `--hold K` makes the weights from one run instead: trained on nine tenths, the limits tuned on the K-th tenth.

Folds (by country: a conflict is never on both sides) are trained first; the limits are tuned on what they held out and
their scores kept. The final weights are trained on all reports. `--folds none` keeps the limits of an earlier
`--limits FILE`; `--no-final` stops after the folds.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import torch

from dateline.inference.windows import PieceTable
from training.data import REPORTS, Example, example_of, fingerprint, folds_by_country, load_examples
from training.evaluate import Scores, evaluate, read_all
from training.export import export
from training.fit import Recipe, fit
from training.model import BASE, Reader, base_files, save_json, word_encoder
from training.resume import weights_in
from training.runtime import torch_graphs
from training.standoff import load_standoff
from training.tune import as_json, tuned

FOLDS = 5


def main() -> None:
    args = _arguments()
    recipe = Recipe(
        epochs=args.epochs,
        seed=args.seed,
        device=args.device,
        threads=args.threads,
        docs_per_step=args.docs_per_step,
        stop=args.stop,
        keep=args.out / "last.pt",
        average=args.average,
    )
    if args.start is not None:
        rates = recipe.encoder_rate * args.rate, recipe.head_rate * args.rate
        recipe = replace(recipe, start=args.start, encoder_rate=rates[0], head_rate=rates[1], noise_from=0)
    base = base_files(args.base, Path(tempfile.gettempdir()) / "dateline-base") if args.base.suffix == ".whl" else args.base
    table = PieceTable(word_encoder(base))
    paths = sorted(args.reports.glob("*.ann"))
    examples = load_examples(paths)
    public = [example_of(r) for r in load_standoff(args.re3d, "train")] if args.re3d else []
    args.out.mkdir(parents=True, exist_ok=True)
    if args.start is not None and args.limits is not None:
        _go_on(args, recipe, base, table, examples, public)
        return
    about: dict[str, object] = {"reports": len(examples), "public": len(public), "fingerprint": fingerprint(paths)}
    about |= {"base": BASE, "seed": args.seed, "epochs": args.epochs}
    if args.hold is not None:
        args.folds = str(args.hold)
    limits, held = _folds(args, recipe, base, table, examples, public)
    about |= {"limits": limits, "held_out": held}
    save_json(args.out / "folds.json", about)
    if args.no_final:
        return
    if args.hold is None:
        model = fit([*examples, *public], base, table, recipe, "final")
    else:
        model = Reader()
        model.load_state_dict(torch.load(args.out / f"fold{args.hold}.pt")["model"])
    torch.save(model.state_dict(), args.out / "reader.pt") if args.keep_torch else None
    export(model, base, args.out, about | {"name": f"{datetime.now(UTC):%Y%m%d}-{_digest(model)}"})
    print("wrote", args.out)


def _go_on(args: argparse.Namespace, recipe: Recipe, base: Path, table: PieceTable, examples: list[Example], public: list[Example]) -> None:
    fold = json.loads(args.limits.read_text("utf-8"))
    if args.cuts:
        fold["limits"] = mean_limits([json.loads(path.read_text("utf-8"))["limits"] for path in args.cuts])
    if args.links is not None:
        fold["limits"]["event_links"] = json.loads(args.links.read_text("utf-8"))["limits"]["event_links"]
    model = fit([*examples, *public], base, table, recipe, "go on")
    if args.mean:
        before = weights_in(args.start)
        model.load_state_dict({name: (before[name] + after.cpu()) / 2 for name, after in model.state_dict().items()})
    torch.save({"model": model.state_dict(), "val": []}, args.out / "final.pt")
    about: dict[str, object] = {"reports": len(examples), "public": len(public), "base": BASE, "seed": args.seed}
    about |= {"fingerprint": fingerprint(sorted(args.reports.glob("*.ann"))), "epochs": f"{fold['epochs']} (fold) + {args.epochs} (all)"}
    about |= {"limits": fold["limits"], "held_out": fold["held_out"], "fold_fingerprint": fold["fingerprint"]}
    export(model, base, args.out, about | {"name": f"{datetime.now(UTC):%Y%m%d}-{_digest(model)}"})
    print("wrote", args.out)


def mean_limits(given: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The mean of limits that were tuned on different reports; weights of event links are the first one's."""
    found: dict[str, Any] = {}
    for name, value in given[0].items():
        if name == "event_links":
            continue
        told = [limits[name] for limits in given]
        many = isinstance(value, list)
        found[name] = [round(sum(v) / len(v), 4) for v in zip(*told, strict=True)] if many else round(sum(told) / len(told), 4)
    return found | {"event_links": given[0]["event_links"]}


def _digest(model: Reader) -> str:
    return hashlib.sha256(b"".join(p.detach().float().cpu().numpy().tobytes() for p in model.parameters())).hexdigest()[:8]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--reports", type=Path, default=REPORTS)
    parser.add_argument("--re3d", type=Path, help="folder of re3d: its annotated train split is trained on too")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--stop", type=int, default=0, help="end after so many epochs, with the rates of --epochs")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--folds", default="0,1", help="which of 5 folds to hold out, by number, or 'none'")
    parser.add_argument("--countries", help="instead of a numbered fold: hold out the reports of these countries (ISO codes, commas)")
    parser.add_argument("--names", type=Path, help="instead of a numbered fold: hold out the reports named in this file")
    parser.add_argument("--limits", type=Path, help="folds.json or reader.json whose limits to keep when no fold is run")
    parser.add_argument("--cuts", type=Path, nargs="+", help="with --limits: files like that one whose limits to take instead, the mean of several")
    parser.add_argument("--links", type=Path, help="with --limits: folds.json or reader.json whose weights of event links to take instead")
    parser.add_argument("--start", type=Path, help="weights to go on from: a fold's, or a folder of exported ones")
    parser.add_argument("--rate", type=float, default=0.5, help="with --start: the learning rates as a share of those from scratch")
    parser.add_argument("--average", type=float, default=0.0, help="decay of a running mean of the weights, which is kept instead of them")
    parser.add_argument("--mean", action="store_true", help="with --start: the mean of those weights and the new ones")
    parser.add_argument("--hold", type=int, help="one run: train on nine tenths, tune on this tenth (0 to 9), export that model")
    parser.add_argument("--most", type=int, default=0, help="train folds on so many reports only (learning curve)")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--docs-per-step", type=int, default=2)
    parser.add_argument("--no-final", action="store_true")
    parser.add_argument("--keep-torch", action="store_true")
    return parser.parse_args()


def _folds(
    args: argparse.Namespace, recipe: Recipe, base: Path, table: PieceTable, examples: list[Example], public: list[Example]
) -> tuple[object, object]:
    """(limits, scores on held-out reports) as JSON values; `public` reports are trained on in every fold."""
    if args.folds == "none":
        kept = json.loads(args.limits.read_text("utf-8")) if args.limits else {"limits": {}, "held_out": {}}
        return kept["limits"], kept["held_out"]
    folds = folds_by_country(examples, FOLDS if args.hold is None else 2 * FOLDS)
    numbers = [int(n) for n in args.folds.split(",")]
    if args.countries or args.names:
        countries = set(args.countries.split(",")) if args.countries else set()
        named = set(args.names.read_text("utf-8").split()) if args.names else set()
        folds, numbers = [[k for k, e in enumerate(examples) if e.country in countries or e.ident in named]], [0]
    held = []
    for number in numbers:
        inside = set(folds[number])
        others = [e for k, e in enumerate(examples) if k not in inside]
        if args.most:
            others = random.Random(args.seed).sample(others, min(args.most, len(others)))
        model = fit([*others, *public], base, table, recipe, f"fold {number}")
        torch.save({"model": model.state_dict(), "val": [examples[k].ident for k in folds[number]]}, args.out / f"fold{number}.pt")
        graphs = torch_graphs(model, table, args.device)
        held.append((read_all([examples[k] for k in folds[number]], graphs), graphs))
    limits = tuned(held)
    total = Scores()
    for reads, graphs in held:
        for name, score in evaluate(reads, graphs, limits).by_name.items():
            total.by_name[name].add(score.right, score.found, score.gold)
    print("\n".join(total.lines()))
    names = [examples[k].ident for number in numbers for k in folds[number]]
    return as_json(limits), total.brief() | {"folds": "countries" if args.countries else "names" if args.names else args.folds, "reports": names}


if __name__ == "__main__":
    main()
