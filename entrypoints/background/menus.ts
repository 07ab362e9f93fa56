/** The entries in the browser's context menus. */
import browser, { type Menus, type Tabs } from 'webextension-polyfill';
import { openPanel } from '../../browser/panel.ts';
import { openReader } from '../../browser/reader-open.ts';
import { has, type Policy, readPolicy, readSettings, type Settings } from '../../browser/settings.ts';
import { switchOn } from '../../browser/switch-on.ts';
import { MENU } from '../../components/door-strings.ts';
import { say } from '../../components/words.ts';
import { searchBase } from '../../data/search.ts';
import { addressForText } from './look-up.ts';

const LOOK_UP = 'look-up';
const SWITCH_ON = 'switch-on';
const READ_PDF = 'read-pdf';
const READ = 'read';

/** Pages that a script of ours may run in. */
const PAGES = ['http://*/*', 'https://*/*', 'file:///*'];

/** Addresses that most PDFs have. A menu cannot know what a page is. */
const PDFS = ['http', 'https', 'file'].flatMap((scheme) => {
  const any = scheme === 'file' ? 'file:///*' : `${scheme}://*/*`;
  return [`${any}.pdf`, `${any}.PDF`, `${any}.pdf?*`];
});

/** Terms can be marked by hand where they are marked only then. */
const offersSwitch = ({ where, paused }: Settings) => where === 'click' && !paused;

/**
 * False where an organisation has switched the care pathway off. Known soon after the background has started: a click can wait for
 * nothing. Until then the panel says that it is off.
 */
let withPathway = true;

/** Takes notice of what an organisation has set. @returns it */
export async function heedPolicy(): Promise<Policy> {
  const policy = await readPolicy();
  withPathway = has(policy, 'pathway');
  return policy;
}

/** Makes the menus anew. The browser keeps them, so that this is done only when it or the extension starts. */
export async function makeMenus(): Promise<void> {
  const [settings, policy] = await Promise.all([readSettings(), heedPolicy()]);
  // Asked for in one go with what comes after: a background that is ended in between would leave none.
  const gone = browser.contextMenus.removeAll();
  const make = (menu: Menus.CreateCreatePropertiesType) =>
    // Read, so that the browser does not report it: start and update may come at once, with the same menus.
    browser.contextMenus.create(menu, () => browser.runtime.lastError);
  make({ id: LOOK_UP, title: MENU.lookUp, contexts: ['selection'], visible: has(policy, 'search') });
  make({
    id: SWITCH_ON,
    title: MENU.switchOn,
    contexts: ['page', 'action'],
    documentUrlPatterns: PAGES,
    visible: offersSwitch(settings),
  });
  make({
    id: READ_PDF,
    title: say(import.meta.env.FIREFOX ? 'reader_menu_pdf_saved' : 'reader_menu_pdf'),
    contexts: ['page', 'frame'],
    documentUrlPatterns: PDFS,
  });
  make({ id: READ, title: say('reader_menu_open'), contexts: ['action'] });
  await gone;
}

/** Shows and hides the menus that depend on the settings. */
export async function fitMenus(settings: Settings): Promise<void> {
  const policy = await heedPolicy();
  try {
    await browser.contextMenus.update(SWITCH_ON, { visible: offersSwitch(settings) });
    await browser.contextMenus.update(LOOK_UP, { visible: has(policy, 'search') });
  } catch {
    // They are not there: the browser has lost them.
    await makeMenus();
  }
}

/** The reader chose a menu. Nothing is awaited before the panel opens: it opens in the reader's own click only. */
export async function onMenu(info: Menus.OnClickData, tab?: Tabs.Tab): Promise<void> {
  if (info.menuItemId === LOOK_UP) {
    const address = addressForText(info.selectionText ?? '', searchBase(withPathway));
    // Text selected in the panel itself comes without a tab.
    await openPanel(address, tab?.windowId === undefined ? {} : { windowId: tab.windowId });
  } else if (info.menuItemId === SWITCH_ON && tab?.id !== undefined) {
    await switchOn(tab.id);
  } else if (info.menuItemId === READ_PDF || info.menuItemId === READ) {
    await openReader(info.menuItemId === READ_PDF && tab ? tab : null);
  }
}
