/** Settings as a file: written out, read in and checked. Pure; a file that is not right changes nothing. */
import { patternProblem } from './settings-pattern.ts';
import {
  DEFAULTS,
  fits,
  isHostname,
  isRecord,
  MOST_PATTERNS,
  MOST_SITES,
  migrate,
  NAMES,
  type Settings,
  VERSION,
  versionOf,
} from './settings-schema.ts';
import { isPattern } from './settings-where.ts';

const APP = 'backbrief';
/** Longest file, UTF-16 units: some hundred times what settings need. */
const LONGEST = 1_000_000;
/** Longest name of a site that names can have at all. */
const LONGEST_NAME = 253;

/** What may stand in a field, for whoever has to put it right. */
const WANTED: Record<keyof Settings, string> = {
  reader: '"patient", "student" or "clinician"',
  paused: 'true or false',
  mutedSites: `a list of site names, at most ${MOST_SITES}`,
  where: '"all", "all-but", "only" or "click"',
  allBut: `a list of match patterns, at most ${MOST_PATTERNS}`,
  only: `a list of match patterns, at most ${MOST_PATTERNS}`,
  underline: '"standard", "thin" or "tinted"',
  marks: '"each" or "first"',
  claims: 'true or false',
  hoverPause: 'a whole number from 100 to 2000',
  theme: '"system", "light" or "dark"',
  badge: 'true or false',
};

/** The settings as text for a file. */
export function exportText(settings: Settings): string {
  const fields = Object.fromEntries(NAMES.map((name) => [name, settings[name]]));
  return `${JSON.stringify({ app: APP, version: VERSION, ...fields }, null, 2)}\n`;
}

const because = (what: string, then: string) => ({ error: `${what}, so nothing was changed. ${then}` });
const CHOOSE = 'Choose a file that Backbrief has exported.';

/** What a file holds. */
interface Imported {
  settings: Settings;
  /** Names of fields that are not known and were left out. */
  ignored: string[];
  /** Entries of the muted sites that name no site and were left out. */
  noSites: string[];
}

/**
 * Reads settings from the text of a file. A field that the file does not have gets its default; what stands in a list
 * twice is taken once.
 * @returns what it holds; or, in a sentence or two, what is wrong with the file and what to do
 */
export function importText(text: string): Imported | { error: string } {
  if (text.length > LONGEST) return because('This file is too large to be settings', CHOOSE);
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return because('This file is not JSON', CHOOSE);
  }
  if (!isRecord(file) || file.app !== APP) return because('This file is not from Backbrief', CHOOSE);
  const version = versionOf(file);
  if (version === null) return because('This file does not say which version of settings it holds', CHOOSE);
  if (version > VERSION)
    return because('This file is from a later Backbrief', 'Update Backbrief, then import the file again.');
  const fields = migrate(file);
  const settings = structuredClone(DEFAULTS);
  const { sites, noSites } = sitesOf(fields.mutedSites);
  for (const name of NAMES) {
    if (!Object.hasOwn(fields, name)) continue;
    const value = name === 'mutedSites' ? sites : fields[name];
    if (!fits(name, value)) return because(...fault(name, value));
    Object.assign(settings, { [name]: Array.isArray(value) ? [...new Set(value)] : value });
  }
  const known: readonly string[] = ['app', 'version', ...NAMES];
  return { settings, ignored: Object.keys(fields).filter((name) => !known.includes(name)), noSites };
}

/** The entries of a list of muted sites that name one, as browsers write it, and the others. */
function sitesOf(value: unknown): { sites: unknown; noSites: string[] } {
  if (!Array.isArray(value)) return { sites: value, noSites: [] };
  const named = value.map((entry) => ({ entry, site: typeof entry === 'string' ? siteOf(entry) : null }));
  return {
    sites: named.flatMap(({ site }) => site ?? []),
    noSites: named.filter(({ site }) => site === null).map(({ entry }) => textOf(entry)),
  };
}

/** The name of a site as browsers write it, where a text is one in any spelling; null where it is something else. */
function siteOf(text: string): string | null {
  if (/[\s/?#@\\*]|:\d*$/.test(text.replace(/^\[.*\]$/, '')) || !URL.canParse(`http://${text}`)) return null;
  const { hostname } = new URL(`http://${text}`);
  return hostname.length <= LONGEST_NAME && isHostname(hostname) ? hostname : null;
}

const textOf = (entry: unknown) => (typeof entry === 'string' ? entry : JSON.stringify(entry));

/** What is wrong with a field, and what to do. */
function fault(name: keyof Settings, value: unknown): [string, string] {
  const pattern = (name === 'allBut' || name === 'only') && Array.isArray(value) && value.find(isWrong);
  if (typeof pattern === 'string') {
    return [
      `In this file "${name}" has "${shorten(pattern)}", which is not a match pattern`,
      patternProblem(pattern) ?? '',
    ];
  }
  return [`In this file "${name}" has a value that does not fit`, `It has to be ${WANTED[name]}.`];
}

const isWrong = (entry: unknown) => typeof entry === 'string' && !isPattern(entry);
const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
