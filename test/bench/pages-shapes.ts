/** Bodies of the pages of the benchmark: each shape of document that costs a reader in its own way. */
import { filler, label, term, topical, word } from './pages-prose.ts';
import type { Dice } from './pages-random.ts';

/** Pieces of a body, one after the other, without end: as many are taken as the page is to be long. */
export type Shape = (dice: Dice) => Generator<string>;

type Sentence = (dice: Dice) => string;

/** So many units of any subject come between two passages about back pain on a page that speaks of it seldom. */
const SELDOM = 60_000;
/** Elements inside one another: browsers' parsers stop at 512. */
const DEPTH = 460;
/** Length of a frame's and of a shadow root's own content, UTF-16 units. */
const FRAME = 12_000;
const SHADOW = 1200;

const attribute = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

function sentences(say: Sentence, dice: Dice, least: number, most: number): string {
  return Array.from({ length: dice.between(least, most) }, () => say(dice)).join(' ');
}

/** A paragraph with the inline tags that prose has. */
function paragraph(say: Sentence, dice: Dice): string {
  const text = sentences(say, dice, 2, 6);
  const words = text.split(' ');
  for (let at = dice.between(3, 12); at < words.length; at += dice.between(8, 30)) {
    const tag = dice.pick(['em', 'strong', 'b', 'i', 'a', 'span']);
    const open = tag === 'a' ? `<a href="#${dice.between(1, 99)}">` : `<${tag}>`;
    words[at] = `${open}${words[at]}</${tag}>`;
  }
  return `<p>${words.join(' ')}</p>`;
}

/** Headings, paragraphs, lists, a figure now and then: an article, in sections of about 3 kB. */
function section(say: Sentence, dice: Dice): string {
  const parts = [`<h2>${label(dice)}</h2>`];
  for (let count = dice.between(4, 8); count > 0; count--) {
    if (dice.chance(15)) {
      const items = Array.from({ length: dice.between(3, 7) }, () => `<li>${say(dice)}</li>`);
      parts.push(`<ul>\n${items.join('\n')}\n</ul>`);
    } else if (dice.chance(6)) {
      parts.push(`<figure><div class="picture"></div><figcaption>${label(dice)}</figcaption></figure>`);
    } else parts.push(paragraph(say, dice));
  }
  return `<section>\n${parts.join('\n')}\n</section>`;
}

/** Says filler, and something about back pain once in so many units: so its share is the same on a page of any length. */
function seldom(): Sentence {
  let since = SELDOM;
  return (dice) => {
    since += 80;
    if (since < SELDOM) return filler(dice);
    since = 0;
    return sentences(topical, dice, 3, 3);
  };
}

function* article(say: Sentence, dice: Dice): Generator<string> {
  for (;;) yield section(say, dice);
}

function* deep(dice: Dice): Generator<string> {
  const say = seldom();
  for (;;) {
    const tags = Array.from({ length: DEPTH }, () => dice.pick(['div', 'section', 'blockquote', 'article']));
    const down = tags.map((tag, at) => `<${tag}>${at % 4 === 0 ? say(dice) : ''}`);
    const up = tags.reverse().map((tag, at) => `${at % 16 === 0 ? say(dice) : ''}</${tag}>`);
    yield down.join('') + up.join('');
  }
}

/** One paragraph, and in it a single text node: parsers cut text at 65,536 units, so the page joins it again. */
function* oneNode(dice: Dice): Generator<string> {
  const say = seldom();
  for (;;) yield `${say(dice)} `;
}

/** A highlighted listing: a text node for each word and each gap. */
function* smallNodes(dice: Dice): Generator<string> {
  const say = seldom();
  for (let line = 1; ; line++) {
    const cells = Array.from(
      { length: dice.between(6, 12) },
      () => `<i>${word(dice)}</i> <b>${dice.pick(['=', '+', '(', ')', ';', '.'])}</b>`,
    );
    yield `<div>${cells.join(' ')}${line % 40 === 0 ? ` <u>${say(dice)}</u>` : ''}</div>`;
  }
}

function* tables(dice: Dice): Generator<string> {
  for (;;) {
    const columns = dice.between(4, 9);
    const head = Array.from({ length: columns }, () => `<th>${word(dice)}</th>`).join('');
    const rows = Array.from({ length: dice.between(20, 60) }, () => {
      const name = dice.chance(4) ? term(dice) : label(dice);
      const cells = Array.from({ length: columns - 1 }, () => `<td>${dice.between(0, 9999) / 10}</td>`);
      return `<tr><td>${name}</td>${cells.join('')}</tr>`;
    });
    const before = dice.chance(10) ? paragraph(topical, dice) : paragraph(filler, dice);
    yield `${before}\n<table><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
  }
}

/** Sections up to a length. */
function some(say: Sentence, dice: Dice, units: number): string {
  let html = '';
  for (const part of article(say, dice)) {
    html += part;
    if (html.length >= units) break;
  }
  return html;
}

function* frames(dice: Dice): Generator<string> {
  for (let at = 0; ; at++) {
    const body = some(at % 4 === 0 ? topical : filler, dice, FRAME);
    const document = `<!doctype html><html lang="en"><title>${label(dice)}</title><body>${body}</body></html>`;
    yield `<p>${filler(dice)}</p><iframe width="600" height="400" srcdoc="${attribute(document)}"></iframe>`;
  }
}

/** Custom elements with an open root each, declared in the page. */
function* shadows(dice: Dice): Generator<string> {
  const say = seldom();
  for (;;) {
    const body = some(say, dice, SHADOW);
    yield `<bench-card><template shadowrootmode="open"><style>p{margin:.5em 0}</style>${body}<slot></slot></template><p>${filler(dice)}</p></bench-card>`;
  }
}

/** What stands around the pieces of a shape that is a single element. */
export const AROUND: Partial<Record<string, readonly [string, string]>> = {
  'one-node': ['<p>', "</p><script>document.querySelector('p').normalize()</script>"],
};

/** All shapes by name. */
export const SHAPES = {
  dense: (dice: Dice) => article(topical, dice),
  sparse: (dice: Dice) => article(seldom(), dice),
  none: (dice: Dice) => article(filler, dice),
  deep,
  'one-node': oneNode,
  'small-nodes': smallNodes,
  tables,
  frames,
  shadows,
} satisfies Record<string, Shape>;
