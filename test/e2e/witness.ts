/**
 * Code that stands in pages of tests, before their own scripts: each function stands by itself. The witness writes down what
 * happens to a page; `seen` says all that a page's scripts can find out about themselves.
 */

/** What the witness has written down, under a symbol, so that it is no global name. */
interface Record {
  /** Every mutation of the document since it was parsed, in words. */
  changes: string[];
  /** Those before; null where the witness came too late to see all of them. */
  parsed: string[] | null;
  /** Shadow roots that scripts have attached, closed ones too. */
  roots: ShadowRoot[];
  /** Messages, errors and other events on the window that nobody but a script brings about. */
  events: string[];
}

/** Begins to write down. */
export function witness(): void {
  const late = document.documentElement !== null;
  const record: Record = { changes: [], parsed: late ? null : [], roots: [], events: [] };
  Object.defineProperty(window, Symbol.for('witness'), { value: record });
  const write = (records: MutationRecord[]) => {
    for (const { type, target, attributeName } of records)
      record.changes.push([type, target.nodeName, attributeName].join(' '));
  };
  const watch = new MutationObserver(write);
  const everything = { subtree: true, childList: true, attributes: true, characterData: true };
  watch.observe(document, everything);
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    record.roots.push(root);
    watch.observe(root, everything);
    return root;
  };
  addEventListener(
    'DOMContentLoaded',
    () => {
      write(watch.takeRecords());
      record.parsed?.push(...record.changes);
      record.changes.length = 0;
    },
    true,
  );
  for (const type of ['message', 'error', 'unhandledrejection', 'storage', 'hashchange', 'popstate', 'focus'])
    addEventListener(type, () => record.events.push(type), true);
}

/** All that a page can find out about itself. */
export interface Seen {
  /** Its root as it serialises. */
  outer: string;
  /** Every mutation that its observers were told of since it was parsed, in words; and those before, where all were seen. */
  changes: string[];
  parsed: string[] | null;
  [what: string]: unknown;
}

/** Asks a page about itself. */
export async function seen(): Promise<Seen> {
  const { changes, parsed, roots, events } = (window as unknown as { [key: symbol]: Record })[
    Symbol.for('witness')
  ] as Record;
  /** What a question comes to; in some documents many may not be asked. */
  const ask = async (question: () => unknown) => {
    try {
      return await question();
    } catch (error) {
      return `refused: ${(error as Error).name}`;
    }
  };
  const own = (prototype: object, name: string) =>
    Object.getOwnPropertyDescriptor(prototype, name)?.get as (this: unknown) => never;
  // Past fields of forms and other names that stand in the way.
  const root: Element = own(Document.prototype, 'documentElement').call(document);
  const sheets = (of: DocumentOrShadowRoot) =>
    [...of.styleSheets, ...of.adoptedStyleSheets].map((sheet) =>
      [...sheet.cssRules].map((rule) => rule.cssText),
    );
  const inRoots = [...document.querySelectorAll('*')].flatMap(
    (element): ShadowRoot[] => own(Element.prototype, 'shadowRoot').call(element) ?? [],
  );
  return {
    html: new XMLSerializer().serializeToString(document),
    outer: root.outerHTML,
    shadows: [...new Set([...inRoots, ...roots])].map((one) => [one.mode, one.innerHTML, sheets(one)]),
    withShadows: root.getHTML({ serializableShadowRoots: true, shadowRoots: roots }),
    attributes: [...document.querySelectorAll('*')].map((element) =>
      own(Element.prototype, 'attributes').call(element)
        ? Element.prototype.getAttributeNames.call(element)
        : [],
    ),
    children: [...root.children].map((child) => child.nodeName),
    sheets: sheets(document),
    styles: [...getComputedStyle(root)].map((name) => getComputedStyle(root).getPropertyValue(name)),
    changes,
    parsed,
    events,
    globals: Object.getOwnPropertyNames(window).sort(),
    symbols: Object.getOwnPropertySymbols(window).length,
    onDocument: [...Object.getOwnPropertyNames(document), ...Object.getOwnPropertyNames(root)],
    frames: window.length,
    cookies: await ask(() => document.cookie),
    local: await ask(() => ({ ...localStorage })),
    session: await ask(() => ({ ...sessionStorage })),
    // A document without an origin throws at this, and once more behind our back.
    databases: await ask(() => origin !== 'null' && indexedDB.databases()),
    caches: await ask(() => caches.keys()),
    workers: await ask(async () => (await navigator.serviceWorker.getRegistrations()).length),
    entries: performance
      .getEntries()
      .filter(({ entryType }) => !/paint|visibility|layout|first-input|long-animation-frame/.test(entryType))
      .map(({ entryType, name }) => `${entryType} ${name}`)
      // The browser itself asks for an icon that no page names, when it has the time.
      .filter((entry) => entry !== `resource ${location.origin}/favicon.ico`)
      .sort(),
    // Which frames are long depends on the machine; whose scripts made them so does not.
    blamed: performance
      .getEntriesByType('long-animation-frame')
      .flatMap((entry) => (entry as PerformanceEntry & { scripts: { sourceURL: string }[] }).scripts)
      .map(({ sourceURL }) => sourceURL)
      .filter((url) => url !== '' && !url.startsWith(location.origin)),
    history: [history.length, history.state, location.href],
    title: document.title,
    active: document.activeElement?.outerHTML.slice(0, 200),
    focus: document.hasFocus(),
    selection: String(getSelection()),
    scroll: [scrollX, scrollY, root.scrollHeight, root.scrollWidth],
    highlights: [...CSS.highlights.keys()].filter((name) => !/^tm-/.test(name)),
    // What some of the pages have written down themselves.
    said: ['said', 'log', 'events', 'toggles', 'moves', 'refused', 'mine', 'atWord'].map((name) => {
      const value = (window as unknown as { [name: string]: unknown })[name];
      return typeof value === 'function' ? value() : value;
    }),
    editor: [...document.querySelectorAll('input, textarea, select')].map(
      (field) => (field as HTMLInputElement).value,
    ),
  };
}
