"""Which accounts are one incident, and who agrees? A pure function from reports to a resolution."""
