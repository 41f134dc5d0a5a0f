# The verbs of this project. Each makes its own virtual environment first; `python3 dev.py VERB` is the same without make.
PYTHON ?= python3

.PHONY: help demo test check docs assets screenshots fix compiled bench fuzz lock clean
help:            ## this list
	@$(PYTHON) dev.py || true
demo:            ## install, read the sample page, print its record
	@$(PYTHON) dev.py demo
test:            ## style, types, import arrows, every test
	@$(PYTHON) dev.py test
check:           ## style, types and import arrows alone
	@$(PYTHON) dev.py check
docs:            ## write anew what the docs show of Musnad itself
	@$(PYTHON) dev.py docs
assets:          ## make the desk's type, charts and outlines anew from their packages (npm)
	@$(PYTHON) dev.py assets
screenshots:     ## make the pictures of the desk in docs/pictures anew (Chromium)
	@$(PYTHON) dev.py screenshots
fix:             ## mend what ruff can mend
	@$(PYTHON) dev.py fix
compiled:        ## compile the rooms that read, and try that build; ARGS="speed rooms" measures it instead
	@$(PYTHON) dev.py compiled $(ARGS)
bench:           ## speed and memory against floor and peers: make bench ARGS=--write keeps the table
	@$(PYTHON) dev.py bench $(ARGS)
fuzz:            ## mutated pages for SECONDS each
	@$(PYTHON) dev.py fuzz $(or $(SECONDS),60)
lock:            ## write requirements.lock anew
	@$(PYTHON) dev.py lock
clean:           ## remove what the others made
	@$(PYTHON) dev.py clean
