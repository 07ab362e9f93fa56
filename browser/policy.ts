/**
 * What an organisation has set for its browsers, as far as the settings and the views need it. Pure. The background checks
 * what the browser's managed storage holds (policy-check.ts) and keeps the result beside the settings (policy-store.ts).
 */
import { fits, isRecord, NAMES, readStored, type Settings, VERSION } from './settings-schema.ts';

/** Parts of Backbrief that an organisation may switch off, by the names that they have in the policy. */
export const FEATURES = ['pageReading', 'search', 'pathway', 'welcome'] as const;

/** A part of Backbrief that can be switched off. */
export type Feature = (typeof FEATURES)[number];

/** A field of a policy that does not count, or not as a whole. */
export interface Unread {
  /** As the policy names it. */
  name: string;
  /** It is no field; its value does not fit; entries of its list were left out. */
  why: 'unknown' | 'value' | 'entries';
}

/** What an organisation has set. */
export interface Policy {
  /** Settings that count whatever the reader has chosen; of muted sites those that the reader's own are added to. */
  held: Partial<Settings>;
  /** Hostnames that the reader cannot switch off. */
  allowedSites: readonly string[];
  off: readonly Feature[];
  unread: readonly Unread[];
}

/** Nothing is set. */
export const NO_POLICY: Policy = { held: {}, allowedSites: [], off: [], unread: [] };

/** A policy out of what the background has kept of it. Never throws: what is not right there counts as not set. */
export function policyIn(kept: unknown): Policy {
  if (!isRecord(kept)) return NO_POLICY;
  const held = NAMES.filter((name) => Object.hasOwn(kept, name) && fits(name, kept[name]));
  return {
    held: Object.fromEntries(held.map((name) => [name, kept[name]])),
    allowedSites: fits('mutedSites', kept.allowedSites) ? (kept.allowedSites as string[]) : [],
    off: FEATURES.filter((feature) => kept[feature] === false),
    unread: Array.isArray(kept.unread) ? kept.unread.filter(isUnread) : [],
  };
}

const isUnread = (one: unknown): one is Unread =>
  isRecord(one) && typeof one.name === 'string' && /^(unknown|value|entries)$/.test(String(one.why));

/**
 * The settings that count: a field that the policy has stands before the reader's own. Muted sites are those of both,
 * without the ones that must not be muted.
 * @param kept what the background has kept of the policy; what is no policy changes nothing
 */
export function force(kept: unknown, own: Settings): Settings {
  const now = readStored(kept, own).settings;
  const allowed = [(kept as { allowedSites?: unknown } | undefined)?.allowedSites].flat();
  const mutedSites = [...new Set([...now.mutedSites, ...own.mutedSites])].filter(
    (site) => !allowed.includes(site),
  );
  return { ...now, mutedSites };
}

/** The settings that count under a policy, see `force`. */
export function under({ held, allowedSites }: Policy, own: Settings): Settings {
  return force({ version: VERSION, ...held, allowedSites }, own);
}

/**
 * The reader's own settings after a change that was made on the settings that count: a field that the policy has stays as
 * the reader had it, so that it is there again once the policy has gone.
 */
export function ownAfter({ held, allowedSites }: Policy, own: Settings, changed: Settings): Settings {
  const { mutedSites: forced = [], ...others } = held;
  const names = NAMES.filter((name) => Object.hasOwn(others, name));
  const notTheirs = new Set([...forced, ...allowedSites]);
  return {
    ...changed,
    ...Object.fromEntries(names.map((name) => [name, own[name]])),
    mutedSites: [
      ...own.mutedSites.filter((site) => notTheirs.has(site)),
      ...changed.mutedSites.filter((site) => !notTheirs.has(site)),
    ],
  };
}

/** True where the reader may not choose a setting; muted sites are held one by one. */
export function isHeld({ held }: Policy, name: keyof Settings): boolean {
  return name !== 'mutedSites' && Object.hasOwn(held, name);
}

/** True where a site that is muted now, or one that is not, has to stay so. */
export function isSiteHeld({ held, allowedSites }: Policy, site: string): boolean {
  return Boolean(held.mutedSites?.includes(site)) || allowedSites.includes(site);
}

/** True where an organisation has not switched something off. */
export function has({ off }: Policy, feature: Feature): boolean {
  return !off.includes(feature);
}
