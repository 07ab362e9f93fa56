/** React, Vue and Svelte do not notice us: what they find on the page is what they left, and marks follow what they draw. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../bench/apps/build.ts';
import { type Diary, LATER } from './apps/diary.ts';
import { openPair, type Pair } from './pair.ts';
import { texts, until } from './support.ts';
import { seen } from './witness.ts';

/** What each app hangs on globalThis. */
interface App {
  /** The diary as a server sends it. */
  html(): string | Promise<string>;
  /** Takes over what the server has sent. */
  start(root: Element): void;
  /** Draws it anew. */
  show(diary: Diary): void | Promise<void>;
}

const APPS = {
  react: import.meta.resolve('./apps/react.mjs'),
  vue: import.meta.resolve('./apps/vue.mjs'),
  svelte: import.meta.resolve('./apps/svelte.mjs'),
};

let pair: Pair;
beforeAll(async () => {
  pair = await openPair();
}, 60_000);
afterAll(() => pair?.close());

test.each(Object.entries(APPS))('%s', async (name, file) => {
  const script = await bundle(fileURLToPath(file), 'development');
  const html = await (new Function(`${script}; return diary`)() as App).html();
  pair.site.pages.set(`/${name}.js`, { body: script, type: 'text/javascript' });
  // React gives its properties random names.
  pair.site.pages.set(`/${name}`, {
    body: `<!doctype html><html lang="en"><title>Diary</title><body><div id="app">${html}</div><dialog open></dialog><script>Math.random = () => 0.5</script><script src="/${name}.js"></script></body></html>`,
  });
  const both = await pair.open(`/${name}`);
  const expectMarked = async (marked: string) => {
    const now = async () => (await texts(both.ours)).join('|');
    await until(now, (seen) => seen === marked, 10_000).catch(() => {});
    expect(await now()).toBe(marked);
  };
  const expectSame = async () => {
    const { ours, plain } = await both.each((page) => page.evaluate(seen));
    expect(ours).toEqual(plain);
    // In development they complain of a page that is not as they left it.
    expect(both.consoles.ours.filter((line) => /^(error|warning|thrown)/.test(line))).toEqual([]);
    expect(both.consoles.ours).toEqual(both.consoles.plain);
  };
  await expectMarked('Heat wrap|Yoga|ibuprofen');
  await both.each((page) =>
    page.evaluate(() =>
      (globalThis as unknown as { diary: App }).diary.start(document.querySelector('#app') as Element),
    ),
  );
  await expectSame();
  await expectMarked('Heat wrap|Yoga|ibuprofen');
  for (const { diary, marked } of LATER) {
    await both.each((page) =>
      page.evaluate((next) => (globalThis as unknown as { diary: App }).diary.show(next), diary),
    );
    await expectMarked(marked);
    await expectSame();
  }
  both.close();
});

test('a component keeps the marks in its shadow root while the text beside it changes', async () => {
  pair.site.pages.set('/component', {
    body: `<!doctype html><title>Component</title><h1>Low back pain</h1><p>Took <span></span></p><script>document.querySelector('span').attachShadow({ mode: 'open' }).innerHTML = '<b>naproxen for low back pain</b>'</script>`,
  });
  const both = await pair.open('/component');
  await until(
    () => texts(both.ours),
    (seen) => seen.join() === 'naproxen',
  );
  await both.ours.evaluate(() => {
    (document.querySelector('p')?.firstChild as Text).data = 'For low back pain yoga, and ';
  });
  await until(
    () => texts(both.ours),
    (seen) => seen.join() === 'naproxen,yoga',
  );
  both.close();
});
