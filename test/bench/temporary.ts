/** Folders that are there for as long as the benchmark runs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Those that are there now. */
const folders = new Set<string>();

/** Makes a folder of its own. It is removed when the program ends at the latest, however it ends. */
export function makeTemporary(): string {
  // What ends us by a signal is turned into an exit: see scripts/bench-stop.ts.
  if (folders.size === 0) process.on('exit', removeAll);
  const folder = mkdtempSync(join(tmpdir(), 'backbrief-bench-'));
  folders.add(folder);
  return folder;
}

/** Removes such a folder. */
export function removeTemporary(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  folders.delete(folder);
  if (folders.size === 0) process.off('exit', removeAll);
}

function removeAll(): void {
  for (const folder of folders) removeTemporary(folder);
}
