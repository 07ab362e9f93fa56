/**
 * What settings are, and how a stored value becomes settings. Pure. Each field has its own check, so that a
 * store in which one field is spoilt keeps the others. Written by hand: a schema library would weigh as much as all
 * the rest in the scripts that run in pages.
 */
import type { Reader } from '../data/schema.ts';
import { isPattern } from './settings-where.ts';

/** What the reader has chosen. */
export interface Settings {
  /** Whom the words are for. */
  reader: Reader;
  /** True: nothing is marked anywhere. */
  paused: boolean;
  /** Hostnames switched off from card or popup; counts in every mode. */
  mutedSites: string[];
  /** Where terms are marked. */
  where: 'all' | 'all-but' | 'only' | 'click';
  /** Match patterns of the mode 'all-but'. */
  allBut: string[];
  /** Match patterns of the mode 'only'. */
  only: string[];
  /** How marks look. The pattern of a line tells the verdict in each style. */
  underline: 'standard' | 'thin' | 'tinted';
  /** Each mention, or the first of a concept in each section of the page; red flags are marked each time. */
  marks: 'each' | 'first';
  /** True: a second, thin line under a term tells how what a page asserts stands to the documents. */
  claims: boolean;
  /** How long the pointer rests on a term before its card opens, milliseconds, 100 to 2000. */
  hoverPause: number;
  theme: 'system' | 'light' | 'dark';
  /** True: the toolbar button shows how many mentions the page has. */
  badge: boolean;
}

/** Version of the form in which settings are stored and exported. */
export const VERSION = 2;

/** Settings before anything was chosen. */
export const DEFAULTS: Settings = {
  reader: 'patient',
  paused: false,
  mutedSites: [],
  where: 'all',
  allBut: [],
  only: [],
  underline: 'standard',
  marks: 'each',
  claims: true,
  hoverPause: 400,
  theme: 'system',
  badge: true,
};

/** Names of all settings. */
export const NAMES = Object.keys(DEFAULTS) as (keyof Settings)[];

/** Most patterns of a list. */
export const MOST_PATTERNS = 1000;
/** Most muted sites. What is more than sync has room for (8 kB) lies in this browser's storage. */
export const MOST_SITES = 10_000;
/** Most UTF-16 units of an entry. */
const LONGEST = 1000;

type Check = (value: unknown) => boolean;

const yesOrNo: Check = (value) => typeof value === 'boolean';
const oneOf =
  (...choices: readonly unknown[]): Check =>
  (value) =>
    choices.includes(value);
const listOf =
  (check: (entry: string) => boolean, most = MOST_PATTERNS): Check =>
  (value) =>
    Array.isArray(value) &&
    value.length <= most &&
    value.every((entry) => typeof entry === 'string' && entry.length <= LONGEST && check(entry));

/** Names without an escape, whose last part has letters only, are as the browser writes them: no need to ask it. */
const PLAIN = /^(?!.*xn--)([a-z\d-]+\.)+[a-z]+$/;

/** True for the name of a site as the browser writes it in `location.hostname`; never for an address. */
export function isHostname(text: string): boolean {
  return PLAIN.test(text) || URL.parse(`http://${text}`)?.hostname === text;
}

/** The check of each field, for what is stored, changed and imported alike. */
const FIELDS: Record<keyof Settings, Check> = {
  reader: oneOf('patient', 'student', 'clinician'),
  paused: yesOrNo,
  mutedSites: listOf(isHostname, MOST_SITES),
  where: oneOf('all', 'all-but', 'only', 'click'),
  allBut: listOf(isPattern),
  only: listOf(isPattern),
  underline: oneOf('standard', 'thin', 'tinted'),
  marks: oneOf('each', 'first'),
  claims: yesOrNo,
  hoverPause: (value) => Number.isInteger(value) && Number(value) >= 100 && Number(value) <= 2000,
  theme: oneOf('system', 'light', 'dark'),
  badge: yesOrNo,
};

/** True where a value may stand in a field. */
export function fits(name: keyof Settings, value: unknown): boolean {
  return FIELDS[name](value);
}

/** A stored or imported object of some version. */
type Stored = Readonly<Record<string, unknown>>;

/**
 * Steps from version to version: the first makes version 2 of version 1, and so on. Pure; what they do not
 * know they leave as it is, for the checks come after.
 */
export const MIGRATIONS: readonly ((stored: Stored) => Stored)[] = [
  // Version 1 was the flat keys reader, paused and mutedSites, which are still named so.
  (stored) => ({ ...stored, version: 2 }),
];

/** True for an object that is no list. */
export function isRecord(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The version that an object names; null where it names none that there ever was or will be. */
export function versionOf({ version }: Stored): number | null {
  return Number.isSafeInteger(version) && Number(version) >= 1 ? Number(version) : null;
}

/** Brings an object of this version or an earlier one to this version. */
export function migrate(stored: Stored): Stored {
  const from = versionOf(stored) ?? VERSION;
  return MIGRATIONS.slice(from - 1).reduce((value, step) => step(value), stored);
}

/** One field of a store: as it stands, or as much of a list as is right, or what stands elsewhere. */
function fieldOf<K extends keyof Settings>(
  stored: Stored,
  name: K,
  otherwise: Settings,
): { value: Settings[K]; spoilt: boolean } {
  const value = Object.hasOwn(stored, name) ? stored[name] : undefined;
  // A field that the store does not have is no fault: it came later than the store.
  if (value === undefined) return { value: otherwise[name], spoilt: false };
  if (fits(name, value)) return { value: value as Settings[K], spoilt: false };
  const most = name === 'mutedSites' ? MOST_SITES : MOST_PATTERNS;
  const kept =
    Array.isArray(value) && Array.isArray(DEFAULTS[name])
      ? value.filter((entry) => fits(name, [entry])).slice(0, most)
      : otherwise[name];
  return { value: kept as Settings[K], spoilt: true };
}

/**
 * Settings out of whatever a store holds; undefined is a store without settings. Never throws.
 * @param otherwise what counts where the store does not say it, or cannot be read
 * @returns `broken`: something in it could not be read. What a later Backbrief has written (version 3 and up) is
 *   broken as a whole: its fields may mean something else.
 */
export function readStored(
  stored: unknown,
  otherwise: Settings = structuredClone(DEFAULTS),
): { settings: Settings; broken: boolean } {
  if (stored === undefined) return { settings: otherwise, broken: false };
  if (!isRecord(stored) || (versionOf(stored) ?? Number.POSITIVE_INFINITY) > VERSION)
    return { settings: otherwise, broken: true };
  const now = migrate(stored);
  const fields = NAMES.map((name) => ({ name, ...fieldOf(now, name, otherwise) }));
  return {
    settings: Object.fromEntries(fields.map(({ name, value }) => [name, value])) as unknown as Settings,
    broken: fields.some(({ spoilt }) => spoilt),
  };
}
