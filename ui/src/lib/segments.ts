import type { Claim, Loaded, Reading, Span } from './types';

/** A stretch of text that no boundary of any mark runs through. */
export type Piece = Span & { words: string; triggers: number[]; parties: number[]; sources: number[]; quotes: number[]; loaded: Loaded | null; silent: string };
export type Paragraph = Span & { kind: string; pieces: Piece[]; claims: number[] };

const within = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

function paragraphs(reading: Reading, chars: string[]): (Span & { kind: string })[] {
  const found: (Span & { kind: string })[] = [];
  let start = 0;
  const close = (end: number) => {
    if (chars.slice(start, end).join('').trim()) {
      const region = reading.regions.find((r) => r.start < end && start < r.end);
      found.push({ start, end, kind: region?.kind ?? 'unread' });
    }
  };
  chars.forEach((char, at) => {
    if (char === '\n') {
      close(at);
      start = at + 1;
    }
  });
  close(chars.length);
  return found;
}

function parties(claim: Claim): Span[] {
  const refs = [claim.subject, claim.object, claim.place, claim.time, ...claim.args.map((a) => a.ref)];
  return refs.filter((ref): ref is NonNullable<typeof ref> => ref !== null);
}

function sources(claim: Claim): Span[] {
  return claim.chain.flatMap((link) => (link.start === null || link.end === null ? [] : [{ start: link.start, end: link.end }]));
}

/** The report as paragraphs of pieces; numbers are indexes of ``reading.claims``. */
export function cut(reading: Reading): Paragraph[] {
  const chars = Array.from(reading.text);
  const marks = reading.claims.map((claim) => ({ claim, parties: parties(claim), sources: sources(claim) }));
  return paragraphs(reading, chars).map((paragraph) => {
    const own = marks.flatMap((m, at) => (m.claim.trigger.start >= paragraph.start && m.claim.trigger.start < paragraph.end ? [at] : []));
    const loaded = reading.loaded.filter((w) => within(w, paragraph));
    const silent = reading.silent.filter((s) => s.start < paragraph.end && paragraph.start < s.end);
    const bounds = new Set([paragraph.start, paragraph.end]);
    const add = (span: Span) => [span.start, span.end].forEach((at) => at > paragraph.start && at < paragraph.end && bounds.add(at));
    for (const m of marks) [m.claim.trigger, m.claim.quote, ...m.parties, ...m.sources].forEach(add);
    [...loaded, ...silent].forEach(add);
    const cuts = [...bounds].sort((a, b) => a - b);
    const pieces = cuts.slice(0, -1).map((start, at): Piece => {
      const piece = { start, end: cuts[at + 1] ?? start };
      const having = (spans: (m: (typeof marks)[number]) => Span[]) => marks.flatMap((m, n) => (spans(m).some((s) => within(piece, s)) ? [n] : []));
      return {
        ...piece,
        words: chars.slice(piece.start, piece.end).join(''),
        triggers: having((m) => [m.claim.trigger]),
        parties: having((m) => m.parties),
        sources: having((m) => m.sources),
        quotes: having((m) => [m.claim.quote]),
        loaded: loaded.find((w) => within(piece, w)) ?? null,
        silent: silent.find((s) => within(piece, s))?.why ?? '',
      };
    });
    return { ...paragraph, pieces, claims: own };
  });
}
