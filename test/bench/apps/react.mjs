/** The notes in React. */
import { createElement as h, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { notesAt } from './notes.mjs';

function Notes() {
  const [update, setUpdate] = useState(0);
  globalThis.benchApp = { update: (now) => flushSync(() => setUpdate(now)) };
  return h(
    'main',
    null,
    h('h1', null, 'Low back pain: ', update, ' updates'),
    notesAt(update).map(({ id, title, text }) =>
      h('article', { key: id }, h('h2', null, title), h('p', null, 'Says: ', text)),
    ),
  );
}

createRoot(document.getElementById('app')).render(h(Notes));
