"""`python -m tools.bench`: measure what was asked for, keep it, and write the page of all that was ever kept."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tools.bench.bench import Bench, tell, warm_up
from tools.bench.books import BOOKS, run_books
from tools.bench.builds import run_check, run_cold, run_warm
from tools.bench.measure import Failed, can_measure
from tools.bench.page import FOLDER, write_page
from tools.bench.peers import LOCK, NAMES, Unreached, make_peers, versions
from tools.bench.reader import run_reader
from tools.bench.results import Results, read_results
from tools.bench.serve import run_serve
from tools.bench.variants import COURSE, OURS, Variant, ours, peers
from tools.bench.where import run_where

TOOL = Path(__file__).resolve().parents[2]
WORKS = ("cold", "warm", "check", "serve", "books", "where", "reader")
GOOD, FAULTS, USAGE, LACKS = 0, 1, 2, 3
OWN = ("mkdocs", "mkdocs-material", "weasyprint")


def main(arguments: list[str]) -> int:
    """Measure and write; the exit code."""
    given = read_arguments(arguments)
    if not can_measure():
        tell("This system does not tell what a process cost (os.wait4): run the bench on Linux or macOS.")
        return LACKS
    works = given.only.split(",") if given.only else list(WORKS)
    strange = [work for work in works if work not in (*WORKS, "page")]
    if strange:
        tell(f"--only {given.only}: {strange[0]} is no work. Choose from {', '.join((*WORKS, 'page'))}.")
        return USAGE
    folder = given.folder.resolve()
    out = given.out.resolve()
    results = read_results(folder / "results.json", out / FOLDER / "results.json")
    code = GOOD if works == ["page"] else measure_all(given, folder, works, results)
    write_page(results, out)
    tell(f"Written: {given.out}/benchmarks.md")
    return code


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    """The options; wrong ones end with exit code 2."""
    parser = argparse.ArgumentParser(prog="build.py bench")
    sizes = (COURSE, "50", "200", "1000")
    parser.add_argument(
        "--sizes", type=read_sizes, default=sizes, help="lessons of the sites; course is this one"
    )
    parser.add_argument("--books", type=read_sizes, default=BOOKS, help="lessons of the books")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured")
    parser.add_argument(
        "--saves", type=int, default=5, help="edits of each kind that a preview is tried with"
    )
    parser.add_argument("--only", default="", help=f"works, of {', '.join(WORKS)}; page writes the page anew")
    parser.add_argument("--alone", action="store_true", help="leave the tools to compare with out")
    parser.add_argument("--resume", action="store_true", help="go on where the last run stopped")
    parser.add_argument(
        "--folder", default=TOOL / ".cache" / "bench", type=Path, help="where projects and figures are kept"
    )
    parser.add_argument("--out", default=TOOL / "docs", type=Path, help="where the page is written")
    return parser.parse_args(arguments)


def read_sizes(text: str) -> tuple[str, ...]:
    """Numbers between commas, `course` for the real one. Raises ValueError."""
    return tuple(word if word == COURSE else str(int(word)) for word in text.split(",") if word)


def measure_all(given: argparse.Namespace, folder: Path, works: list[str], results: Results) -> int:
    """Measure each work; 1 where one of them failed, which leaves the others alone."""
    found = {variant.name: variant for variant in find_variants(folder, alone=given.alone)}
    bench = Bench(
        tool=TOOL,
        folder=folder / "projects",
        results=results,
        variants=found,
        versions=all_versions(),
        date=datetime.now(tz=UTC).date().isoformat(),
        sizes=given.sizes,
        rounds=given.rounds,
        saves=given.saves,
        resume=given.resume,
        say=tell,
    )
    broken = warm_up(bench)
    if OURS in broken:
        return FAULTS
    bench = replace(bench, variants={name: one for name, one in found.items() if name not in broken})
    runs: dict[str, Callable[[Bench], None]] = {
        "cold": run_cold,
        "warm": run_warm,
        "check": run_check,
        "serve": run_serve,
        "books": partial(run_books, books=given.books),
        "where": run_where,
        "reader": run_reader,
    }
    return max([GOOD, *(run_work(bench, work, runs[work]) for work in works if work in runs)])


def all_versions() -> dict[str, str]:
    """The versions that ours is built with, and those that it is compared with."""
    own = versions(TOOL / "requirements.lock", OWN)
    return {**{f"{name} (ours)": pin for name, pin in own.items()}, **versions(LOCK, NAMES)}


def find_variants(folder: Path, *, alone: bool) -> list[Variant]:
    """Ours and, unless it is to be alone, those that it is compared with, as far as they can be had."""
    if alone:
        return [ours(TOOL)]
    try:
        return [ours(TOOL), *peers(make_peers(folder / "peers", tell))]
    except Unreached as fault:
        tell(f"The tools to compare with could not be installed and are left out:\n{fault}")
        return [ours(TOOL)]


def run_work(bench: Bench, work: str, run: Callable[[Bench], None]) -> int:
    """Run one work; what failed is told."""
    try:
        run(bench)
    except Failed as fault:
        tell(f"{work}: {fault}")
        return FAULTS
    return GOOD


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
