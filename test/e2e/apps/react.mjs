/** The diary in React. */
import { createElement as h, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { FIRST } from './diary.ts';

function Diary() {
  const [{ lead, open, entries }, setDiary] = useState(FIRST);
  globalThis.diary.show = (next) => flushSync(() => setDiary(next));
  const inDialog = () => h('p', null, 'Acupuncture for low back pain.');
  return h(
    'main',
    null,
    h('h1', null, 'Low back pain'),
    h('p', null, 'Took ', lead, ' for low back pain.'),
    h(
      'ul',
      null,
      entries.map(({ id, text }) => h('li', { key: id }, text)),
    ),
    open ? h('p', null, 'Massage for low back pain.') : h('em', null, 'No more.'),
    open && createPortal(inDialog(), document.querySelector('dialog')),
  );
}

globalThis.diary = {
  html: () => renderToString(h(Diary)),
  start: (root) => flushSync(() => hydrateRoot(root, h(Diary))),
};
