/** Vocabularies of any size, and a text in which their forms stand. */
import { filler } from './pages-prose.ts';
import { Dice } from './pages-random.ts';

const SYLLABLES =
  'ba ce dil fo gra hen ix ju kor lam mi nol op pra qui ras sel tor um vi wex yan zo bri cla dre fen glo hyd iso ket lor mep nax oda pre rin sta tri ul var xen yl zan ber cor dup eth flu gan hex ila kin'.split(
    ' ',
  );

/** A made-up word of three or four syllables, as names of drugs are. */
function madeUp(dice: Dice): string {
  return Array.from({ length: dice.between(3, 4) }, () => dice.pick(SYLLABLES)).join('');
}

/** Different forms of one to three made-up words, the same each time; those of a smaller vocabulary come first. */
export function makeForms(count: number): string[] {
  const dice = new Dice(7);
  const forms = new Set<string>();
  while (forms.size < count)
    forms.add(Array.from({ length: dice.between(1, 3) }, () => madeUp(dice)).join(' '));
  return [...forms];
}

/** So many paragraphs have one form among them, and so many sentences one word that only looks like one. */
const FORM_IN = 8;
const NEAR_IN = 3;

/**
 * A page of prose: the same for each vocabulary, so that only the vocabulary differs.
 * @param forms those that occur; of each vocabulary the first
 * @param units length of the HTML, UTF-16 units
 */
export function textWith(forms: readonly string[], units: number): string {
  const dice = new Dice(11);
  const parts = ['<!doctype html><html lang="en"><meta charset="utf-8"><title>Text</title><body>'];
  for (let length = 0, at = 0; length < units; at++) {
    const sentences = Array.from({ length: dice.between(3, 6) }, (_, place) =>
      place % NEAR_IN === 0 ? filler(dice).replace('the ', `the ${madeUp(dice)} `) : filler(dice),
    );
    if (at % FORM_IN === 0) sentences.push(`It is called ${dice.pick(forms)} here.`);
    const paragraph = `<p>${sentences.join(' ')}</p>\n`;
    parts.push(paragraph);
    length += paragraph.length;
  }
  return parts.join('');
}
