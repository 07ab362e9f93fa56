/** Builds the extension in which the contestants run: one content script, minified as the product's are. */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import config from '../../wxt.config.ts';
import { makeTemporary, removeTemporary } from './temporary.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Modules of the product in whose place others are bundled, by the end of their path. */
const STAND_INS: Record<string, URL> = {
  '/browser/dom/slices.ts': new URL('./scan-slices.ts', import.meta.url),
  '/browser/content-messaging.ts': new URL('./scan-messaging.ts', import.meta.url),
};

/** Puts the stand-ins in their places. */
function standIns(): Plugin {
  return {
    name: 'backbrief:stand-ins',
    enforce: 'pre',
    async resolveId(source, importer) {
      const found = await this.resolve(source, importer, { skipSelf: true });
      const stand = Object.entries(STAND_INS).find(([end]) => found?.id.endsWith(end))?.[1];
      return stand ? fileURLToPath(stand) : found;
    },
  };
}

const MANIFEST = {
  manifest_version: 3,
  name: 'Benchmark',
  version: '1',
  content_scripts: [
    {
      matches: ['http://127.0.0.1/*'],
      js: ['bench.js'],
      css: ['style.css'],
      all_frames: true,
      match_about_blank: true,
      match_origin_as_fallback: true,
      run_at: 'document_idle',
    },
  ],
  browser_specific_settings: {
    gecko: { id: 'bench@backbrief.example', data_collection_permissions: { required: ['none'] } },
  },
};

/** A built extension. */
export interface BenchExtension {
  folder: string;
  remove(): void;
}

/**
 * Builds a content script into an extension of its own, with the product's plugins.
 * @param entry the content script
 * @param browser for which it is built
 */
export async function buildBenchExtension(
  entry: URL,
  browser: 'chromium' | 'firefox',
): Promise<BenchExtension> {
  const folder = makeTemporary();
  try {
    await bundle(entry, browser, folder);
  } catch (error) {
    removeTemporary(folder);
    throw error;
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
  return { folder, remove: () => removeTemporary(folder) };
}

/** Bundles the content script into a folder. */
async function bundle(entry: URL, browser: 'chromium' | 'firefox', folder: string): Promise<void> {
  const env = {
    mode: 'production',
    command: 'build',
    browser: browser === 'chromium' ? 'chrome' : browser,
    manifestVersion: 3,
  } as const;
  const { plugins = [] } = (await config.vite?.(env)) ?? {};
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [standIns(), ...plugins],
    define: { 'import.meta.env.MODE': '"production"' },
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: {
        entry: fileURLToPath(entry),
        formats: ['iife'],
        name: 'bench',
        fileName: () => 'bench.js',
        cssFileName: 'style',
      },
    },
  });
}
