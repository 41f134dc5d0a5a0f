"""Speed, memory and peers: `make bench`, or `python -m benchmarks [SECTION…] [--quick] [--write]`."""
