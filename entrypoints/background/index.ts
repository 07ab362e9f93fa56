import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { answer } from '../../browser/messaging.ts';
import { answers } from './answers.ts';
import { forgetTab, tabStarts } from './badge.ts';
import { forgetSteps, onCommand } from './commands.ts';

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
});
