import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import preact from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';

/** Runs modules named `*.computed.ts` when the extension is built: the bundle holds what they export, not how it was made. */
function computed(): Plugin {
  return {
    name: 'backbrief:computed',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith('.computed.ts')) return null;
      const values: Record<string, unknown> = await import(pathToFileURL(id).href);
      // A string for JSON.parse is read several times faster than an object literal.
      return Object.entries(values)
        .map(
          ([name, value]) =>
            `export const ${name} = /* @__PURE__ */ JSON.parse(${JSON.stringify(JSON.stringify(value))});`,
        )
        .join('\n');
    },
  };
}

/** Firefox does not inherit highlights: what is named for the root alone (see the file) is named for every element there. */
function highlightsEverywhere(): Plugin {
  return {
    name: 'backbrief:highlights-everywhere',
    enforce: 'pre',
    transform: {
      filter: { id: /spotter\.content\/style\.css$/ },
      handler: (code) => code.replaceAll(':root::highlight(', '::highlight('),
    },
  };
}

/**
 * What the extension's own pages and its background may do: run its own scripts, show its own styles and pictures. Nothing
 * goes out, nothing comes in, and no text is ever turned into markup or code, not even by mistake.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** One code base for Chromium and Firefox, both Manifest V3. */
export default defineConfig({
  imports: false,
  manifestVersion: 3,
  vite: ({ browser }) => ({
    plugins: [computed(), preact(), ...(browser === 'firefox' ? [highlightsEverywhere()] : [])],
    // Its polyfill would fetch: the extension makes no request at all.
    build: { modulePreload: { polyfill: false } },
    // WXT's own context tells the page that a script has started; ours does not (see the file).
    resolve: {
      alias: { 'wxt/utils/content-script-context': resolve(import.meta.dirname, 'browser/script-life.ts') },
    },
  }),
  manifest: ({ browser, command }) => ({
    name: 'Backbrief',
    description: 'Spots back-pain treatments on any page and shows what five documents say about each.',
    permissions: ['storage', 'scripting', 'contextMenus', ...(browser === 'firefox' ? [] : ['sidePanel'])],
    host_permissions: ['<all_urls>'],
    // The server of `npm run dev` needs its own way in.
    ...(command === 'build' ? { content_security_policy: { extension_pages: POLICY } } : {}),
    // "bb tens" in the address bar.
    omnibox: { keyword: 'bb' },
    // What a card may be asked from the keyboard; people can change the keys in their browser's settings.
    commands: {
      'next-term': { suggested_key: { default: 'Alt+Shift+N' }, description: 'Next marked term' },
      'previous-term': { suggested_key: { default: 'Alt+Shift+P' }, description: 'Previous marked term' },
      'open-card': {
        suggested_key: { default: 'Alt+Shift+B' },
        description: 'Open the card of the marked term',
      },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'backbrief@backbrief.example',
              strict_min_version: '146.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '140' }),
  }),
});
