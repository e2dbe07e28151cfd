"""Checking what no memory holds: shards in batches, in several processes or on a cluster, findings on the disk."""
