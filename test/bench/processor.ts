/** Time that a browser's pages take on the processor, as Linux tells it: Firefox itself tells nobody. */
import { readdirSync, readFileSync } from 'node:fs';

/** A process of this machine. */
export interface Process {
  pid: number;
  /** Who has started it. */
  parent: number;
  /** As its main thread is called. */
  name: string;
}

/** Milliseconds that main threads have spent on the processor since they began, by process. */
export type Times = ReadonlyMap<number, number>;

/** Processes of Firefox that hold pages; the extensions' own pages are in another, "WebExtensions". */
const PAGES = /^(Web Content|Isolated Web|WebCOOP)/;

/** What `/proc/PID/stat` begins with: "12 (Web Content) S 7 …"; null where it is something else. */
export function readStat(stat: string): Process | null {
  const [, pid, name, parent] = /^(\d+) \((.*)\) \S (\d+) /s.exec(stat) ?? [];
  return name === undefined ? null : { pid: Number(pid), parent: Number(parent), name };
}

/** Those processes in which a browser has pages. */
export function withPages(all: readonly Process[], browser: number): Process[] {
  const kin = new Set([browser]);
  // Children's children too; a parent may come after its child.
  for (let size = 0; size < kin.size; ) {
    size = kin.size;
    for (const { pid, parent } of all) if (kin.has(parent)) kin.add(pid);
  }
  return all.filter(({ pid, name }) => kin.has(pid) && PAGES.test(name));
}

/** What the busiest process has spent between two looks, milliseconds: it holds the page. Null where nothing is told. */
export function spent(before: Times | null, after: Times | null): number | null {
  if (!before || !after) return null;
  return Math.max(0, ...[...after].map(([pid, time]) => time - (before.get(pid) ?? 0)));
}

/** The text of a file of /proc; empty where the process has gone. */
function read(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return '';
  }
}

/**
 * What main threads of a browser's pages have spent so far; null on a machine that does not tell.
 * @param browser process that was started
 */
export function pageTimes(browser: number): Times | null {
  // Where the kernel does not count the file is missing, or tells of nothing.
  if (!(Number.parseInt(read('self/schedstat'), 10) > 0)) return null;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const all = pids.flatMap((pid) => readStat(read(`${pid}/stat`)) ?? []);
  // Nanoseconds come first.
  const time = (pid: number) => Number.parseInt(read(`${pid}/task/${pid}/schedstat`), 10) / 1e6;
  return new Map(withPages(all, browser).map(({ pid }) => [pid, time(pid) || 0]));
}
