"""Look-ups that grounding needs: parsed once, then immutable."""
