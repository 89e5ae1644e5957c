"""Pictures as addresses that hold them."""

from __future__ import annotations

import base64
import mimetypes
from pathlib import Path


def data_address(picture: Path) -> str:
    """A picture as a `data:` address, so that one from anywhere can be drawn. OSError where it cannot be read."""
    kind = mimetypes.types_map.get(picture.suffix.lower(), "image/svg+xml")
    return f"data:{kind};base64,{base64.b64encode(picture.read_bytes()).decode('ascii')}"
