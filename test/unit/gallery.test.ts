import { expect, test } from 'vitest';
import { indexPage } from '../../scripts/gallery/index-page.ts';
import { chosen, fileName, type Picture, type Scene } from '../../scripts/gallery/scene.ts';

const scene = (change: Partial<Scene>): Scene => ({
  surface: 'card',
  state: 'helps',
  stage: () => Promise.reject(new Error('no camera here')),
  ...change,
});
const taken = {
  surface: 'card',
  state: 'helps',
  reader: 'patient',
  look: 'dark',
  language: 'en',
  width: 420,
} as const;

test('a file is named by what tells its picture apart', () => {
  expect(fileName(scene({}), taken)).toBe('card.helps.dark.png');
  expect(fileName(scene({ readers: ['patient', 'clinician'], widths: [320, 420] }), taken)).toBe(
    'card.helps.patient.420.dark.png',
  );
  expect(fileName(scene({ readers: ['patient'] }), { ...taken, language: 'fr' })).toBe(
    'card.helps.dark.fr.png',
  );
});

test('--only takes a surface, a state, or both', () => {
  const scenes = [scene({}), scene({ state: 'avoid' }), scene({ surface: 'panel', state: 'map' })];
  expect(chosen(scenes, '').length).toBe(3);
  expect(chosen(scenes, 'card')).toEqual(scenes.slice(0, 2));
  expect(chosen(scenes, 'panel/map')).toEqual([scenes[2]]);
  expect(chosen(scenes, 'nothing')).toEqual([]);
});

test('the index has every picture, a filter for what differs, and what failed', () => {
  const picture: Picture = { ...taken, file: 'card.helps.dark.png', size: { width: 428, height: 600 } };
  const page = indexPage(
    [picture, { ...picture, look: 'light', file: 'card.helps.light.png' }],
    ['popup/search: no <page> came'],
  );
  expect(page.match(/<img /g)?.length).toBe(2);
  expect(page).toContain('src="card.helps.light.png"');
  expect(page.match(/name="look"/g)?.length).toBe(2);
  expect(page.match(/name="surface"/g)?.length).toBe(1);
  expect(page).toContain('no &#60;page&#62; came');
});
