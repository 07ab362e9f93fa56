/** The built extension with a browser storage that fails, as its own scripts meet it. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILD } from './support.ts';

/** `throws` at once; `full`: takes no change; `hangs`: never answers. */
export type Failing = 'throws' | 'full' | 'hangs';

/**
 * Runs before each script of ours. How the storage fails is asked at each call: the address of a page or view says it, or
 * the background's variable.
 */
function failing(): void {
  const how = (): string =>
    (globalThis as { storageFails?: string }).storageFails ??
    new URLSearchParams(globalThis.location?.search).get('storage') ??
    '';
  type Call = (...what: unknown[]) => Promise<unknown>;
  const { chrome, browser } = globalThis as unknown as Record<
    'chrome' | 'browser',
    { storage: Record<string, Record<string, Call>> } | undefined
  >;
  for (const api of new Set([chrome, browser])) {
    for (const name of ['local', 'sync', 'session']) {
      const area = api?.storage[name];
      if (!area) continue;
      for (const call of ['get', 'set', 'remove']) {
        const real = area[call]?.bind(area) as Call;
        area[call] = (...what) => {
          if (how() === 'throws') throw new Error('The storage is not available.');
          if (how() === 'hangs') return new Promise(() => {});
          if (how() === 'full' && call === 'set')
            return Promise.reject(new Error('QUOTA_BYTES quota exceeded'));
          return real(...what);
        };
      }
    }
  }
}

/** Makes the build. Take it away when done. */
export function failingBuild(): { folder: string; takeAway: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'backbrief-failing-'));
  cpSync(BUILD, folder, { recursive: true });
  const first = `(${failing})();`;
  const change = (name: string, how: (text: string) => string) =>
    writeFileSync(join(folder, name), how(readFileSync(join(folder, name), 'utf8')));
  writeFileSync(join(folder, 'failing.js'), first);
  for (const name of ['background.js', 'content-scripts/gate.js']) change(name, (text) => first + text);
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.html')))
    change(name, (text) => text.replace('<head>', '<head><script src="/failing.js"></script>'));
  return { folder, takeAway: () => rmSync(folder, { recursive: true, force: true }) };
}
