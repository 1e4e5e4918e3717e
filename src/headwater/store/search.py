"""Full-text search of documents and claims: the one place where the queries of databases differ.

SQLite's FTS5 ranks by bm25 over an index that triggers keep in step with the tables, so nobody can forget it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import (
    Column,
    Connection,
    Float,
    Integer,
    Select,
    Text,
    column,
    func,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.sql import TableClause

from headwater.errors import CaseError

_TOKENS = "porter unicode61 remove_diacritics 2"
_INDEXED = {"documents": ("title", "text"), "claims": ("quote", "parties")}
OPEN, CLOSE = "\x02", "\x03"
"""Around the words found, in a snippet: characters no text of ours can hold a meaning for."""

_PART = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_WORD = re.compile(r"\w+")
_LIMIT = 32
"""Words of a question that are heeded: more make the answer no better and an attack easier."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand one after the other, or must not. ``open`` lets the last be the beginning of one."""

    words: tuple[str, ...]
    open: bool = False
    without: bool = False


def parse(question: str) -> tuple[Term, ...]:
    """The terms of what a user typed: words, "quoted phrases", -words to leave out, begin* of a word.

    Any other punctuation only separates words, so no question is wrong; one without a word has no terms.
    """
    terms = []
    for sign, quoted, bare in _PART.findall(question):
        words = tuple(_WORD.findall(quoted or bare))
        if words:
            terms.append(Term(words, open=bare.endswith("*"), without=sign == "-"))
    return tuple(terms[:_LIMIT])


def create(connection: Connection) -> None:
    """Makes the search index of an existing set of tables, filled from them."""
    _sqlite_only(connection)
    for name, columns in _INDEXED.items():
        for statement in _ddl(name, columns):
            connection.execute(text(statement))


def drop(connection: Connection) -> None:
    """Removes the search index; ``create`` makes it anew from the tables."""
    _sqlite_only(connection)
    for name in _INDEXED:
        for trigger in ("added", "removed", "changed"):
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name}_words_{trigger}"))
        connection.execute(text(f"DROP TABLE IF EXISTS {name}_words"))


def matching(name: str, terms: tuple[Term, ...]) -> Select[tuple[int, float]]:
    """The numbers of the rows of ``documents`` or ``claims`` that match, with their rank: the lower the better."""
    words = _words(name)
    query = select(words.c.rowid.label("number"), words.c.rank.label("rank"))
    return query.where(literal_column(f"{name}_words").op("MATCH")(_fts5(terms)))


def snippets(name: str, terms: tuple[Term, ...], numbers: list[int]) -> Select[tuple[int, str]]:
    """For these rows, the words around what matches, marked with ``OPEN`` and ``CLOSE``."""
    words = _words(name)
    excerpt = func.snippet(literal_column(f"{name}_words"), -1, OPEN, CLOSE, "…", 24)
    query = select(words.c.rowid.label("number"), excerpt.label("snippet")).where(
        literal_column(f"{name}_words").op("MATCH")(_fts5(terms))
    )
    return query.where(words.c.rowid.in_(numbers))


def _words(name: str) -> TableClause:
    return table(f"{name}_words", Column("rowid", Integer), Column("rank", Float), column("text", Text))


def _fts5(terms: tuple[Term, ...]) -> str:
    """Every term in quotation marks, so that nothing a user types is an operator."""
    wanted = " AND ".join(_phrase(term) for term in terms if not term.without) or '""'
    unwanted = " OR ".join(_phrase(term) for term in terms if term.without)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _phrase(term: Term) -> str:
    return '"' + " ".join(term.words) + '"' + ("*" if term.open else "")


def _ddl(name: str, columns: tuple[str, ...]) -> list[str]:
    listed, index = ", ".join(columns), f"{name}_words"
    new, old = (", ".join(f"{which}.{c}" for c in columns) for which in ("new", "old"))
    add = f"INSERT INTO {index}(rowid, {listed}) VALUES (new.number, {new});"  # noqa: S608 - constants
    remove = f"INSERT INTO {index}({index}, rowid, {listed}) VALUES ('delete', old.number, {old});"  # noqa: S608
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5({listed}, content='{name}', content_rowid='number', "
        f"tokenize='{_TOKENS}')",
        f"INSERT INTO {index}({index}) VALUES ('rebuild')",  # noqa: S608
        f"CREATE TRIGGER {index}_added AFTER INSERT ON {name} BEGIN {add} END",
        f"CREATE TRIGGER {index}_removed AFTER DELETE ON {name} BEGIN {remove} END",
        f"CREATE TRIGGER {index}_changed AFTER UPDATE OF {listed} ON {name} BEGIN {remove} {add} END",
    ]


def _sqlite_only(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        raise CaseError(f"{connection.dialect.name}: there is no search index for this database. Use a folder.")
