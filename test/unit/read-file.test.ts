import fc from 'fast-check';
import { expect, test } from 'vitest';
import { say } from '../../components/words.ts';
import {
  decode,
  documentOf,
  type FileDocument,
  isHtml,
  placeInFile,
  readDocument,
} from '../../scripts/read-file.ts';

/** Each passage's words with the part of the file that they were read from. */
function traced({ text, passages }: FileDocument): [string, string][] {
  return passages.flatMap((passage) =>
    [...passage.text.matchAll(/[^\s\ufffc]+/g)].map((word): [string, string] => {
      const { start, end } = placeInFile(passage, word.index, word.index + word[0].length);
      return [word[0], text.slice(start, end)];
    }),
  );
}

const html = (body: string) => documentOf('page.html', body);
const kinds = (page: FileDocument) => page.passages.map(({ kind, text }) => [kind, text.trim()]);

test('a text file is read line by line, offsets counting every unit of it', () => {
  const page = documentOf('a/note.final.txt', '\uFEFFPlan:\r\n- TENS unit\r\n- heat\r\n');
  expect(page.name).toBe('note.final');
  expect(page.text.startsWith('\uFEFF')).toBe(true);
  for (const [word, source] of traced(page)) expect(source).toBe(word);
  expect(page.passages.map(({ kind }) => kind)).toEqual(['title', 'item', 'item']);
});

test('an HTML file gives one passage for each block, by kind', () => {
  const page = html(
    '<title>T</title><h2>Head</h2><p>One <b>and</b> two<br>three</p><ul><li>item</ul><table><tr><th>cell</table><nav>menu</nav>',
  );
  expect(kinds(page)).toEqual([
    ['title', 'T'],
    ['heading', 'Head'],
    ['text', 'One and two'],
    ['text', 'three'],
    ['item', 'item'],
    ['cell', 'cell'],
    ['item', 'menu'],
  ]);
});

test('a term that crosses tags is one run of text, and its place covers the tags', () => {
  const page = html('<p>radiofrequency <b>abla</b>tion works</p>');
  const [passage] = page.passages;
  if (!passage) throw new Error('no passage');
  const { start, end } = placeInFile(passage, 0, 'radiofrequency ablation'.length);
  expect(page.text.slice(start, end)).toBe('radiofrequency <b>abla</b>tion');
});

test('character references count as they are written', () => {
  const page = html('<p>it&#8217;s a&nbsp;TENS&amp;heat &ampx &notin; &not x &#x1F600;! 1 < 2 &lt;b&gt;</p>');
  expect(traced(page)).toEqual([
    ['it\u2019s', 'it&#8217;s'],
    ['a', 'a'],
    ['TENS&heat', 'TENS&amp;heat'],
    ['&x', '&ampx'],
    ['\u2209', '&notin;'],
    ['\u00ac', '&not'],
    ['x', 'x'],
    ['\u{1F600}!', '&#x1F600;!'],
    ['1', '1'],
    ['<', '<'],
    ['2', '2'],
    ['<b>', '&lt;b&gt;'],
  ]);
});

test('line ends, a byte order mark and stray tags do not shift anything', () => {
  const page = html('\uFEFF<!doctype html>\r\n<p>one\r\ntwo</i> three<!-- heat -->four\r\n</p>\r\n<p>five');
  expect(traced(page)).toEqual([
    ['one', 'one'],
    ['two', 'two'],
    ['three' + 'four', 'three<!-- heat -->four'],
    ['five', 'five'],
  ]);
});

test('what is no prose is left out, and no term crosses it', () => {
  const page = html(
    '<p>a<code>b</code>c</p><script>d</script><style>e</style><textarea>f</textarea><select><option>g</select><svg><text>h</text></svg><template>i</template><noscript>j</noscript><p hidden>k</p><p style="display: none">l</p><pre><code>m</code></pre><div contenteditable>n</div>',
  );
  expect(kinds(page)).toEqual([['text', 'a\ufffcc']]);
});

test('lines of preformatted text are passages of their own', () => {
  const page = html('<h1>Note</h1><pre>\nPLAN\n- PT &amp; heat\n</pre>');
  expect(kinds(page)).toEqual([
    ['heading', 'Note'],
    ['heading', 'PLAN'],
    ['item', '- PT & heat'],
  ]);
  expect(traced(page)).toContainEqual(['&', '&amp;']);
});

test('HTML is known by its name or its beginning', () => {
  expect(isHtml('a.HTM', 'x')).toBe(true);
  expect(isHtml('a.txt', '\uFEFF\n<!-- saved --><!DOCTYPE html>')).toBe(true);
  expect(isHtml('-', '<html lang=en>')).toBe(true);
  expect(isHtml('a.txt', 'a < b')).toBe(false);
});

test('any markup at all: places are in order and inside the file', () => {
  const piece = fc.constantFrom(
    '<b>',
    '</b>',
    '<p>',
    '</p>',
    '<td>',
    '<table>',
    '</table>',
    '&amp;',
    '&#0;',
    '&',
    '<',
    '\r\n',
    'heat',
    '<!--x-->',
    '<pre>',
    '\u0000',
    '</i>',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const page = html(pieces.join(''));
      for (const passage of page.passages) {
        for (let i = 0; i < passage.text.length; i++) {
          const { start, end } = placeInFile(passage, i, i + 1);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(page.text.length);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('what cannot be read is named, with what to do', async () => {
  await expect(readDocument('/nowhere/at-all.txt')).rejects.toThrow(
    'Cannot read /nowhere/at-all.txt: there is no such file. Check the path.',
  );
  await expect(readDocument(import.meta.dirname)).rejects.toThrow('it is a folder');
  expect(() => decode('a', Buffer.from([0x50, 0, 0x4b]))).toThrow('binary file');
  // The words of the popup's button.
  expect(() => decode('a', Buffer.from('%PDF-1.7'))).toThrow(
    `it is a PDF. The extension itself opens PDFs ("${say('reader_open')}" in its popup)`,
  );
  expect(() => decode('a', Buffer.from('mail\n%PDF-1.7\n1 0 obj <<'))).toThrow('it is a PDF');
  expect(() => decode('a', Buffer.from([0x1f, 0x8b, 8, 0xff, 4, 0xfe]))).toThrow('binary file');
  // UTF-32.
  expect(() => decode('a', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]))).toThrow('binary file');
});

test.each([
  ['UTF-8', Buffer.from('é’'), 'é’'],
  ['UTF-8 with its mark', Buffer.from('\uFEFFé'), '\uFEFFé'],
  ['UTF-8 with its mark and a broken byte', Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xe9]), '\uFEFFa\uFFFD'],
  [
    'UTF-16, little end first',
    Buffer.from('\uFEFFheat \u{1F600}\r\n', 'utf16le'),
    '\uFEFFheat \u{1F600}\r\n',
  ],
  ['UTF-16, big end first', Buffer.from('\uFEFFheat é', 'utf16le').swap16(), '\uFEFFheat é'],
  ['UTF-16 without its mark', Buffer.from('heat é', 'utf16le'), 'heat é'],
  ['UTF-16 without its mark, big end first', Buffer.from('heat é', 'utf16le').swap16(), 'heat é'],
  ['text about PDFs', Buffer.from('%PDF-1.4 is how they begin.'), '%PDF-1.4 is how they begin.'],
  ['windows-1252', Buffer.from('it\x92s \x80 5, caf\xe9', 'latin1'), 'it’s € 5, café'],
  ['HTML that names ISO-8859-2', Buffer.from('<meta charset="iso-8859-2">\xb1', 'latin1'), 'ą'],
  [
    'HTML that names an encoding of old',
    Buffer.from('<meta content="text/html; charset=latin1">\xe9', 'latin1'),
    'é',
  ],
  ['HTML that names UTF-8, with a broken byte', Buffer.from('<meta charset=utf-8>\xe9', 'latin1'), '\uFFFD'],
  ['HTML that names nothing known', Buffer.from('<meta charset=klingon>\xe9', 'latin1'), 'é'],
])('%s is read', (_, bytes, text) => {
  expect(decode('a', bytes).replace(/<.*?>/, '')).toBe(text);
});

test('what a reader cannot see without doing something is left out', () => {
  const page = html(
    '<details><summary>a <b>b</b></summary>c<p>d</p><summary>e</summary></details><details open><summary>f</summary><p>g</p></details><dialog>h</dialog><dialog open>i</dialog><p hidden=until-found>j</p><div popover>k</div><p style="color: red; VISIBILITY:hidden">l</p><p style="/* x */ display:none !important">m</p><p style="display: nonesuch">n</p><p aria-hidden="true">o</p>',
  );
  expect(kinds(page).map(([, text]) => text)).toEqual(['a b', 'f', 'g', 'i', 'n', 'o']);
});
