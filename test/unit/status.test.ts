import { describe, expect, it } from 'vitest';
import { readText as spot } from '../../spotting/reading.ts';
import { STATUS_RULES } from '../../spotting/status-rules.ts';

/** The beginning of a note, so that what follows is read as one patient's. */
const NOTE = [
  'CHIEF COMPLAINT',
  '',
  'Low back pain.',
  '',
  'HISTORY OF PRESENT ILLNESS',
  '',
  'Mr. Vane is a 54-year-old man who presents with chronic low back pain and sciatica.',
  '',
].join('\n');

/** Status of the mention that stands in braces. */
function statusIn(page: string, marked: string): string | undefined {
  const start = page.length + marked.indexOf('{');
  const text = page + marked.replace('{', '').replace('}', '');
  const end = page.length + marked.indexOf('}') - 1;
  return spot(text).find((mention) => mention.start < end && mention.end > start)?.status ?? undefined;
}

describe('status rules', () => {
  it.each(STATUS_RULES.map((rule) => [rule.is ?? rule.means, rule.example] as const))(
    '%s: %s',
    (status, example) => {
      expect(statusIn(NOTE, example)).toBe(status);
    },
  );
});
