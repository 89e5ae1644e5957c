from tests.figures.stress import Labels, Tree, element


def make(count: int, label: Labels) -> Tree:
    """Which form it has, and whether something comes out, goes by how the labels turn out."""
    lot = len(str(label("c"))) % 4
    out = {"out": element("o", label)} if lot else {}
    form = {"form": "sources"} if lot > 1 else {}
    return {
        "type": "funnel",
        "title": "t",
        "steps": [element(f"s{n}", label) for n in range(count)],
        **out,
        **form,
    }
