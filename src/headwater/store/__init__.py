"""One case in SQLite or Postgres: tables, migrations, writer, view, search."""
