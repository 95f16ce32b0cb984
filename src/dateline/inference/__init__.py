"""The trained reader behind `extract.ports`: numbers in, numbers out (onnxruntime, tokenizers and numpy only)."""
