/** The ways in which one form of the lexicon is written: alternatives, spelling of two countries, plurals, hyphens. */

/** Pairs of spellings; each side stands for the other wherever it occurs in a form. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ['isation', 'ization'],
  ['ising', 'izing'],
  ['ised', 'ized'],
  ['behaviour', 'behavior'],
  ['anaesth', 'anesth'],
  ['aesthesia', 'esthesia'],
  ['programme', 'program'],
  ['centre', 'center'],
  ['faec', 'fec'],
  ['bacteraemia', 'bacteremia'],
  ['neurological', 'neurologic'],
  ['tumour', 'tumor'],
  ['labour', 'labor'],
  ['disc', 'disk'],
];

/** Last words that have no plural worth looking for, or whose plural is another word. */
const NO_PLURAL = /* @__PURE__ */ new Set(
  /* @__PURE__ */ 'heat cold menthol yoga walking swimming stretching strengthening back care rest active moving weakness icing taping work'.split(
    ' ',
  ),
);

function spellings(form: string): Set<string> {
  let forms = new Set([form]);
  for (const [one, other] of SPELLINGS) {
    if (!form.includes(one) && !form.includes(other)) continue;
    const next = new Set(forms);
    for (const f of forms) {
      if (f.includes(one)) next.add(f.replaceAll(one, other));
      // "program" is inside "programme": replacing it again would double the ending.
      if (f.includes(other) && !f.includes(one)) next.add(f.replaceAll(other, one));
    }
    forms = next;
  }
  return forms;
}

/** The plural of a form's last word, or null where there is none to look for. */
export function plural(form: string): string | null {
  const last = form.slice(form.lastIndexOf(' ') + 1);
  if (last.length < 4 || /[^a-z]/.test(last) || last.endsWith('s') || NO_PLURAL.has(last)) return null;
  if (/[^aeiou]y$/.test(form)) return `${form.slice(0, -1)}ies`;
  if (/(ch|sh|x)$/.test(form)) return `${form}es`;
  return `${form}s`;
}

function withPlurals(pattern: string): string[] {
  const group = pattern.endsWith(')') ? pattern.lastIndexOf('(') : -1;
  if (group < 0) return [pattern, plural(pattern) ?? pattern];
  const choices = pattern.slice(group + 1, -1).split('|');
  return [
    `${pattern.slice(0, group)}(${[...new Set(choices.flatMap((c) => [c, plural(c) ?? c]))].join('|')})`,
  ];
}

/** Writes out the first group when the form begins with it: what a form begins with must be letters. */
function openFirstGroup(form: string): string[] {
  if (!form.startsWith('(')) return [form];
  const close = form.indexOf(')');
  return form
    .slice(1, close)
    .split('|')
    .flatMap((choice) => openFirstGroup((choice + form.slice(close + 1)).trim()));
}

/**
 * All folded spellings of a form, as patterns. In a pattern a single space stands for whatever
 * separates words (spaces, line ends, a hyphen) and `(hip|knee)` for one of its choices; an empty
 * choice means that the word may be missing. A form with hyphens is also looked for closed up
 * ("bed-rest", "bedrest").
 * @param countable whether plurals are wanted (not for abbreviations and cues)
 */
export function variants(form: string, countable: boolean): string[] {
  const all = new Set<string>();
  for (const opened of openFirstGroup(form.toLowerCase())) {
    for (const spelled of spellings(opened)) {
      all.add(spaceOut(spelled));
      if (/[a-z]-[a-z]/.test(spelled)) all.add(spaceOut(spelled.replace(/([a-z])-(?=[a-z])/g, '$1')));
    }
  }
  return countable ? [...new Set([...all].flatMap(withPlurals))] : [...all];
}

/** A folded stretch of text as the lexicon keys it: every separator one space. */
export function spaceOut(text: string): string {
  return text.replace(/[\s-]+/g, ' ').trim();
}
