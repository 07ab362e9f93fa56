/** Settings as a file: written out, read in and checked. Pure; a file that is not right changes nothing. */
import { say } from '../components/words.ts';
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
const WANTED: Record<keyof Settings, () => string> = {
  reader: () => oneOf('patient', 'student', 'clinician'),
  paused: onOrOff,
  mutedSites: () => say('settings_file_sites', MOST_SITES),
  where: () => oneOf('all', 'all-but', 'only', 'click'),
  allBut: () => say('settings_file_patterns', MOST_PATTERNS),
  only: () => say('settings_file_patterns', MOST_PATTERNS),
  underline: () => oneOf('standard', 'thin', 'tinted'),
  marks: () => oneOf('each', 'first'),
  claims: onOrOff,
  hoverPause: () => say('settings_file_number', 100, 2000),
  theme: () => oneOf('system', 'light', 'dark'),
  badge: onOrOff,
};

/** Words of a file are those of every language. */
function oneOf(...values: string[]): string {
  const quoted = values.map((value) => `"${value}"`);
  return say('list_or', quoted.slice(0, -1).join(', '), quoted.at(-1) ?? '');
}

function onOrOff(): string {
  return say('list_or', 'true', 'false');
}

/** The settings as text for a file. */
export function exportText(settings: Settings): string {
  const fields = Object.fromEntries(NAMES.map((name) => [name, settings[name]]));
  return `${JSON.stringify({ app: APP, version: VERSION, ...fields }, null, 2)}\n`;
}

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
  if (text.length > LONGEST) return { error: say('settings_file_large') };
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { error: say('settings_file_json') };
  }
  if (!isRecord(file) || file.app !== APP) return { error: say('settings_file_foreign') };
  const version = versionOf(file);
  if (version === null) return { error: say('settings_file_version') };
  if (version > VERSION) return { error: say('settings_file_later') };
  const fields = migrate(file);
  const settings = structuredClone(DEFAULTS);
  const { sites, noSites } = sitesOf(fields.mutedSites);
  for (const name of NAMES) {
    if (!Object.hasOwn(fields, name)) continue;
    const value = name === 'mutedSites' ? sites : fields[name];
    if (!fits(name, value)) return { error: fault(name, value) };
    Object.assign(settings, { [name]: Array.isArray(value) ? [...new Set(value)] : value });
  }
  const known: readonly string[] = ['app', 'version', ...NAMES];
  return { settings, ignored: Object.keys(fields).filter((name) => !known.includes(name)), noSites };
}

/** The entries of a list of muted sites that name one, as browsers write it, and the others. */
export function sitesOf(value: unknown): { sites: unknown; noSites: string[] } {
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
function fault(name: keyof Settings, value: unknown): string {
  const pattern = (name === 'allBut' || name === 'only') && Array.isArray(value) && value.find(isWrong);
  if (typeof pattern === 'string') {
    return say('settings_file_pattern', name, shorten(pattern), patternProblem(pattern) ?? '');
  }
  return say('settings_file_value', name, WANTED[name]());
}

const isWrong = (entry: unknown) => typeof entry === 'string' && !isPattern(entry);
const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
