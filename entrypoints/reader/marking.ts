/**
 * Has the document marked: by the same scripts that the browser puts into pages. It puts none into a page of the extension
 * itself, so this page brings them, when the first document is there.
 */
import { api } from '../../browser/api.ts';
import { markHere } from '../../browser/switch.ts';

/** The rules and the card first: the spotter would ask the background for them, which cannot put them here. */
const SCRIPTS = ['reading', 'card', 'spotter'];

let begun: Promise<unknown> | null = null;

/** Begins to look for terms in this page; once, and for as long as it is there. Rejects where a script is not in the package. */
export function startMarking(): Promise<unknown> {
  begun ??= (async () => {
    // Who puts a text in here wants it marked, wherever else terms are.
    markHere();
    for (const name of SCRIPTS)
      await import(/* @vite-ignore */ api().runtime.getURL(`content-scripts/${name}.js`));
  })();
  return begun;
}
