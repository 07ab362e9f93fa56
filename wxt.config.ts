import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import preact from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { pdfParts } from './scripts/pdf-parts.ts';

/** Fewer values than this are written as they are. */
const FEW = 64;

/** How many values there are in something, all that is in it counted. */
function leavesOf(value: unknown): number {
  return typeof value === 'object' && value !== null
    ? Object.values(value).reduce((sum, one) => sum + leavesOf(one), 0)
    : 1;
}

/** Runs modules named `*.computed.ts` when the extension is built: the bundle holds what they export, not how it was made. */
function computed(): Plugin {
  return {
    name: 'backbrief:computed',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith('.computed.ts')) return null;
      const values: Record<string, unknown> = await import(pathToFileURL(id).href);
      return Object.entries(values)
        .map(([name, value]) => {
          const text = JSON.stringify(value);
          // A string for JSON.parse is read several times faster than a literal of many parts, and a few long strings slower.
          const isLong = leavesOf(value) < FEW;
          return `export const ${name} = /* @__PURE__ */ ${isLong ? text : `JSON.parse(${JSON.stringify(text)})`};`;
        })
        .join('\n');
    },
  };
}

/** A script in which one character is not ASCII is held with two bytes for each, in every page: so none is. */
function ascii(): Plugin {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return {
    name: 'backbrief:ascii',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk') file.code = file.code.replace(/[\u0080-\uffff]/g, escaped);
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
 * goes out, nothing comes in, and no text is ever turned into markup or code, not even by mistake. One address in the package
 * may become a worker, which reads PDFs (entrypoints/reader/pdf.ts).
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types backbrief-worker',
].join('; ');

/** One code base for Chromium and Firefox, both Manifest V3. */
export default defineConfig({
  imports: false,
  manifestVersion: 3,
  vite: ({ browser }) => ({
    plugins: [
      computed(),
      preact(),
      pdfParts(),
      ascii(),
      ...(browser === 'firefox' ? [highlightsEverywhere()] : []),
    ],
    // Its polyfill would fetch: the extension makes no request at all.
    build: { modulePreload: { polyfill: false } },
    // WXT's own context tells the page that a script has started; ours does not (see the file).
    resolve: {
      alias: { 'wxt/utils/content-script-context': resolve(import.meta.dirname, 'browser/script-life.ts') },
    },
  }),
  manifest: ({ browser, command }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['storage', 'scripting', 'contextMenus', ...(browser === 'firefox' ? [] : ['sidePanel'])],
    host_permissions: ['<all_urls>'],
    // The server of `npm run dev` needs its own way in.
    ...(command === 'build' ? { content_security_policy: { extension_pages: POLICY } } : {}),
    // "bb tens" in the address bar.
    omnibox: { keyword: 'bb' },
    // What a card may be asked from the keyboard; people can change the keys in their browser's settings.
    commands: {
      'next-term': { suggested_key: { default: 'Alt+Shift+N' }, description: '__MSG_command_next__' },
      'previous-term': { suggested_key: { default: 'Alt+Shift+P' }, description: '__MSG_command_previous__' },
      'open-card': {
        suggested_key: { default: 'Alt+Shift+C' },
        description: '__MSG_command_open__',
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
      : {
          minimum_chrome_version: '140',
          // Firefox takes policies without a schema. docs/deployment.md
          storage: { managed_schema: 'managed-schema.json' },
        }),
  }),
});
