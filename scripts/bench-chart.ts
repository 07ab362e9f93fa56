/** The chart of growth, as SVG: one panel for vocabularies, one for pages, both axes logarithmic. */
import { WHAT } from '../test/bench/growth-measures.ts';
import type { Measure } from '../test/bench/part.ts';
import { decades, scaleOf } from './bench-scale.ts';

/** A line of a panel. */
interface Series {
  name: string;
  /** Size and figure. */
  points: (readonly [number, number])[];
}

/** One of the panels that stand side by side. */
interface Panel {
  title: string;
  x: string;
  y: string;
  series: Series[];
}

/** Measures of a panel, pixels. */
const WIDTH = 440;
const HEIGHT = 390;
const PLOT = { left: 62, top: 98, right: 16, bottom: 52 };
/** The names of the lines stand above the plot, where no line can cross them. */
const LEGEND = { top: 46, row: 17 };
/** Strokes, so that colour is not the only sign. */
const DASHES = ['', '6 4', '2 3'];

const STYLE = `
  .paper { fill: #ffffff } text { fill: #1f2328; font: 12px system-ui, sans-serif } .title { font-weight: 600; font-size: 14px }
  .grid { stroke: #d8dee4; stroke-width: 1 } .axis { stroke: #59636e; stroke-width: 1 } .line { fill: none; stroke-width: 2 }
  .s0 { stroke: #0b6e4f } .s1 { stroke: #b54708 } .s2 { stroke: #5b3fb8 }
  .d0 { fill: #0b6e4f } .d1 { fill: #b54708 } .d2 { fill: #5b3fb8 }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #0d1117 } text { fill: #e6edf3 } .grid { stroke: #30363d } .axis { stroke: #9198a1 }
    .s0 { stroke: #4cc38a } .s1 { stroke: #f5a524 } .s2 { stroke: #b09cff }
    .d0 { fill: #4cc38a } .d1 { fill: #f5a524 } .d2 { fill: #b09cff }
  }`;

const markup = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The number that a page of growth is named after: "1000 forms", "0.1 MB". */
const sizeOf = ({ page }: Measure): number => Number.parseFloat(page);

function seriesOf(measures: readonly Measure[], what: string): Series[] {
  const points = new Map<string, (readonly [number, number])[]>();
  for (const measure of measures.filter((one) => one.what === what))
    for (const [name, value] of Object.entries(measure.values))
      if (value !== null && value > 0)
        points.set(name, [...(points.get(name) ?? []), [sizeOf(measure), value]]);
  return [...points].map(([name, points]) => ({ name, points }));
}

/** 1000 as "1k", 0.1 as it is. */
const short = (value: number) =>
  value >= 1e6 ? `${value / 1e6}M` : value >= 1000 ? `${value / 1000}k` : String(value);

function draw({ title, x, y, series }: Panel, left: number): string {
  const all = series.flatMap(({ points }) => points);
  const across = decades(all.map(([size]) => size));
  const up = decades(all.map(([, value]) => value));
  const [start, end] = [left + PLOT.left, left + WIDTH - PLOT.right];
  const [foot, head] = [HEIGHT - PLOT.bottom, PLOT.top];
  const toX = scaleOf(across, start, end);
  const toY = scaleOf(up, foot, head);
  const parts = [`<text class="title" x="${start}" y="22">${markup(title)}</text>`];
  for (const value of across) {
    const at = toX(value);
    parts.push(`<line class="grid" x1="${at}" x2="${at}" y1="${head}" y2="${foot}"/>`);
    parts.push(`<text x="${at}" y="${foot + 18}" text-anchor="middle">${short(value)}</text>`);
  }
  for (const value of up) {
    const at = toY(value);
    parts.push(`<line class="grid" x1="${start}" x2="${end}" y1="${at}" y2="${at}"/>`);
    parts.push(`<text x="${start - 8}" y="${at + 4}" text-anchor="end">${short(value)}</text>`);
  }
  parts.push(`<path class="axis" fill="none" d="M${start} ${head}V${foot}H${end}"/>`);
  parts.push(`<text x="${(start + end) / 2}" y="${HEIGHT - 14}" text-anchor="middle">${markup(x)}</text>`);
  const middle = (head + foot) / 2;
  parts.push(
    `<text transform="translate(${left + 16} ${middle}) rotate(-90)" text-anchor="middle">${markup(y)}</text>`,
  );
  for (const [at, { name, points }] of series.entries()) {
    const path = points
      .map(([size, value], n) => `${n === 0 ? 'M' : 'L'}${toX(size)} ${toY(value)}`)
      .join('');
    parts.push(`<path class="line s${at}" stroke-dasharray="${DASHES[at] ?? ''}" d="${path}"/>`);
    for (const [size, value] of points)
      parts.push(`<circle class="d${at}" cx="${toX(size)}" cy="${toY(value)}" r="3"/>`);
    const row = LEGEND.top + at * LEGEND.row;
    parts.push(
      `<path class="line s${at}" stroke-dasharray="${DASHES[at] ?? ''}" d="M${start} ${row - 4}h26"/>`,
      `<text x="${start + 32}" y="${row}">${markup(name)}</text>`,
    );
  }
  return parts.join('\n');
}

/**
 * Draws how time grows.
 * @param measures of the part "growth"
 * @param where browser and date
 */
export function drawGrowth(measures: readonly Measure[], where: string): string {
  const panels: Panel[] = [
    {
      title: 'A page of 1 MB, by vocabulary',
      x: 'forms in the vocabulary',
      y: 'milliseconds',
      series: seriesOf(measures, WHAT.time),
    },
    {
      title: 'The whole scan, by length of the page',
      x: 'page, MB of HTML',
      y: 'milliseconds',
      series: seriesOf(measures, WHAT.pageTime),
    },
  ];
  const width = WIDTH * panels.length;
  const said = `How scan time grows, ${where}: ${panels.map(({ title, series }) => `${title} (${series.map(({ name }) => name).join(', ')})`).join('; ')}.`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT + 22}" width="${width}" height="${HEIGHT + 22}" role="img" aria-label="${markup(said).replaceAll('"', '')}">`,
    `<style>${STYLE}\n</style>`,
    `<rect class="paper" width="${width}" height="${HEIGHT + 22}" rx="6"/>`,
    ...panels.map((panel, at) => draw(panel, at * WIDTH)),
    `<text x="${width - 16}" y="${HEIGHT + 12}" text-anchor="end">${markup(where)}; both axes are logarithmic</text>`,
    '</svg>',
    '',
  ].join('\n');
}
