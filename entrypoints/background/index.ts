import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { answer } from '../../browser/messaging.ts';
import { readSession, writeSession } from '../../browser/session.ts';
import { bringOver, watchSettings } from '../../browser/settings.ts';
import { welcome } from '../../browser/welcome.ts';
import { messageHere } from '../../browser/words.ts';
import { speakWith } from '../../components/words.ts';
import { answers } from './answers.ts';
import { forgetTab, redraw, tabStarts } from './badge.ts';
import { forgetSteps, onCommand } from './commands.ts';
import { fitMenus, heedPolicy, makeMenus, onMenu } from './menus.ts';
import { onInputChanged, onInputEntered, onInputStarted } from './omnibox.ts';
import { takePolicy, watchManaged } from './policy.ts';
import { reachOpenPages } from './reach.ts';
import { isSound } from './sound.ts';

/** Says, in the session's memory, that everything was begun; gone when the browser or the extension starts anew. */
const BEGUN = 'begun';

/** What the browser refuses is no reason to complain of: the next event finds everything as it was. */
const quietly = (work: Promise<unknown>): Promise<unknown> => work.catch(() => {});

/**
 * Done when the browser has started, and when the extension was installed, updated or switched on (of which no event
 * tells). The browser may end the background in the middle: then it is done when the background starts next.
 */
async function begin(): Promise<void> {
  // Each time: a change that came while the background was ended is told to nobody.
  await takePolicy();
  await quietly(heedPolicy());
  if (BEGUN in (await readSession())) return;
  // Settings may have come from another device, or from an older version.
  await quietly(bringOver());
  await Promise.all([quietly(makeMenus()), reachOpenPages()]);
  await writeSession({ [BEGUN]: true });
}

/** Runs on events only, and keeps nothing in memory: the browser may end it at any moment. */
export default defineBackground(() => {
  speakWith(messageHere);
  answer(answers, isSound);
  browser.commands.onCommand.addListener((command, tab) => void quietly(onCommand(command, tab?.id)));
  browser.tabs.onUpdated.addListener((tabId, { status }) => {
    if (status === 'loading') quietly(tabStarts(tabId));
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    quietly(forgetTab(tabId));
    quietly(forgetSteps(tabId));
  });
  browser.runtime.onInstalled.addListener((details) => void quietly(welcome(details)));
  // Wakes the background, which is all that is needed of it.
  browser.runtime.onStartup.addListener(() => {});
  browser.contextMenus.onClicked.addListener((info, tab) => void quietly(onMenu(info, tab)));
  browser.omnibox.onInputStarted.addListener(onInputStarted);
  browser.omnibox.onInputChanged.addListener(onInputChanged);
  browser.omnibox.onInputEntered.addListener((input, where) => void quietly(onInputEntered(input, where)));
  watchSettings((settings) => {
    quietly(redraw());
    quietly(fitMenus(settings));
  });
  watchManaged();
  begin();
});
