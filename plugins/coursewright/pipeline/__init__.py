"""From a checked project to published folders: what to build, in how many processes, and the swap."""
