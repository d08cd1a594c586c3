"""Nodes: YAML with places, and the models that are read from it."""

from reportgen.nodes.model import Placed, Prose, read_model
from reportgen.nodes.node import Map, Node, Scalar, Seq
from reportgen.nodes.parse import parse_yaml

__all__ = ["Map", "Node", "Placed", "Prose", "Scalar", "Seq", "parse_yaml", "read_model"]
