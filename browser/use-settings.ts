/** Settings and policy in a view of the extension, as they are now. */
import { useEffect, useState } from 'preact/hooks';
import {
  NO_POLICY,
  type Policy,
  readSettings,
  type Settings,
  watchPolicy,
  watchSettings,
} from './settings.ts';
import { showTheme } from './theme.ts';

/** The settings; null before they have been read. The page shows their theme. */
export function useSettings(): Settings | null {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    const end = new AbortController();
    readSettings().then(setSettings);
    watchSettings(setSettings, end.signal);
    return () => end.abort();
  }, []);
  const theme = settings?.theme;
  useEffect(() => {
    if (theme) showTheme(document.documentElement, theme);
  }, [theme]);
  return settings;
}

/** What an organisation has set; nothing before that has been read. */
export function usePolicy(): Policy {
  const [policy, setPolicy] = useState<Policy>(NO_POLICY);
  useEffect(() => {
    const end = new AbortController();
    watchPolicy(setPolicy, end.signal);
    return () => end.abort();
  }, []);
  return policy;
}
