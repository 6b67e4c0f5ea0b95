"""The distributed run: reports read in shards that stand alone, then joined into one archive, with tables beside it."""
