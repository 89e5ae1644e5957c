"""The ground floor: faults with places, YAML with places, typed shapes, a markup tree, UI words."""
