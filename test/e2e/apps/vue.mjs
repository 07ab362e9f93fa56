/** The diary in Vue. */
import { createSSRApp, h, nextTick, shallowRef, Teleport } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { FIRST } from './diary.ts';

const diary = shallowRef(FIRST);

const Diary = {
  render() {
    const { lead, open, entries } = diary.value;
    return h('main', [
      h('h1', 'Low back pain'),
      h('p', ['Took ', lead, ' for low back pain.']),
      h(
        'ul',
        entries.map(({ id, text }) => h('li', { key: id }, text)),
      ),
      open ? h('p', 'Massage for low back pain.') : h('em', 'No more.'),
      open ? h(Teleport, { to: 'dialog' }, [h('p', 'Acupuncture for low back pain.')]) : null,
    ]);
  },
};

globalThis.diary = {
  html: () => renderToString(createSSRApp(Diary)),
  start: (root) => void createSSRApp(Diary).mount(root),
  show(next) {
    diary.value = next;
    return nextTick();
  },
};
