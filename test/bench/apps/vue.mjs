/** The notes in Vue. */
import { createApp, h, nextTick, ref } from 'vue';
import { notesAt } from './notes.mjs';

const update = ref(0);
createApp({
  render: () =>
    h('main', [
      h('h1', `Low back pain: ${update.value} updates`),
      notesAt(update.value).map(({ id, title, text }) =>
        h('article', { key: id }, [h('h2', title), h('p', ['Says: ', text])]),
      ),
    ]),
}).mount('#app');
globalThis.benchApp = {
  update(now) {
    update.value = now;
    return nextTick();
  },
};
