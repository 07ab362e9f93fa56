/**
 * What is kept of a policy. The background alone reads the browser's managed storage (background/policy.ts); what could be
 * read of it lies in this browser's storage beside the settings, so that pages read both in one go, and know it
 * before the background has started.
 */
import { NO_POLICY, type Policy, policyIn } from './policy.ts';
import { keptPolicy, watchStore } from './settings-store.ts';

/** What the organisation has set; nothing where that cannot be read. Never rejects. */
export async function readPolicy(): Promise<Policy> {
  try {
    return policyIn(await keptPolicy());
  } catch {
    return NO_POLICY;
  }
}

/** Calls back with the policy now, and whenever it may have changed, until the signal aborts. */
export function watchPolicy(callback: (policy: Policy) => void, signal: AbortSignal): void {
  let turn = 0;
  const tell = async () => {
    const mine = ++turn;
    const policy = await readPolicy();
    if (mine === turn && !signal.aborted) callback(policy);
  };
  watchStore(tell, signal);
  tell();
}
