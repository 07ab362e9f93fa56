import { describe, expect, it } from 'vitest';
import { claimContextOf } from '../../spotting/claim-context.ts';
import { processorTime, timesAsLong } from '../property/growth.ts';

/** The context of the mention in braces. */
function contextOf(marked: string) {
  const start = marked.indexOf('{');
  return claimContextOf(marked.replace(/[{}]/g, ''), start, marked.indexOf('}') - 1);
}

describe('claimContextOf', () => {
  it.each([
    ['{Heat} helps in acute low back pain.', { duration: 'acute', pattern: null, spasm: false }],
    ['{Yoga} eases chronic low back pain.', { duration: 'chronic', pattern: null, spasm: false }],
    ['{Yoga} for sub-acute pain.', { duration: null, pattern: null, spasm: false }],
    ['{Yoga} for acute and chronic back pain.', { duration: null, pattern: null, spasm: false }],
    ['{Epidurals} calm sciatica.', { duration: null, pattern: 'radicular', spasm: false }],
    [
      '{Injections} for axial back pain. Sciatica is another matter.',
      { duration: null, pattern: 'axial', spasm: false },
    ],
    ['{Heat} loosens muscle spasm.', { duration: null, pattern: null, spasm: true }],
  ])('%s', (marked, situation) => {
    expect(contextOf(marked).situation).toEqual(situation);
  });

  it('names the harms, and whether all people are meant', () => {
    expect(contextOf('{Opioids}: addiction and constipation.').harms).toEqual(['addiction', 'constipation']);
    expect(contextOf('Do not take {ibuprofen} if you have an ulcer.').limited).toBe(true);
    expect(contextOf('Do not take {opioids}.').limited).toBe(false);
  });

  it.each([
    'People on MAO inhibitors should not take {cyclobenzaprine}.',
    'Do not exceed the stated dose of {ibuprofen}.',
    'Do not take more than six {ibuprofen} tablets a day.',
    'Do not take {ibuprofen} on an empty stomach.',
    'Do not take {ibuprofen} with naproxen.',
    'The {heating pad} must not be used while sleeping.',
    '{Tramadol} should not be taken with alcohol.',
    'Do not use {TENS} over broken skin.',
    'Adults with kidney disease should avoid {NSAIDs}.',
    'Do not apply {ice} directly to the skin.',
    'Do not take {duloxetine} within 14 days of an MAO inhibitor.',
  ])('sees advice that limits dose, manner, time, company or people: %s', (marked) => {
    expect(contextOf(marked).limited).toBe(true);
  });

  it.each([
    'Avoid {bed rest}.',
    'People with back pain should avoid {bed rest}.',
    'Do not offer {opioids} to people with chronic low back pain.',
    'Do not use {TENS} for low back pain with or without sciatica.',
    '{Opioids} should not be used for back pain.',
  ])('sees advice for everybody with back pain: %s', (marked) => {
    expect(contextOf(marked).limited).toBe(false);
  });

  it('reads the same where the sentence is told', () => {
    const text = 'Heat helps in acute low back pain. Opioids are for sciatica.';
    const start = text.indexOf('Opioids');
    const told = claimContextOf(text, start, start + 7, { start, end: text.length });
    expect(told).toEqual(claimContextOf(text, start, start + 7));
    expect(told.situation).toEqual({ duration: null, pattern: 'radicular', spasm: false });
  });

  it('does not grow with the sentence around a mention', () => {
    const took = (length: number) => {
      const text = 'chronic liver, '.repeat(length / 15);
      const begun = processorTime();
      for (let n = 0; n < 200; n++) claimContextOf(text, length / 2, length / 2 + 5);
      return processorTime() - begun;
    };
    expect(timesAsLong(took, 15_000, 60_000, 4)).toBeLessThan(4);
  });
});
