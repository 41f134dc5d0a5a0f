"""Pages of outlets: what each covers, in what words, on whose word."""
