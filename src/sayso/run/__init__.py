"""The only package that knows all stages: the pipeline, and the records that its readings are printed as."""
