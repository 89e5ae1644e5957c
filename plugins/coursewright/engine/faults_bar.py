"""The bar in a preview that holds the faults of the last save, above the pages that are shown with them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

_BAR = (
    "position:fixed;inset:auto 0 0 0;z-index:9999;max-height:45vh;overflow:auto;margin:0;padding:12px 16px;"
    "background:#3A0F08;color:#FFF;font:14px/1.5 ui-monospace,Menlo,Consolas,monospace;border-top:4px solid #F2A288"
)
_TEXT = (
    "white-space:pre-wrap;overflow-wrap:anywhere;margin:8px 0 0;padding:0;background:none;color:inherit;"
    "font:inherit"
)
KEPT = "This page is the last good one: what was saved since cannot be built."
SHOWN = "This page is what was saved; a build stops at it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """What was told of a save; whether its pages are shown all the same, as those that a build would refuse are."""

    told: str
    shown: bool = False


def with_faults(page: bytes, faults: Faults | None) -> bytes:
    """A page with the bar, at the end of its body; as it was where there are no faults."""
    if faults is None:
        return page
    head = SHOWN if faults.shown else KEPT
    bar = (
        f'<details open role="alert" style="{_BAR}"><summary style="cursor:pointer">{head}</summary>'
        f'<pre style="{_TEXT}">{escape(faults.told)}</pre></details>'
    ).encode()
    end = page.rfind(b"</body>")
    return page + bar if end < 0 else page[:end] + bar + page[end:]


def page_of_faults(faults: Faults | None) -> bytes:
    """A page of nothing else, where no site was good yet."""
    return with_faults(b"<!doctype html><meta charset=utf-8><title>Faults</title><body></body>", faults)
