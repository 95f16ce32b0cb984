"""Which weights does a run go on from? A checkpoint of torch, or int8 graphs that were exported (shipped ones, say).

What 7 or 8 bits kept of a weight is taken as that weight: a few hundred steps later the loss is where it was before the export.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from training.export import export_a, export_b
from training.model import Reader

Arrays = Mapping[str, np.ndarray]


def weights_in(path: Path) -> dict[str, Tensor]:
    """State of a `Reader`. Raises `ValueError` when a folder's graphs were made of another model."""
    if path.is_dir():
        return _exported(path)
    state: dict[str, Tensor] = torch.load(path, map_location="cpu")["model"]
    return state


def _exported(folder: Path) -> dict[str, Tensor]:
    """The graphs name few of the weights, so a fresh model is exported in the same way: its own values tell which is which."""
    fresh = Reader().eval()
    with torch.no_grad():
        for parameter in fresh.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.01)
    state = dict(fresh.state_dict())
    fresh.a.encoder.plain = True
    with tempfile.TemporaryDirectory() as temp, torch.no_grad():
        for part, name, make in ((fresh.a, "a", export_a), (fresh.b, "b", export_b)):
            full = Path(temp) / f"{name}.onnx"
            make(fresh, full)
            for own, value in _values(part, full, folder / full.name).items():
                state[f"{name}.{own}"] = value
    return state


def _values(part: nn.Module, full: Path, small: Path) -> dict[str, Tensor]:
    graph = onnx.load(str(full)).graph
    told = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    turned = {node.input[1] for node in graph.node if node.op_type == "Gemm"}
    kept = {i.name: numpy_helper.to_array(i) for i in onnx.load(str(small)).graph.initializer}
    found = {}
    for own, parameter in part.named_parameters():
        wanted = parameter.detach().numpy()
        name, other_way = _named(told, wanted)
        whole = f"{name}_quantized" not in kept
        if whole and name not in kept:
            raise ValueError(f"{small}: no {own} in it; it was exported from another model")
        value = kept[name] if whole else _unpacked(kept, name)
        value = value.T if other_way or (not whole and name in turned) else value
        if value.shape != wanted.shape:
            raise ValueError(f"{small}: {own} has shape {value.shape}, not {wanted.shape}")
        found[own] = torch.from_numpy(np.ascontiguousarray(value, dtype=np.float32))
    return found


def _named(told: Arrays, wanted: np.ndarray) -> tuple[str, bool]:
    """(the initializer that holds these values, whether it holds them transposed)"""
    for name, value in told.items():
        if value.shape == wanted.shape and np.array_equal(value, wanted):
            return name, False
        if value.ndim == 2 and value.T.shape == wanted.shape and np.array_equal(value.T, wanted):
            return name, True
    raise ValueError(f"the exporter keeps no weight of shape {wanted.shape} as it is")


def _unpacked(kept: Arrays, name: str) -> np.ndarray:
    packed, scale, zero = (kept[f"{name}_{end}"] for end in ("quantized", "scale", "zero_point"))
    if scale.size > 1:
        shape = [1] * packed.ndim
        shape[-1 if packed.shape[-1] == scale.size else 0] = -1
        scale, zero = scale.reshape(shape), zero.reshape(shape)
    return (packed.astype(np.float32) - zero.astype(np.float32)) * scale
