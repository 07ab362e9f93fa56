import { expect, test } from 'vitest';
import { around, cardOrder, VIEWPORT } from '../../scripts/page-report.ts';
import { startServer, textPage } from '../../scripts/serve.ts';
import { folderName } from '../../scripts/start.ts';

const mention = (concept: string, verdict: string) => ({
  text: concept.toUpperCase(),
  concept,
  verdict,
  status: null,
  claim: null,
  outcome: null,
});

test('cards are opened red flags first, then each verdict in turn', () => {
  const mentions = [
    mention('yoga', 'helps'),
    mention('massage', 'helps'),
    mention('tens', 'no-better'),
    mention('yoga', 'helps'),
    mention('infection', 'red-flag'),
  ];
  expect(cardOrder(mentions)).toEqual(['infection', 'yoga', 'tens', 'massage']);
});

test('a picture of a card stays inside the window', () => {
  const { x, y, width, height } = around([{ x: 1200, y: 5, width: 372, height: 900 }]);
  expect([x >= 0, y, x + width, y + height]).toEqual([true, 0, VIEWPORT.width, VIEWPORT.height]);
});

test('folders get plain names', () => {
  expect(folderName('example.org/a page?x=1')).toBe('example.org-a-page-x-1');
  expect(folderName('../../etc')).toBe('etc');
  expect(folderName('…')).toBe('page');
});

test('a text file becomes a page that shows it as it is', () => {
  expect(textPage('a & b', '1 < 2 & "x"\n')).toContain('<pre>\n1 &#60; 2 &#38; "x"\n</pre>');
});

test('the server shows what it was given and nothing outside its folder', async () => {
  const server = await startServer();
  try {
    const note = server.show('/tmp/a note.txt', 'heat', false);
    expect(note).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/0\/a%20note\.txt$/);
    expect(await (await fetch(note)).text()).toContain('heat');
    const page = server.show(`${import.meta.dirname}/page.html`, '<p>heat', true);
    expect(await (await fetch(page)).text()).toBe('<p>heat');
    const base = page.slice(0, page.lastIndexOf('/'));
    expect((await fetch(`${base}/start.test.ts`)).status).toBe(200);
    expect((await fetch(`${base}/..%2f..%2fpackage.json`)).status).toBe(404);
    expect((await fetch(`${base}/nothing.png`)).status).toBe(404);
    expect((await fetch(`${note.slice(0, note.lastIndexOf('/'))}/passwd`)).status).toBe(404);
  } finally {
    server.close();
  }
});
