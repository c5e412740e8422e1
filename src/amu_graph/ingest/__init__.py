"""From documents, tables and bibliographies to reviewed statements: a machine proposes, a person decides."""
