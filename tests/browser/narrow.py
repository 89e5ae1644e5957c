"""The narrowest phone, light and dark, with letters of ordinary size and of twice that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from .conftest import violations, width_of

NARROW = 320
ON_A_NARROW_PHONE = pytest.mark.parametrize("scheme", ["light", "dark"])
"""For tests that take a `scheme`."""
CUT = """() => [...document.querySelectorAll(".md-content *")]
  .map((part) => [part, getComputedStyle(part)])
  .filter(([part, look]) => part.clientWidth > 1 && look.clipPath === "none" && look.overflowX === "hidden")
  .filter(([part, look]) => look.textOverflow === "clip" && part.scrollWidth > part.clientWidth + 1)
  .map(([part]) => part.outerHTML.slice(0, 80))"""
"""What is cut off at a side, without dots that say so; what only listeners hear is a pixel large."""


@contextmanager
def narrow_phone(browser: Browser, scheme: Any) -> Iterator[Page]:
    """A page there, without motion."""
    context = browser.new_context(
        viewport={"width": NARROW, "height": 700}, color_scheme=scheme, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def expect_readable(page: Page) -> None:
    """Expect no fault that axe finds, and nothing that goes off to a side, also with letters of twice the size."""
    found = (violations(page), width_of(page))
    assert found == ([], NARROW), found
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    found = (page.evaluate(CUT), width_of(page))
    assert found == ([], NARROW), found
    page.evaluate("document.documentElement.style.fontSize = ''")
