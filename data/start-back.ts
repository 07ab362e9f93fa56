/** The STarT Back calculator: what its answers add up to. Pure; no answer is kept. */
import type { StartBack } from './schema.ts';
import content from './start-back.json' with { type: 'json' };

/** Items by topic, groups, and the words around them. */
export const startBack = content as StartBack;

/** By item id: true where the answer counts a point; no entry where it is still open. */
export type StartBackAnswers = Readonly<Record<string, boolean>>;

/** What complete answers add up to. */
export interface StartBackScore {
  /** Points of all items, 0 to 9. */
  total: number;
  /** Points of the psychosocial items, 0 to 5. */
  psychosocial: number;
  group: StartBack['groups'][number]['id'];
}

/** The group of a score, as later guidance R09 gives the cut-offs. */
export function startBackGroup(total: number, psychosocial: number): StartBackScore['group'] {
  if (total <= 3) return 'low';
  return psychosocial <= 3 ? 'medium' : 'high';
}

/** How many items have an answer. */
export function startBackAnswered(answers: StartBackAnswers): number {
  return startBack.items.filter(({ id }) => answers[id] !== undefined).length;
}

/** The score; null until every item has an answer. */
export function startBackScore(answers: StartBackAnswers): StartBackScore | null {
  if (startBackAnswered(answers) < startBack.items.length) return null;
  const points = startBack.items.filter(({ id }) => answers[id]);
  const total = points.length;
  const psychosocial = points.filter((item) => item.psychosocial).length;
  return { total, psychosocial, group: startBackGroup(total, psychosocial) };
}
