/** Figures of the benchmark as tables, for a terminal and for Markdown. */
import type { Measure } from '../test/bench/part.ts';
import type { PartReport } from './bench-report.ts';
import { table } from './table.ts';

/** A figure with as many digits as say something. */
export function figure(value: number | null, unit: Measure['unit']): string {
  if (value === null || !Number.isFinite(value)) return '-';
  if (unit === 'count') return Math.round(value).toLocaleString('en');
  const size = Math.abs(value);
  return value.toFixed(size === 0 ? 0 : size < 0.1 ? 3 : size < 10 ? 2 : size < 100 ? 1 : 0);
}

/** One table: what was measured, and a row for each page. */
export interface Sheet {
  /** "scan, ms". */
  title: string;
  /** Head first. */
  rows: string[][];
  /** Indexes of columns that hold numbers. */
  right: number[];
}

/** Measures of the same thing on several pages as one sheet, in the order in which they first come. */
export function sheetsOf(measures: readonly Measure[]): Sheet[] {
  const kinds = new Map<string, Measure[]>();
  for (const measure of measures) {
    const title = `${measure.what}, ${measure.unit}`;
    kinds.set(title, [...(kinds.get(title) ?? []), measure]);
  }
  return [...kinds].map(([title, same]) => {
    const names = [...new Set(same.flatMap(({ values }) => Object.keys(values)))];
    const withRatio = same.some(({ ratio }) => ratio !== null);
    const withGoal = same.some(({ goal }) => goal !== null);
    const head = ['page', ...names, ...(withRatio ? ['ratio'] : []), ...(withGoal ? ['goal'] : [])];
    const rows = same.map(({ page, values, unit, ratio, goal }) => [
      page,
      ...names.map((name) => figure(values[name] ?? null, unit)),
      ...(withRatio ? [figure(ratio, 'ratio')] : []),
      ...(withGoal ? [goal ? `${goal.met ? 'met' : 'NOT MET'} (${goal.wanted})` : ''] : []),
    ]);
    const right = Array.from({ length: names.length + (withRatio ? 1 : 0) }, (_, at) => at + 1);
    return { title, rows: [head, ...rows], right };
  });
}

/** A part for a terminal. */
export function inTerminal({ part, title, browser, measures }: PartReport): string {
  const sheets = sheetsOf(measures).map(({ title, rows, right }) => `${title}\n${table(rows, right)}`);
  return [`== ${part}, ${browser} ==\n${title}`, ...sheets].join('\n\n');
}

/** A part for a Markdown document. */
export function inMarkdown({ browser, measures }: PartReport): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const sheets = sheetsOf(measures).map(({ title, rows, right }) => {
    const [head = [], ...body] = rows;
    const rule = head.map((_, at) => (right.includes(at) ? '---:' : '---'));
    return [`**${title}** (${browser})`, '', line(head), line(rule), ...body.map(line)].join('\n');
  });
  return sheets.join('\n\n');
}
