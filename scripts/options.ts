/** What all our commands have in common: their options, `--help`, what wrong use is told, and the exit codes. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { messageOf } from './steps.ts';

/** One option. Without `value` it is a switch. */
export interface Option {
  /** What it does, after its name in `--help`. */
  does: string;
  /** Name of what is written after it, such as DIR. */
  value?: string;
  /** May be given several times. */
  many?: true;
}

export type Options = Readonly<Record<string, Option>>;

/** A command as `--help` shows it. */
export interface Command<Known extends Options = Options> {
  /** As it is typed: `npm run eval`. */
  name: string;
  /** What it takes beside options, such as `FILE …`; absent where that is nothing. */
  takes?: string;
  /** What it does, in sentences. */
  does: string;
  options: Known;
  /** What somebody would type. */
  example: string;
}

/** The arguments, read: switches as booleans, values as text, those that may come several times as lists. */
export interface Asked<Known extends Options> {
  options: {
    [Name in keyof Known]: Known[Name] extends { many: true }
      ? string[]
      : Known[Name] extends { value: string }
        ? string | undefined
        : boolean;
  };
  /** What is no option, in order. */
  names: string[];
}

/** A command was used in a way that it is not made for: exit code 2, where work that failed is 1. */
export class Misuse extends Error {}

/** Says on standard error what went wrong, in a sentence, and makes the exit code say so too. */
export function complain(error: unknown): void {
  console.error(messageOf(error));
  process.exitCode = error instanceof Misuse ? 2 : 1;
}

const HELP = 'help';

const shown = ([name, { value }]: [string, Option]) => `--${name}${value ? ` ${value}` : ''}`;

/** What `--help` prints. */
export function helpOf({ name, takes, does, options, example }: Command): string {
  const all = Object.entries<Option>({ ...options, [HELP]: { does: 'prints this' } });
  const wide = Math.max(...all.map((one) => shown(one).length));
  const more = Object.keys(options).length > 0 ? '[OPTION …]' : '';
  const usage = [name, takes || more ? '--' : '', takes, more].filter(Boolean).join(' ');
  const lines = all.map((one) => `  ${shown(one).padEnd(wide)}   ${one[1].does}`);
  return [usage, does, lines.join('\n'), `Example: ${example}`].join('\n\n');
}

/** Which options there are, as a sentence. */
function choices({ options }: Command): string {
  const known = Object.entries<Option>(options).map(shown);
  if (known.length === 0) return 'Its only option is --help.';
  return `Its options are ${known.join(', ')} and --help, which tells more.`;
}

/**
 * Reads the arguments.
 * @returns null where help is asked for
 * @throws Misuse, a sentence, where an option is not known or not complete, or a name stands where none is taken
 */
export function readOptions<const Known extends Options>(
  command: Command<Known>,
  args: readonly string[],
): Asked<Known> | null {
  const { name, takes, options } = command;
  const known: Options = { ...options, [HELP]: { does: '' } };
  const { tokens, values, positionals } = parseArgs({
    args: [...args],
    // What is wrong is told in our words.
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(known).map(([option, { value, many }]) => [
        option,
        {
          type: value ? ('string' as const) : ('boolean' as const),
          multiple: many === true,
          ...(option === HELP ? { short: 'h' } : {}),
        },
      ]),
    ),
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { rawName, value, inlineValue } = token;
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (!option) throw new Misuse(`${name} knows no ${rawName}. ${choices(command)}`);
    if (!option.value && value !== undefined)
      throw new Misuse(`${rawName} takes nothing after it, and here stands "${value}".`);
    const left = !inlineValue && /^-./.test(value ?? '');
    if (option.value && (left || !value?.trim()))
      throw new Misuse(`${rawName} wants ${option.value} after it. --help tells more.`);
  }
  if (values[HELP]) return null;
  if (!takes && positionals.length > 0)
    throw new Misuse(`${name} cannot make anything of "${positionals[0]}". ${choices(command)}`);
  const read = Object.entries<Option>(options).map(([option, { value, many }]) => [
    option,
    many ? (values[option] ?? []) : value ? values[option] : values[option] === true,
  ]);
  return { options: Object.fromEntries(read), names: positionals };
}

/** Reads the arguments of this process and does what they ask for. Whatever goes wrong is told in a sentence. */
export async function run<const Known extends Options>(
  command: Command<Known>,
  work: (asked: Asked<Known>) => Promise<void> | void,
): Promise<void> {
  try {
    const asked = readOptions(command, process.argv.slice(2));
    if (asked) await work(asked);
    else console.log(helpOf(command));
  } catch (error) {
    complain(error);
  }
}

/**
 * The whole number that was given to an option.
 * @param such one that makes sense, for the sentence
 * @throws Misuse, a sentence, where it is none or out of range
 */
export function wholeNumber(option: string, text: string, least: number, most: number, such: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Misuse(
    `--${option} wants a whole number from ${least} to ${most}, such as ${such}, not "${text}".`,
  );
}

/**
 * A path that a person has named: npm runs us in the project's folder, people mean the folder that they are in.
 * `-`, standard input, stays what it is.
 */
export function here(path: string): string {
  const from = process.env.INIT_CWD;
  return !from || path === '-' || isAbsolute(path) || from === process.cwd() ? path : resolve(from, path);
}

const WHY_NOT: Record<string, string> = {
  EEXIST: 'a file of that name is in the way',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'a folder of that name is in the way',
  ENOENT: 'no folder can be made there',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'that disk can only be read',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'the name is too long',
};

/**
 * Makes a folder, and those above it that are not there. Node's own `recursive` tries for ever where a folder is there in which
 * none can be made and the system says that there is none, as /proc of Linux.
 */
export function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const above = dirname(resolve(folder));
  // A disk that is not there has nothing above it.
  if (above !== resolve(folder) && !existsSync(above)) makeFolder(above);
  mkdirSync(folder);
}

/** Why a file or a folder could not be written, as the second half of a sentence. */
export const whyNotWritten = (error: unknown): string =>
  WHY_NOT[(error as NodeJS.ErrnoException)?.code ?? ''] ?? messageOf(error);
