/** Keys inside the matrix: one stop for Tab, arrows between its names and cells. */

/** What the arrows go to. */
const STOPS = '[data-stop]';

function stopsOf(within: Element): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(STOPS)];
}

/** Rows that have anything to go to, from top to bottom. */
function rowsOf(table: HTMLTableElement): HTMLElement[][] {
  return [...table.rows].map(stopsOf).filter((row) => row.length > 0);
}

const middle = (element: HTMLElement): number => {
  const { left, width } = element.getBoundingClientRect();
  return left + width / 2;
};

function nearest(row: readonly HTMLElement[], across: number): HTMLElement | undefined {
  return [...row].sort((one, other) => Math.abs(middle(one) - across) - Math.abs(middle(other) - across))[0];
}

/** The first stop of the next or previous group of rows. */
function groupStop(table: HTMLTableElement, from: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const groups = [...table.tBodies].filter((group) => group.querySelector(STOPS));
  const now = groups.findIndex((group) => group.contains(from));
  return groups[now + step]?.querySelector<HTMLElement>(STOPS) ?? undefined;
}

/**
 * Where a key leads from a stop of the table, or undefined where it leads nowhere.
 * @param across where up and down aim at, CSS pixels from the left of the window
 */
export function stopAfter(
  table: HTMLTableElement,
  from: HTMLElement,
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  across: number,
): HTMLElement | undefined {
  const rows = rowsOf(table);
  const at = rows.findIndex((row) => row.includes(from));
  const row = rows[at] ?? [];
  const place = row.indexOf(from);
  switch (key) {
    case 'ArrowRight':
      return row[place + 1];
    case 'ArrowLeft':
      return row[place - 1];
    case 'ArrowDown':
      return nearest(rows[at + 1] ?? [], across);
    case 'ArrowUp':
      return nearest(rows[at - 1] ?? [], across);
    case 'PageDown':
      return groupStop(table, from, 1);
    case 'PageUp':
      return groupStop(table, from, -1);
    case 'Home':
      return (ctrlKey ? rows[0] : row)?.[0];
    case 'End':
      return (ctrlKey ? rows.at(-1) : row)?.at(-1);
    default:
      return undefined;
  }
}

/** Gives the one stop for Tab to this element, or to the first below the headings where none has it. */
export function setTabStop(table: HTMLTableElement, to?: HTMLElement): void {
  const held = stopsOf(table).filter((stop) => stop.tabIndex === 0);
  const next = to ?? held[0] ?? table.querySelector<HTMLElement>(`tbody ${STOPS}`);
  for (const stop of held) if (stop !== next) stop.tabIndex = -1;
  if (next) next.tabIndex = 0;
}

/** Makes the keys work in a table until the signal aborts. */
export function watchKeys(table: HTMLTableElement, signal: AbortSignal): void {
  let across: number | null = null;
  table.addEventListener(
    'focusin',
    ({ target }) => {
      const stop = (target as Element).closest<HTMLElement>(STOPS);
      if (stop) setTabStop(table, stop);
    },
    { signal },
  );
  table.addEventListener(
    'keydown',
    (event) => {
      const from = event.target as HTMLElement;
      if (!from.matches(STOPS) || event.altKey || event.metaKey) return;
      const upright = event.key === 'ArrowUp' || event.key === 'ArrowDown';
      if (!upright) across = null;
      else across ??= middle(from);
      const to = stopAfter(table, from, event, across ?? 0);
      if (!to) return;
      event.preventDefault();
      to.focus();
    },
    { signal },
  );
}
