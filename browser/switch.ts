/** On or off in a frame: by the settings, or switched on by the reader until the page is left. */
import { answer, ask } from './content-messaging.ts';
import { isOn, readSettings, type Settings, watchSettings } from './settings.ts';
import { addressHere } from './site.ts';
import { hung } from './world.ts';

/**
 * Where it is written down that the reader has switched this frame on. It lasts as long as the document:
 * a page that changes its address without being loaded anew stays on, one that is loaded anew is off. It
 * hangs on `globalThis` of our isolated world, so that the spotter knows what the gate was told.
 */
const SWITCHED = '__backbriefSwitchedOn';
const world = globalThis as Record<string, unknown>;

/**
 * Has terms marked in this frame whatever the settings say of where, if they are not paused: for a page of our own, into which the
 * reader has put a text by hand. Called before there is a spotter.
 */
export function markHere(): void {
  world[SWITCHED] = true;
}

/** True where terms are to be marked in this frame, as far as the settings and the page around it go. */
async function isOnHere(settings: Settings): Promise<boolean> {
  const { url, whole } = addressHere();
  const { where, paused } = settings;
  // Paused and muted count in every mode, and win over what the reader has switched on before.
  const anywhere = isOn({ ...settings, where: 'all' }, url);
  if (paused || !anywhere || hung(SWITCHED) || where === 'all') return anywhere;
  if (where === 'click') {
    // A frame that comes late to a page that is switched on is part of it.
    if (window !== top && (await ask('is-page-on', {})) === true) world[SWITCHED] = true;
    return hung(SWITCHED) === true;
  }
  return whole ? isOn(settings, url) : ((await ask('is-page-on', {})) ?? isOn(settings, url));
}

/** What follows the settings in something that was begun. */
export type Follow = (settings: Settings) => void;

/**
 * Runs something in a frame while the reader wants it there: begins it now or later, ends it as soon as
 * it is switched off, and begins anew when it is switched on again. In the modes that go by addresses it follows
 * the address of a page that changes it without loading; the page's frames of other sites do so when they load.
 * @param life ends all
 * @param begin gets the signal that ends what it began, and the settings; what it returns is called with the
 *   settings at each change while it is on
 * @returns when it is known whether it is on now
 */
export async function whileOn(
  life: AbortSignal,
  begin: (signal: AbortSignal, settings: Settings) => Follow | undefined,
): Promise<void> {
  let now: AbortController | null = null;
  let tell: Follow | undefined;
  let turn = 0;
  let listening = false;

  const follow = async (settings: Settings) => {
    const mine = ++turn;
    const on = await isOnHere(settings);
    if (life.aborted || mine !== turn) return;
    listenForAddress(settings);
    if (on && now) tell?.(settings);
    if (on === Boolean(now)) return;
    now?.abort();
    now = on ? new AbortController() : null;
    tell = now ? begin(now.signal, settings) : undefined;
  };
  const again = async () => follow(await readSettings());

  function listenForAddress({ where }: Settings): void {
    if (listening || (where !== 'all-but' && where !== 'only')) return;
    listening = true;
    const { navigation } = globalThis as { navigation?: EventTarget };
    navigation?.addEventListener('currententrychange', again, { signal: life });
  }

  life.addEventListener('abort', () => now?.abort());
  answer(
    {
      'is-on': () => now !== null,
      'switch-on': async () => {
        const settings = await readSettings();
        if (!isOn({ ...settings, where: 'all' }, addressHere().url)) return false;
        world[SWITCHED] = true;
        await follow(settings);
        return now !== null;
      },
    },
    life,
  );
  watchSettings(follow, life);
  await again();
}
