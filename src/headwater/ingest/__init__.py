"""Files, folders, addresses, feeds and archives → Documents."""

from headwater.ingest.intake import Input, Intake, Refused, Skipped
from headwater.ingest.originals import Damage, Originals
from headwater.ingest.plan import plan
from headwater.ingest.run import ingest, ingest_one

__all__ = ["Damage", "Input", "Intake", "Originals", "Refused", "Skipped", "ingest", "ingest_one", "plan"]
