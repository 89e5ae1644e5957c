"""What an address asks for, whatever way it is spelt (WHATWG URL, "basic URL parser")."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

Reach = Literal["here", "web", "mail", "term", "refused"]

_LEFT_OUT = re.compile("[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*(?=:)")
_MAIL = ("mailto", "tel")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where an address leads: `scheme` as a browser reads it ("" for none), `host` for the web."""

    reach: Reach
    scheme: str = ""
    host: str = ""


def read_address(written: str) -> Address:
    """An address as a browser understands it: entities resolved, blanks within a scheme left out."""
    text = _LEFT_OUT.sub("", html.unescape(written)).replace("\\", "/")
    scheme = _SCHEME.match(text.lower())
    if text.startswith("//"):
        return Address(reach="web", host=_host(f"http:{text}"))
    if scheme is None or (len(scheme[0]) == 1 and not text[2:].startswith("/")):
        return Address(reach="here")
    if scheme[0] in ("http", "https"):
        rest = text[len(scheme[0]) + 1 :].lstrip("/")
        return Address(reach="web", scheme=scheme[0], host=_host(f"{scheme[0]}://{rest}"))
    if scheme[0] == "term":
        return Address(reach="term", scheme="term")
    return Address(reach="mail" if scheme[0] in _MAIL else "refused", scheme=scheme[0])


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:  # An address that no browser opens either.
        return ""


def allowed(address: Address, hosts: frozenset[str]) -> bool:
    """Whether a course names the source of an address."""
    return address.reach == "web" and address.host in hosts


def addresses_in(name: str, value: str) -> list[str]:
    """The addresses that an attribute holds: several in `srcset`, one in most."""
    if name in ("srcset", "imagesrcset"):
        return [part.split()[0] for part in re.split(r",\s+|,(?=\S*:)", value) if part.split()]
    if name in ("ping", "archive"):
        return value.split()
    return [value]
