"""The exported graphs say what torch says. Needs torch and onnx; skipped where only the runtime is installed."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")


@pytest.mark.filterwarnings("ignore")
def test_torch_and_onnx_agree(tmp_path: Path) -> None:
    import onnxruntime

    from dateline.inference.pairs import FEATURES
    from training.export import export
    from training.model import VECTOR, Reader

    torch.manual_seed(1)
    model = Reader().eval()
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "tokenizer.json").write_text("{}")
    export(model, tmp_path / "base", tmp_path, {"name": "t", "limits": {}}, int8=False)
    ids, shapes = torch.randint(1_000, 2_000, (3, 40)), torch.randint(1, 60, (3, 40))
    ids[2, 30:] = 0
    with torch.no_grad():
        wanted = [v.numpy() for v in model.a(ids, shapes)]
    got = onnxruntime.InferenceSession(str(tmp_path / "a.onnx")).run(None, {"ids": ids.numpy(), "shapes": shapes.numpy()})
    for one, other in zip(wanted, got, strict=True):
        assert np.abs(one[:2] - other[:2]).max() < 2e-3
        assert np.abs(one[2, :30] - other[2, :30]).max() < 2e-3
    given = (torch.randn(7, 3 * VECTOR), torch.arange(7), torch.randint(0, 7, (20, 2)), torch.rand(20, FEATURES))
    with torch.no_grad():
        wanted = [v.numpy() for v in model.b(*given)]
    names = ("vectors", "letters", "pairs", "features")
    got = onnxruntime.InferenceSession(str(tmp_path / "b.onnx")).run(None, {n: g.numpy() for n, g in zip(names, given, strict=True)})
    for one, other in zip(wanted, got, strict=True):
        assert np.abs(one - other).max() < 1e-3


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("int8", [False, True])
def test_exported_weights_can_be_gone_on_from(tmp_path: Path, int8: bool) -> None:
    from training.export import export
    from training.model import Reader
    from training.resume import weights_in

    torch.manual_seed(1)
    model = Reader().eval()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.01)
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "tokenizer.json").write_text("{}")
    export(model, tmp_path / "base", tmp_path, {"name": "t", "limits": {}}, int8=int8)
    found, wanted = weights_in(tmp_path), model.state_dict()
    assert found.keys() == wanted.keys()
    for name, value in wanted.items():
        step = float(value.abs().max()) / 63 if int8 else 1e-6  # 7 bits
        assert float((found[name] - value).abs().max()) <= step, name


def test_training_and_runtime_take_the_same_hints() -> None:
    from dateline.inference.columns import LABEL_COUNT, LETTERS, PAIR_COUNT
    from dateline.inference.drafts import hinted
    from dateline.inference.pairs import Mentions
    from training.fit import Joined
    from training.fit import hinted as hinted_in_training

    rng = np.random.default_rng(1)
    every = np.arange(30)
    letters = rng.integers(0, len(LETTERS), 30)
    pairs = np.array([(i, j) for i in range(30) for j in range(30) if i != j])
    logits = rng.normal(-2, 2, (len(pairs), PAIR_COUNT)).astype(np.float32)
    labels = rng.normal(size=(30, LABEL_COUNT)).astype(np.float32)
    joined = Joined(every, every, letters, every, np.ones(30, bool))
    in_training = hinted_in_training(torch.from_numpy(labels), torch.from_numpy(logits), pairs, joined).numpy()
    assert np.abs(in_training - labels).max() > 0.1
    assert np.abs(in_training - hinted(Mentions(every, every, letters), pairs, logits, labels)).max() < 1e-4


def test_attention_by_plain_products_is_attention() -> None:
    from torch.nn.functional import scaled_dot_product_attention

    from training.model import attention

    q, k, v = (torch.randn(2, 3, 7, 8, dtype=torch.float64) for _ in range(3))
    bias = torch.zeros(2, 1, 1, 7, dtype=torch.float64)
    bias[0, ..., 5:] = -1e4
    assert torch.allclose(attention(q, k, v, bias), scaled_dot_product_attention(q, k, v, attn_mask=bias))
