"""Training of the models that ship: each is made again by one command from the reference corpora."""
