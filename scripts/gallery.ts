/**
 * `npm run gallery [-- --only NAME] [-- --no-build]`: photographs every surface in every state into out/gallery, with
 * an index page. Prints each picture, and ends with how many there are.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { complain } from './complain.ts';
import { photograph } from './gallery/camera.ts';
import { CARDS, MARKS } from './gallery/cards.ts';
import { indexPage } from './gallery/index-page.ts';
import { OWN_PAGES } from './gallery/own-pages.ts';
import { chosen, LANGUAGES, type Language, type Picture, type Scene } from './gallery/scene.ts';
import { PANELS, POPUPS } from './gallery/small-windows.ts';
import { build, messageOf, ROOT, tail, withoutStack } from './steps.ts';
import { openStudio } from './studio.ts';

const SCENES: readonly Scene[] = [...CARDS, ...MARKS, ...POPUPS, ...PANELS, ...OWN_PAGES];

const GALLERY = join(ROOT, 'out', 'gallery');

interface Options {
  /** Part of `surface/state`; empty for all. */
  only: string;
  /** Where the pictures go. */
  folder: string;
  build: boolean;
}

/** @throws Error, a sentence, where an argument is not known */
function optionsOf(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: '' },
      out: { type: 'string', default: GALLERY },
      'no-build': { type: 'boolean', default: false },
    },
  });
  return { only: values.only, folder: resolve(values.out), build: !values['no-build'] };
}

/** Photographs the scenes in one language. */
async function sitting(
  scenes: readonly Scene[],
  language: Language,
  folder: string,
  onPicture: (picture: Picture) => void,
): Promise<string[]> {
  const failures: string[] = [];
  if (scenes.length === 0) return failures;
  const studio = await openStudio({ scale: 1, language });
  try {
    for (const scene of scenes) {
      try {
        await photograph(studio, scene, { language, folder, onPicture });
      } catch (error) {
        const why = `${scene.surface}/${scene.state} (${language}): ${messageOf(error).split('\n')[0]}`;
        failures.push(why);
        console.error(why);
      }
    }
  } finally {
    await studio.close();
  }
  return failures;
}

async function main(args: string[]): Promise<void> {
  const options = optionsOf(args);
  const scenes = chosen(SCENES, options.only);
  if (scenes.length === 0) {
    const surfaces = [...new Set(SCENES.map(({ surface }) => surface))].join(', ');
    throw new Error(`--only ${options.only} names nothing. There are: ${surfaces}, each with /STATE.`);
  }
  if (options.build) {
    const built = await build();
    if (!built.ok)
      throw new Error(`${tail(withoutStack(built.output))}\nThe extension could not be built; see above.`);
  }
  // What lies in another folder is not ours to remove.
  if (options.folder === GALLERY) rmSync(GALLERY, { recursive: true, force: true });
  mkdirSync(options.folder, { recursive: true });
  const pictures: Picture[] = [];
  const onPicture = (picture: Picture) => {
    pictures.push(picture);
    console.log(`${pictures.length}. ${picture.file}`);
  };
  const failures: string[] = [];
  for (const language of LANGUAGES) {
    const shown = scenes.filter(({ translated }) => language === 'en' || translated);
    failures.push(...(await sitting(shown, language, options.folder, onPicture)));
  }
  writeFileSync(join(options.folder, 'index.html'), indexPage(pictures, failures));
  const place = relative(process.cwd(), join(options.folder, 'index.html'));
  console.log(`${pictures.length} pictures, ${failures.length} scenes failed: ${place}`);
  if (failures.length > 0) process.exitCode = 1;
}

main(process.argv.slice(2)).catch(complain);
