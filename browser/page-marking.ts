/**
 * Has a page of the extension marked: by the same scripts that the browser puts into pages. It puts none into a page of ours, so
 * this page brings them, when its text is there. Its HTML names the first ear and the styles of marks.
 */
import { api } from './api.ts';
import { markHere } from './switch.ts';

/** The rules and the card first: the spotter would ask the background for them, which cannot put them here. */
const SCRIPTS = ['reading', 'card', 'spotter'];

let begun: Promise<unknown> | null = null;

/** Begins to look for terms in this page; once, and for as long as it is there. Rejects where a script is not in the package. */
export function startMarking(): Promise<unknown> {
  begun ??= (async () => {
    // Who opens a text in here wants it marked, wherever else terms are.
    markHere();
    for (const name of SCRIPTS)
      await import(/* @vite-ignore */ api().runtime.getURL(`content-scripts/${name}.js`));
  })();
  return begun;
}
