"""Catalogue: what an author writes about data extracts and code lists, as models with places."""

from reportgen.catalogue.codes import Code, CodeList, Colour, SourceEntry, SourceList
from reportgen.catalogue.column import ColumnSpec
from reportgen.catalogue.contract import Agrees, Break, Complete, Known, Parts, Total
from reportgen.catalogue.extract import ExtractSpec
from reportgen.catalogue.given import Condition, Given, Where
from reportgen.catalogue.names import check_names
from reportgen.catalogue.places import PlaceList, PlaceSpec
from reportgen.catalogue.read import (
    PLACEHOLDER,
    AnyList,
    Catalogue,
    CatalogueFrame,
    catalogue_of,
    declared,
    read_codes,
    read_extracts,
)
from reportgen.catalogue.shape import RangeSpec, Unpivot

__all__ = [
    "PLACEHOLDER", "Agrees", "AnyList", "Break", "Catalogue", "CatalogueFrame", "Code", "CodeList", "Colour", "ColumnSpec",
    "Complete", "Condition",
    "ExtractSpec", "Given", "Known", "Parts", "PlaceList", "PlaceSpec", "RangeSpec",
    "SourceEntry", "SourceList", "Total", "Unpivot", "Where",
    "catalogue_of", "check_names", "declared", "read_codes", "read_extracts",
]  # fmt: skip
