import { readFileSync } from 'node:fs';
import type { Interpretation } from '../../../src/studio/plan/interpretation.ts';
import type { Stretch } from '../../../src/studio/plan/words/times.ts';

export interface Row {
  readonly said: string;
  readonly means: string;
}

/** Rows of `test/fixtures/utterances`: what is said, `=>`, what it means. */
export function readRows(name: string): readonly Row[] {
  const url = new URL(`../../fixtures/utterances/${name}.txt`, import.meta.url);
  return readFileSync(url, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [said = '', means = ''] = line.split(' => ');
      return { said: said.trim(), means: means.trim() };
    });
}

interface Meaning {
  readonly kinds: readonly string[];
  readonly params: readonly Readonly<Record<string, unknown>>[];
  readonly unknown: readonly string[];
  readonly asks: boolean;
}

/** A row's meaning; parameters that it does not name may be anything. */
export function toMeaning(means: string): Meaning {
  const parts = means.split(/;\s*/).filter((part) => part !== '' && part !== 'nothing');
  const steps = parts.filter((part) => part !== 'ask' && !part.startsWith('?? '));
  return {
    kinds: steps.map((part) => part.split(' ')[0] ?? ''),
    params: steps.map(readParams),
    unknown: parts.filter((part) => part.startsWith('?? ')).map((part) => part.slice(3)),
    asks: parts.includes('ask'),
  };
}

export function meaningOf({ steps, notUnderstood, question }: Interpretation): Meaning {
  return {
    kinds: steps.map((step) => step.kind),
    params: steps.map((step) => step.params),
    unknown: notUnderstood,
    asks: question !== undefined,
  };
}

function readParams(part: string): Readonly<Record<string, unknown>> {
  const found = part.matchAll(/ (\w+)=("[^"]*"|\[[^\]]*\]|\{[^}]*\}|\S+)/g);
  return Object.fromEntries([...found].map((match) => [match[1] ?? '', readValue(match[2] ?? '')]));
}

/** JSON, or stretches of time as `[0-5000]`, `{8000-11000}`, `[-10000-end]`. */
function readValue(text: string): unknown {
  const stretch = /^(-?\d+)-(\d+|end)$/;
  const inner = text.slice(1, -1).split(',');
  if (inner.every((each) => stretch.test(each))) {
    const stretches = inner.map(readStretch);
    return text.startsWith('[') ? stretches : stretches[0];
  }
  return JSON.parse(text);
}

function readStretch(text: string): Stretch {
  const [, from = '', to = ''] = /^(-?\d+)-(\d+|end)$/.exec(text) ?? [];
  return {
    from: { from: from.startsWith('-') ? 'end' : 'start', ms: Math.abs(Number(from)) },
    to: to === 'end' ? { from: 'end', ms: 0 } : { from: 'start', ms: Number(to) },
  };
}
