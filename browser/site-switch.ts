/** Whether terms are marked on a site, why not, and what its switch changes. Pure. */
import type { Finds } from './finds.ts';
import { isHeld, NO_POLICY, ownAfter, type Policy, under } from './policy.ts';
import { isOn, type Settings } from './settings.ts';
import { isMeant } from './settings-where.ts';

/** Why nothing is marked on a page before anything is looked for. */
export type Off =
  | 'paused'
  /** The site is switched off. */
  | 'muted'
  /** A pattern of the mode "all sites but these" covers it. */
  | 'excluded'
  /** No pattern of the mode "only these sites" covers it. */
  | 'not-listed'
  /** Pages are marked only when the reader asks. */
  | 'click';

/** Why a page has no list of finds. */
export type Silence = Off | Exclude<Finds['state'], 'read'> | 'nothing';

/** Name of the site of an address; empty where it is none that could be switched. */
export function siteOf(url: string): string {
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' };
  return /^https?:$/.test(protocol) ? hostname : '';
}

/** The pattern that covers a site and nothing else. */
const patternOf = (site: string) => `*://${site}/*`;

/** Why nothing is marked at an address; null where terms are marked. */
export function whyOff(settings: Settings, url: string): Off | null {
  const { paused, mutedSites, where } = settings;
  const site = siteOf(url);
  if (paused) return 'paused';
  if (site && mutedSites.includes(site)) return 'muted';
  if (where === 'click') return 'click';
  // The browser does not say where the page is: it is one of its own.
  if (url === '' || isOn(settings, url)) return null;
  return where === 'only' ? 'not-listed' : 'excluded';
}

/**
 * Why there is no list of a page's finds; null where there is one.
 * @param count how many concepts it has
 */
export function silenceOf(
  { url, state, on }: Pick<Finds, 'url' | 'state' | 'on'>,
  settings: Settings,
  count: number,
): Silence | null {
  const off = whyOff(settings, url);
  if (off === 'paused' || off === 'muted') return off;
  if (state === 'unreachable') return state;
  // What the reader has asked for on this page outlasts where the settings have it.
  if (off !== null && !on) return off;
  if (count > 0) return null;
  return state === 'not-yet' ? state : 'nothing';
}

/**
 * What changes when a site is switched on or off, in each mode. A site that patterns cover beside its own
 * is switched off by its name, which counts in every mode; so is one on a list that the policy has.
 */
export function siteChange(
  settings: Settings,
  url: string,
  on: boolean,
  policy: Policy = NO_POLICY,
): Partial<Settings> {
  const site = siteOf(url);
  const own = patternOf(site);
  const others = (list: readonly string[], left: string) => list.filter((entry) => entry !== left);
  const { where, only, allBut, mutedSites } = settings;
  const free = { mutedSites: others(mutedSites, site) };
  const off = { mutedSites: [...others(mutedSites, site), site] };
  if (where === 'all-but') return on ? { ...free, allBut: others(allBut, own) } : off;
  if (where !== 'only' || isHeld(policy, 'only')) return on ? free : off;
  const covers = (list: string[]) => isOn({ ...settings, ...free, paused: false, only: list }, url);
  if (on) return covers(only) ? free : { ...free, only: [...only, own] };
  const rest = others(only, own);
  return covers(rest) ? { ...off, only: rest } : { ...free, only: rest };
}

/** True where the site's switch is on: terms are marked there, or would be if they were not paused everywhere. */
export function isSiteOn(settings: Settings, url: string): boolean {
  const off = whyOff({ ...settings, paused: false }, url);
  return off === null || off === 'click';
}

/** True where an organisation has it that the switch of a site stays as it is. */
export function isSiteFixed(settings: Settings, url: string, policy: Policy): boolean {
  const on = isSiteOn(settings, url);
  const stays = (by: Policy) => {
    const changed = { ...settings, ...siteChange(settings, url, !on, by) };
    return isSiteOn(under(by, ownAfter(by, settings, changed)), url) === on;
  };
  // A pattern that is in the way without a policy as well is the reader's own, or the policy has that list.
  return stays(policy) && (!stays(NO_POLICY) || isHeld(policy, 'allBut'));
}

/** Patterns of the mode "all sites but these" that cover an address. */
export function excluding({ allBut }: Settings, url: string): string[] {
  return allBut.filter((pattern) => isMeant(url, [pattern]));
}

/** True where switching the site on would have its terms marked: no wider pattern of the settings stands in the way. */
export function canSwitchOn(settings: Settings, url: string): boolean {
  const changed = { ...settings, ...siteChange(settings, url, true), paused: false };
  return whyOff(changed, url) !== 'excluded';
}
