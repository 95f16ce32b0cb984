"""What does one document say? Pure functions from a document and a reader to a report."""
