"""The records that pass through the house: frozen, without look-ups."""
