import type { Claim, Finding, Quantity } from './types';

/** How a voice is shown: four colours, each with a word, never the colour alone. */
export const VOICES: Record<string, 'asserted' | 'alleged' | 'denied' | 'forecast'> = {
  asserted: 'asserted',
  alleged: 'alleged',
  believed: 'alleged',
  denied: 'denied',
  forecast: 'forecast',
  intended: 'forecast',
  hypothetical: 'forecast',
  question: 'forecast',
};

export const plain = (word: string): string => word.replaceAll('_', ' ');

export function voice(claim: Pick<Claim, 'modality' | 'polarity'>): string {
  return claim.polarity === 'positive' ? claim.modality : `${claim.modality} that not`;
}

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

export function range(lower: number, upper: number): string {
  return lower === upper ? String(lower) : `${lower}–${upper}`;
}

export function origins(f: Pick<Finding, 'origins_lower' | 'origins_upper'>): string {
  const many = f.origins_upper === 1 ? 'origin' : 'origins';
  return `${range(f.origins_lower, f.origins_upper)} ${many}`;
}

export function amount(q: Quantity): string {
  if (q.low !== null && q.low === q.high) return `${q.low}`;
  if (q.low === null) return q.high === null ? 'a number' : `at most ${q.high}`;
  return q.high === null ? `at least ${q.low}` : `${q.low} to ${q.high}`;
}

export function statement(claim: Claim): { left: string; what: string; right: string } {
  const sides = [claim.subject?.text, claim.object?.text];
  if (claim.quantity) return { left: amount(claim.quantity), what: plain(claim.type), right: sides[1] ?? sides[0] ?? '' };
  if (!sides[0] && !sides[1]) {
    return { left: '', what: plain(claim.type), right: claim.args.map((a) => a.ref.text).join(', ') || claim.trigger.text };
  }
  return { left: sides[0] ?? '', what: plain(claim.type), right: sides[1] ?? '' };
}

export function outlet(report: { outlet: string | null; file: string }): string {
  return report.outlet ?? report.file.split('/').at(-1) ?? report.file;
}

export const CREDIBILITY = [
  '',
  'confirmed by others',
  'probably true',
  'possibly true',
  'doubtful',
  'improbable',
  'cannot be judged',
];

export const CONFLICTS: Record<string, string> = {
  polarity: 'One says so, another says not',
  denial: 'Denied',
  numeric: 'Numbers differ',
  functional: 'Only one can hold',
  temporal: 'Dates differ',
  spatial: 'Places differ',
  perpetrator: 'Blamed on different sides',
};

/** Offsets of the interface count code points, those of JavaScript UTF-16 units. */
export function codePoints(text: string): string[] {
  return Array.from(text);
}
