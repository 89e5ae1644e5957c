"""How a page looks: on screen, and on paper for learners or trainers; each look is a file."""
