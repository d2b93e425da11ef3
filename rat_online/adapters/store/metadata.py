"""All tables of the store and how their constraints are named, in both databases alike."""

import importlib
import pkgutil

from sqlalchemy import MetaData
from sqlmodel import SQLModel

METADATA: MetaData = SQLModel.metadata
METADATA.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def every_table() -> MetaData:
    """The metadata once every module of the store has declared its tables."""
    package = importlib.import_module("rat_online.adapters.store")
    for module in pkgutil.iter_modules(package.__path__):
        if not module.ispkg:
            importlib.import_module(f"{package.__name__}.{module.name}")
    return METADATA
