/**
 * `npm start`: builds the extension and shows it in a Chromium, on three demo pages or on the addresses and
 * files that are named. Without a display it writes pictures and reports to out/ instead.
 */
import { existsSync } from 'node:fs';
import { basename, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium } from 'playwright-core';
import { browserArguments, findBrowser } from './browser.ts';
import { type Asked, here, run, complain as tell, wholeNumber } from './options.ts';
import { reportPage, VIEWPORT } from './page-report.ts';
import { isHtml, readText } from './read-file.ts';
import { whenReaderGone } from './reader-gone.ts';
import { type FileServer, startServer } from './serve.ts';
import { build, messageOf, ROOT, tail, withoutStack } from './steps.ts';
import { summary } from './summary.ts';
import { closeWelcome } from './welcome-tab.ts';

const EXTENSION = join(ROOT, '.output', 'chrome-mv3');
/** What is opened where nothing is named. */
const DEMOS = ['note.txt', 'article.html', 'clinic.html'].map((name) => join(ROOT, 'test', 'pages', name));
/** How long a page may take to load, milliseconds. */
const LOAD = 45_000;

const START = {
  name: 'npm start',
  takes: '[ADDRESS or FILE …]',
  does: `Builds the extension and opens a Chromium with it on three demo pages, or on the addresses and the text and HTML files
that are named. Without a display it writes pictures and reports to out/ instead.`,
  options: {
    headless: { does: 'writes pictures and reports to out/ even where there is a display' },
    cards: { value: 'N', does: 'opens the cards of N concepts on each page at most, instead of every one' },
  },
  example: 'npm start -- https://example.org notes.txt --headless --cards 12',
} as const;

/** A page to open: its name in out/, and its address. */
interface Target {
  name: string;
  address: string;
}

/** A name for a folder: letters, digits, dots and dashes. */
export function folderName(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replace(/[^\w.]+/g, '-')
      .replace(/^[-.]+|[-.]+$/g, '')
      .slice(0, 80) || 'page'
  );
}

/** @throws Error, a sentence, where the argument names nothing that can be opened */
async function targetOf(argument: string, server: FileServer): Promise<Target> {
  if (/^https?:\/\//i.test(argument)) {
    if (!URL.canParse(argument)) throw new Error(`Cannot open ${argument}: it is not a complete address.`);
    const { hostname, pathname } = new URL(argument);
    const path = pathname.replace(/%[\da-f]{2}/gi, '-').replace(/\.x?html?$/i, '');
    return { name: folderName(`${hostname}${path}`), address: argument };
  }
  if (/^[a-z][a-z+.-]+:\/\//i.test(argument) && !argument.startsWith('file://')) {
    throw new Error(
      `Cannot open ${argument}: name a file, or an address that begins with http:// or https://.`,
    );
  }
  const path = resolve(argument.startsWith('file://') ? fileURLToPath(argument) : here(argument));
  if (!existsSync(path) && /^[\w-]+(\.[\w-]+)+(\/|$)/.test(argument)) {
    throw new Error(
      `Cannot read ${argument}: there is no such file. Check the path, or write https:// before an address.`,
    );
  }
  const text = await readText(path);
  const address = server.show(path, text, isHtml(path, text));
  return { name: folderName(basename(path, extname(path))), address };
}

function hasDisplay(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** @throws Error, a sentence, where the browser does not start or does not take the extension */
async function launch(executablePath: string, headless: boolean): Promise<BrowserContext> {
  let context: BrowserContext;
  try {
    context = await chromium.launchPersistentContext('', {
      executablePath,
      headless,
      viewport: headless ? VIEWPORT : null,
      // A picture need not wait for what fades in.
      reducedMotion: headless ? 'reduce' : null,
      args: [...(headless ? ['--headless=new'] : []), ...browserArguments(EXTENSION)],
      ignoreDefaultArgs: ['--disable-extensions', '--enable-automation'],
    });
  } catch (error) {
    const why = messageOf(error).split(/\n?Call log:/)[0] ?? '';
    throw new Error(
      `${why}\n${executablePath} did not start. Name another Chromium in CHROME_PATH, or try with --headless.`,
    );
  }
  try {
    if (context.serviceWorkers().length === 0)
      await context.waitForEvent('serviceworker', { timeout: 15_000 });
    await closeWelcome(context, EXTENSION);
    return context;
  } catch {
    await context.close();
    throw new Error(
      `${executablePath} did not load the extension: Chrome no longer takes one from the command line. Install Chromium, or name one in CHROME_PATH.`,
    );
  }
}

/** @throws Error, a sentence, where the page does not load */
async function load(context: BrowserContext, { address }: Target) {
  const page = await context.newPage();
  try {
    const response = await page.goto(address, { waitUntil: 'domcontentloaded', timeout: LOAD });
    if (response && response.status() >= 400) throw new Error(`the server answered ${response.status()}`);
    const type = response?.headers()['content-type'] ?? 'text/html';
    if (!/^(text\/|application\/(xhtml|xml|json))/i.test(type))
      throw new Error(`it is ${type}, not a page or a text`);
    await page.waitForLoadState('load', { timeout: LOAD / 3 }).catch(() => {});
    return page;
  } catch (error) {
    await page.close();
    const why =
      /net::\w+|Download is starting|Timeout|the server answered \d+|it is \S+ not a page or a text/.exec(
        messageOf(error),
      )?.[0];
    throw new Error(
      `Cannot open ${address}: ${why ?? messageOf(error)}. Check the address and the connection.`,
    );
  }
}

/** Opens the pages in a window and stays until it is closed. */
async function showInWindow(
  context: BrowserContext,
  targets: readonly Target[],
  complain: (error: unknown) => void,
) {
  const [blank] = context.pages();
  let opened = 0;
  for (const target of targets) {
    await load(context, target).then(() => opened++, complain);
  }
  if (opened === 0) return;
  await blank?.close();
  await context.pages()[0]?.bringToFront();
  console.log('Chromium is open with Backbrief. Close its window, or press Ctrl-C here, to end.');
  await new Promise<void>((end) => {
    context.on('close', () => end());
    process.once('SIGINT', () => end());
    context.on('page', (page) => page.on('close', () => context.pages().length === 0 && end()));
    for (const page of context.pages()) page.on('close', () => context.pages().length === 0 && end());
  });
}

/** Writes a picture of each page and of its cards, and prints what was found. */
async function writeReports(
  context: BrowserContext,
  targets: readonly Target[],
  most: number,
  complain: (error: unknown) => void,
) {
  const used = new Set<string>();
  for (const target of targets) {
    let name = target.name;
    for (let n = 2; used.has(name); n++) name = `${target.name}-${n}`;
    used.add(name);
    const folder = join(ROOT, 'out', name);
    try {
      const page = await load(context, target);
      try {
        const report = await reportPage(page, name, folder, most);
        console.log(`${summary(report, relative(ROOT, folder))}\n`);
      } finally {
        await page.close();
      }
    } catch (error) {
      complain(error);
    }
  }
}

async function main({ options, names }: Asked<typeof START.options>): Promise<void> {
  const { cards } = options;
  const most = cards === undefined ? Number.POSITIVE_INFINITY : wholeNumber('cards', cards, 0, 1000, 12);
  const complain = (error: unknown) => tell(`${messageOf(error)}\n`);

  const server = await startServer();
  let context: BrowserContext | null = null;
  try {
    const targets: Target[] = [];
    for (const argument of names.length > 0 ? names : DEMOS) {
      await targetOf(argument, server).then((target) => targets.push(target), complain);
    }
    if (targets.length === 0) return;
    const built = await build();
    if (!built.ok)
      throw new Error(
        `${tail(withoutStack(built.output))}\nThe extension could not be built; the error is above.`,
      );
    const headless = options.headless || !hasDisplay();
    context = await launch(findBrowser(), headless);
    if (headless) await writeReports(context, targets, most, complain);
    else await showInWindow(context, targets, complain);
  } catch (error) {
    complain(error);
  } finally {
    await context?.close().catch(() => {});
    server.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // The pictures are still wanted where nobody reads on.
  whenReaderGone(() => {});
  await run(START, main);
}
