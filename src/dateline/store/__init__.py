"""The casebook: documents, reports, incidents and judgements in one database. The only SQL in the house."""
