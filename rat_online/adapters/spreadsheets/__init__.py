"""Spreadsheets in and out: CSV, XLSX, XLS, XLSB and ODS as they come, and a template that goes back."""

from rat_online.adapters.spreadsheets.reading import read_members
from rat_online.adapters.spreadsheets.template import write_corrections

__all__ = ["read_members", "write_corrections"]
