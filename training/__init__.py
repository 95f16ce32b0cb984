"""Annotated reports, training, evaluation and export of the reader's weights (not part of the wheel)."""
