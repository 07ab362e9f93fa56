import { describe, expect, it, vi } from 'vitest';
import { CLAIM_RULES } from '../../spotting/claim-rules.ts';
import { STATUS_RULES } from '../../spotting/status-rules.ts';
import { PHRASES } from './claim-phrases.ts';

/** The sources of all expressions that are looked for by hand, as the modules below are read. */
const { sources } = vi.hoisted(() => ({ sources: [] as string[] }));

vi.mock('../../spotting/by-hand.ts', async (original) => {
  const { ByHand } = await original<typeof import('../../spotting/by-hand.ts')>();
  return {
    ByHand: class extends ByHand {
      constructor(expression: { source: string }) {
        super(expression);
        sources.push(expression.source);
      }
    },
  };
});

const { ByHand } =
  await vi.importActual<typeof import('../../spotting/by-hand.ts')>('../../spotting/by-hand.ts');
await import('../../spotting/page-reader.ts');
const { sectionOf } = await import('../../spotting/sections.ts');
const { companionsIn } = await import('../../spotting/companions.ts');
// What is made at first use.
sectionOf('Plan: rest');
companionsIn('ulcer');

/** Sentences, and what stands before and after places in them: what such expressions are asked about. */
const TEXTS = [
  ...[...STATUS_RULES, ...CLAIM_RULES].map(({ example }) => example),
  ...Object.values(PHRASES).flat(),
].flatMap((marked, number) => {
  const text = marked.replace(/[{}]/g, '').toLowerCase();
  const at = marked.indexOf('{');
  return [text, text.slice(0, at), text.slice(marked.indexOf('}') - 1), text.slice(number % 20)];
});

describe('what is looked for by hand', () => {
  it('is all that there is of it', () => {
    expect(sources.length).toBeGreaterThan(60);
  });

  it('is found where the browser finds it', () => {
    for (const source of sources) {
      const expression = new RegExp(source);
      const byHand = new ByHand(expression);
      for (const text of TEXTS) {
        const found = expression.exec(text);
        const end = found ? found.index + found[0].length : -1;
        if (byHand.endIn(text) !== end)
          expect.fail(`${source} in ${JSON.stringify(text)}: ${byHand.endIn(text)}, not ${end}`);
      }
    }
  });
});
