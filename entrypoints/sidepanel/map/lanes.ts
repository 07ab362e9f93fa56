/**
 * The gap between two ranks of the map: which line runs sideways in which lane. As in the wiring of
 * a board, lines in one lane never overlap, and one that comes down to a place runs below one
 * that leaves it there.
 */

/** Where a line meets a rank: a step, a label, or a place between them that it passes. */
export interface Pin {
  /** Lines with the same pin may share their way. */
  id: string;
  x: number;
}

/** A line through one gap, from the rank above to the rank below. */
export interface Segment {
  top: Pin;
  bottom: Pin;
}

/** Lines that share a lane because they part from one pin or meet in one. */
interface Net {
  segments: Segment[];
  left: number;
  right: number;
}

/** Least space between two lines in one lane, in pixels. */
const APART = 10;

function netOf(segments: Segment[]): Net {
  const places = segments.flatMap(({ top, bottom }) => [top.x, bottom.x]);
  return { segments, left: Math.min(...places), right: Math.max(...places) };
}

/** Lines that part from one pin are one net; of the others, those that meet in one pin. */
function netsOf(segments: readonly Segment[]): Net[] {
  const byTop = Map.groupBy(segments, ({ top }) => top.id);
  const forks = [...byTop.values()].filter((fork) => fork.length > 1);
  const single = [...byTop.values()].filter((fork) => fork.length === 1).flat();
  return [...forks, ...Map.groupBy(single, ({ bottom }) => bottom.id).values()].map(netOf);
}

/** Whether a line of this net leaves a place above at which another net's line arrives below. */
function mustBeAbove(one: Net, other: Net): boolean {
  return one.segments.some(({ top }) =>
    other.segments.some(({ bottom }) => Math.abs(top.x - bottom.x) < APART),
  );
}

/** Lines to the right first, from the right; then lines to the left, from the left: so they cross least. */
function inOrder(nets: Net[]): Net[] {
  const lean = (net: Net) =>
    net.segments.reduce((sum, { top, bottom }) => sum + bottom.x - top.x, 0) / net.segments.length;
  const start = (net: Net) => net.segments[0]?.top.x ?? 0;
  const right = nets.filter((net) => lean(net) > 0).sort((one, other) => start(other) - start(one));
  const left = nets.filter((net) => lean(net) <= 0).sort((one, other) => start(one) - start(other));
  return [...right, ...left];
}

/**
 * Gives each line of a gap its lane, counted from the top; lines that run straight down have none.
 * @returns lanes by line, and how many there are
 */
export function routeGap(segments: readonly Segment[]): { lanes: Map<Segment, number>; count: number } {
  const waiting = inOrder(netsOf(segments).filter(({ left, right }) => right > left));
  const placed: { net: Net; lane: number }[] = [];
  while (waiting.length > 0) {
    const free = waiting.findIndex(
      (net) => !waiting.some((other) => other !== net && mustBeAbove(other, net)),
    );
    // Where two nets want to be above each other, one of them has to go first.
    const [net] = waiting.splice(Math.max(free, 0), 1);
    if (!net) break;
    const above = placed.filter((before) => mustBeAbove(before.net, net)).map(({ lane }) => lane);
    let lane = Math.max(-1, ...above) + 1;
    const taken = (at: number) =>
      placed.some(
        (before) =>
          before.lane === at && before.net.left < net.right + APART && net.left < before.net.right + APART,
      );
    while (taken(lane)) lane += 1;
    placed.push({ net, lane });
  }
  const lanes = new Map<Segment, number>();
  for (const { net, lane } of placed) for (const segment of net.segments) lanes.set(segment, lane);
  return { lanes, count: Math.max(-1, ...placed.map(({ lane }) => lane)) + 1 };
}
