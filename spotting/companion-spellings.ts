/** The spellings that a form of data/companion-names.json stands for. */
import { spaceOut } from './variants.ts';

/** All of them, folded, words separated by one space: every way to choose from its groups. */
export function spellingsOf(form: string): string[] {
  const group = /\(([^)]*)\)/.exec(form);
  if (!group) return [spaceOut(form.replace(/!$/, '').toLowerCase())];
  const before = form.slice(0, group.index);
  const after = form.slice(group.index + group[0].length);
  return (group[1] ?? '').split('|').flatMap((choice) => spellingsOf(before + choice + after));
}
