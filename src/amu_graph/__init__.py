"""The knowledge graph of assistance à maîtrise d'usage and participatory housing in France."""
