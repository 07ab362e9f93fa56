/** `npm run gallery`: photographs every surface in every state, with an index page. Prints each picture, and how many. */
import { rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { photograph } from './gallery/camera.ts';
import { CARDS, MARKS } from './gallery/cards.ts';
import { indexPage } from './gallery/index-page.ts';
import { OWN_PAGES } from './gallery/own-pages.ts';
import { chosen, LANGUAGES, type Language, type Picture, type Scene } from './gallery/scene.ts';
import { PANELS, POPUPS } from './gallery/small-windows.ts';
import { here, Misuse, makeFolder, run, whyNotWritten } from './options.ts';
import { build, messageOf, ROOT, tail, withoutStack } from './steps.ts';
import { openStudio } from './studio.ts';

const SCENES: readonly Scene[] = [...CARDS, ...MARKS, ...POPUPS, ...PANELS, ...OWN_PAGES];

const GALLERY = join(ROOT, 'out', 'gallery');

const COMMAND = {
  name: 'npm run gallery',
  does: `Photographs every surface of the extension in every state, light, dark and under forced colours, into out/gallery,
with an index page.`,
  options: {
    only: {
      value: 'NAME',
      does: 'takes those whose SURFACE/STATE has NAME in it, such as popup or panel/map',
    },
    out: { value: 'DIR', does: 'writes to this folder, and removes nothing there' },
    'no-build': { does: 'takes the build that is there' },
  },
  example: 'npm run gallery -- --only popup',
};

/** @throws Error, a sentence, where there can be no such folder */
function makeGallery(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    throw new Error(
      `The gallery cannot be written to ${folder}: ${whyNotWritten(error)}. Choose another folder with --out.`,
    );
  }
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

await run(COMMAND, async ({ options: { only = '', out, 'no-build': asItIs } }) => {
  const scenes = chosen(SCENES, only);
  if (scenes.length === 0) {
    const surfaces = [...new Set(SCENES.map(({ surface }) => surface))].join(', ');
    throw new Misuse(`--only ${only} names nothing. There are: ${surfaces}, each with /STATE.`);
  }
  const folder = out === undefined ? GALLERY : here(out);
  makeGallery(folder);
  if (!asItIs) {
    const built = await build();
    if (!built.ok)
      throw new Error(`${tail(withoutStack(built.output))}\nThe extension could not be built; see above.`);
  }
  // What lies in another folder is not ours to remove.
  if (out === undefined) {
    rmSync(GALLERY, { recursive: true, force: true });
    makeGallery(GALLERY);
  }
  const pictures: Picture[] = [];
  const onPicture = (picture: Picture) => {
    pictures.push(picture);
    console.log(`${pictures.length}. ${picture.file}`);
  };
  const failures: string[] = [];
  for (const language of LANGUAGES) {
    const shown = scenes.filter(({ translated }) => language === 'en' || translated);
    failures.push(...(await sitting(shown, language, folder, onPicture)));
  }
  writeFileSync(join(folder, 'index.html'), indexPage(pictures, failures));
  const place = relative(process.cwd(), join(folder, 'index.html'));
  console.log(`${pictures.length} pictures, ${failures.length} scenes failed: ${place}`);
  if (failures.length > 0) process.exitCode = 1;
});
