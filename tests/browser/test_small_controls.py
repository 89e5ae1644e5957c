"""What axe finds too small is found wherever the window stands, unless something that sticks half covers it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .conftest import violations

SMALL = "<button style='width:10px;height:10px;padding:0;border:0'>{}</button>"
HEAD = (
    "<div style='position:fixed;top:0;left:0;right:0;height:60px;background:#fff;z-index:1'>"
    "<button>Menu</button></div>"
)
LARGE = "<button style='width:44px;height:44px'>a</button>"
PAGE = "<html lang='en'><head><title>Page</title></head><body style='margin:0'><main>{}</main></body></html>"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (SMALL.format("a") + SMALL.format("b"), ["target-size"]),
        ("<div style='height:3000px'></div>" + SMALL.format("a") + SMALL.format("b"), ["target-size"]),
        (HEAD + "<div style='height:35px'></div>" + LARGE + "<div style='height:3000px'></div>", []),
    ],
    ids=["small at the top", "small below the window", "large and half covered"],
)
def test_what_is_too_small_is_found(page: Page, body: str, found: list[str]) -> None:
    page.set_content(PAGE.format(body))
    assert [fault.partition(":")[0] for fault in violations(page)] == found
