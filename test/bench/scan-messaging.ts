/** Stands in for browser/content-messaging.ts: the background is another process, whose time is not the page's. */

/** Every claim agrees: so each is painted with a second line, which costs more than any other answer. */
export async function ask(type: string, payload: { claims?: readonly unknown[] }): Promise<unknown> {
  // Scripts that are not there already are kept out.
  return type === 'check-claims' ? (payload.claims ?? []).map(() => 'agrees') : false;
}

export function answer(): void {}
