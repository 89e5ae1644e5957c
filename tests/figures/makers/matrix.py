from tests.figures.stress import Labels, Tree, element


def make(count: int, label: Labels) -> Tree:
    axis = {"text": label("axis"), "low": label("low"), "high": label("high")}
    cells = [element(f"c{n}", label) for n in range(count)]
    return {"type": "matrix", "title": "t", "across": axis, "up": dict(axis), "cells": cells}
