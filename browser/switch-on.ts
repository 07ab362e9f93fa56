/** Marking terms on one page by hand: where the settings say that nothing is marked before it is asked for. */
import { askPage } from './messaging.ts';

/**
 * Switches marking on in all frames of a tab, until the page is left.
 * @returns false where no script of ours answers, or where the page has them off for another reason
 */
export async function switchOn(tabId: number): Promise<boolean> {
  return (await askPage(tabId, 'switch-on', {})) ?? false;
}
