from tests.figures.stress import Labels, Tree, element


def make(count: int, label: Labels) -> Tree:
    """Lanes with steps in a pattern that leaves cells free, and links near and far, forwards and back."""
    below = ("interaction", "visibility", "internal", None)
    lanes = [{**element(f"l{n}", label), "below": below[n % 4]} for n in range(count)]
    lanes = [{key: value for key, value in lane.items() if value is not None} for lane in lanes]
    columns = 2 + count % 7
    cells = [(n, c) for n in range(count) for c in range(columns) if (n * 3 + c * 2 + count) % 4][:24]
    cells = cells or [(0, 0)]
    steps = [
        {
            **element(f"s{n}-{c}", label), "lane": f"l{n}", "column": str(c + 1),
            **({"fail": "true"} if (n + c) % 3 == 0 else {}), **({"wait": "true"} if (n + c) % 4 == 0 else {}),
        }
        for n, c in cells
    ]  # fmt: skip
    ids = [str(step["id"]) for step in steps]
    pairs = {
        frozenset((ids[n], ids[(n * 5 + jump) % len(ids)])): (ids[n], ids[(n * 5 + jump) % len(ids)])
        for jump in (1, 4)
        for n in range(len(ids))
        if ids[n] != ids[(n * 5 + jump) % len(ids)]
    }
    met: dict[str, int] = {}
    links = []
    for index, (a, b) in enumerate(pairs.values()):
        if max(met.get(a, 0), met.get(b, 0)) < 4:
            met[a], met[b] = met.get(a, 0) + 1, met.get(b, 0) + 1
            links.append({"id": f"k{index}", "between": [a, b]})
    return {"type": "blueprint", "title": "t", "lanes": lanes, "steps": steps, "links": links}
