"""Files, pages and streams into documents; what can't be read is refused by name, with the reason."""
