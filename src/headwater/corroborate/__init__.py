"""Claims → findings: match, reuse, citation, lineage, origins, conflict, grade."""
