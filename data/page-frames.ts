/** The frames of a page, as far as its views join them: their numbers, and what each says, read in context. Pure. */
import type { Claimed, Named, SellingKind, Status } from './reading.ts';

/** What one frame says. */
interface FrameSays {
  /** How many mentions of each concept have each status. */
  statuses: Readonly<Record<string, Partial<Record<Status, number>>>>;
  /** What it asserts; `index`: which mention of its concept in that frame, from 0. */
  claims: readonly { claimed: Claimed; index: number; words: string }[];
  selling: readonly { kind: SellingKind; words: string }[];
  named: readonly (Named & { words: string })[];
}

/** One frame of a page. */
export interface PageFrame {
  /** How many mentions of each concept. */
  counts: Readonly<Record<string, number>>;
  /** Null before it was read, and where it cannot be. */
  says: FrameSays | null;
}

/** How many mentions of a concept have a status. */
export interface StatusCount {
  status: Status;
  count: number;
}

/** All of them added up. */
export const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, one) => total + one, 0);

/** How many mentions of each concept, over all frames. */
export function totalOf(frames: Iterable<PageFrame['counts']>): Record<string, number> {
  const total: Record<string, number> = {};
  for (const counts of frames) {
    for (const [concept, count] of Object.entries(counts)) total[concept] = (total[concept] ?? 0) + count;
  }
  return total;
}

/** How often a concept has each status, over all frames, and how many of its mentions were not read. */
export function statusesOf(
  frames: readonly PageFrame[],
  concept: string,
): { read: StatusCount[]; unread: number } {
  const counts = new Map<Status, number>();
  let unread = 0;
  for (const frame of frames) {
    const here = Object.entries(frame.says?.statuses[concept] ?? {}) as [Status, number][];
    for (const [status, count] of here) counts.set(status, (counts.get(status) ?? 0) + count);
    unread += Math.max(0, (frame.counts[concept] ?? 0) - sum(here.map(([, count]) => count)));
  }
  return { read: [...counts].map(([status, count]) => ({ status, count })), unread };
}
