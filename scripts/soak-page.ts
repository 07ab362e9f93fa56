/**
 * A page that changes as pages do that are open all day: a chat, a record whose parts are drawn anew, a list that shows a
 * part of a long one, routes, frames, shadow roots, a title, selections, parts that fold. It always comes back to the same
 * state, so that what it holds itself does not grow.
 */

/** The page's own script: `change(count)` makes changes, `rest()` brings it to where it began. */
function pageScript(): void {
  const TERMS = ['ibuprofen', 'yoga', 'tramadol', 'acupuncture', 'bed rest', 'TENS', 'naproxen', 'massage'];
  const OTHERS = ['The bus was late.', 'Rain until noon.', 'Seen by the nurse.', 'Bloods were taken.'];
  const LINES = 60;
  const ROWS = 25;
  let turn = 0;
  const pick = (list: string[]) => list[turn % list.length] as string;
  const sentence = () =>
    turn % 3
      ? pick(OTHERS)
      : `For low back pain ${pick(TERMS)} was tried, line ${turn}, without much benefit.`;
  const find = (selector: string) => document.querySelector(selector) as HTMLElement;
  const paragraph = () => {
    const line = document.createElement('p');
    line.textContent = sentence();
    return line;
  };
  const shadow = (mode: ShadowRootMode) => {
    const host = document.createElement(turn % 2 ? 'x-note' : 'section');
    host.attachShadow({ mode }).append(paragraph());
    find('#shadows').replaceChildren(host);
  };
  const changes: (() => void)[] = [
    () => {
      find('#chat').append(paragraph());
      if (find('#chat').childElementCount > LINES) find('#chat').firstElementChild?.remove();
    },
    () => {
      const row = find('#list').children[turn % ROWS] as HTMLElement;
      (row.firstChild as Text).data = sentence();
    },
    () => {
      find('#record').innerHTML =
        `<h2>Visit ${turn}</h2><p>Low back pain.</p><ul><li>${sentence()}<li>${sentence()}</ul>`;
    },
    () => find('#fold').toggleAttribute('hidden'),
    () => {
      find('#chat').lastElementChild?.append(` ${pick(TERMS)}`);
    },
    () => {
      if (turn % 60 === 0) history.pushState({ turn }, '', `#/visit/${turn % 9}`);
      if (turn % 60 === 30) find('main').replaceChildren(...[...find('main').children].reverse());
    },
    () => {
      document.title = `Visit ${turn % 100}: ${pick(TERMS)} for back pain`;
    },
    () => {
      if (turn % 4 === 0) shadow(turn % 8 ? 'open' : 'closed');
      if (turn % 120 === 7) {
        const frame = document.createElement('iframe');
        frame.srcdoc = `<p>Low back pain: ${sentence()}`;
        find('#frames').replaceChildren(frame);
      }
    },
    () => {
      const line = find('#chat').lastElementChild;
      if (line) getSelection()?.selectAllChildren(line);
    },
  ];
  const rest = () => {
    turn = 0;
    getSelection()?.removeAllRanges();
    document.title = 'Low back pain';
    for (const place of ['#frames', '#shadows']) find(place).replaceChildren();
    find('#chat').replaceChildren(...Array.from({ length: LINES }, paragraph));
    find('#list').replaceChildren(...Array.from({ length: ROWS }, paragraph));
    find('#record').innerHTML = '<h2>Visit</h2><p>Low back pain: ibuprofen.';
    find('#fold').removeAttribute('hidden');
  };
  let made = 0;
  const change = (count: number) => {
    for (let i = 0; i < count; i++) {
      turn = ++made;
      changes[turn % changes.length]?.();
    }
  };
  Object.assign(window, { change, rest });
  rest();
}

/** What the page's script offers. */
export interface ChangingPage {
  change(count: number): void;
  rest(): void;
}

/** The page, as HTML. */
export const CHANGING_PAGE = `<!doctype html><title>Low back pain</title><body><h1>Low back pain</h1><p id=first>Take ibuprofen for low back pain.</p>
<main><div id=chat></div><div id=list></div><div id=record></div><p id=fold>Folded: tramadol for low back pain.</p></main>
<div id=shadows></div><div id=frames></div>
<script>(${pageScript})()</script>`;
