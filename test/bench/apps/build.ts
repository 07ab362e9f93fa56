/** Bundles the apps that frameworks draw, for pages of the benchmark and of the tests. */
import { fileURLToPath } from 'node:url';
import { compile } from 'svelte/compiler';
import { build, type Plugin } from 'vite';

/**
 * Apps by framework. Each draws a list of notes with terms in `#app`, and has `benchApp.update(n)` on globalThis, which draws
 * it as it is after `n` updates, at once.
 */
const APPS = {
  react: import.meta.resolve('./react.mjs'),
  vue: import.meta.resolve('./vue.mjs'),
  svelte: import.meta.resolve('./svelte.mjs'),
};

export type AppName = keyof typeof APPS;
export const APP_NAMES = Object.keys(APPS) as AppName[];

/** Compiles components: for the server where the import says so (`./x.svelte?server`), else for the browser. */
function svelte(dev: boolean): Plugin {
  return {
    name: 'bench:svelte',
    transform(code, id) {
      const [filename = id, query] = id.split('?');
      if (!filename.endsWith('.svelte')) return null;
      const generate = query === 'server' ? 'server' : 'client';
      const { js } = compile(code, { filename, generate, css: 'injected', dev });
      return { code: js.code, map: null };
    },
  };
}

/**
 * Bundles a script with all that it imports.
 * @param mode `development` makes frameworks complain where a page is not as they left it
 */
export async function bundle(
  file: string,
  mode: 'production' | 'development' = 'production',
): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    mode,
    plugins: [svelte(mode === 'development')],
    define: {
      'process.env.NODE_ENV': JSON.stringify(mode),
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    build: {
      write: false,
      rollupOptions: { input: file, output: { format: 'iife' } },
    },
  });
  const [
    {
      output: [chunk],
    } = { output: [] },
  ] = [built].flat() as { output: { code?: string }[] }[];
  if (!chunk?.code) throw new Error(`Nothing was built of ${file}.`);
  return chunk.code;
}

/** The production build of an app: one script, to be put at the end of a page that has an element `#app`. */
export const buildApp = (name: AppName): Promise<string> => bundle(fileURLToPath(APPS[name]));

/** A page with an app in it. */
export function appPage(name: AppName, script: string): string {
  const code = script.replaceAll('</script', '<\\/script');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Notes in ${name}</title><body><div id="app"></div><script>${code}</script></body></html>`;
}
