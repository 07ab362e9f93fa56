// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { datePrints, printLine } from '../../components/print.ts';
import { EDUCATION_LINE } from '../../data/copy-text.ts';

it('tells on paper what it is, of which day, and that it is no advice', () => {
  expect(printLine('Documents', new Date(2026, 10, 3, 23, 59))).toBe(
    `Documents · printed on 3 November 2026 · ${EDUCATION_LINE}`,
  );
});

it('dates each print anew, with the title of that moment', () => {
  datePrints();
  for (const title of ['One', 'Other']) {
    document.title = title;
    window.dispatchEvent(new Event('beforeprint'));
    expect(document.body.dataset.printed).toBe(printLine(title, new Date()));
  }
});
