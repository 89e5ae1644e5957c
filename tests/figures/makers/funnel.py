from tests.figures.stress import Labels, Tree, element


def make(count: int, label: Labels) -> Tree:
    """Which form it has, and whether something comes out, goes by the labels and the count."""
    lot = (len(str(label("c"))) + count) % 4
    out = {"out": element("o", label)} if lot else {}
    form = {"form": "sources"} if lot > 1 else {}
    return {
        "type": "funnel",
        "title": "t",
        "steps": [element(f"s{n}", label) for n in range(count)],
        **out,
        **form,
    }
