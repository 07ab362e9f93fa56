/** Where terms are marked: match patterns against the address of a page. Pure. */
import type { Settings } from './settings-schema.ts';

/** Scheme, wildcard, site and path of a pattern for pages that Backbrief can look at; narrower than what browsers allow. */
const PARTS = /^(\*:|https?:|file:)\/\/(\*(?:\.(?=[^/]))?)?([^\s*/?#@\\%]*)(\/\S*)$/i;

/** A pattern in its parts, in small letters and ASCII as addresses are written. */
interface Pattern {
  /** "*:" is http and https. */
  scheme: string;
  /** "": this site alone; "*.": also the sites under it; "*": any site. */
  star: string;
  /** With the port where the pattern names one. */
  host: string;
  path: string;
}

/** The parts of a pattern; null where it is none. */
function partsOf(pattern: string): Pattern | null {
  const [, scheme = '', star = '', site = '', path = ''] = PARTS.exec(pattern) ?? [];
  const isFile = scheme.toLowerCase() === 'file:';
  // A file has no site; a star before a site has a dot between them.
  if (!scheme || isFile !== (star === '' && site === '') || (star === '*' && site !== '')) return null;
  const host = site && URL.parse(`http://${site}/`)?.host;
  if (host === undefined || /^\.|\.\./.test(host)) return null;
  return {
    scheme: scheme.toLowerCase(),
    star,
    host,
    path: path.toWellFormed().replace(/[^\0-\x7f]/gu, encodeURIComponent),
  };
}

/** True for a match pattern of the WebExtension form: "*://*.example.org/*". */
export function isPattern(pattern: string): boolean {
  return partsOf(pattern) !== null;
}

/** True where a text is what a glob says, in which each star stands for anything. */
function isGlob(text: string, glob: string): boolean {
  const [first = '', ...rest] = glob.split('*');
  const last = rest.pop();
  if (last === undefined) return text === glob;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/**
 * True where some pattern means the address. Never throws; what is no pattern means nothing. What stands behind "#"
 * does not count, nor does the port where the pattern names none. Compared by hand: the expressions that
 * libraries make of patterns take "?" for their own, and minutes for a site with many dots, on every page.
 */
export function isMeant(address: string, patterns: readonly string[]): boolean {
  const url = URL.parse(address);
  if (!url) return false;
  const { protocol, host, hostname, pathname, search } = url;
  return patterns.some((pattern) => {
    const parts = partsOf(pattern);
    if (!parts || !isGlob(pathname + search, parts.path)) return false;
    if (parts.scheme === '*:' ? !/^https?:$/.test(protocol) : parts.scheme !== protocol) return false;
    if (parts.star === '*') return true;
    return [host, hostname].some(
      (site) => site === parts.host || (parts.star !== '' && site.endsWith(`.${parts.host}`)),
    );
  });
}

/** Name of the site of an address; empty where it has none. */
function siteOf(address: string): string {
  return URL.parse(address)?.hostname ?? '';
}

/**
 * True where terms are to be marked on the page with this address (the one in the address bar). False in the
 * mode 'click', in which a page is switched on by itself (see switch.ts).
 */
export function isOn(settings: Settings, url: string): boolean {
  const { paused, mutedSites, where, allBut, only } = settings;
  if (paused || mutedSites.includes(siteOf(url))) return false;
  if (where === 'all-but') return !isMeant(url, allBut);
  if (where === 'only') return isMeant(url, only);
  return where === 'all';
}
