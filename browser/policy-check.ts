/** What the browser's managed storage holds, checked field by field. Pure; only the background needs it. */
import { FEATURES, type Unread } from './policy.ts';
import { sitesOf } from './settings-file.ts';
import {
  fits,
  isRecord,
  MOST_PATTERNS,
  MOST_SITES,
  NAMES,
  type Settings,
  VERSION,
} from './settings-schema.ts';

/** The names of all fields of a policy: those of the settings, and its own. */
export const FIELDS: readonly string[] = [...NAMES, 'allowedSites', ...FEATURES];

/** Longest name of a field that is told. */
const LONGEST = 60;

/** The fields of a policy that can be read, as they are kept: with the version of the settings that they are named after. */
export type Kept = Readonly<Record<string, unknown>> & { unread: readonly Unread[] };

/**
 * Checks a policy. A field that is not right is left out by itself; of a list of sites or patterns what is right stays,
 * for a list that is cut is nearer to what was meant than none.
 * @param managed what the browser says that it has been given
 * @returns null where nothing is set
 */
export function checkPolicy(managed: unknown): Kept | null {
  if (!isRecord(managed) || Object.keys(managed).length === 0) return null;
  const fields: Record<string, unknown> = {};
  const unread: Unread[] = [];
  for (const [name, value] of Object.entries(managed)) {
    const read = FIELDS.includes(name) ? readField(name, value) : { why: 'unknown' as const };
    if ('value' in read) fields[name] = read.value;
    if (read.why) unread.push({ name: name.slice(0, LONGEST), why: read.why });
  }
  // In the order in which storages give it back, so that it is seen to be the same.
  const kept = Object.entries({ ...fields, unread, version: VERSION }).sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return Object.fromEntries(kept) as unknown as Kept;
}

function readField(name: string, value: unknown): { value?: unknown; why?: Unread['why'] } {
  if ((FEATURES as readonly string[]).includes(name))
    return typeof value === 'boolean' ? { value } : { why: 'value' };
  const isSites = name === 'mutedSites' || name === 'allowedSites';
  const setting = (isSites ? 'mutedSites' : name) as keyof Settings;
  if (!Array.isArray(value) || !(isSites || name === 'allBut' || name === 'only'))
    return fits(setting, value) ? { value } : { why: 'value' };
  const { sites } = isSites ? sitesOf(value) : { sites: value };
  const right = (sites as unknown[]).filter((entry) => fits(setting, [entry]));
  const kept = right.slice(0, isSites ? MOST_SITES : MOST_PATTERNS);
  // A list of which nothing can be read is none: an empty one would say something else.
  if (kept.length === 0 && value.length > 0) return { why: 'value' };
  return { value: [...new Set(kept)], ...(kept.length < value.length ? { why: 'entries' as const } : {}) };
}
