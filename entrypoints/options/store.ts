/** The settings as this page shows them: changed at once, saved in turn, put back where saving fails. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import {
  changeSettings,
  DEFAULTS,
  NO_POLICY,
  type Policy,
  readBroken,
  readPolicy,
  readSettings,
  type Settings,
  watchPolicy,
  watchSettings,
} from '../../browser/settings.ts';
import { OPTIONS } from '../../components/options-strings.ts';

/** Names of the settings whose values differ. */
export function differing(one: Settings, other: Settings): (keyof Settings)[] {
  const names = Object.keys(DEFAULTS) as (keyof Settings)[];
  return names.filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
}

/**
 * Shows a change and saves it.
 * @param how what saves it, where that is not the change itself
 * @returns the settings as they are stored after it; null where saving failed
 */
export type Save = (change: Partial<Settings>, how?: () => Promise<void>) => Promise<Settings | null>;

/** Said in the page's live region. */
interface Outcome {
  text: string;
  failed: boolean;
}

interface Store {
  /** Null until they are read. */
  settings: Settings | null;
  policy: Policy;
  /** A stored value that could not be read, as text. */
  broken: string | null;
  /** How the last thing went that the reader did. */
  outcome: Outcome | null;
  save: Save;
  /** Says how something went. */
  tell: (text: string, failed?: boolean) => Promise<void>;
  /** Looks again for a value that could not be read. */
  lookForBroken: () => Promise<void>;
}

/** How long it stays that something went well, ms. A failure stays until the next outcome. */
const STAYS = 2500;
/** How long the live region is empty before it speaks, ms, so that a screen reader says the same words again. */
const EMPTY = 30;

export function useStore(): Store {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [policy, setPolicy] = useState(NO_POLICY);
  const [broken, setBroken] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const queue = useRef(Promise.resolve());
  const waiting = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const tell = useCallback(async (text: string, failed = false) => {
    clearTimeout(timer.current);
    setOutcome(null);
    await new Promise((go) => setTimeout(go, EMPTY));
    clearTimeout(timer.current);
    setOutcome({ text, failed });
    if (!failed) timer.current = setTimeout(() => setOutcome(null), STAYS);
  }, []);

  const lookForBroken = useCallback(async () => setBroken(await readBroken()), []);

  useEffect(() => {
    const end = new AbortController();
    const { signal } = end;
    Promise.all([readSettings(), readPolicy()]).then(([now, set]) => {
      setPolicy(set);
      setSettings(now);
      lookForBroken();
    });
    // What another page saves is shown here too, but not in the middle of our own changes.
    watchSettings((now) => {
      if (waiting.current === 0) setSettings(now);
      lookForBroken();
    }, signal);
    watchPolicy(setPolicy, signal);
    // Another page may have discarded it.
    window.addEventListener('focus', lookForBroken, { signal });
    return () => end.abort();
  }, []);

  const save = useCallback<Save>((change, how = () => changeSettings(change)) => {
    setSettings((now) => now && { ...now, ...change });
    waiting.current++;
    const saving = queue.current.then(async () => {
      const failed = await how().then(
        () => false,
        () => true,
      );
      const stored = await readSettings();
      waiting.current--;
      if (waiting.current === 0) setSettings(stored);
      return { failed, stored };
    });
    queue.current = saving.then(() => {});
    // The next change does not wait for the words on this one.
    return saving.then(async ({ failed, stored }) => {
      await tell(failed ? OPTIONS.saveFailed : OPTIONS.saved, failed);
      return failed ? null : stored;
    });
  }, []);

  return { settings, policy, broken, outcome, save, tell, lookForBroken };
}
