"""Where the time goes: our commands under samples, counted by who asked for the work and by whose code did it."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from tools.bench.bench import Bench
from tools.bench.books import ORDER, printed
from tools.bench.builds import FULL
from tools.bench.edits import edits_of, write_edit
from tools.bench.measure import measure
from tools.bench.results import Group, Row
from tools.bench.sampled import BY
from tools.bench.variants import BUILD, COURSE, OURS, our_settings

EDITED, CHECKED, PRINTED = "body", "check", "book"
ASKED, DONE = "asked ", "done "
"""What figures begin with: seconds by the room that asked for the work, and by the package whose code did it."""
LEAST = 0.015
"""Smaller shares are told together."""
_NUMBER = 7000


def run_where(bench: Bench) -> None:
    """A first build and one after an edit of each size; of this course a first check and its first book."""
    for size in bench.sizes:
        group = bench.begin("where", size)
        for state in (CHECKED, PRINTED) if size == COURSE else (FULL, EDITED):
            for turn in range(bench.rounds):
                if not group.has(OURS, state, turn):
                    figures = sampled(bench, size, state, turn)
                    group = bench.add(group, Row(variant=OURS, edit=state, round=turn, figures=figures))


def sampled(bench: Bench, size: str, state: str, turn: int) -> dict[str, float]:
    """Bring a project into a state and run a command under samples; its figures. Raises Failed."""
    variant = printed(bench.tool) if state == PRINTED else bench.variants[OURS]
    project = bench.lay(variant, size)
    if state == EDITED:
        edit = edits_of(OURS, size)[state]
        write_edit(project, edit, _NUMBER)  # whatever an earlier run left there
        bench.cost(variant, project)
        write_edit(project, edit, _NUMBER + 1 + turn)
    else:
        variant.clean(project)
        shutil.rmtree(project / ".cache", ignore_errors=True)
    words = {CHECKED: ("check", "--quiet"), PRINTED: ORDER}.get(state, BUILD)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "samples.json")
        command = (sys.executable, "-X", "utf8", "-m", "tools.bench.sampled", str(out), *words)
        cost = measure(command, project, our_settings(bench.tool))
        counts: dict[str, float] = json.loads(out.read_text(encoding="utf-8"))
    return {"cpu": round(counts.pop(""), 3), "load": round(cost.load, 2), **shares(counts)}


def shares(counts: Mapping[str, float]) -> dict[str, float]:
    """Shares of the samples by who asked and by whose code it was."""
    whole, found = sum(counts.values()), Counter[str]()
    for who, count in counts.items():
        room, _, package = who.partition(BY)
        found.update({ASKED + room: count, DONE + package: count})
    return {name: round(count / whole, 4) for name, count in found.most_common()}


def shares_told(group: Group, state: str, begin: str) -> str:
    """The shares that begin so, the greatest first, the small ones together; an empty text without any."""
    rows = [row for row in group.rows if row.edit == state]
    names = {name for row in rows for name in row.figures if name.startswith(begin)}
    known = {name: group.figure(OURS, state, name) or 0.0 for name in names}
    great = sorted(
        (name for name, share in known.items() if share >= LEAST), key=lambda name: (-known[name], name)
    )
    rest = sum(known.values()) - sum(known[name] for name in great)
    words = [f"{name.removeprefix(begin)} {known[name]:.0%}" for name in great]
    return ", ".join([*words, *([f"others {rest:.0%}"] if rest >= LEAST else [])])
