"""Many rows in one statement: the votes of a whole hall cost about what one costs."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Dialect, Table
from sqlalchemy.ext.asyncio import AsyncConnection

from rat_online.adapters.store.types import UtcDateTime


async def insert_rows(
    connection: AsyncConnection, table: Table, names: Sequence[str], rows: Sequence[Sequence[object]]
) -> None:
    """Insert rows of text, integers and aware times, their fields in the order of `names`.

    They pass by SQLAlchemy's handling of each value, which takes about as long as the database itself, and go
    to SQLite's thread as one list, to PostgreSQL as one array a column.
    """
    if not rows:
        return
    dialect = connection.dialect
    statement = _statement(dialect, table, tuple(names))
    fields = [
        _bound(table.c[name], field, dialect)
        for name, field in zip(names, zip(*rows, strict=True), strict=True)
    ]
    if dialect.name == "sqlite":
        await connection.exec_driver_sql(statement, list(zip(*fields, strict=True)))
    else:
        await connection.exec_driver_sql(statement, tuple(fields))


def _bound(column: Column[Any], field: Sequence[Any], dialect: Dialect) -> list[object]:
    if isinstance(column.type, UtcDateTime):
        return [column.type.process_bind_param(at, dialect) for at in field]
    return list(field)


@lru_cache(maxsize=64)
def _statement(dialect: Dialect, table: Table, names: tuple[str, ...]) -> str:
    preparer, columns = dialect.identifier_preparer, [table.c[name] for name in names]
    fields = ", ".join(preparer.format_column(column) for column in columns)
    into = f"INSERT INTO {preparer.format_table(table)} ({fields})"
    if dialect.name == "sqlite":
        return f"{into} VALUES ({', '.join('?' for _ in columns)})"
    types = [column.type.compile(dialect) for column in columns]
    arrays = ", ".join(f"${number}::{type_}[]" for number, type_ in enumerate(types, start=1))
    return f"{into} SELECT * FROM unnest({arrays})"  # noqa: S608 (every name is ours)
