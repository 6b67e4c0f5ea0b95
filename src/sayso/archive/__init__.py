"""Reports and claims at rest: a folder of raw bytes, frozen texts, readings and a journal, with SQLite over it."""
