"""Coverage-guided fuzzing with atheris: `make fuzz`, or `python -m fuzz.page` and `python -m fuzz.reader`."""
