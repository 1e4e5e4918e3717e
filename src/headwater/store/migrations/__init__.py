"""How a case's tables came to be, step by step (Alembic). A case of an older headwater walks the missing steps."""
