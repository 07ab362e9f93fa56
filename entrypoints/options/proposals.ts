/** What somebody may have meant who typed something else than a match pattern. */
import { patternProblem, proposal } from '../../browser/settings-file.ts';

/** A pattern to choose in place of what was typed. */
export interface Proposal {
  pattern: string;
  /** True: it counts for the sites under it as well. */
  wide: boolean;
}

/** Valid patterns in place of a text that is none: for the site that it names, and with the sites under it. */
export function proposals(typed: string): Proposal[] {
  if (patternProblem(typed) === null) return [];
  const pattern = proposal(typed.trim());
  if (!pattern) return [];
  const [, scheme, site = '', path] = /^(.*?:\/\/)([^/]*)(\/.*)$/.exec(pattern) ?? [];
  const isName = /^(?=.*\p{L})[^*:]+\.[^*:]+$/u.test(site);
  const wide = `${scheme}*.${site.replace(/^www\./i, '')}${path}`;
  const both = isName && patternProblem(wide) === null;
  return [{ pattern, wide: false }, ...(both ? [{ pattern: wide, wide: true }] : [])];
}
