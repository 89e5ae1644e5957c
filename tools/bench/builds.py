"""Building and checking: cold, with nothing changed, and after an edit."""

from __future__ import annotations

import shutil
from pathlib import Path

from tools.bench.bench import Bench
from tools.bench.edits import edits_of, write_edit
from tools.bench.measure import Cost, measure
from tools.bench.results import Row
from tools.bench.variants import MATERIAL, OURS, QUIZ, Variant, our_command, our_settings

NOTHING, FULL = "nothing", "full"
WARM = (NOTHING, "body", "quiz", "title")


def run_cold(bench: Bench) -> None:
    """The first build, of every variant in turn."""
    for size in bench.sites():
        group = bench.begin("cold", size)
        variants = list(bench.variants.values())
        projects = {variant.name: bench.lay(variant, size, anew=True) for variant in variants}
        for turn, variant in bench.turns(variants):
            if group.has(variant.name, FULL, turn):
                continue
            variant.clean(projects[variant.name])
            cost = bench.cost(variant, projects[variant.name])
            group = bench.add(group, Row(variant=variant.name, edit=FULL, round=turn, figures=cost.figures()))


def run_warm(bench: Bench) -> None:
    """Further builds: nothing changed, a lesson, a quiz, a title; beside them Material's full build in each round.

    Material and mkdocs-quiz keep nothing between builds, so that one of their builds is like another.
    """
    for size in bench.sites():
        group = bench.begin("warm", size)
        variants = [variant for variant in bench.variants.values() if variant.name != QUIZ]
        for variant in variants:
            if variant.name != MATERIAL:
                bench.cost(variant, bench.lay(variant, size))
        for turn, variant in bench.turns(variants):
            states = [FULL] if variant.name == MATERIAL else states_of(variant, size)
            for number, state in enumerate(states):
                if group.has(variant.name, state, turn):
                    continue
                cost = edited(bench, variant, size, state, 10 * turn + number)
                group = bench.add(
                    group, Row(variant=variant.name, edit=state, round=turn, figures=cost.figures())
                )


def states_of(variant: Variant, size: str) -> list[str]:
    """The states that a variant's project can be in before a further build."""
    known = edits_of(variant.name, size)
    return [state for state in WARM if state == NOTHING or state in known]


def edited(bench: Bench, variant: Variant, size: str, state: str, number: int) -> Cost:
    """Bring a project into a state and build it."""
    project = bench.lay(variant, size)
    if state in WARM[1:]:
        write_edit(project, edits_of(variant.name, size)[state], number)
    return bench.cost(variant, project)


def run_check(bench: Bench) -> None:
    """`check`, cold, with nothing changed, and after an edit of a lesson."""
    variant = bench.variants[OURS]
    for size in bench.sizes:
        group = bench.begin("check", size)
        project = bench.lay(variant, size)
        for turn in range(bench.rounds):
            for state in (FULL, NOTHING, "body"):
                if group.has(OURS, state, turn):
                    continue
                cost = checked(bench.tool, project, size, state, turn)
                group = bench.add(group, Row(variant=OURS, edit=state, round=turn, figures=cost.figures()))


def checked(tool: Path, project: Path, size: str, state: str, number: int) -> Cost:
    """Bring a project into a state and check it."""
    if state == FULL:
        shutil.rmtree(project / ".cache", ignore_errors=True)
    if state == "body":
        write_edit(project, edits_of(OURS, size)[state], 900 + number)
    return measure(our_command("check", "--quiet"), project, our_settings(tool))
