"""Which publishers of a corpus are kept out of sight: neither words nor weights are learnt from them."""

from __future__ import annotations

import hashlib
from typing import Any

ONE_IN = 3


def publisher(row: dict[str, Any]) -> str:
    """Whose page a row is; an id begins with the publisher, and on the public benchmark stands for one."""
    return str(row["id"] if row["form"] == "aeb" else row["id"].split("_")[0])


def is_held_out(row: dict[str, Any]) -> bool:
    """Whether a row is of a publisher kept out of sight: one in ONE_IN, always the same ones."""
    return int(hashlib.md5(publisher(row).encode()).hexdigest(), 16) % ONE_IN == 0
