"""Reports in, weights out: one seeded run.

    python -m training.train --base WHEEL_OR_DIR --out src/dateline/inference/weights [--folds 0,1] [--epochs N] [--device cuda]

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
from datetime import UTC, datetime
from pathlib import Path

import torch

from dateline.inference.windows import PieceTable
from training.data import REPORTS, Example, fingerprint, folds_by_country, load_examples
from training.evaluate import Scores, evaluate, read_all
from training.export import export
from training.fit import Recipe, fit
from training.model import BASE, base_files, save_json, word_encoder
from training.runtime import torch_graphs
from training.tune import as_json, tuned

FOLDS = 5


def main() -> None:
    args = _arguments()
    recipe = Recipe(epochs=args.epochs, seed=args.seed, device=args.device, threads=args.threads, docs_per_step=args.docs_per_step)
    base = base_files(args.base, Path(tempfile.gettempdir()) / "dateline-base") if args.base.suffix == ".whl" else args.base
    table = PieceTable(word_encoder(base))
    paths = sorted(args.reports.glob("*.ann"))
    examples = load_examples(paths)
    args.out.mkdir(parents=True, exist_ok=True)
    about: dict[str, object] = {"reports": len(examples), "fingerprint": fingerprint(paths), "base": BASE, "seed": args.seed, "epochs": args.epochs}
    limits, held = _folds(args, recipe, base, table, examples)
    about |= {"limits": limits, "held_out": held}
    save_json(args.out / "folds.json", about)
    if args.no_final:
        return
    model = fit(examples, base, table, recipe, "final")
    torch.save(model.state_dict(), args.out / "reader.pt") if args.keep_torch else None
    state = hashlib.sha256(b"".join(p.detach().float().cpu().numpy().tobytes() for p in model.parameters())).hexdigest()
    export(model, base, args.out, about | {"name": f"{datetime.now(UTC):%Y%m%d}-{state[:8]}"})
    print("wrote", args.out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--reports", type=Path, default=REPORTS)
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--folds", default="0,1", help="which of 5 folds to hold out, by number, or 'none'")
    parser.add_argument("--limits", type=Path, help="folds.json or reader.json whose limits to keep when no fold is run")
    parser.add_argument("--most", type=int, default=0, help="train folds on so many reports only (learning curve)")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--docs-per-step", type=int, default=4)
    parser.add_argument("--no-final", action="store_true")
    parser.add_argument("--keep-torch", action="store_true")
    return parser.parse_args()


def _folds(args: argparse.Namespace, recipe: Recipe, base: Path, table: PieceTable, examples: list[Example]) -> tuple[object, object]:
    """(limits, scores on held-out reports) as JSON values"""
    if args.folds == "none":
        kept = json.loads(args.limits.read_text("utf-8")) if args.limits else {"limits": {}, "held_out": {}}
        return kept["limits"], kept["held_out"]
    folds = folds_by_country(examples, FOLDS)
    held = []
    for number in map(int, args.folds.split(",")):
        inside = set(folds[number])
        others = [e for k, e in enumerate(examples) if k not in inside]
        if args.most:
            others = random.Random(args.seed).sample(others, min(args.most, len(others)))
        model = fit(others, base, table, recipe, f"fold {number}")
        torch.save({"model": model.state_dict(), "val": [examples[k].ident for k in folds[number]]}, args.out / f"fold{number}.pt")
        graphs = torch_graphs(model, table, args.device)
        held.append((read_all([examples[k] for k in folds[number]], graphs), graphs))
    limits = tuned(held)
    total = Scores()
    for reads, graphs in held:
        for name, score in evaluate(reads, graphs, limits).by_name.items():
            total.by_name[name].add(score.right, score.found, score.gold)
    print("\n".join(total.lines()))
    return as_json(limits), total.brief() | {"folds": args.folds}


if __name__ == "__main__":
    main()
