/**
 * The words that what a rule finds may begin with, and those that may come second: worked out when the
 * extension is built, so that a page tries an expression only where two words of its text fit.
 */

/** Part of what a rule finds, in the table's own signs. */
type Part =
  /** A letter, digit or sign. */
  | { is: 'unit'; unit: string }
  | { is: 'digit' }
  /** What separates words. */
  | { is: 'space' }
  /** Anything that is not followed any further. */
  | { is: 'anything' }
  | { is: 'group'; choices: Part[][] }
  | { is: 'repeat'; part: Part; least: 0 | 1; most: 1 | 2 };

/** How far a beginning has been read: the first word, and the second where a separator has been met. */
interface Begun {
  first: string;
  second: string | null;
}

/** A first word with one that may come second; `*` stands for any, or none. */
export type WordPair = readonly [first: string, second: string];

const isLetter = (unit: string) => /^[a-z0-9]$/.test(unit);

/** Reads what a rule finds into parts. */
class Parser {
  #at = 0;
  readonly #find: string;

  constructor(find: string) {
    this.#find = find;
  }

  choices(): Part[][] {
    const choices: Part[][] = [[]];
    while (this.#at < this.#find.length && this.#find[this.#at] !== ')') {
      if (this.#find[this.#at] === '|') {
        this.#at += 1;
        choices.push([]);
      } else choices.at(-1)?.push(...this.#repeated());
    }
    return choices;
  }

  #repeated(): Part[] {
    const parts = this.#part();
    const sign = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/.exec(this.#find.slice(this.#at))?.[0];
    if (!sign) return parts;
    this.#at += sign.length;
    const least = /^(?:[?*]|\{0)/.test(sign) ? 0 : 1;
    const most = /^[*+]|\{\d+,/.test(sign) ? 2 : 1;
    return parts.map((part) => ({ is: 'repeat', part, least, most }));
  }

  #part(): Part[] {
    const rest = this.#find.slice(this.#at);
    const look = /^\(\?<?[=!]/.exec(rest);
    if (look) {
      // What must or must not stand beside it takes no room.
      this.#at += look[0].length;
      this.choices();
      this.#at += 1;
      return [];
    }
    if (rest.startsWith('(')) {
      this.#at += 1;
      const choices = this.choices();
      this.#at += 1;
      return [{ is: 'group', choices }];
    }
    const unit = /^(?:\\.|\[(?:\\.|[^\]])*\]|[\s\S])/.exec(rest)?.[0] ?? '';
    this.#at += unit.length;
    if (unit === '\\b') return [];
    if (unit === ' ') return [{ is: 'space' }];
    if (unit === '\\d') return [{ is: 'digit' }];
    if (unit === '~' || unit === '.' || /^\\[wsS]$/.test(unit)) return [{ is: 'anything' }];
    if (unit.startsWith('[')) return [classOf(unit.slice(1, -1))];
    return [{ is: 'unit', unit: unit.replace('\\', '') }];
  }
}

/** "[+:]" as its units; a class with ranges is not followed. */
function classOf(inside: string): Part {
  const plain = !/\\|[a-z0-9]-[a-z0-9]|^\^/.test(inside);
  return plain
    ? { is: 'group', choices: [...inside].map((unit) => [{ is: 'unit', unit }]) }
    : { is: 'anything' };
}

/** Follows the parts of a rule as far as its second word. */
class Follower {
  readonly pairs = new Map<string, WordPair>();

  #end(first: string, second: string): void {
    this.pairs.set(`${first} ${second}`, [first, second]);
  }

  /** Where reading stands after some parts, for each way through them. */
  through(parts: readonly Part[], from: readonly Begun[]): Begun[] {
    let begun = [...from];
    for (const part of parts) begun = this.#past(part, begun);
    return begun;
  }

  #past(part: Part, from: readonly Begun[]): Begun[] {
    switch (part.is) {
      case 'repeat': {
        const once = this.#past(part.part, from);
        const twice = part.most > 1 ? this.#past(part.part, once) : [];
        return unique([...(part.least === 0 ? from : []), ...once, ...twice]);
      }
      case 'group':
        return unique(part.choices.flatMap((choice) => this.through(choice, from)));
      default:
        return unique(from.flatMap((one) => this.#step(part, one)));
    }
  }

  #step(part: Exclude<Part, { is: 'repeat' | 'group' }>, { first, second }: Begun): Begun[] {
    if (part.is === 'space') {
      if (second) this.#end(first, second);
      return second ? [] : [{ first, second: first === '' ? null : '' }];
    }
    if (part.is === 'unit' && isLetter(part.unit))
      return [second === null ? { first: first + part.unit, second } : { first, second: second + part.unit }];
    if (part.is === 'unit' && part.unit === '-' && first !== '')
      return this.#step({ is: 'space' }, { first, second });
    // "(1|2)\\d\\d\\d": one number.
    if (part.is === 'digit' && second === null && /^\d+$/.test(first)) return [{ first, second }];
    if (first === '') this.#end(part.is === 'unit' ? part.unit : part.is === 'digit' ? '#' : '', '*');
    else if (part.is === 'unit') this.#end(first, second || part.unit);
    else if (part.is === 'digit' && second === '') this.#end(first, '#');
    // A word whose end is not known: "help\w*".
    else this.#end(second === null ? `${first}*` : first, '*');
    return [];
  }

  /** What a rule may begin with in the end. */
  close(begun: readonly Begun[]): void {
    for (const { first, second } of begun) this.#end(first, second || '*');
  }
}

function unique(begun: readonly Begun[]): Begun[] {
  return [...new Map(begun.map((one) => [`${one.first} ${one.second}`, one])).values()];
}

/**
 * The first two words of what a rule finds. `#` stands for any number and a sign for itself; a first word
 * whose end is left open ("help\w*") ends in `*`.
 * @param find in the signs of a table of rules (status-rules.ts)
 */
export function wordPairs(find: string): WordPair[] {
  const follower = new Follower();
  const choices = new Parser(find).choices();
  follower.close(choices.flatMap((choice) => follower.through(choice, [{ first: '', second: null }])));
  return [...follower.pairs.values()].map(([first, second]) => [/^\d/.test(first) ? '#' : first, second]);
}
