"""`python -m musnad`."""

from musnad.cli import main

if __name__ == "__main__":  # workers that begin afresh import this again
    main()
