/** What is wrong with a match pattern that somebody writes, and what they may have meant. Pure. */
import { say } from '../components/words.ts';
import { isPattern } from './settings-where.ts';

/** Most UTF-16 units of a pattern. */
const LONGEST = 1000;

const EXAMPLE = '*://example.org/*';
const EXAMPLE_SITES = '*://*.example.org/*';

/** Why a text is not a match pattern, and what to write instead, in a sentence; null where it is one. */
export function patternProblem(pattern: string): string | null {
  const text = pattern.trim();
  if (isPattern(pattern) && pattern.length <= LONGEST) return null;
  if (text === '') return say('options_pattern_problem_empty', EXAMPLE);
  if (pattern.length > LONGEST) return say('options_pattern_problem_long', LONGEST);
  const [{ pattern: meant } = { pattern: null }] = proposals(text);
  if (text === '<all_urls>') return say('options_pattern_problem_all', meant ?? '');
  const scheme = /^([a-z][\w+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme && !/^(https?|file)$/.test(scheme)) return say('options_pattern_problem_scheme', scheme);
  if (hasBadPort(text))
    return meant ? say('options_pattern_problem_port', meant) : say('options_pattern_problem_port_only');
  if (meant && hasEmptyPart(text)) return say('options_pattern_problem_dot', meant);
  if (meant) return say('options_pattern_problem_part', meant);
  if (/^[^/]*(\/\/)?[^/]*[^/.]\.?\*/.test(text.replace(/^\*:/, '')))
    return say('options_pattern_problem_star', EXAMPLE_SITES);
  return say('options_pattern_problem_none', EXAMPLE);
}

/** What stands before the path, in its parts: how the page is fetched, the name of the site, its port. */
function originOf(text: string): { scheme: string; name: string; port: string | undefined } {
  const [, scheme = '', name = '', port] =
    /^([^/:]*:\/\/|\/\/)?(\[[^\]/]*\]|[^/?#@:]*)(?::([^/?#@:]*))?(?=[/?#]|$)/.exec(text) ?? [];
  return { scheme, name, port };
}

/** True where what stands as the port of a site is none. */
function hasBadPort(text: string): boolean {
  const { scheme, port } = originOf(text);
  if (!port || (/^\d+$/.test(port) && Number(port) <= 65_535)) return false;
  // "about:blank" is no site with a port.
  return scheme !== '' || /^[\d*]+$/.test(port);
}

/** True where two dots of the name of a site have nothing between them, or nothing stands before the first. */
function hasEmptyPart(text: string): boolean {
  return /^\.|\.\./.test(originOf(text).name);
}

/** A pattern to choose in place of what was typed. */
export interface Proposal {
  pattern: string;
  /** True: it counts for the sites under it as well. */
  wide: boolean;
}

/**
 * Valid patterns that somebody may have meant by a text that is none, the likeliest first; empty where we cannot
 * tell. Who writes the name of a site alone, or a dot before it, means "www" as well: the wide pattern comes first.
 */
export function proposals(typed: string): Proposal[] {
  const text = typed.trim();
  if (isPattern(text) && text.length <= LONGEST) return [];
  const narrow = proposal(text);
  if (!narrow) return [];
  const [, scheme, site = '', path] = /^(.*?:\/\/)([^/]*)(\/.*)$/.exec(narrow) ?? [];
  const isName = /^(?=.*\p{L})[^*:]+\.[^*:]+$/u.test(site);
  const wide = `${scheme}*.${site.replace(/^www\./i, '')}${path}`;
  const both = [
    { pattern: narrow, wide: false },
    ...(isName && isAllowed(wide) ? [{ pattern: wide, wide: true }] : []),
  ];
  return !text.includes('//') || originOf(text).name.startsWith('.') ? both.reverse() : both;
}

/** The pattern for the site that a text names; null where we cannot tell. */
function proposal(text: string): string | null {
  if (text === '<all_urls>' || text === '*') return '*://*/*';
  const [, scheme, site = '', path] = /^(?:(https?|\*):\/\/|\/\/)?([^/?#\s]+)([/?#]\S*)?$/i.exec(text) ?? [];
  const named = hasBadPort(text) ? site.replace(/:[^:]*$/, '') : site;
  const host = named
    .replace(/^\*(?=[^.])/, '*.')
    .replace(/\.{2,}/g, '.')
    .replace(/^\./, '');
  if (!scheme && !/\.|^localhost(:\d+)?$/.test(host)) return null;
  const rest = path?.startsWith('/') ? path.replace(/#.*/, '') : '/*';
  const whole = `${scheme?.toLowerCase() ?? '*'}://${host}${rest}`;
  return isAllowed(whole) ? whole : null;
}

const isAllowed = (pattern: string) => isPattern(pattern) && pattern.length <= LONGEST;
