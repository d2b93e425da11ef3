"""The edge that browsers see: pages, wire and their words."""
