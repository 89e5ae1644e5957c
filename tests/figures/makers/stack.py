from tests.figures.stress import Labels, Tree, element


def make(count: int, label: Labels) -> Tree:
    """Bands or an iceberg, with items or without, and where the water lies, go by the labels and the count."""
    lot = (len(str(label("c"))) + count) % 6
    layers = [
        {
            **element(f"l{n}", label),
            "items": [element(f"i{n}-{m}", label) for m in range((count + n) % 5 if lot % 2 else 0)],
        }
        for n in range(count)
    ]
    water = {"water": f"l{1 + lot % (count - 1)}"} if count > 1 and lot > 2 else {}
    return {"type": "stack", "title": "t", "layers": layers, **water}
