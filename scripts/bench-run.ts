/** Runs the parts of the benchmark in the browsers that are here, and collects what they show. */
import { spawnSync } from 'node:child_process';
import type { Options, Part } from '../test/bench/part.ts';
import { executableOf } from './bench-browsers.ts';
import { ensureBuild } from './bench-build.ts';
import type { Asked } from './bench-options.ts';
import type { BenchReport, PartReport } from './bench-report.ts';
import { messageOf } from './steps.ts';

/** How a run goes on, for those who wait. */
export interface Telling {
  /** Ends the run. */
  signal: AbortSignal;
  /** What is going on. */
  log(line: string): void;
  /** Something has failed; the run goes on. */
  complain(error: unknown): void;
  /** A part has come to its end, with or without everything that it should have measured. */
  done(result: PartReport): void;
}

/** "Chromium 156.0.8078.79": what a browser says of itself. */
function versionOf(executable: string): string {
  const { stdout } = spawnSync(executable, ['--version'], { encoding: 'utf8' });
  return /^[\w ]*?[\d.]+\w*/.exec(stdout?.trim() ?? '')?.[0] ?? 'unknown version';
}

/** Nobody reads more than one line of why a page failed beside the tables. */
const firstLine = (error: unknown) => messageOf(error).split('\n')[0];

/**
 * Runs one part: what it has measured goes into the report, and a sentence on each thing that has failed. Never rejects.
 * @param browser name and version
 */
export async function runPart(
  { name, title, run }: Part,
  options: Omit<Options, 'signal' | 'log' | 'take' | 'failed'>,
  browser: string,
  report: Pick<BenchReport, 'results' | 'left'>,
  { signal, log, complain, done }: Telling,
): Promise<void> {
  log(`${name}, ${browser} …`);
  const result: PartReport = { part: name, title, browser, measures: [] };
  const leave = (sentence: string, error: unknown) => {
    report.left.push(`${sentence}: ${firstLine(error)}`);
    complain(error);
  };
  try {
    await run({
      ...options,
      signal,
      log: (line) => log(`  ${line}`),
      take: (measures) => result.measures.push(...measures),
      failed: (what, error) => leave(`${what} failed in the part ${name}, ${browser}`, error),
    });
  } catch (error) {
    if (!signal.aborted) leave(`The part ${name} failed in ${browser}`, error);
  }
  if (result.measures.length === 0) return;
  report.results.push(result);
  done(result);
}

/**
 * Runs all that was asked for.
 * @param files pages that are measured beside those of our own
 * @throws Error, a sentence, where a browser that was named is not there
 */
export async function runAll(
  asked: Asked,
  parts: readonly Part[],
  files: readonly string[],
  report: BenchReport,
  telling: Telling,
): Promise<void> {
  const { runs, quick, browsers, named, only } = asked;
  for (const browser of browsers) {
    const executable = executableOf(browser);
    if (!executable) {
      const sentence = 'Firefox was not measured: none was found. Install it, or name one in FIREFOX_PATH.';
      if (named) throw new Error(sentence);
      report.left.push(sentence);
      continue;
    }
    try {
      await ensureBuild(browser, telling.log);
    } catch (error) {
      report.left.push(`The extension could not be built for ${browser}, so nothing was measured there.`);
      telling.complain(error);
      continue;
    }
    const version = versionOf(executable);
    for (const part of parts.filter(({ name }) => only.includes(name))) {
      if (telling.signal.aborted) return;
      await runPart(part, { browser, executable, runs, quick, files }, version, report, telling);
    }
  }
}
