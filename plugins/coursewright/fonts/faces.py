"""The files of the typefaces by what they are for; SHA256SUMS holds their sums, tools/cut_fonts.py made them."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent
NO_SYSTEM_FONTS = FOLDER / "fonts.conf"
"""Settings for fontconfig that hide whatever a machine has installed."""
LATIN = {400: "SourceSans3-Regular.ttf", 700: "SourceSans3-Bold.ttf"}
HAN = {400: "NotoSansSC-Regular.ttf", 700: "NotoSansSC-Bold.ttf"}
RARE_HAN = {400: "NotoSansSCMore-Regular.ttf", 700: "NotoSansSCMore-Bold.ttf"}
SIGNS = ("NotoSansSymbols2-Regular.ttf", "NotoSansMath-Regular.ttf", "NotoEmoji-Regular.ttf")
"""Where the text faces lack a sign, in this order."""
