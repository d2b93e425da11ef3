"""Printed documents: minutes as PDF/A-2a and PDF/UA-1, with fonts and templates of our own only."""
