"""Processes that work is shared out to."""

import multiprocessing
import os

import pytest

from musnad.scale.pools import Local, open_pool
from scale.made import HERE, inverse, kept


@pytest.mark.parametrize(("address", "copied"), [("s3://bucket/a.jsonl", False), ("file:///a.jsonl", True), ("/tmp/a.jsonl", True)])
def test_workers_on_an_object_store_begin_afresh(address: str, copied: bool) -> None:
    """In a copy of a process the connections of a store wait for a thread that was not copied."""
    HERE[0] = os.getpid()
    try:
        with open_pool(2, None, [address]) as pool:
            found = sorted(done.result for done in pool.each(kept, range(4)) if done.result)
    finally:
        HERE[0] = 0
    forks = copied and multiprocessing.get_start_method() == "fork"
    assert [number for number, _ in found] == [0, 1, 2, 3]
    assert {mark for _, mark in found} == {os.getpid() if forks else 0}


def test_a_fault_is_told_with_its_task() -> None:
    """Work that fails is done once and told; the rest is done."""
    told = {done.task: done.error for done in Local(1, afresh=True).each(inverse, [1, 0, 2])}
    assert {task: type(error) for task, error in told.items()} == {1: type(None), 0: ZeroDivisionError, 2: type(None)}
