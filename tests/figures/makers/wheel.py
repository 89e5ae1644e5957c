from tests.figures.stress import Labels, Tree, element


def make(count: int, label: Labels) -> Tree:
    """Spokes or a ring, with a hub or without, by how the labels turn out."""
    parts = [element(f"p{n}", label) for n in range(count)]
    lot = len(str(label("c"))) % 4
    centre = {"centre": element("c", label)} if lot < 3 else {}
    return {"type": "wheel", "title": "t", "parts": parts, "form": ("spokes", "ring")[lot % 2], **centre}
