/** What the reader's page makes of files before they are in the page: sort, letters, markup. */
import { expect, test } from 'vitest';
import { fileNameOf, looksLikePdf, pageFor, tabAsked } from '../../browser/reader-address.ts';
import { decode } from '../../entrypoints/reader/decode.ts';
import { grouped } from '../../entrypoints/reader/groups.ts';
import { kindOf, LARGEST, refusedBySize } from '../../entrypoints/reader/kinds.ts';
import { paragraphsOf, plainText } from '../../entrypoints/reader/plain.ts';
import { type Plain, type PlainElement, sanitise } from '../../entrypoints/reader/sanitise.ts';
import { lines, madePdf } from '../made-pdf.ts';
import { spent } from '../processor.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const kind = (text: string, name = '', size = text.length) => kindOf(bytes(text), size, name);

/** An article about PDFs that begins as they do. */
const ABOUT =
  '%PDF-1.4\n\nThe first line of a PDF. Each object ends with endobj, and the file itself with %%EOF; 1 0 obj begins the first.';

test.each([
  ['%PDF-1.7\n', '', 'pdf'],
  ['\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4', 'x.txt', 'pdf'],
  ['<!DOCTYPE html><p>a', '', 'html'],
  ['\xef\xbb\xbf  <!-- saved --><html lang=en>', '', 'html'],
  ['<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', '', 'html'],
  ['Back pain', 'leaflet.html', 'html'],
  ['\xef\xbb\xbf%PDF-1.7\n%\xe2\xe3\n1 0 obj', '', 'pdf'],
  ['junk %PDF-1.7\n%\xe2\xe3\n12 0 obj <<', '', 'pdf'],
  ['A file that begins with %PDF-1.7 is one.', 'about.txt', 'text'],
  ['%PDF-1.4 is what such a file begins with: an endobj ends what an obj began.', 'about.txt', 'text'],
  ['Its first line is\n%PDF-1.4\nand then all that is drawn comes in any order.', '', 'text'],
  ['%PDF-1.4\nan old back of a file that is damaged', 'old.pdf', 'pdf'],
  ['%PDF-1.4\n\x01\x02 an old back of a file that is damaged', 'old', 'pdf'],
  ['%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'cut', 'pdf'],
  ['%PDF- files\n%PDF-1.4 was the first with layers', 'about.txt', 'text'],
  ['%PDF-1.4 is how such a file begins.', 'about.txt', 'text'],
  ['How it begins:\n%PDF-1.4\nand so on.', '', 'text'],
  ['How it begins:\n\n%PDF-1.4\n', '', 'text'],
  [ABOUT, 'about.txt', 'text'],
  [`${ABOUT}\n1 0 obj\n<< /Type /Catalog >>\nendobj\n\nstartxref\n9\n%%EOF\n`, '', 'text'],
  ['\xef\xbb\xbf%PDF-1.4 \xd0\xb8 \xd0\xb5\xd0\xb3\xd0\xbe', '', 'text'],
  ['%PDF-1.4\nnothing of the kind', 'lost.PDF', 'pdf'],
  ['%PDF-1.4\n%\xe2\xe3\xcf\xd3', '', 'pdf'],
  ['%PDF-1.4 %\xe2\xe3\xcf\xd3\r\n7 0 obj\r\n<<', '', 'pdf'],
  ['%PDF-1.3\n% Made by a printer of letters\n1 0 obj', '', 'pdf'],
  ['Some words of a mail server\n%PDF-1.4\n1 0 obj\n<</A 1>>', 'x.txt', 'pdf'],
  ['%PDF-1.4\nsome words\n\0\0\0', '', 'pdf'],
  ['%PDF-1.4\rxref\r0 3\r', '', 'pdf'],
  ['<5 mg of it, and <b>', 'note.txt', 'text'],
  ['\xff\xfeB\0a\0c\0k\0', '', 'text'],
  ['\xff\xfe<\0p\0>\0', '', 'html'],
  ['B\0a\0c\0k\0', '', 'text'],
  ['\0<\0p\0>\0a', '', 'html'],
  ['\xff\xfe\0\0B\0\0\0', 'utf-32.txt', 'unknown'],
  ['BM\x36\x00\x0c\x00\0\0\0\0\x36', 'scan.bmp', 'picture'],
  ['BMI 31, low back pain', '', 'text'],
  ['Visit note\nBack pain', 'note', 'text'],
  ['', 'a.pdf', 'empty'],
  [' \n\n ', '', 'empty'],
  ['PK\x03\x04', 'a.docx', 'office'],
  ['\xd0\xcf\x11\xe0\xa1', 'a.doc', 'office'],
  ['{\\rtf1', 'a.rtf', 'rtf'],
  ['From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n', 'a.mhtml', 'whole-page'],
  ['\x89PNG\r\n\x1a\n', 'scan.pdf', 'picture'],
  ['\xff\xd8\xff\xe0', '', 'picture'],
  ['\0\x01\x02', 'a.txt', 'unknown'],
])('%j called "%s" is %s', (text, name, expected) => {
  expect(kind(text, name)).toBe(expected);
});

test('a PDF is one however it is damaged: cut off, without its table, without a head of its own', () => {
  const pdf = madePdf([lines('Low back pain, and what helps.')]).toString('latin1');
  const damaged = [
    pdf,
    ...[20, 60, 300, pdf.length - 40].map((length) => pdf.slice(0, length)),
    pdf.replace(/xref[\s\S]*/, ''),
    pdf.replace(/startxref\s+\d+/, 'startxref\n1'),
    `${'From: somebody at the clinic\n'.repeat(30)}${pdf}`,
    `\0\x01${'x'.repeat(126)}\n${pdf}`,
    `${pdf.slice(0, 9)}${'\0'.repeat(2000)}`,
  ];
  expect(damaged.map((text) => kind(text))).toEqual(damaged.map(() => 'pdf'));
});

test('a word without an end is no more work than any other text', () => {
  const long = bytes(`%PDF-1.4\n${'a'.repeat(64_000)} 1 0 obj`);
  const before = spent();
  kindOf(long, long.length);
  // It took twelve seconds once.
  expect(spent() - before).toBeLessThan(2000);
});

test('what no tab could hold is not begun', () => {
  expect([0, 1, LARGEST.pdf, LARGEST.pdf + 1].map(refusedBySize)).toEqual(['empty', null, null, 'large']);
  expect(kind('%PDF-1.7', '', LARGEST.pdf + 1)).toBe('large');
  expect(kind('Back pain', '', LARGEST.text + 1)).toBe('large');
  expect(kind('Back pain', '', LARGEST.text)).toBe('text');
});

test.each([
  [[0xc3, 0xa9], false, 'é'],
  [[0xef, 0xbb, 0xbf, 0x61], false, 'a'],
  [[0xff, 0xfe, 0x61, 0], false, 'a'],
  [[0xfe, 0xff, 0, 0x61], false, 'a'],
  [[0x61, 0, 0x62, 0], false, 'ab'],
  [[0, 0x61, 0, 0x62], false, 'ab'],
  [[0x93, 0xe9, 0x94], false, '“é”'],
  // It says that it is UTF-8, and has one broken byte.
  [[0xef, 0xbb, 0xbf, 0x61, 0xe9], false, 'a\ufffd'],
])('%j is read in its own letters', (codes, isHtml, expected) => {
  expect(decode(Uint8Array.from(codes), isHtml)).toBe(expected);
});

test('an HTML file that is not UTF-8 says itself what it is', () => {
  const page = (charset: string) => bytes(`<meta charset=${charset}>\xe6`);
  expect(decode(page('iso-8859-5'), true)).toContain('ц');
  expect(decode(page('made-up'), true)).toContain('æ');
  expect(decode(page('iso-8859-5'), false)).toContain('æ');
  // What has been read as Latin letters is no UTF-16.
  expect(decode(page('utf-16'), true)).toContain('æ');
  expect(decode(bytes(`${' '.repeat(9000)}<meta charset=iso-8859-5>\xe6`), true)).toContain('ц');
});

test('empty lines and form feeds part paragraphs, other lines stay', () => {
  expect(paragraphsOf('One\r\ntwo\r\n \r\n\r\n  Three\n- four\fFive\n\n\n')).toEqual([
    'One\ntwo',
    '  Three\n- four',
    'Five',
  ]);
  expect(plainText(' \n ').children).toEqual([]);
});

test('a paragraph that a browser would take long to lay out comes in parts, at lines or spaces, with all its letters', () => {
  const partsOf = (text: string) =>
    plainText(text).children.map((part) => (part as PlainElement).children[0]);
  for (const unit of ['Low back\npain.\n', 'Low back pain. ', 'x']) {
    const text = unit.repeat(60_000 / unit.length).trim();
    const parts = partsOf(text) as string[];
    expect(parts.length).toBeGreaterThan(2);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(20_001);
    expect(parts.join('')).toBe(text);
    if (unit !== 'x') expect(parts.slice(0, -1).every((part) => part.endsWith('pain.'))).toBe(true);
  }
});

/** A tree in one line. */
const told = (all: readonly Plain[]): string =>
  all
    .map((plain) =>
      typeof plain === 'string'
        ? plain.trim()
        : `<${[plain.tag, ...Object.entries(plain.attributes).map(([name, value]) => `${name}=${value}`)].join(' ')}>${told(plain.children)}`,
    )
    .join('|');

test('of HTML headings, lists, tables and words are left', async () => {
  const { title, lang, children } = await sanitise(
    '<html lang="en"><title> Low back\n pain </title><body class=x style="color:red"><h1 id=a onclick="x()">Back</h1>' +
      '<ul><li>TENS<li><a href="javascript:x()">heat</a></ul><table><tr><td colspan=2 width=9>1</table><center>c</center></body>',
  );
  expect({ title, lang }).toEqual({ title: 'Low back pain', lang: 'en' });
  expect(told(children)).toBe('<h1>Back|<ul><li>TENS|<li>heat|<table><tbody><tr><td colspan=2>1|<div>c');
});

test.each([
  '<script>x()</script>',
  '<img src=x onerror=x()>',
  '<svg><script>x()</script><foreignObject><p onclick=x()>in</p></foreignObject></svg>',
  '<math><mtext><style><img src=x onerror=x()></style></mtext></math>',
  '<iframe src="https://a.example" srcdoc="<p>x"></iframe>',
  '<object data=a></object><embed src=a><link rel=stylesheet href=a><base href=a><meta http-equiv=refresh content="0;url=a">',
  '<template><p>in</p></template><noscript><p>in</p></noscript><style>p{}</style>',
  '<form action=a><input value=v><button formaction=a>b</button><select><option>o</select><textarea>t</textarea></form>',
  '<p hidden>in</p><p style="display:/**/none">in</p>',
  '<video poster=a><source src=a></video><audio src=a></audio>',
])('nothing is left of %s', async (html) => {
  expect(
    told((await sanitise(`a${html}b`)).children)
      .replace(/<(div|p)>/g, '')
      .replaceAll('|', ''),
  ).toBe('ab');
});

test('a file nested without end is read, and stays shallow', async () => {
  const { children } = await sanitise(`${'<div>'.repeat(50_000)}deep`);
  let depth = 0;
  for (let at: Plain | undefined = children[0]; at && typeof at !== 'string'; at = at.children[0]) depth++;
  expect(depth).toBeLessThan(101);
  expect(told(children)).toContain('deep');
});

test('without a sentence a part ends at a line or a space, and never within a letter', () => {
  const first = (text: string) => (plainText(text).children[0] as PlainElement).children[0] as string;
  expect(first('low back\n'.repeat(3000))).toMatch(/back$/);
  expect(first('low '.repeat(6000))).toMatch(/low$/);
  expect(first(`x${'\ud83d\ude00'.repeat(12_000)}`)).toMatch(/^x(?:\ud83d\ude00)+$/);
});

test('a long file is read in slices, and no further when it is cancelled', async () => {
  const html = '<p>Low back pain &amp; what helps</p>\n'.repeat(40_000);
  let turns = 0;
  const turning = setInterval(() => turns++, 0);
  const { children } = await sanitise(html);
  clearInterval(turning);
  expect(told(children.slice(0, 1))).toBe('<p>Low back pain & what helps');
  expect(children.filter((plain) => typeof plain !== 'string')).toHaveLength(40_000);
  // Others had their turn meanwhile.
  expect(turns).toBeGreaterThan(3);

  const end = new AbortController();
  const reading = sanitise(html, end.signal);
  setTimeout(() => end.abort(new Error('cancelled')), 0);
  await expect(reading).rejects.toThrow('cancelled');
});

test('long rows of blocks come in groups: the same words in the same order, lines and lists in one piece', () => {
  const element = (tag: string, ...children: Plain[]): PlainElement => ({ tag, attributes: {}, children });
  const rowsOf = (all: readonly Plain[]): number[] => [
    all.length,
    ...all.flatMap((plain) =>
      typeof plain === 'string' || plain.tag === 'ul' ? [] : rowsOf(plain.children),
    ),
  ];
  const paragraphs = Array.from({ length: 40_000 }, (_, at) => element('p', String(at)));
  const wordsOf = (all: readonly Plain[]): string =>
    all.map((plain) => (typeof plain === 'string' ? plain : wordsOf(plain.children))).join(' ');
  const expected = wordsOf(paragraphs);
  for (const tree of [grouped(paragraphs), grouped([element('div', element('section', ...paragraphs))])]) {
    expect(wordsOf(tree)).toBe(expected);
    expect(Math.max(...rowsOf(tree))).toBeLessThan(301);
  }
  // A line is not broken by a group, nor is a list.
  const line = Array.from({ length: 1000 }, (_, at) => (at % 2 ? element('b', 'x') : 'y'));
  expect(grouped([...line, element('p', 'end')])).toHaveLength(2);
  const list = element('ul', ...Array.from({ length: 1000 }, () => element('li', 'one')));
  expect(grouped([list])).toEqual([list]);
  expect(grouped(paragraphs.slice(0, 300))).toEqual(paragraphs.slice(0, 300));
});

/** An element of a plain tree. */
const made = (tag: string, children: Plain[], attributes: Record<string, string> = {}): PlainElement => ({
  tag,
  attributes,
  children,
});
const many = <T>(count: number, of: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => of(at));
const elementsOf = (all: readonly Plain[]) => all.filter((plain) => typeof plain !== 'string');

test('a long list of definitions comes in groups that begin with a term; a short one, and one that has groups, stay as they are', () => {
  const list = (count: number) =>
    made(
      'dl',
      many(count, (at) => made(at % 3 ? 'dd' : 'dt', [`${at}`])),
    );
  const [before, [after]] = [told([list(40_000)]), grouped([list(40_000)]) as [PlainElement]];
  expect(new Set(after.children.map((group) => (group as PlainElement).tag))).toEqual(new Set(['div']));
  for (const group of elementsOf(after.children)) {
    expect(group.children.length).toBeLessThan(104);
    // Two levels of groups would be none that HTML knows.
    expect(elementsOf(group.children)[0]?.tag).toBe('dt');
  }
  expect(
    told([after])
      .replace(/\|?<div>/g, '|')
      .replace('<dl>|', '<dl>'),
  ).toBe(before);
  expect(grouped([list(300)])).toEqual([list(300)]);
  const own = made(
    'dl',
    many(1000, () => made('div', list(3).children)),
  );
  expect(grouped([structuredClone(own)])).toEqual([own]);
});

test('a long table comes in several bodies, and none ends where a cell reaches further', () => {
  const row = (at: number) =>
    made('tr', [made('td', [`${at}`], at % 150 === 90 ? { rowspan: '40' } : {}), made('td', ['x'])]);
  const body = made('tbody', many(3000, row), { lang: 'fr' });
  const [table] = grouped([made('table', [made('thead', [row(1)]), body])]) as [PlainElement];
  const [head, ...bodies] = elementsOf(table.children);
  expect(head?.tag).toBe('thead');
  expect(bodies.length).toBeGreaterThan(10);
  expect(bodies.flatMap(({ children }) => children)).toEqual(many(3000, row));
  for (const { tag, attributes, children } of bodies) {
    expect([tag, attributes]).toEqual(['tbody', { lang: 'fr' }]);
    children.forEach((one, at) => {
      const [cell] = elementsOf((one as PlainElement).children);
      expect(at + Number(cell?.attributes.rowspan ?? 1)).toBeLessThan(children.length + 1);
    });
  }
});

test('thousands of lines come in groups that end with a line, and as several paragraphs where they are one', () => {
  const lines = () => many(6000, (at) => (at % 2 ? made('br', []) : `Line ${at}`));
  for (const tag of ['div', 'li', 'td', 'blockquote']) {
    const [block, ...others] = grouped([made(tag, lines())]) as [PlainElement];
    expect([block.tag, others]).toEqual([tag, []]);
    const groups = elementsOf(block.children);
    expect(new Set(groups.map((group) => group.tag))).toEqual(new Set(['div']));
    expect(Math.max(...groups.map(({ children }) => children.length))).toBe(100);
    expect(groups.flatMap(({ children }) => children)).toEqual(lines());
    expect(groups.every(({ children }) => (children.at(-1) as PlainElement).tag === 'br')).toBe(true);
  }
  const [section] = grouped([made('section', [made('p', lines(), { dir: 'rtl' })])]) as [PlainElement];
  const paragraphs = elementsOf(section.children);
  expect(paragraphs).toHaveLength(60);
  expect(paragraphs.every(({ tag, attributes }) => tag === 'p' && attributes.dir === 'rtl')).toBe(true);
  expect(paragraphs.flatMap(({ children }) => children)).toEqual(lines());
});

test('files of tabs have the name of their address, and the page takes no other words for a tab', () => {
  expect(fileNameOf('https://a.example/b/low%20back.pdf?x#y')).toBe('low back.pdf');
  expect(fileNameOf('https://a.example/%E0%A4%A')).toBe('%E0%A4%A');
  expect(fileNameOf('no address')).toBe('');
  expect(pageFor(12)).toBe('reader.html#tab=12');
  expect([looksLikePdf('https://a.example/B.PDF#page=2'), looksLikePdf('https://a.example/?a.pdf')]).toEqual([
    true,
    false,
  ]);
  expect([tabAsked('#tab=12'), tabAsked('#tab=1x'), tabAsked('#tab='), tabAsked('')]).toEqual([
    12,
    null,
    null,
    null,
  ]);
});
