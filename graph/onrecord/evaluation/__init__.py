"""Annotated corpora and readings of the same texts -> figures of how well they agree."""
