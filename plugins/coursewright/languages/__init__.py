"""Languages: what the tool says in each, and how each is written."""
