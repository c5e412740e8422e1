"""The dataset on a server that speaks the SPARQL 1.1 Protocol, asked over the network instead of opened."""

from amu_graph.store.remote.access import Access
from amu_graph.store.remote.remote import RemoteStore

__all__ = ["Access", "RemoteStore"]
