/** Settings as a file: written out, read in and checked. Pure; a file that is not right changes nothing. */
import {
  DEFAULTS,
  fits,
  isRecord,
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

/** What may stand in a field, for whoever has to put it right. */
const WANTED: Record<keyof Settings, string> = {
  reader: '"patient", "student" or "clinician"',
  paused: 'true or false',
  mutedSites: 'a list of site names, at most 1000',
  where: '"all", "all-but", "only" or "click"',
  allBut: 'a list of match patterns, at most 1000',
  only: 'a list of match patterns, at most 1000',
  underline: '"standard", "thin" or "tinted"',
  marks: '"each" or "first"',
  hoverPause: 'a number from 100 to 2000',
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

/**
 * Reads settings from the text of a file. A field that the file does not have gets its default.
 * @returns the settings, and the names of fields that are not known and were left out; or, in a sentence or two,
 *   what is wrong with the file and what to do
 */
export function importText(text: string): { settings: Settings; ignored: string[] } | { error: string } {
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
  for (const name of NAMES) {
    if (!Object.hasOwn(fields, name)) continue;
    if (!fits(name, fields[name])) return because(...fault(name, fields[name]));
    Object.assign(settings, { [name]: fields[name] });
  }
  const known: readonly string[] = ['app', 'version', ...NAMES];
  return { settings, ignored: Object.keys(fields).filter((name) => !known.includes(name)) };
}

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

const EXAMPLE = 'for example *://example.org/*';
const EXAMPLE_SITES = 'for example *://*.example.org/*';

/** Why a text is not a match pattern, and what to write instead, in a sentence; null where it is one. */
export function patternProblem(pattern: string): string | null {
  const text = pattern.trim();
  if (isPattern(pattern) && pattern.length <= 1000) return null;
  if (text === '') return `Write a pattern, ${EXAMPLE}.`;
  if (pattern.length > 1000) return 'This pattern is too long: write at most 1000 characters.';
  const meant = proposal(text);
  if (text === '<all_urls>') return `For all sites write ${meant}.`;
  const scheme = /^([a-z][\w+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme && !/^(https?|file)$/.test(scheme))
    return `Backbrief does not run on ${scheme} addresses: begin with http://, https:// or *://.`;
  if (meant) return `This is not a whole pattern: write ${meant}.`;
  if (/^[^/]*(\/\/)?[^/]*[^/.]\.?\*/.test(text.replace(/^\*:/, '')))
    return `In the name of a site a star can only be its first part, ${EXAMPLE_SITES}.`;
  return `This is not a pattern: it has to name how the page is fetched, the site and the path, ${EXAMPLE}.`;
}

/** The pattern that somebody may have meant by a text that is none; null where we cannot tell. */
export function proposal(text: string): string | null {
  if (text === '<all_urls>' || text === '*') return '*://*/*';
  const [, scheme, site = '', path] = /^(?:(https?|\*):\/\/|\/\/)?([^/?#\s]+)([/?#]\S*)?$/i.exec(text) ?? [];
  const host = site.replace(/^\*(?=[^.])/, '*.');
  if (!scheme && !/\.|^localhost(:\d+)?$/.test(host)) return null;
  const rest = path?.startsWith('/') ? path.replace(/#.*/, '') : '/*';
  const whole = `${scheme?.toLowerCase() ?? '*'}://${host}${rest}`;
  return isPattern(whole) ? whole : null;
}
