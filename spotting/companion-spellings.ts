/** The spellings that a form of data/companion-names.json stands for. */
import { COMPANIONS } from './companions.computed.ts';
import { spaceOut } from './variants.ts';

/** All of them, folded, words separated by one space: every way to choose from its groups. */
export function spellingsOf(form: string): string[] {
  const group = /\(([^)]*)\)/.exec(form);
  if (!group) return [spaceOut(form.replace(/!$/, '').toLowerCase())];
  const before = form.slice(0, group.index);
  const after = form.slice(group.index + group[0].length);
  return (group[1] ?? '').split('|').flatMap((choice) => spellingsOf(before + choice + after));
}

/** The spellings of all companions. */
export interface CompanionNames {
  /** Companions by spelling: folded, words separated by one space. */
  companions: ReadonlyMap<string, readonly string[]>;
  /** What spellings of several words begin with; and all their first words. */
  begun: ReadonlySet<string>;
  firsts: ReadonlySet<string>;
  /** Spellings whose letters have to be capitals. */
  capitals: ReadonlySet<string>;
}

let made: CompanionNames | null = null;

/** Made when a page is first read. */
export function companionNames(): CompanionNames {
  made ??= spellAll();
  return made;
}

/** They are made anew where they are asked for again. */
export function forgetCompanionNames(): void {
  made = null;
}

function spellAll(): CompanionNames {
  const companions = new Map<string, string[]>();
  const capitals = new Set<string>();
  const begun = new Set<string>();
  const firsts = new Set<string>();
  for (const [id, , forms] of COMPANIONS.names) {
    for (const form of forms) {
      for (const spelling of spellingsOf(form)) {
        const known = companions.get(spelling);
        if (!known) companions.set(spelling, [id]);
        else if (!known.includes(id)) known.push(id);
        if (form.endsWith('!')) capitals.add(spelling);
        let at = spelling.indexOf(' ');
        firsts.add(at < 0 ? spelling : spelling.slice(0, at));
        for (; at > 0; at = spelling.indexOf(' ', at + 1)) begun.add(spelling.slice(0, at));
      }
    }
  }
  return { companions, begun, firsts, capitals };
}
