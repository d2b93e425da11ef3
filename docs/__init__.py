"""Documentation, and the programs that write its generated pages from the code."""
