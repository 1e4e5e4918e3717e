"""One case's database: tables, migrations, the writer, the view, and search."""

from headwater.store.asking import Question
from headwater.store.derived import Cluster, Findings
from headwater.store.ledger import Edition, Entry, Slot
from headwater.store.pairs import Asked, Known, Linked, NodeRow
from headwater.store.records import (
    ClaimRecord,
    DocumentRecord,
    EntityRecord,
    Hit,
    IntakeRecord,
    Page,
)
from headwater.store.rows import Rows, rows_of
from headwater.store.standing import Standing, Weighed
from headwater.store.store import Store
from headwater.store.summary import Status
from headwater.store.view import View
from headwater.store.writer import Writer

__all__ = [
    "Asked",
    "ClaimRecord",
    "Cluster",
    "DocumentRecord",
    "Edition",
    "EntityRecord",
    "Entry",
    "Findings",
    "Hit",
    "IntakeRecord",
    "Known",
    "Linked",
    "NodeRow",
    "Page",
    "Question",
    "Rows",
    "Slot",
    "Standing",
    "Status",
    "Store",
    "View",
    "Weighed",
    "Writer",
    "rows_of",
]
