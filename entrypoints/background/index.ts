import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { answer } from '../../browser/messaging.ts';
import { bringOver, watchSettings } from '../../browser/settings.ts';
import { answers } from './answers.ts';
import { forgetTab, redraw, tabStarts } from './badge.ts';
import { forgetSteps, onCommand } from './commands.ts';
import { fitMenus, makeMenus, onMenu } from './menus.ts';
import { onInputChanged, onInputEntered, onInputStarted } from './omnibox.ts';

/** Runs on events only, and keeps nothing in memory: the browser may end it at any moment. */
export default defineBackground(() => {
  answer(answers);
  browser.commands.onCommand.addListener((command, tab) => onCommand(command, tab?.id));
  browser.tabs.onUpdated.addListener((tabId, { status }) => {
    if (status === 'loading') tabStarts(tabId);
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    forgetTab(tabId);
    forgetSteps(tabId);
  });
  browser.runtime.onInstalled.addListener(makeMenus);
  browser.runtime.onInstalled.addListener(() => bringOver().catch(() => {}));
  // Settings may have come from another device while this browser was closed.
  browser.runtime.onStartup.addListener(makeMenus);
  browser.contextMenus.onClicked.addListener(onMenu);
  browser.omnibox.onInputStarted.addListener(onInputStarted);
  browser.omnibox.onInputChanged.addListener(onInputChanged);
  browser.omnibox.onInputEntered.addListener(onInputEntered);
  watchSettings((settings) => {
    redraw();
    fitMenus(settings);
  });
});
