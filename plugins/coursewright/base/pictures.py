"""What the bytes of a picture say: which kind it is, how wide and high, and whether it ends where it must."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

HEAD = 1 << 18
"""Bytes that are read: the sizes of a JPEG may stand behind its preview."""
TAIL = 64
_LEAST_WEBP = 26
"""Bytes of a WebP file up to the end of its smallest first chunk."""
SUFFIXES = {
    ".png": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".gif": "GIF",
    ".webp": "WebP",
    ".svg": "SVG",
}
_OTHERS = (
    (re.compile(rb"....ftyp(?:hei[cfsx]|mif1|avif)", re.DOTALL), "HEIC"),
    (re.compile(rb"%PDF"), "PDF"),
    (re.compile(rb"BM"), "BMP"),
    (re.compile(rb"II\*\x00|MM\x00\*"), "TIFF"),
    (re.compile(rb"PK\x03\x04"), "ZIP"),
    (re.compile(rb"\s*<(?:!doctype html|html)", re.IGNORECASE), "HTML"),
    (re.compile(rb"version https://git-lfs"), "Git LFS"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture file: `kind` ("" if unknown), `size` in bytes, `width` and `height` in pixels (0 if unknown).

    `whole`: it ends as a file of its kind ends.
    """

    kind: str = ""
    size: int = 0
    width: int = 0
    height: int = 0
    whole: bool = True


def read_picture(path: Path) -> Picture | None:
    """What a file says of itself; None where it cannot be read."""
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
            size = stream.seek(0, 2)
            stream.seek(max(0, size - TAIL))
            tail = stream.read(TAIL)
    except OSError:
        return None
    return picture_of(head, tail, size)


def picture_of(head: bytes, tail: bytes, size: int) -> Picture:
    """The same from a file's first bytes, its last ones and their number."""
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        width, height = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
        return Picture(
            kind="PNG", size=size, width=width, height=height, whole=b"IEND" in tail or size > HEAD * 4
        )
    if head.startswith(b"\xff\xd8\xff"):
        width, height = _jpeg(head)
        whole = b"\xff\xd9" in tail or size > HEAD
        return Picture(kind="JPEG", size=size, width=width, height=height, whole=whole)
    if head[:6] in (b"GIF87a", b"GIF89a"):
        width, height = int.from_bytes(head[6:8], "little"), int.from_bytes(head[8:10], "little")
        return Picture(kind="GIF", size=size, width=width, height=height)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        width, height = _webp(head)
        whole = size >= max(int.from_bytes(head[4:8], "little") + 8, _LEAST_WEBP)
        return Picture(kind="WebP", size=size, width=width, height=height, whole=whole)
    if b"<svg" in head:
        return Picture(kind="SVG", size=size, whole=b"svg>" in tail or b"/>" in tail)
    return Picture(kind=next((name for form, name in _OTHERS if form.match(head)), ""), size=size)


def _jpeg(head: bytes) -> tuple[int, int]:
    """Width and height of the first frame (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 < len(head) and head[at] == 0xFF:
        mark, length = head[at + 1], int.from_bytes(head[at + 2 : at + 4], "big")
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(head[at + 7 : at + 9], "big"), int.from_bytes(head[at + 5 : at + 7], "big")
        at += 2 + length
    return 0, 0


def _webp(head: bytes) -> tuple[int, int]:
    """Width and height by the first chunk (RFC 9649, sections 2.5 to 2.7)."""
    chunk = head[12:16]
    if chunk == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if chunk == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return int.from_bytes(head[26:28], "little") & 0x3FFF, int.from_bytes(head[28:30], "little") & 0x3FFF
