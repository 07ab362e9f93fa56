/** What those that are measured have in common. They run inside a page, as a content script does. */

/** Somebody who goes through the whole page. */
export interface Contestant {
  name: string;
  /** True where it writes to the page, which is then put back as it was. */
  writes: boolean;
  /** True where it looks for one term after the other, so that a long page takes minutes. */
  slow?: boolean;
  /** Makes ready what can be made before there is a page: with what it is given, if anything is. Not part of the work. */
  prepare(data: string): void;
  /** Goes through the page once. */
  run(): Outcome | Promise<Outcome>;
}

/** What one run has shown. */
export interface Outcome {
  /** Terms that were found; for the floor the characters that were read. */
  found: number;
  /** What was read comes to this: so that reading is not optimised away. */
  sum?: number;
  /** How long the work took, milliseconds, where that is not simply the time from call to return. */
  work?: number;
  /** Takes away what the run has left in the page, for those that do not write to it. */
  clear?(): void;
}

/** The roots of the text of a page: its body, and every open shadow root, looked up before anything is timed. */
export function rootsOf(document: Document): ParentNode[] {
  const roots: ParentNode[] = [];
  const take = (root: ParentNode) => {
    roots.push(root);
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) take(shadowRoot);
  };
  take(document.body ?? document.documentElement);
  return roots;
}
