/** The diary in Svelte. */
import { flushSync, hydrate } from 'svelte';
import { render } from 'svelte/server';
import Diary from './diary.svelte';
import OnServer from './diary.svelte?server';

globalThis.diary = {
  html: () => render(OnServer).body,
  start(target) {
    hydrate(Diary, { target });
    flushSync();
  },
};
