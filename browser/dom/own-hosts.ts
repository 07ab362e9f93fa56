/**
 * The elements that we put into a page ourselves, one at a time, to show something: known to all our scripts of a frame, so
 * that none of them takes them for a change of the page.
 */
import { hung } from '../world.ts';

const KEY = '__backbriefHosts';

function hosts(): WeakSet<Node> {
  const known = hung<WeakSet<Node>>(KEY) ?? new WeakSet();
  (globalThis as Record<string, unknown>)[KEY] = known;
  return known;
}

/** Says that an element is ours, before it comes into the page. */
export function ownHost(host: Element): void {
  hosts().add(host);
}

/** Changes other than the coming or going of an element of ours. */
export function withoutOwn(records: readonly MutationRecord[]): readonly MutationRecord[] {
  const own = hung<WeakSet<Node>>(KEY);
  return own ? records.filter((record) => !isOwn(record, own)) : records;
}

function isOwn({ addedNodes, removedNodes }: MutationRecord, own: WeakSet<Node>): boolean {
  const [node, other] = [...addedNodes, ...removedNodes];
  return node !== undefined && !other && own.has(node);
}
