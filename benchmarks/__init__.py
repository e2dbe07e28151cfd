"""Measures enface on real data and beside its peers; run from the top of the repository."""
