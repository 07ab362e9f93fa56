/** The page that shows all pictures of the gallery, with filters. Pure: pictures in, HTML out. */
import type { Picture } from './scene.ts';

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** What can be filtered by: the name of the group and the values that occur, in the order in which they do. */
function groups(pictures: readonly Picture[]): [name: keyof Picture, values: string[]][] {
  const names = ['surface', 'look', 'reader', 'language'] as const;
  return names.map((name) => [name, [...new Set(pictures.map((picture) => picture[name]))]]);
}

function figure(picture: Picture): string {
  const { surface, state, reader, look, language, width, file, size } = picture;
  const about = [reader, look, ...(language === 'en' ? [] : [language]), `${width} px`].join(' · ');
  const data = `data-surface="${surface}" data-look="${look}" data-reader="${reader}" data-language="${language}"`;
  return `<figure ${data}>
<a href="${escaped(file)}"><img src="${escaped(file)}" loading="lazy" alt="${escaped(`${surface}, ${state}, ${about}`)}" width="${Math.round(size.width)}" height="${Math.round(size.height)}"></a>
<figcaption><b>${escaped(state)}</b><br>${escaped(about)}</figcaption></figure>`;
}

const STYLE = `:root { color-scheme: light dark; font: 14px/1.45 system-ui, sans-serif }
body { margin: 0 24px 48px }
form { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 8px 24px; padding: 12px 0; background: Canvas; border-bottom: 1px solid #8886 }
fieldset { display: flex; flex-wrap: wrap; gap: 4px 12px; margin: 0; padding: 0; border: 0 }
legend { float: left; margin-right: 12px; font-weight: 600 }
section > div { display: flex; flex-wrap: wrap; align-items: start; gap: 20px }
figure { margin: 0; width: 250px }
figure a { display: block; max-height: 380px; overflow: hidden; border: 1px solid #8886; border-radius: 6px }
img { display: block; width: 100%; height: auto }
figcaption { margin-top: 4px; color: GrayText }
b { color: CanvasText }
.gone { display: none }`;

const SCRIPT = `const form = document.forms[0];
const apply = () => {
  const wanted = new FormData(form);
  let left = 0;
  for (const one of document.querySelectorAll('figure')) {
    const shown = Object.keys(one.dataset).every((name) => wanted.getAll(name).includes(one.dataset[name]));
    one.classList.toggle('gone', !shown);
    left += shown;
  }
  for (const part of document.querySelectorAll('section')) part.classList.toggle('gone', !part.querySelector('figure:not(.gone)'));
  document.querySelector('output').value = left;
};
form.addEventListener('change', apply);
apply();`;

/**
 * The index of the gallery.
 * @param pictures in the order in which they were taken; the files lie beside the page
 * @param failures scenes that could not be photographed, and why, a sentence each
 */
export function indexPage(pictures: readonly Picture[], failures: readonly string[]): string {
  const filters = groups(pictures).map(
    ([name, values]) =>
      `<fieldset><legend>${name}</legend>${values
        .map(
          (value) =>
            `<label><input type="checkbox" name="${name}" value="${escaped(value)}" checked> ${escaped(value)}</label>`,
        )
        .join('')}</fieldset>`,
  );
  const bySurface = Map.groupBy(pictures, ({ surface }) => surface);
  const sections = [...bySurface].map(
    ([surface, some]) =>
      `<section><h2>${escaped(surface)}</h2><div>${some.map(figure).join('\n')}</div></section>`,
  );
  const missing = failures.map((why) => `<li>${escaped(why)}</li>`).join('');
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Backbrief, every surface</title>
<style>${STYLE}</style>
<h1>Every surface, every state</h1>
<form>${filters.join('\n')}<p style="margin:0"><output>${pictures.length}</output> of ${pictures.length} pictures</p></form>
${missing ? `<h2>Not photographed</h2><ul>${missing}</ul>` : ''}
${sections.join('\n')}
<script>${SCRIPT}</script></html>
`;
}
