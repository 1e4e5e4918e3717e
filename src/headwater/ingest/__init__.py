"""Files, folders, addresses, feeds and archives → Documents."""
