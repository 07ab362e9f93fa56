/** What the stores' pictures are drawn of: HTML with own SVG. Pure: pictures and words in, HTML out. */
import type { Size } from '../studio.ts';

/** What a screenshot shows; each image is a PNG in base 64. */
export type Shot =
  /** One page with what lies over it. */
  | { kind: 'whole'; image: string }
  /** A page with the panel to its right. */
  | { kind: 'beside'; page: string; panel: string }
  /** A page with the popup in its upper right corner. */
  | { kind: 'over'; page: string; popup: string };

const image = (data: string, name: string) =>
  `<img class="${name}" alt="" src="data:image/png;base64,${data}">`;

/** A screenshot of the shape that stores take, as HTML. */
export function boardPage(shot: Shot): string {
  const inside =
    shot.kind === 'whole'
      ? image(shot.image, 'page')
      : shot.kind === 'beside'
        ? image(shot.page, 'page') + image(shot.panel, 'panel')
        : image(shot.page, 'page') + image(shot.popup, 'popup');
  return `<!doctype html><style>
body { margin: 0; display: flex; position: relative; overflow: hidden }
img { display: block }
.panel { box-shadow: 0 0 0 1px #0000001f }
.popup { position: absolute; top: 8px; right: 24px; border-radius: 10px; box-shadow: 0 0 0 1px #0000001f, 0 12px 40px #00000040 }
</style><body>${inside}`;
}

/** A line of text as a bar, with the underline that marks a verdict in pages. */
interface Bar {
  /** Width of what comes before, of the marked part, and of what comes after, in units of the drawing. */
  parts: [number, number, number];
  line: 'solid' | 'dotted' | 'wavy' | 'dashed' | 'double';
  colour: string;
}

/** The patterns in the order of the card's verdicts; the colours are the tones of dark surfaces (components/tokens.css). */
const BARS: readonly Bar[] = [
  { parts: [60, 120, 140], line: 'solid', colour: '#74d5a8' },
  { parts: [150, 90, 60], line: 'dotted', colour: '#efc06a' },
  { parts: [30, 150, 110], line: 'wavy', colour: '#ff9f96' },
  { parts: [110, 80, 130], line: 'dashed', colour: '#a6afb9' },
  { parts: [80, 130, 40], line: 'double', colour: '#ff9797' },
];

/** An underline from x over a width, at a height. */
function underline({ line, colour }: Bar, x: number, y: number, width: number): string {
  const stroke = `fill="none" stroke="${colour}" stroke-linecap="round"`;
  const end = x + width;
  switch (line) {
    case 'dotted':
      return `<path d="M${x} ${y}H${end}" ${stroke} stroke-width="5" stroke-dasharray="0 10"/>`;
    case 'dashed':
      return `<path d="M${x} ${y}H${end}" ${stroke} stroke-width="4" stroke-dasharray="10 9"/>`;
    case 'double':
      return `<path d="M${x} ${y - 3}H${end}M${x} ${y + 5}H${end}" ${stroke} stroke-width="4"/>`;
    case 'wavy': {
      const waves = Math.floor(width / 20);
      return `<path d="M${x} ${y}q5-8 10 0t10 0${'t10 0'.repeat((waves - 1) * 2)}" ${stroke} stroke-width="4"/>`;
    }
    default:
      return `<path d="M${x} ${y}H${end}" ${stroke} stroke-width="4"/>`;
  }
}

/** A text with marked words, drawn without letters. @param width and height of the drawing on the tile, CSS pixels */
function markedText(width: number, height: number): string {
  const bar = (x: number, y: number, wide: number, colour: string) =>
    `<rect x="${x}" y="${y}" width="${wide}" height="14" rx="7" fill="${colour}"/>`;
  const rows = BARS.map((row, index) => {
    const [before, words, after] = row.parts;
    const y = 14 + index * 56;
    const start = before + 12;
    return [
      bar(0, y, before, '#ffffff2e'),
      bar(start, y, words, '#ffffffe6'),
      bar(start + words + 12, y, after, '#ffffff2e'),
      underline(row, start + 2, y + 25, words - 4),
    ].join('');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 350 280" width="${width}" height="${height}" aria-hidden="true">${rows.join('')}</svg>`;
}

/**
 * A tile: the icon, and where words are asked for the name with its line and a marked text.
 * @param icon SVG of the extension's icon
 * @param line one sentence that says what the extension does
 */
export function tilePage(icon: string, size: Size, words: { name: string; line: string } | null): string {
  const { width, height } = size;
  if (!words)
    return `<!doctype html><style>body { margin: 0; display: grid; place-items: center; width: ${width}px; height: ${height}px; background: #0b5875 } svg { width: 78%; height: 78% }</style>${icon}`;
  const unit = height / 280;
  const wide = width / height > 2;
  return `<!doctype html><style>
body { margin: 0; box-sizing: border-box; width: ${width}px; height: ${height}px; display: flex; align-items: center; justify-content: space-between; gap: ${28 * unit}px; padding: 0 ${(wide ? 52 : 26) * unit}px;
  background: linear-gradient(135deg, #0b5875, #072f40); color: #fff; font-family: "Liberation Sans", Arial, Helvetica, sans-serif }
.icon { display: flex; width: ${58 * unit}px; height: ${58 * unit}px; border-radius: ${13 * unit}px; box-shadow: 0 0 0 ${unit}px #ffffff40 }
.icon svg { width: 100%; height: 100% }
h1 { margin: ${14 * unit}px 0 ${6 * unit}px; font-size: ${32 * unit}px; line-height: 1.1; letter-spacing: -0.02em }
p { margin: 0; max-width: ${(wide ? 300 : 190) * unit}px; font-size: ${14.5 * unit}px; line-height: 1.4; text-wrap: balance; color: #d6eaf2 }
div > svg, body > svg { flex: none }
</style><div><span class="icon">${icon}</span><h1>${words.name}</h1><p>${words.line}</p></div>${markedText((wide ? 250 : 165) * unit, (wide ? 200 : 132) * unit)}`;
}
