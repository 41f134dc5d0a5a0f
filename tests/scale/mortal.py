"""Loaded by Dask's workers in a test: one article kills the process that reads it."""

import os
import signal
from typing import Any

from musnad.reading import Reader
from musnad.scale import work

KILLER = "the article that kills its reader"


class Mortal(Reader):
    """Dies of one article."""

    def read(self, source: Any, published: str | None = None) -> Any:
        """Read, or die."""
        if source["title"] == KILLER:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().read(source, published)


work.Reader = Mortal  # type: ignore[misc]
