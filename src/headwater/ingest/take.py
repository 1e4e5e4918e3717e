"""One source → everything in it, in this process: containers opened, members followed, errors made records.

``run`` has this done in a process that can be killed. One bad source costs that source only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from headwater.errors import CaseError, IntakeError, Malformed, TooLarge
from headwater.ingest.address import Fetcher
from headwater.ingest.archive import Budget, read_gzip, read_zip
from headwater.ingest.docx import read_docx
from headwater.ingest.draft import Draft
from headwater.ingest.feed import read_feed
from headwater.ingest.finish import finish, tool
from headwater.ingest.html import read_html
from headwater.ingest.intake import GivenUp, Input, Intake, Refused, Skipped
from headwater.ingest.mail import read_mail, read_mbox
from headwater.ingest.markdown import read_markdown
from headwater.ingest.mhtml import read_mhtml
from headwater.ingest.odt import read_odt
from headwater.ingest.originals import Originals
from headwater.ingest.pdf import read_pdf
from headwater.ingest.plain import read_plain
from headwater.ingest.scan import read_image
from headwater.ingest.sniff import Format, sniff
from headwater.ingest.source import Source, unreadable
from headwater.ingest.warc import read_warc
from headwater.settings import Settings

Found = Draft | Source | Refused | Skipped
LEAVES: dict[Format, Callable[[Source, Settings], Iterator[Draft | Skipped]]] = {
    Format.TEXT: read_plain,
    Format.MARKDOWN: read_markdown,
    Format.HTML: read_html,
    Format.PDF: read_pdf,
    Format.DOCX: read_docx,
    Format.ODT: read_odt,
    Format.MHTML: read_mhtml,
    Format.FEED: read_feed,
    Format.IMAGE: read_image,
}
CONTAINERS: dict[Format, Callable[[Source, Settings, Budget], Iterator[Found]]] = {
    Format.MAIL: read_mail,
    Format.MBOX: read_mbox,
    Format.WARC: read_warc,
    Format.ZIP: read_zip,
    Format.GZIP: read_gzip,
}


class Taker:
    """Takes in one input. ``begin`` hears the name of each source before it is opened.

    ``given_up`` are names that stopped or broke an earlier try: they are refused unopened, with the reason.
    """

    def __init__(
        self,
        settings: Settings,
        originals: Originals | None = None,
        begin: Callable[[str], None] = lambda name: None,
        given_up: Mapping[str, GivenUp] | None = None,
    ) -> None:
        self.settings = settings
        self.originals = originals
        self.begin = begin
        self.given_up = given_up or {}
        self.budget = Budget.of(settings)

    def take(self, given: Input) -> Iterator[Intake]:
        """All there is in one input. Raises ``CaseError`` only, when the archive of originals cannot be written."""
        if given.outcome is not None:
            yield given.outcome
            return
        try:
            if given.path is not None:
                source = Source.of_file(given.name, given.path)
            else:
                self.begin(given.name)
                source = Fetcher(self.settings).fetch(given.name)
        except IntakeError as error:
            yield Refused.of(error)
            return
        if given.path is None:
            self._keep(source)  # fetched bytes cannot be had again
        yield from self.source(source)

    def source(self, source: Source) -> Iterator[Intake]:
        """All there is in one source."""
        self.begin(source.name)
        if reason := self.given_up.get(source.name):
            remedy = "Leave it out, or get it in another form."
            yield Refused(name=source.name, kind=reason.kind, reason=reason.reason, remedy=remedy)
            return
        try:
            yield from self._opened(source)
        except (CaseError, GeneratorExit, KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # parsers written in Rust raise what is no Exception
            yield Refused.of(as_refusal(source.name, error))

    def _opened(self, source: Source) -> Iterator[Intake]:
        kind = sniff(source)
        source.found = kind.value
        self._check_depth(source, kind)
        for found in self._found(source, kind):
            if isinstance(found, Draft):
                yield self._finished(found, source, kind)
            elif isinstance(found, Source):
                yield from self.source(found)
                self.begin(source.name)
            else:
                yield found

    def _finished(self, draft: Draft, source: Source, kind: Format) -> Intake:
        try:
            document = finish(draft, source, kind, self.settings)
        except IntakeError as error:
            return Refused.of(error)
        self._keep(source)
        return document

    def _found(self, source: Source, kind: Format) -> Iterator[Found]:
        if kind in LEAVES:
            yield from LEAVES[kind](source, self.settings)
        else:
            if source.size > self.settings.max_unpacked:
                reason = f"It has {source.size:,} bytes; the limit for archives is {self.settings.max_unpacked:,}."
                raise TooLarge(source.name, reason, "Split it, or raise HEADWATER_MAX_UNPACKED.")
            yield from CONTAINERS[kind](source, self.settings, self.budget)

    def _check_depth(self, source: Source, kind: Format) -> None:
        if kind in CONTAINERS and source.depth > self.settings.max_nesting:
            reason = f"It lies in archives nested more than {self.settings.max_nesting} deep."
            raise TooLarge(source.name, reason, "Unpack the outer archives, or raise HEADWATER_MAX_NESTING.")

    def _keep(self, source: Source | None) -> None:
        """The source and every container it came in."""
        while self.originals is not None and source is not None and not source.kept:
            source.kept = True
            kind = Format(source.found) if source.found else None
            try:
                self.originals.put(source, tool(kind), source.found or source.media_type or "")
            except OSError as error:
                where = self.originals.folder
                raise CaseError(f"{where}: the original of {source.name} cannot be kept ({error}).") from error
            source = source.parent


def as_refusal(name: str, error: BaseException) -> IntakeError:
    """What a failure means for the input it happened on."""
    if isinstance(error, IntakeError):
        return error
    if isinstance(error, MemoryError):
        return TooLarge(name, "Reading it takes too much memory.", "Split it, or raise HEADWATER_MAX_MEMORY.")
    if isinstance(error, OSError):
        return unreadable(name, error)
    reason = f"Its parser failed on it ({type(error).__name__})."
    return Malformed(name, reason, "Save it again in the program it comes from.")
