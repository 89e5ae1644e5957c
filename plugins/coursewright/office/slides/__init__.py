"""A lesson's slides as a file of PowerPoint, from the trees that books and trainers' pages are made from."""
