/**
 * The pathway as a nested list: what only one answer leads to stands under that answer; where ways
 * meet again the list goes on at the level of the fork. Every step stands in it once; other ways to
 * it refer to that place.
 */
import { startOf, stepsFrom } from '../../../data/pathway.ts';
import type { Pathway, PathwayEdge, PathwayNode } from '../../../data/schema.ts';

/** A way on from a step of the list. */
export interface ListBranch {
  edge: PathwayEdge;
  to: PathwayNode;
  /** What stands under this answer; empty where it refers to another place in the list. */
  items: ListItem[];
}

/** A step in the list. */
export interface ListItem {
  node: PathwayNode;
  /** Ways on; none where the list simply goes on with the next item. */
  branches: ListBranch[];
}

/** Ids from the start so that a step comes before those that follow it, loops apart. */
function inOrder(pathway: Pathway): string[] {
  const met = new Set<string>();
  const order: string[] = [];
  const visit = (id: string) => {
    if (met.has(id)) return;
    met.add(id);
    for (const { to } of stepsFrom(id, pathway).reverse()) visit(to);
    order.unshift(id);
  };
  visit(startOf(pathway).id);
  return order;
}

/** For each step the last one that every way to it comes by; none for the start. */
function lastGates(pathway: Pathway, order: readonly string[]): Map<string, string> {
  const before = Map.groupBy(
    pathway.edges.filter((edge) => edge.kind === 'step'),
    ({ to }) => to,
  );
  // Every step that all ways to a step come by, the step itself among them: narrowed until it stays.
  const gates = new Map(order.map((id, at) => [id, new Set(at === 0 ? [id] : order)]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const id of order.slice(1)) {
      const sets = (before.get(id) ?? []).flatMap(({ from }) => gates.get(from) ?? []);
      const common = new Set(order.filter((one) => one === id || sets.every((set) => set.has(one))));
      if (common.size !== gates.get(id)?.size) {
        gates.set(id, common);
        changed = true;
      }
    }
  }
  const last = new Map<string, string>();
  for (const [id, set] of gates) {
    // The nearest of them is the one that itself has most.
    const others = [...set].filter((one) => one !== id);
    others.sort((one, other) => (gates.get(other)?.size ?? 0) - (gates.get(one)?.size ?? 0));
    if (others[0] !== undefined) last.set(id, others[0]);
  }
  return last;
}

/** The pathway as a nested list. */
export function listOf(pathway: Pathway): ListItem[] {
  const order = inOrder(pathway);
  const gate = lastGates(pathway, order);
  const nodes = new Map(pathway.nodes.map((node) => [node.id, node]));
  const nodeOf = (id: string) => {
    const node = nodes.get(id);
    if (!node) throw new Error(`The pathway has no node ${id}.`);
    return node;
  };
  /** Whether every way to a step comes by this one directly, not counting loops back from behind it. */
  const ownedBy = (id: string, from: string) =>
    gate.get(id) === from &&
    pathway.edges
      .filter((edge) => edge.kind === 'step' && edge.to === id && edge.from !== from)
      .every((edge) => isBehind(edge.from, id));
  const isBehind = (id: string, of: string): boolean => {
    const before = gate.get(id);
    return before !== undefined && (before === of || isBehind(before, of));
  };

  /** The items from one step on, at one level. */
  const sequence = (first: string): ListItem[] => {
    const items: ListItem[] = [];
    let next: string[] = [first];
    while (next.length > 0) {
      const [id = '', ...later] = next;
      const steps = stepsFrom(id, pathway);
      const joins = order.filter((one) => gate.get(one) === id && !ownedBy(one, id));
      const owned = steps.map(({ to }) => to).filter((to) => ownedBy(to, id));
      // Where ways do not meet again, the only one that does not end at once goes on at this level.
      const going = owned.filter((to) => nodeOf(to).ends === null);
      const goesOn = joins.length === 0 && going.length === 1 ? going : [];
      const onward = [...goesOn, ...joins];
      const plain = steps.length === 1 && !steps[0]?.label && steps[0]?.to === [...onward, ...later][0];
      items.push({
        node: nodeOf(id),
        branches: plain
          ? []
          : steps.map((edge) => ({
              edge,
              to: nodeOf(edge.to),
              items: owned.includes(edge.to) && !goesOn.includes(edge.to) ? sequence(edge.to) : [],
            })),
      });
      next = [...onward, ...later];
    }
    return items;
  };
  return sequence(startOf(pathway).id);
}
