"""How right a reading is: counts, spans, clusters, numbers, certainty. Nothing here knows a gold set."""
