"""One hypothesis profile for all tests: the same examples on every run, and no deadline on a slow machine."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("newsparse", derandomize=True, deadline=None, max_examples=100)
settings.load_profile("newsparse")
