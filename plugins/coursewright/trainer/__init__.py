"""What trainers open beside the site: results of a class, and slides; it holds keys and is never part of the site."""
