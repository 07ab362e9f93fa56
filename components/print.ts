/** What stands on top of a printed page. */
import { dayOf } from '../data/copy-text.ts';
import { dayInWords } from './strings.ts';
import { say } from './words.ts';

/** The line on top of a page that is printed: title, day, and that it is no advice. */
export function printLine(title: string, date: Date): string {
  return say('print_line', title, dayInWords(dayOf(date)));
}

/** Writes that line anew before each print of this document; print.css shows it on paper only. */
export function datePrints(): void {
  window.addEventListener('beforeprint', () => {
    document.body.dataset.printed = printLine(document.title, new Date());
  });
}
