"""How do the fitted weights leave torch? Two int8 ONNX graphs, the tokenizer and reader.json in one folder."""

from __future__ import annotations

import logging
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from dateline.inference.columns import LETTERS
from dateline.inference.onnx_reader import columns
from dateline.inference.pairs import FEATURES
from training.model import VECTOR, Reader, save_json


def export(model: Reader, base: Path, folder: Path, about: dict[str, object], *, int8: bool = True) -> None:
    """Write a.onnx, b.onnx, tokenizer.json and reader.json into `folder`.

    Weights keep 7 of 8 bits: with 8, the sums of two products saturate on processors without VNNI, and two machines read a
    text differently (mentions .770 and .767 on 64 unseen reports, float .775; `training/RESULTS.md`).
    """
    folder.mkdir(parents=True, exist_ok=True)
    model = model.to("cpu").float().eval()
    model.a.encoder.plain = True
    with tempfile.TemporaryDirectory() as temp, torch.no_grad():
        for name, make in (("a.onnx", export_a), ("b.onnx", export_b)):
            full = Path(temp) / name
            make(model, full)
            if int8:
                logging.disable(logging.WARNING)
                quantize_dynamic(str(full), str(folder / name), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
                logging.disable(logging.NOTSET)
            else:
                shutil.copy(full, folder / name)
    shutil.copy(base / "tokenizer.json", folder / "tokenizer.json")
    save_json(folder / "reader.json", about | {"columns": columns()})
    model.a.encoder.plain = False


def export_a(model: Reader, path: Path) -> None:
    ids = torch.full((2, 24), 1000)
    ids[1, 20:] = 0
    torch.onnx.export(
        model.a, (ids, torch.ones_like(ids)), str(path), input_names=["ids", "shapes"], output_names=["vectors_out", "tags"],
        dynamic_axes={"ids": {0: "b", 1: "t"}, "shapes": {0: "b", 1: "t"}, "vectors_out": {0: "b", 1: "t"}, "tags": {0: "b", 1: "t"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip


def export_b(model: Reader, path: Path) -> None:
    count, size = 5, 8
    given = (
        torch.randn(count, 3 * VECTOR), torch.arange(count) % len(LETTERS), torch.randint(0, count, (size, 2)), torch.rand(size, FEATURES)
    )  # fmt: skip
    torch.onnx.export(
        model.b, given, str(path), input_names=["vectors", "letters", "pairs", "features"], output_names=["labels", "logits"],
        dynamic_axes={"vectors": {0: "n"}, "letters": {0: "n"}, "pairs": {0: "p"}, "features": {0: "p"}, "labels": {0: "n"}, "logits": {0: "p"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip
