/**
 * Has a page of the extension marked: by the same scripts that the browser puts into pages. It puts none into a page of ours, so
 * this page brings them, when its text is there. Its HTML names the first ear and the styles of marks.
 */
import { api } from './api.ts';
import { has } from './policy.ts';
import { readPolicy } from './policy-store.ts';
import { markHere } from './switch.ts';

/** The rules and the card come before the spotter: it would ask the background for them, which cannot put them here. */
const READING = 'reading';
const OTHERS = ['card', 'spotter'];

let begun: Promise<unknown> | null = null;

/** Begins to look for terms in this page; once, and for as long as it is there. Rejects where a script is not in the package. */
export function startMarking(): Promise<unknown> {
  begun ??= (async () => {
    // Who opens a text in here wants it marked, wherever else terms are.
    markHere();
    // An organisation may have pages not read in context; the background would refuse the rules, too.
    const scripts = has(await readPolicy(), 'pageReading') ? [READING, ...OTHERS] : OTHERS;
    for (const name of scripts)
      await import(/* @vite-ignore */ api().runtime.getURL(`content-scripts/${name}.js`));
  })();
  return begun;
}
