"""In-memory twins of the ports, under the same contract suites as the real ones."""
