/** Puts what a run has shown into docs/performance.md, between markers, and draws its chart. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawGrowth } from './bench-chart.ts';
import { type BenchReport, goalsOf, type PartReport } from './bench-report.ts';
import { figure, inMarkdown } from './bench-table.ts';
import { ROOT } from './steps.ts';

const DOCUMENT = join(ROOT, 'docs', 'performance.md');
const CHART = join(ROOT, 'docs', 'images', 'growth.svg');

/**
 * Replaces what stands between `<!-- bench:NAME -->` and `<!-- /bench:NAME -->`.
 * @throws Error, a sentence, where a document has no such place
 */
export function fill(document: string, blocks: Readonly<Record<string, string>>): string {
  let filled = document;
  for (const [name, block] of Object.entries(blocks)) {
    const [open, close] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
    const [from, to] = [filled.indexOf(open), filled.indexOf(close)];
    if (from < 0 || to < from)
      throw new Error(`docs/performance.md has no place for "${name}". Put in ${open} and ${close}.`);
    filled = `${filled.slice(0, from + open.length)}\n${block}\n${filled.slice(to)}`;
  }
  return filled;
}

/** Where and when it was measured. */
function machineBlock({ machine, date, commit, runs, quick, results, left }: BenchReport): string {
  const { cpu, cores, memory, system } = machine;
  const browsers = [...new Set(results.map(({ browser }) => browser))].join(', ');
  return [
    `Measured on ${date.slice(0, 10)} at commit ${commit ?? 'unknown'}: ${cpu}, ${cores} cores, ${memory} GB, ${system}; ${browsers}, headless; medians of ${runs} runs.`,
    ...(quick ? ['A quick run: fewer and smaller pages than a full one has.'] : []),
    ...left,
  ].join('\n');
}

/** How many goals are met, and each that is not. */
function goalsBlock(results: readonly PartReport[]): string {
  const { all, met } = goalsOf(results);
  const lines = results.flatMap(({ part, browser, measures }) =>
    measures.flatMap(({ page, what, ratio, goal }) =>
      goal && !goal.met
        ? [`| ${part} | ${browser} | ${what} | ${page} | ${figure(ratio, 'ratio')} | ${goal.wanted} |`]
        : [],
    ),
  );
  const head = '| part | browser | what | page | ratio | wanted |\n| --- | --- | --- | --- | ---: | --- |';
  return `${met} of ${all} goals are met.${lines.length > 0 ? ` Not met:\n\n${head}\n${lines.join('\n')}` : ''}`;
}

/** What stands in each place of the document. */
export function blocksOf(report: BenchReport): Record<string, string> {
  const blocks: Record<string, string> = {
    machine: machineBlock(report),
    goals: goalsBlock(report.results),
  };
  for (const result of report.results) {
    const before = blocks[result.part];
    blocks[result.part] = (before ? `${before}\n\n` : '\n') + inMarkdown(result);
  }
  return blocks;
}

/** Writes the document and its chart. */
export function writeDocument(report: BenchReport): void {
  writeFileSync(DOCUMENT, fill(readFileSync(DOCUMENT, 'utf8'), blocksOf(report)));
  const growth = report.results.find(({ part, browser }) => part === 'growth' && !/firefox/i.test(browser));
  if (growth)
    writeFileSync(CHART, drawGrowth(growth.measures, `${growth.browser}, ${report.date.slice(0, 10)}`));
}
