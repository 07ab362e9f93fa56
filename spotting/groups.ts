/** The part of a form from its first group on, as a text is read against it: "(loss of|poor) (bladder|bowel) control". */
import { afterSpace, endAfter, isWordAt, unitAt } from './units.ts';
import { LETTERS } from './words.ts';

/** A group, or what stands between groups: a group of one choice. */
interface Group {
  /** Parted from what is before it. */
  isSpaced: boolean;
  /** May be missing, and the space before it too. */
  isOptional: boolean;
  /** By their first characters: there may be many, and few fit. */
  choices: ReadonlyMap<number, readonly string[]>;
}

/** A line of `Compiled.rests`. It is cut at its groups when a text is read against it: most never are. */
export interface Rest {
  line: string;
  groups: readonly Group[] | null;
}

/** A choice that ends with it stands for the one with an s as well. */
export const PLURAL = '\t';

const withPlural = (choice: string) =>
  choice.endsWith(PLURAL) ? [choice.slice(0, -1), `${choice.slice(0, -1)}s`] : [choice];

function byFirst(choices: readonly string[]): Map<number, string[]> {
  const filed = new Map<number, string[]>();
  for (const choice of choices) {
    const unit = choice.charCodeAt(0);
    filed.set(unit, [...(filed.get(unit) ?? []), choice]);
  }
  return filed;
}

/** Cuts a line at its groups. */
function groupsOf(line: string): Group[] {
  return Array.from(
    line.matchAll(/( ?)(?:\(([^)]*)\)|([^( ]+(?: +[^( ]+)*))/g),
    ([, space, group, plain]) => {
      const choices = group?.split('|').flatMap(withPlural) ?? [plain ?? ''];
      return {
        isSpaced: space !== '',
        isOptional: choices.includes(''),
        choices: byFirst(choices.filter(Boolean)),
      };
    },
  );
}

/** What the word begins with that comes next, by the codes of its letter; null where none need come, or none that is ASCII. */
export function lettersFrom({ line }: Rest): number[] | null {
  const letters: number[] = [];
  for (let at = 0; line.charAt(at) === ' '; ) {
    const end = line.charAt(at + 1) === '(' ? line.indexOf(')', at) : -1;
    const choices = end < 0 ? [line.slice(at + 1)] : line.slice(at + 2, end).split('|');
    for (const choice of choices) {
      if (choice !== '' && !LETTERS[choice.charCodeAt(0)]) return null;
      if (choice !== '') letters.push(choice.charCodeAt(0));
    }
    if (!choices.includes('')) return letters;
    at = end + 1;
  }
  return null;
}

/** The farthest end, at a word border, of a text that goes on from a place as the groups from `first` do; -1 where none does. */
export function farthest(rest: Rest, first: number, text: string, start: number): number {
  rest.groups ??= groupsOf(rest.line);
  const group = rest.groups[first];
  if (!group) return isWordAt(text, start) ? -1 : start;
  let best = group.isOptional ? farthest(rest, first + 1, text, start) : -1;
  const from = group.isSpaced ? afterSpace(text, start) : start;
  if (group.isSpaced && from === start) return best;
  for (const choice of group.choices.get(unitAt(text, from)) ?? []) {
    const end = endAfter(choice, text, from);
    if (end >= 0) best = Math.max(best, farthest(rest, first + 1, text, end));
  }
  return best;
}
