"""A generator run in a thread of its own, a bounded way ahead of whoever consumes it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

T = TypeVar("T")


class _Ahead(Generic[T]):
    """Runs while the weights of what waits stay below ``most``; something heavier passes when nothing else waits."""

    def __init__(self, source: Generator[T, None, None], weight: Callable[[T], int], most: int) -> None:
        self._source, self._weight, self._most = source, weight, most
        self._waiting: deque[tuple[T, int]] = deque()
        self._held = 0
        self._error: BaseException | None = None
        self._ended = self._stopped = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="headwater-ahead", daemon=True)
        self._thread.start()

    def __iter__(self) -> Iterator[T]:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._ended)
                if not self._waiting:
                    break
                item, weight = self._waiting.popleft()
                self._held -= weight
                self._changed.notify_all()
            yield item
        if self._error is not None:
            raise self._error

    def stop(self) -> None:
        """Ends the thread, after the step it is at."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        self._thread.join()

    def _work(self) -> None:
        try:
            for item in self._source:
                if not self._put(item):
                    break
        except BaseException as error:  # it belongs to the consumer, whatever it is
            self._error = error
        finally:
            self._source.close()
            with self._changed:
                self._ended = True
                self._changed.notify_all()

    def _put(self, item: T) -> bool:
        weight = self._weight(item)
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or not self._waiting or self._held + weight <= self._most)
            if self._stopped:
                return False
            self._waiting.append((item, weight))
            self._held += weight
            self._changed.notify_all()
        return True


@contextmanager
def ahead(source: Generator[T, None, None], weight: Callable[[T], int], most: int) -> Iterator[Iterator[T]]:
    """The items of ``source``, worked out ahead while the weights of those that wait are ``most`` or less in all.

    An error of ``source`` is raised where the item would have come. Leaving the block closes ``source``.
    """
    runner = _Ahead(source, weight, most)
    try:
        yield iter(runner)
    finally:
        runner.stop()
