/**
 * Expressions with many words in them, looked for by hand (`pattern.ts`): each of them would be tens of kilobytes of machine code. Those
 * that are short, or are asked of every line, are left to the browser.
 */
import { firstOf, patternFrom } from './pattern.ts';
import { writing } from './pattern-code.ts';
import { endOf } from './pattern-follow.ts';
import { partsOf } from './pattern-parts.ts';
import { isIn, setOf } from './pattern-sets.ts';

/** Finds what an expression finds; that is never asked itself, so that the browser has nothing to compile. */
export class ByHand {
  readonly #source: string;
  #pattern = 0;
  /** Which writing of the patterns it stands in; none before it is first asked. */
  #writing = -1;
  /** It begins where the text does. */
  #isAtStart = false;
  /** The set that it begins with one of; null where it may begin with anything. */
  #first: number | null = null;

  /** @param expression without flags; what its groups capture is not told */
  constructor({ source }: Pick<RegExp, 'source'>) {
    this.#source = source;
  }

  /** True where a text has it. */
  test(text: string): boolean {
    return this.endIn(text) >= 0;
  }

  /** Where the first of it in a text ends; -1 where it has none. */
  endIn(text: string): number {
    if (this.#writing !== writing) this.#write();
    const first = this.#first;
    const last = this.#isAtStart ? 0 : text.length;
    for (let at = 0; at <= last; at++) {
      if (first !== null && (at === text.length || !isIn(first, text.charCodeAt(at)))) continue;
      const end = endOf(this.#pattern, text, at);
      if (end >= 0) return end;
    }
    return -1;
  }

  #write(): void {
    const part = partsOf(this.#source, false);
    const [begin] = part.is === 'all' ? part.parts : [part];
    this.#isAtStart = begin?.is === 'edge' && begin.edge === '^';
    const first = firstOf(part);
    this.#first = first === null ? null : setOf(`[${first}]`);
    this.#pattern = patternFrom(part);
    this.#writing = writing;
  }
}
