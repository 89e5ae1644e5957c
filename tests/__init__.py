"""The tests; a package of its own, since others bring one of this name."""
