"""One training run: examples in, fitted model out. The same code for folds, learning curves and the final weights."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from dateline.inference.columns import HINTED, HINTS, LABEL_COLUMNS, LAYERS, SAME_AS
from dateline.inference.decode import ALLOWED, best_tags, spans_of_tags
from dateline.inference.drafts import HINT_FROM, HINT_LETTERS
from dateline.inference.pairs import candidate_pairs, mentions_of, pair_features
from dateline.inference.windows import PieceTable, windows_of
from dateline.inference.words import Words
from training.augment import Pools, augmented, pools_of
from training.data import Example, Targets, targets_of
from training.model import Reader, load_base
from training.resume import weights_in
from training.runtime import halved

ONE_OF = ("type", "realis", "stance", "effect")
WEIGHTS = {"type": 1.0, "realis": 0.7, "stance": 1.0, "effect": 0.3, "aspect": 0.7, "flag": 0.7, "real": 0.7}
TAG_WEIGHT = 3.0
"""Edges and labels can only be as right as the mentions that they hang on."""
MASKED, MASK = 0.1, 103
"""Share of words that a training step hides from the encoder, so that it learns from what stands around them."""
SMOOTHED = 0.1
"""Label smoothing of types, realis and stances: without it, the fourth weights knew .98 of the labels of their own training reports
and .77 of those of reports that they had not seen."""
REAL_AT_FIRST, EDGE_AT_FIRST = 1.0, -3.5
ALLOWED_T = torch.from_numpy(ALLOWED)


@dataclass(frozen=True)
class Recipe:
    """What a run is made with."""

    epochs: int = 20
    seed: int = 7
    docs_per_step: int = 2
    encoder_rate: float = 3e-4
    head_rate: float = 2e-3
    augment: float = 0.7
    noise_from: int = 3
    device: str = "cpu"
    threads: int = 2
    start: Path | None = None
    """Weights to go on from (a `foldN.pt` or a folder of exported ones), instead of the base encoder alone."""
    stop: int = 0
    """End after so many epochs, with the rates of the full number; 0 for no such end."""
    keep: Path | None = None
    """Where the weights are put after each epoch, so that a run that is broken off is not lost."""
    average: float = 0.0
    """Decay of a running mean of the weights, step by step; it is what the run gives. 0 for the last step's own weights."""


@dataclass
class Joined:
    """Gold and found mentions of one document together; `real` false for found ones that no gold mention meets."""

    first: np.ndarray
    last: np.ndarray
    letter: np.ndarray
    cluster: np.ndarray
    real: np.ndarray


def fit(examples: Sequence[Example], base: Path, table: PieceTable, recipe: Recipe, log: str = "") -> Reader:
    """Train on `examples`, seeded."""
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    rng = random.Random(recipe.seed)
    model = Reader()
    load_base(model, base)
    _set_priors(model, examples)
    if recipe.start is not None:
        model.load_state_dict(weights_in(recipe.start))
    model.to(recipe.device)
    model.a.encoder.pieces.weight.requires_grad_(False)
    pools = pools_of(examples)
    steps = max(recipe.epochs, 1) * -(-len(examples) // recipe.docs_per_step)
    optimizer = _optimizer(model, recipe)
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(recipe.average)) if recipe.average else None
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda k: min((k + 1) / (0.08 * steps), max(0.02, 1 - k / steps)))
    began = time.monotonic()
    for epoch in range(recipe.stop or recipe.epochs):
        model.train()
        sums = np.zeros(4)
        for batch in _batches(examples, recipe.docs_per_step, rng):
            told = [_told(examples[k], pools, recipe, rng) for k in batch]
            losses = _losses(model, told, table, rng if epoch >= recipe.noise_from else None)
            (torch.stack(losses).sum() + (TAG_WEIGHT - 1) * losses[0]).backward()
            sums += [len(batch) * float(x.detach()) for x in losses]
            torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
            optimizer.step()
            if mean is not None:
                mean.update_parameters(model)
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
        tags, labels, edges, same = sums / len(examples)
        told = f"tags {tags:.3f} labels {labels:.3f} edges {edges:.3f} same {same:.3f}"
        print(f"{log} epoch {epoch + 1}: {told}  {time.monotonic() - began:.0f} s", flush=True)
        if recipe.keep is not None:
            torch.save({"model": (model if mean is None else mean.module).state_dict(), "val": []}, recipe.keep)
    return model if mean is None else mean.module


def _set_priors(model: Reader, examples: Sequence[Example]) -> None:
    """Let every head begin at how common its answers are, so that no step is spent on learning that most words are outside."""
    targets = [targets_of(example) for example in examples]
    tags = np.ones((len(LAYERS), 3)) + sum((t.tags[:, :, None] == np.arange(3)).sum(axis=0) for t in targets)
    told = 1 + sum((t.labels * t.known).sum(axis=0) for t in targets)
    asked = 2 + sum(t.known.sum(axis=0) for t in targets)
    share = told / asked
    logits = np.log(share / (1 - share))
    for block in ONE_OF:
        logits[LABEL_COLUMNS[block]] = np.log(share[LABEL_COLUMNS[block]])
    logits[LABEL_COLUMNS["real"]] = REAL_AT_FIRST
    with torch.no_grad():
        model.a.tags[-1].bias.copy_(torch.from_numpy(np.log(tags / tags.sum(axis=1, keepdims=True))).reshape(-1))
        model.b.labels[-1].bias.copy_(torch.from_numpy(logits))
        model.b.out.bias[:HINTS].fill_(EDGE_AT_FIRST)
        model.b.out.bias[HINTS:].zero_()
        model.b.out.weight[HINTS:].zero_()


def _told(example: Example, pools: Pools, recipe: Recipe, rng: random.Random) -> Example:
    return augmented(example, pools, rng) if rng.random() < recipe.augment else example


def _optimizer(model: Reader, recipe: Recipe) -> torch.optim.Optimizer:
    encoder = [p for p in model.a.encoder.parameters() if p.requires_grad]
    own = {id(p) for p in encoder}
    heads = [p for p in model.parameters() if p.requires_grad and id(p) not in own]
    groups = [{"params": encoder, "lr": recipe.encoder_rate}, {"params": heads, "lr": recipe.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def _batches(examples: Sequence[Example], size: int, rng: random.Random) -> list[list[int]]:
    """Reports of about equal length together, so that little is padded; the order of batches is random."""
    order = sorted(range(len(examples)), key=lambda k: len(examples[k].tokens) * rng.uniform(0.8, 1.25))
    batches = [order[at : at + size] for at in range(0, len(order), size)]
    rng.shuffle(batches)
    return batches


def _losses(model: Reader, examples: Sequence[Example], table: PieceTable, noise: random.Random | None) -> list[Tensor]:
    """[tags, labels, edges, same-as], each the mean over the reports of a step; with `noise`, words are hidden and what the tagger
    finds stands beside the gold mentions."""
    device = next(model.parameters()).device
    told = [(words, targets_of(example), windows_of(words, table)) for example in examples for words in (example.words(),)]
    rows, width = sum(len(w.ids) for _, _, w in told), max(w.ids.shape[1] for _, _, w in told)
    ids, shapes = np.zeros((rows, width), dtype=np.int64), np.zeros((rows, width), dtype=np.int64)
    at = 0
    for _, _, win in told:
        ids[at : at + len(win.ids), : win.ids.shape[1]] = win.ids
        shapes[at : at + len(win.ids), : win.ids.shape[1]] = win.shapes
        at += len(win.ids)
    if noise is not None:
        hidden = np.random.default_rng(noise.getrandbits(32)).random(ids.shape) < MASKED
        ids[hidden & (shapes > 0)] = MASK
    with torch.autocast(device.type, torch.bfloat16, enabled=halved(device.type)):
        x, y = model.a(torch.from_numpy(ids).to(device), torch.from_numpy(shapes).to(device))
    sums = [x.sum() * 0.0 for _ in range(4)]
    at = 0
    for words, targets, win in told:
        place = torch.from_numpy(win.window + at).to(device), torch.from_numpy(win.column).to(device)
        at += len(win.ids)
        for k, loss in enumerate(_document_losses(model, x[place].float(), y[place].float(), words, targets, noise)):
            sums[k] = sums[k] + loss / len(told)
    return sums


def _document_losses(
    model: Reader, vectors: Tensor, tags: Tensor, words: Words, targets: Targets, noise: random.Random | None
) -> list[Tensor]:
    learn = torch.from_numpy(targets.learn).to(tags.device)
    gold = torch.from_numpy(targets.tags).to(tags.device)
    tag_loss = F.cross_entropy(tags[learn].reshape(-1, 3), gold[learn].reshape(-1), reduction="sum") / max(int(targets.learn.sum()), 1)
    if not len(targets.first):
        return [tag_loss, *(tag_loss * 0 for _ in range(3))]
    joined = with_noise(targets, tags.detach().cpu().numpy(), words, noise)
    return [tag_loss, *_head_losses(model, vectors, words, targets, joined)]


def with_noise(targets: Targets, tags: np.ndarray, words: Words, rng: random.Random | None) -> Joined:
    """Gold mentions and, of what the tagger finds now, some more: shifted copies of gold ones and false ones."""
    columns = (targets.letter, targets.first, targets.last, targets.cluster)
    rows = [(int(lt), int(f), int(la), int(c), True) for lt, f, la, c in zip(*columns, strict=True)]
    if rng is not None:
        gold = {(r[0], r[1], r[2]) for r in rows}
        fresh = len(targets.names)
        found = spans_of_tags(best_tags(tags, words.blocks, np.zeros(len(LAYERS), np.float32)))
        for letter, first, last in found:
            if (letter, first, last) in gold or not targets.learn[first] or rng.random() < 0.3:
                continue
            met = [r for r in rows if r[4] and r[0] == letter and r[1] <= last and first <= r[2]]
            if met:
                best = max(met, key=lambda r: min(last, r[2]) - max(first, r[1]))
                if rng.random() < 0.5:
                    rows.append((letter, first, last, best[3], True))
            else:
                rows.append((letter, first, last, fresh, False))
                fresh += 1
    rows.sort(key=lambda r: (r[1], -r[2], r[0]))
    letter, first, last, cluster, real = (np.array(c, dtype=np.int64) for c in zip(*rows, strict=True))
    return Joined(first, last, letter, cluster, real.astype(bool))


def _head_losses(model: Reader, vectors: Tensor, words: Words, targets: Targets, joined: Joined) -> list[Tensor]:
    device = vectors.device
    mentions = mentions_of(list(zip(joined.letter.tolist(), joined.first.tolist(), joined.last.tolist(), strict=True)))
    pairs = candidate_pairs(words, mentions)
    features = torch.from_numpy(pair_features(words, mentions, pairs)).to(device)
    first, last = torch.from_numpy(joined.first).to(device), torch.from_numpy(joined.last).to(device)
    total = F.pad(vectors.cumsum(0), (0, 0, 1, 0))
    mean = (total[last + 1] - total[first]) / (last + 1 - first)[:, None]
    spans = torch.cat([vectors[first], vectors[last], mean], dim=1)
    labels, logits = model.b(spans, torch.from_numpy(joined.letter).to(device), torch.from_numpy(pairs).to(device), features)
    return [label_loss(hinted(labels, logits, pairs, joined), targets, joined), *pair_losses(logits, pairs, targets, joined)]


def hinted(labels: Tensor, logits: Tensor, pairs: np.ndarray, joined: Joined) -> Tensor:
    """`dateline.inference.drafts.hinted` with gradients; the belief in an edge is not trained through its hints."""
    if not len(pairs):
        return labels
    device = labels.device
    i, letter = torch.from_numpy(pairs[:, 0]).to(device), torch.from_numpy(joined.letter).to(device)
    j = torch.from_numpy(pairs[:, 1]).to(device)
    may = ALLOWED_T.to(device)[:, letter[i], letter[j]].T
    belief = torch.sigmoid(logits[:, :SAME_AS].detach().masked_fill(~may, -60.0).amax(dim=1))
    rows = ((belief > HINT_FROM) & torch.isin(letter[i], torch.tensor(HINT_LETTERS, device=device))).nonzero()[:, 0]
    source, weight = i[rows], belief[rows, None]
    total = torch.zeros(len(labels), len(HINTED), device=device).index_add(0, source, weight * logits[rows, HINTS:])
    share = torch.zeros(len(labels), 1, device=device).index_add(0, source, weight).clamp(min=1.0)
    return labels.index_add(1, torch.tensor(HINTED, device=device), total / share)


def label_loss(logits: Tensor, targets: Targets, joined: Joined) -> Tensor:
    device = logits.device
    cluster = torch.from_numpy(joined.cluster).to(device)
    count = int(joined.cluster.max()) + 1
    sums = torch.zeros(count, logits.shape[1], device=device).index_add(0, cluster, logits)
    mean = sums / torch.zeros(count, device=device).index_add(0, cluster, torch.ones(len(cluster), device=device)).clamp(min=1)[:, None]
    gold = np.zeros((count, logits.shape[1]), np.float32)
    known = np.zeros((count, logits.shape[1]), bool)
    gold[: len(targets.names)], known[: len(targets.names)] = targets.labels, targets.known
    known[:, LABEL_COLUMNS["real"]] = True
    want, ask = torch.from_numpy(gold).to(device), torch.from_numpy(known).to(device)
    loss = logits.sum() * 0
    for block in ONE_OF:
        columns = LABEL_COLUMNS[block]
        rows = ask[:, columns.start]
        if rows.any():
            told = mean[rows][:, columns], want[rows][:, columns].argmax(1)
            loss = loss + WEIGHTS[block] * F.cross_entropy(*told, label_smoothing=SMOOTHED)
    for block in ("aspect", "flag", "real"):
        columns = LABEL_COLUMNS[block]
        rows = ask[:, columns]
        if rows.any():
            loss = loss + WEIGHTS[block] * F.binary_cross_entropy_with_logits(mean[:, columns][rows], want[:, columns][rows])
    return loss


def pair_losses(logits: Tensor, pairs: np.ndarray, targets: Targets, joined: Joined) -> list[Tensor]:
    """[edges between nodes, best score over mention pairs; same-as as a choice among earlier mentions or none]"""
    device = logits.device
    if not len(pairs):
        return [logits.sum() * 0, logits.sum() * 0]
    count = int(joined.cluster.max()) + 1
    i, j = torch.from_numpy(pairs[:, 0]).to(device), torch.from_numpy(pairs[:, 1]).to(device)
    cluster, letter = torch.from_numpy(joined.cluster).to(device), torch.from_numpy(joined.letter).to(device)
    source, target = cluster[i], cluster[j]
    keys, place = torch.unique(source * count + target, return_inverse=True)
    best = torch.full((len(keys), SAME_AS), -1e4, device=device)
    best = best.scatter_reduce(0, place[:, None].expand(-1, SAME_AS), logits[:, :SAME_AS], "amax", include_self=False)
    of_node = torch.zeros(count, dtype=torch.long, device=device)
    of_node[cluster] = letter
    a, b = keys // count, keys % count
    allowed = ALLOWED_T.to(device)[:, of_node[a], of_node[b]].T & (a != b)[:, None]
    want = torch.zeros(len(keys), SAME_AS, device=device)
    if targets.edges:
        gold = torch.tensor(targets.edges, device=device)
        row = torch.searchsorted(keys, gold[:, 0] * count + gold[:, 1]).clamp(max=len(keys) - 1)
        there = keys[row] == gold[:, 0] * count + gold[:, 1]
        want[row[there], gold[there, 2]] = 1.0
    edge_loss = F.binary_cross_entropy_with_logits(best[allowed], want[allowed], reduction="sum") / max(len(targets.names), 1)
    earlier = (j < i) & (letter[i] == letter[j])
    scores, later, match = logits[earlier, SAME_AS], i[earlier], (source == target)[earlier]
    size = len(joined.first)
    zero = torch.zeros(size, device=device)
    top = torch.zeros(size, device=device).scatter_reduce(0, later, scores.detach(), "amax", include_self=True)
    every = torch.exp(zero - top).index_add(0, later, torch.exp(scores - top[later]))
    right = zero.index_add(0, later[match], torch.exp(scores[match] - top[later[match]]))
    has = zero.index_add(0, later[match], torch.ones(int(match.sum()), device=device)) > 0
    right = torch.where(has, right, torch.exp(zero - top))
    same_loss = (torch.log(every) - torch.log(right.clamp(min=1e-20))).sum() / size
    return [edge_loss * 1.0, same_loss * 2]

