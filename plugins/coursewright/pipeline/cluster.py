"""A Dask cluster as an executor: the one file that knows `distributed`."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

PATIENCE = 15
"""Seconds until a scheduler that does not answer counts as absent."""


class NoCluster(Exception):
    """There is no cluster at an address, or nothing here that could ask it."""


@contextmanager
def cluster_executor(address: str) -> Iterator[Executor]:
    """The executor of the cluster whose scheduler has an address. Raises NoCluster.

    What a worker was at when it died is done by another one.
    """
    try:
        from distributed import Client
    except ImportError as fault:
        raise NoCluster("distributed is not installed here: pip install 'coursewright[dask]'") from fault
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as fault:
        raise NoCluster(f"no Dask scheduler answers at {address}") from fault
    with client:
        yield client.get_executor(pure=False)
