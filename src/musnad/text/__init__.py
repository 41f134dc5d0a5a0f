"""Arabic text: folding with a map back, words, sentences, clitics, quotations, phrases."""
