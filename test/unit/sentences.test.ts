/** The labelled sentences are well formed, and reading them does not get worse than what is written here. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evidence } from '../../data/evidence.ts';
import { type Sentence, scoreSentences } from '../../scripts/sentences.ts';

const set = (name: string): (Sentence & { concept: string; rule: string; trap: string })[] =>
  readFileSync(resolve(import.meta.dirname, `../corpus/sentences/${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const SETS = { status: set('status'), claims: set('claims') };

describe('labelled sentences', () => {
  it('are at least 400, each written for a rule and a trap, with words that stand in them', () => {
    const all = [...SETS.status, ...SETS.claims];
    expect(all.length).toBeGreaterThanOrEqual(400);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const known = new Set([...evidence.treatments, ...evidence.redFlags].map(({ id }) => id));
    for (const { id, text, mention, occurrence, concept, rule, trap } of all) {
      expect(text.split(mention).length - 1, id).toBeGreaterThanOrEqual(occurrence);
      expect(known.has(concept), `${id} ${concept}`).toBe(true);
      expect(rule && trap, id).toBeTruthy();
    }
  });

  it('are read about as well as when they were first read', () => {
    const status = scoreSentences(SETS.status);
    const claims = scoreSentences(SETS.claims);
    expect(status.missed.length + claims.missed.length).toBeLessThanOrEqual(20);
    expect(status.status.macroF1).toBeGreaterThanOrEqual(0.86);
    expect(claims.claims.macroF1).toBeGreaterThanOrEqual(0.84);
  });
});
