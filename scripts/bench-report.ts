/** What a run of the benchmark has shown, and where. */
import { execFileSync } from 'node:child_process';
import { cpus, release, totalmem, type } from 'node:os';
import type { Measure } from '../test/bench/part.ts';
import { ROOT } from './steps.ts';

/** The machine that measured. */
export interface MachineReport {
  cpu: string;
  cores: number;
  /** GB, 10^9 bytes. */
  memory: number;
  system: string;
}

/** What one part has shown in one browser. */
export interface PartReport {
  part: string;
  title: string;
  /** Name and version. */
  browser: string;
  measures: Measure[];
}

/** All that a run has shown. */
export interface BenchReport {
  /** When it began, ISO 8601. */
  date: string;
  /** Short hash, with "+" where files have been changed since; null outside a checkout. */
  commit: string | null;
  machine: MachineReport;
  runs: number;
  quick: boolean;
  results: PartReport[];
  /** What was not measured, in sentences. */
  left: string[];
}

/** This machine. */
export function thisMachine(): MachineReport {
  const all = cpus();
  return {
    cpu: all[0]?.model.trim() || 'unknown processor',
    cores: all.length,
    memory: Math.round(totalmem() / 1e9),
    system: `${type()} ${release()}`,
  };
}

/** The commit that is checked out. */
export function commitHere(): string | null {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') === '' ? '' : '+');
  } catch {
    return null;
  }
}

/** How many goals there are, and how many are met. */
export function goalsOf(results: readonly PartReport[]): { all: number; met: number } {
  const goals = results.flatMap(({ measures }) => measures.flatMap(({ goal }) => goal ?? []));
  return { all: goals.length, met: goals.filter(({ met }) => met).length };
}
