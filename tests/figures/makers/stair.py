from tests.figures.stress import Labels, Tree, element


def make(count: int, label: Labels) -> Tree:
    goal = {"goal": element("goal", label)} if count % 2 else {}
    return {"type": "stair", "title": "t", "steps": [element(f"s{n}", label) for n in range(count)], **goal}
