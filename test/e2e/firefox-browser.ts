/**
 * A real Firefox with the built extension, driven by the library that drives Chromium, so that the same tests run in both.
 * What the library does not offer (installing an extension, its background, popup and sidebar) goes through its own session
 * with the browser, which reaches the browser's own windows where Firefox was started with system access.
 */
import { resolve } from 'node:path';
import { type BrowserContext, firefox, type Page, type Worker } from 'playwright-core';
import { executableOf } from '../../scripts/bench-browsers.ts';
import type { TestBrowser } from './support.ts';

/** Folder of the extension, built for Firefox; BACKBRIEF_FIREFOX_BUILD names another. */
export const FIREFOX_BUILD = resolve(process.env.BACKBRIEF_FIREFOX_BUILD ?? '.output/firefox-mv3');
/** As in the manifest. */
const ID = 'backbrief@backbrief.example';
/** Addresses of extensions' pages. */
const SCHEME = 'moz-extension:';

/** What tests want of the browser's own settings. */
const PREFERENCES = {
  // A page of a test may read the clipboard without a question to the reader.
  'dom.events.testing.asyncClipboard': true,
  // Nothing is asked of the network.
  'browser.newtabpage.enabled': false,
  'browser.topsites.contile.enabled': false,
  'app.normandy.enabled': false,
  'browser.region.network.url': '',
  'network.captive-portal-service.enabled': false,
  // The list of downloads would come over the page, with the keyboard.
  'browser.download.alwaysOpenPanel': false,
  // A question for a file is seen, and taken back: one that is open lets no second be asked.
  'remote.bidi.dismiss_file_pickers.enabled': true,
  // Panels move at once.
  'ui.prefersReducedMotion': 1,
};

/** WebDriver BiDi, as the browser speaks it. */
interface Session {
  send<T = unknown>(method: string, params: object): Promise<T>;
}

/** A command on its way to the browser, its answer, or an event. */
interface Message {
  id?: number | undefined;
  method?: string | undefined;
  type?: string;
  params?: { context?: string | undefined; url?: string; [name: string]: unknown } | undefined;
  result?: { realms?: { sandbox?: string; [name: string]: unknown }[] };
}
interface Transport {
  send(message: Message): void;
  onmessage?: (message: Message) => void;
}

/** Parts of the library that are not public. Its version is fixed in package.json. */
interface Library {
  _connection: { toImpl(object: unknown): unknown };
}
interface BrowserTypeInside {
  _bidiFirefox: { connectToTransport(transport: Transport, ...more: unknown[]): Promise<unknown> };
}

const insideOfLibrary = <T>(object: unknown) => (object as Library)._connection.toImpl(object) as T;

/** The library's own session with the browser. */
const sessionOf = (context: BrowserContext) =>
  insideOfLibrary<{ _browserSession: Session }>(context.browser())._browserSession;

/**
 * Commands of the library's that this Firefox refuses, and without which it works as well: colours and paper are set
 * below (`Looks`), and the clipboard may be read without a grant.
 */
const REFUSED = ['emulation.setMediaFeaturesOverride', 'permissions.setPermission'];

/** Of these pages, an extension's and its own, Firefox does not always tell of the scripts' realm, and never when they have loaded. */
const SILENT = /^(moz-extension:|about:(?!blank))/;
const LOADED = ['browsingContext.domContentLoaded', 'browsingContext.load'];
/** Commands of our own have numbers that the library does not come to. */
let last = 1e9;

/**
 * Stands between the library and the browser. The library takes every refusal for the end, when it starts: those of
 * some commands do not come to it. And it is told what Firefox leaves out of some pages.
 */
function mediate(): void {
  const { _bidiFirefox: type } = insideOfLibrary<BrowserTypeInside>(firefox);
  const connect = type.connectToTransport;
  type.connectToTransport = (transport, ...more) => {
    const send = transport.send.bind(transport);
    /** What is being closed, by the numbers of the commands: Firefox does not tell of the end of an extension's page. */
    const closing = new Map<number | undefined, Message['params']>();
    transport.send = (message) => {
      const { id, method } = message;
      if (method === 'browsingContext.close') closing.set(id, message.params);
      if (!REFUSED.includes(method ?? '')) send(message);
      else queueMicrotask(() => transport.onmessage?.({ id, type: 'success', result: {} }));
    };
    const connecting = connect.call(type, transport, ...more);
    const hear = transport.onmessage;
    const tell = (method: string, params: Message['params']) => hear?.({ type: 'event', method, params });
    /** Questions of our own, by their numbers, with the navigation that they are about. */
    const asked = new Map<number | undefined, Message['params']>();
    transport.onmessage = (message) => {
      const closed = closing.get(message.id);
      closing.delete(message.id);
      // A second time does no harm.
      if (closed) tell('browsingContext.contextDestroyed', { ...closed, parent: null, children: [] });
      const navigation = asked.get(message.id);
      asked.delete(message.id);
      if (navigation) {
        const realms = (message.result?.realms ?? []).filter(({ sandbox }) => !sandbox);
        for (const realm of realms) tell('script.realmCreated', realm);
        for (const event of LOADED) tell(event, navigation);
        return;
      }
      hear?.(message);
      const { method, params } = message;
      if (method !== 'browsingContext.navigationCommitted' || !params || !SILENT.test(params.url ?? ''))
        return;
      asked.set(++last, params);
      send({ id: last, method: 'script.getRealms', params: { context: params.context, type: 'window' } });
    };
    return connecting;
  };
}
mediate();

/** Parts of Firefox that code in its own windows uses here. */
interface Chrome {
  Services: {
    wm: {
      getMostRecentWindow(type: string): BrowserWindow;
      getEnumerator(type: string): Iterable<BrowserWindow>;
    };
  };
  Cc: Record<'@mozilla.org/text-input-processor;1', { createInstance(type: unknown): Keyboard }>;
  Ci: { nsITextInputProcessor: unknown };
  WebExtensionPolicy: {
    getByID(id: string): { getURL(path: string): string; extension: Extension };
  };
  ChromeUtils: {
    importESModule(address: string): {
      NavigableManager: { getBrowsingContextById(id: string): Looks | null };
      Downloads: {
        ALL: unknown;
        getList(which: unknown): Promise<{
          getAll(): Promise<{ succeeded: boolean; target: { path: string } }[]>;
        }>;
      };
    };
  };
}
type BrowserWindow = typeof globalThis & {
  gBrowser: { selectedBrowser: Shown };
};
interface Menu extends HTMLElement {
  state: string;
  activateItem(item: Element): void;
  hidePopup(): void;
}
interface Keyboard {
  beginInputTransactionForTests(window: BrowserWindow, hear: () => boolean): void;
  keydown(key: KeyboardEvent): void;
  keyup(key: KeyboardEvent): void;
}
interface Extension {
  apiManager: {
    global: { browserActionFor(extension: Extension): { triggerAction(window: unknown): void } };
  };
  wakeupBackground?(): Promise<void>;
  views: Set<{ viewType: string; xulBrowser: Shown | null }>;
}
/** What shows a page. */
interface Shown {
  messageManager: MessageManager;
  browsingContext: Looks & { id: number };
}
/** How Firefox shows a tab, in its own words. */
interface Looks {
  mediumOverride: string;
  prefersColorSchemeOverride: string;
  forcedColorsOverride: string;
}
interface MessageManager {
  addMessageListener(name: string, listener: (message: { data: string }) => void): void;
  removeMessageListener(name: string, listener: (message: { data: string }) => void): void;
  loadFrameScript(address: string, delayed: boolean): void;
}

/** A view of the extension that is no tab. */
type View = 'background' | 'popup' | 'sidebar';

/** What came of running something: its value, or what was thrown. */
interface Answer {
  value?: unknown;
  error?: string;
}

/**
 * Runs in the browser's own window: has a script run in a view of the extension, or in the tab in front.
 * @returns an `Answer` as JSON; '' where the view is not there
 */
async function runInFrame(id: string, kind: View | 'tab', source: string, turn: string): Promise<string> {
  const { WebExtensionPolicy, Services } = globalThis as unknown as Chrome;
  const { extension } = WebExtensionPolicy.getByID(id);
  if (kind === 'background') await extension.wakeupBackground?.();
  const view = [...extension.views].find(({ viewType }) => viewType === kind)?.xulBrowser;
  const { selectedBrowser } = Services.wm.getMostRecentWindow('navigator:browser').gBrowser;
  const manager = (kind === 'tab' ? selectedBrowser : view)?.messageManager;
  if (!manager) return '';
  return new Promise((end) => {
    const hear = ({ data }: { data: string }) => {
      manager.removeMessageListener(turn, hear);
      end(data);
    };
    manager.addMessageListener(turn, hear);
    manager.loadFrameScript(`data:application/javascript;charset=utf-8,${encodeURIComponent(source)}`, false);
  });
}

/** The script that a view's frame runs: an expression in the frame's scope, which is the browser's. */
const ownScript = (expression: string, turn: string) => `{
  let answer = {};
  try {
    ${expression};
  } catch (error) {
    answer = { error: String(error) };
  }
  sendAsyncMessage(${JSON.stringify(turn)}, JSON.stringify(answer));
}`;

/** What turns a value, or the promise of one, into an answer. */
const TELL = `Promise.resolve(value).then((value) => JSON.stringify({ value }),
  (error) => JSON.stringify({ error: String(error) })).then(tell)`;

/**
 * The script that a view's frame runs: a script over the view's own scope, whose last value is told as JSON. What scripts
 * leave in their global object stays there for the next.
 */
const viewScript = (source: string, turn: string) => `{
  const told = (answer) => sendAsyncMessage(${JSON.stringify(turn)}, answer);
  try {
    this.boxes ??= new WeakMap();
    if (!boxes.has(content)) boxes.set(content, Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false }));
    const box = boxes.get(content);
    Cu.exportFunction(told, box, { defineAs: 'tell' });
    box.value = Cu.evalInSandbox(${JSON.stringify(source)}, box);
    Cu.evalInSandbox(${JSON.stringify(TELL)}, box);
  } catch (error) {
    told(JSON.stringify({ error: String(error) }));
  }
}`;

/** The parts of Firefox that only Firefox has. */
export interface FirefoxInside {
  /** Runs a function in the browser's own window; it must stand by itself. */
  inBrowser<T, A extends unknown[]>(code: (...args: A) => T, ...args: A): Promise<Awaited<T>>;
  /** The value of an expression in a view of the extension; promises are awaited. Rejects where the view is not there. */
  inView<T>(kind: View, expression: string): Promise<T>;
  /** A click of the pointer on an element of a view, as trusted as a reader's. */
  clickInView(kind: View, selector: string): Promise<void>;
  /** Writes into what has the keyboard in a view. */
  typeInView(kind: View, text: string): Promise<void>;
  /** What our scripts listen to on the window of the tab in front. */
  listenersInFront(): Promise<string[]>;
  /** How often the pages of ours that share the process of the tab in front have asked for a file since this was first called. */
  filesAsked(): Promise<number>;
  /** Paths of the files that have been saved so far. */
  downloads(): Promise<string[]>;
  /** Runs a function on the card in the closed root of the tab in front, which is a page of ours. @returns undefined where none is shown */
  inClosedRoot<T>(source: string, className: string): Promise<T | undefined>;
  /** Presses a letter with Alt and Shift, as at a keyboard: those of commands do not come by the library's own keys. */
  pressAltShift(letter: string): Promise<void>;
  /** Chooses an entry of ours in the page's menu that is open or opens. @returns false where it is not there */
  chooseInMenu(entry: string): Promise<boolean>;
  /** Presses the button in the toolbar. */
  pressButton(): Promise<void>;
}

/** In a view's frame: the pointer is pressed in the middle of an element. */
const CLICK = (selector: string) => `(() => {
  const at = content.document.querySelector(${JSON.stringify(selector)});
  if (!at) throw new Error('There is nothing to click.');
  at.scrollIntoView({ block: 'nearest' });
  const { x, y, width, height } = at.getBoundingClientRect();
  for (const type of ['mousemove', 'mousedown', 'mouseup'])
    content.synthesizeMouseEvent(type, x + width / 2, y + height / 2,
      { button: 0, clickCount: type === 'mousemove' ? 0 : 1, inputSource: 1 }, { isDOMEventSynthesized: false });
})()`;
/** In a tab's frame: an extension's scripts stand for the page and for the extension at once. */
const LISTENERS = `answer.value = Services.els.getListenerInfoFor(content).filter(({ listenerObject }) =>
  listenerObject && Cu.getObjectPrincipal(listenerObject).origin.includes('${SCHEME}')).map(({ type }) => type)`;
/** In a view's frame: what has the keyboard gets a text, as if it were written. */
const TYPE = (text: string) => `content.document.execCommand('insertText', false, ${JSON.stringify(text)})`;

/** In a tab's frame: a function runs on what is shown in a closed root, as the page would run it. */
const IN_ROOT = (source: string, className: string) => `(() => {
  for (const host of content.document.querySelectorAll('html > div, dialog > div')) {
    const at = host.openOrClosedShadowRoot?.querySelector('.bb.frame.${className}');
    if (!at) continue;
    const box = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    box.at = at;
    const text = Cu.evalInSandbox('JSON.stringify((' + ${JSON.stringify(source)} + ').call(at))', box);
    if (text !== undefined) answer.value = JSON.parse(text);
  }
})()`;

/** In a tab's frame: what a page of an extension asks for the driver does not hear of. */
const FILES_ASKED = `
  this.files ??= { asked: 0, observe() { this.asked += 1 } };
  if (!files.heard) Services.obs.addObserver(files, 'file-input-picker-opening');
  files.heard = true;
  answer.value = files.asked`;

/** What the library wants a page to look like. */
interface Wanted {
  media: string;
  colorScheme: string;
  forcedColors: string;
}
interface PageInside {
  delegate: { _page: { emulatedMedia(): Wanted }; _browserContext: object; _session: { sessionId: string } };
}

/** Runs in the browser's own window. @param id of the tab, as the library calls it */
function setLooks(id: string, looks: Looks): void {
  const { ChromeUtils } = globalThis as unknown as Chrome;
  const address = 'chrome://remote/content/shared/NavigableManager.sys.mjs';
  const { NavigableManager } = ChromeUtils.importESModule(address);
  Object.assign(NavigableManager.getBrowsingContextById(id) ?? {}, looks);
}

/** Ways into each Firefox that is open, by the library's own object for it. */
const insides = new WeakMap<object, FirefoxInside>();

/** Ways into the Firefox of a page. @throws Error where it is in another browser */
export function insideOfPage(page: Page): FirefoxInside {
  const inside = insides.get(insideOfLibrary(page.context()));
  if (!inside) throw new Error('That page is in no Firefox of ours.');
  return inside;
}

/** Has `page.emulateMedia` do in Firefox what it does in Chromium, but for reduced motion, which is there from the start. */
function showAsWanted(page: Page): void {
  const { delegate } = insideOfLibrary<PageInside>(page);
  type Delegate = typeof delegate;
  Object.getPrototypeOf(delegate).updateEmulateMedia = async function (this: Delegate) {
    const { media, colorScheme, forcedColors } = this._page.emulatedMedia();
    await insides.get(this._browserContext)?.inBrowser(setLooks, this._session.sessionId, {
      mediumOverride: media === 'print' ? 'print' : '',
      prefersColorSchemeOverride: /light|dark/.test(colorScheme) ? colorScheme : 'none',
      forcedColorsOverride: forcedColors === 'active' ? 'active' : 'none',
    });
  };
}

/** Runs in the browser's own window. */
async function listDownloads(): Promise<string[]> {
  const { ChromeUtils } = globalThis as unknown as Chrome;
  const { Downloads } = ChromeUtils.importESModule('resource://gre/modules/Downloads.sys.mjs');
  const all = await (await Downloads.getList(Downloads.ALL)).getAll();
  return all.filter(({ succeeded }) => succeeded).map(({ target }) => target.path);
}

/** Runs in the browser's own window. */
function pressAltShift(letter: string): void {
  const { Services, Cc, Ci } = globalThis as unknown as Chrome;
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const keyboard = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  keyboard.beginInputTransactionForTests(window, () => true);
  const keys = [
    { key: 'Alt', code: 'AltLeft', keyCode: 18 },
    { key: 'Shift', code: 'ShiftLeft', keyCode: 16 },
    { key: letter, code: `Key${letter}`, keyCode: letter.charCodeAt(0) },
  ].map((key) => new window.KeyboardEvent('', key));
  for (const key of keys) keyboard.keydown(key);
  for (const key of keys.reverse()) keyboard.keyup(key);
}

/** Runs in the browser's own window. */
async function chooseInMenu(entry: string): Promise<boolean> {
  const { Services } = globalThis as unknown as Chrome;
  const { document } = Services.wm.getMostRecentWindow('navigator:browser');
  const menu = document.getElementById('contentAreaContextMenu') as Menu;
  for (let look = 0; look < 100 && menu.state !== 'open'; look++)
    await new Promise((go) => setTimeout(go, 50));
  const item = [...menu.querySelectorAll('menuitem')].find(({ id }) => id.endsWith(`-menuitem-_${entry}`));
  if (item) menu.activateItem(item);
  else menu.hidePopup();
  return item !== undefined;
}

/** Runs in the browser's own window: presses the extension's button there, after a popup that is open has been closed. */
async function press(id: string): Promise<void> {
  const { WebExtensionPolicy, Services } = globalThis as unknown as Chrome;
  const { extension } = WebExtensionPolicy.getByID(id);
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const isOpen = () => [...extension.views].some(({ viewType }) => viewType === 'popup');
  for (const panel of window.document.querySelectorAll<Menu>('panel'))
    if (panel.state === 'open') panel.hidePopup();
  for (let look = 0; look < 100 && isOpen(); look++) await new Promise((go) => setTimeout(go, 20));
  extension.apiManager.global.browserActionFor(extension).triggerAction(window);
}

/** Runs in the browser's own window: closes the others, so that there is one tab in front. */
function closeOthers(): void {
  const { Services } = globalThis as unknown as Chrome;
  const own = Services.wm.getMostRecentWindow('navigator:browser');
  for (const window of Services.wm.getEnumerator('navigator:browser')) if (window !== own) window.close();
}

async function insideOf(session: Session): Promise<FirefoxInside> {
  const tree = { 'moz:scope': 'chrome', maxDepth: 0 };
  const { contexts } = await session.send<{ contexts: { context: string }[] }>(
    'browsingContext.getTree',
    tree,
  );
  const target = { context: contexts.at(-1)?.context };
  const inBrowser: FirefoxInside['inBrowser'] = async (code, ...args) => {
    const answer = await session.send<{
      result?: { value?: string };
      exceptionDetails?: { text: string };
    }>('script.evaluate', {
      expression: `(async () => JSON.stringify(await (${code})(...${JSON.stringify(args)})))()`,
      target,
      awaitPromise: true,
    });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
    const text = answer.result?.value;
    return text === undefined ? undefined : JSON.parse(text);
  };
  let turns = 0;
  const ask = async (kind: View | 'tab', script: typeof viewScript, expression: string) => {
    const turn = `test:${++turns}`;
    const said = await inBrowser(runInFrame, ID, kind, script(expression, turn), turn);
    if (said === '') throw new Error(`The ${kind} of the extension is not open.`);
    const { value, error } = JSON.parse(said) as Answer;
    if (error !== undefined) throw new Error(error);
    return value;
  };
  return {
    inBrowser,
    inView: <T>(kind: View, expression: string) => ask(kind, viewScript, expression) as Promise<T>,
    clickInView: async (kind, selector) => void (await ask(kind, ownScript, CLICK(selector))),
    typeInView: async (kind, text) => void (await ask(kind, ownScript, TYPE(text))),
    listenersInFront: () => ask('tab', ownScript, LISTENERS) as Promise<string[]>,
    filesAsked: () => ask('tab', ownScript, FILES_ASKED) as Promise<number>,
    downloads: () => inBrowser(listDownloads),
    inClosedRoot: <T>(source: string, className: string) =>
      ask('tab', ownScript, IN_ROOT(source, className)) as Promise<T | undefined>,
    pressAltShift: (letter) => inBrowser(pressAltShift, letter),
    chooseInMenu: (entry) => inBrowser(chooseInMenu, entry),
    pressButton: () => inBrowser(press, ID),
  };
}

/** The background, asked as a service worker is. */
function workerOf({ inView }: FirefoxInside, root: string): TestBrowser['worker'] {
  const evaluate = (code: string | ((argument: unknown) => unknown), argument?: unknown) => {
    const source = typeof code === 'string' ? code : `(${code})(${JSON.stringify(argument) ?? ''})`;
    return inView('background', source);
  };
  return { evaluate: evaluate as Worker['evaluate'], url: () => root };
}

/** Tabs of the one window; they come one after another, so that each is given its own. */
function opener(
  context: BrowserContext,
  session: Session,
): (url: string, background: boolean) => Promise<Page> {
  let before: Promise<unknown> = Promise.resolve();
  return async (url, background) => {
    const tab = before.then(async () => {
      const coming = context.waitForEvent('page');
      await session.send('browsingContext.create', { type: 'tab', background });
      return coming;
    });
    before = tab.catch(() => {});
    const page = await tab;
    await page.goto(url);
    return page;
  };
}

interface FirefoxOptions {
  /** What becomes of the tab that opens after the installation. `none`: none is to open. */
  welcome?: 'close' | 'stay' | 'none';
  /** Path of the browser; else the one that is installed here. */
  executable?: string;
}

/** Starts a Firefox with the extension. Close it when done. */
export async function openFirefox({
  welcome = 'close',
  executable = String(executableOf('firefox')),
}: FirefoxOptions = {}): Promise<TestBrowser> {
  const context = await firefox.launchPersistentContext('', {
    channel: 'moz-firefox',
    executablePath: executable,
    headless: true,
    viewport: { width: 1100, height: 800 },
    args: ['--remote-allow-system-access'],
    firefoxUserPrefs: PREFERENCES,
  });
  const session = sessionOf(context);
  const [first] = context.pages();
  // The welcome opens once it is installed; it would lie over what is tested.
  const coming = welcome === 'none' ? null : context.waitForEvent('page');
  await session.send('webExtension.install', { extensionData: { type: 'path', path: FIREFOX_BUILD } });
  const tab = await coming;
  await tab?.waitForSelector('h1');
  if (welcome === 'close') await tab?.close();
  const inside = await insideOf(session);
  insides.set(insideOfLibrary(context), inside);
  if (first) showAsWanted(first);
  await inside.inBrowser(closeOthers);
  const root = await inside.inBrowser(
    (id) => (globalThis as unknown as Chrome).WebExtensionPolicy.getByID(id).getURL(''),
    ID,
  );
  const open = opener(context, session);
  const errors: string[] = [];
  const hear = (text: string) => !/favicon/.test(text) && errors.push(text);
  context.on('weberror', (error) => hear(String(error.error())));
  context.on('console', (message) => message.type() === 'error' && hear(message.text()));
  return {
    context,
    inside,
    worker: workerOf(inside, root),
    root,
    errors,
    open: (url) => open(url, false),
    openBehind: (path) => open(root + path, true),
    close: () => context.close(),
  };
}
