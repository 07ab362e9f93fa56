/** Forms whose capitals matter: "ACT" is a therapy, "act" is not. */

/** Abbreviations that people also write in small letters; whether one is meant is decided with the page in view. */
const SMALL = new Set([
  'lbp',
  'tens',
  'rfa',
  'esi',
  'mbb',
  'prp',
  'cbt',
  'scs',
  'tpi',
  'snrb',
  'lesi',
  'nsaid',
]);

/** True where a text has the capitals of a form; what separates words is free. */
export function hasCapitalsOf(exact: string, seen: string): boolean {
  if (seen === exact) return true;
  if (SMALL.has(seen)) return exact === seen.toUpperCase();
  return exact.includes(' ') && exact === seen.replace(/[\s\p{Pd}]+/gu, ' ');
}
