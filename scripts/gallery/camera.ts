/** Takes the pictures of a scene: each reader anew, then each width and look of what stands there. */
import { join } from 'node:path';
import { drawn, type Studio } from '../studio.ts';
import { fileName, type Language, type Look, type Picture, type Scene, type Staged } from './scene.ts';

/** The tallest picture, CSS pixels. */
const TALLEST = 3200;

const MEDIA = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
  print: { colorScheme: 'light', forcedColors: 'none' },
} as const;

interface Order {
  language: Language;
  /** Folder for the files. */
  folder: string;
  onPicture: (picture: Picture) => void;
}

/** Sets the window so that all of the page is in it, and says how high that is. */
async function fitHeight({ page }: Staged, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 600 });
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(Math.max(tall, 600), TALLEST) });
}

async function take(scene: Scene, staged: Staged, taken: Omit<Picture, 'file' | 'size'>, order: Order) {
  const { page, clip } = staged;
  const file = fileName(scene, taken);
  await page.emulateMedia({ media: taken.look === 'print' ? 'print' : 'screen', ...MEDIA[taken.look] });
  await drawn(page);
  await page.screenshot({ path: join(order.folder, file), ...(clip ? { clip } : {}), caret: 'hide' });
  const { width, height } = clip ?? page.viewportSize() ?? { width: taken.width, height: 0 };
  order.onPicture({ ...taken, file, size: { width, height } });
}

/**
 * Takes all pictures of a scene, and closes what it has opened.
 * @throws Error, a sentence, where it cannot be brought about
 */
export async function photograph(studio: Studio, scene: Scene, order: Order): Promise<void> {
  const { surface, state, settings, policy, stored, whole = false } = scene;
  const inEnglish = order.language === 'en';
  const looks: readonly Look[] = inEnglish ? (scene.looks ?? ['light', 'dark']) : ['light'];
  const readers = scene.readers ?? ['clinician'];
  for (const reader of inEnglish ? readers : readers.slice(0, 1)) {
    if (stored === undefined) await studio.set({ reader, ...settings }, policy);
    else await studio.setRaw(stored);
    const before = new Set(studio.context.pages());
    try {
      const staged = await scene.stage(studio);
      for (const width of scene.widths ?? [staged.page.viewportSize()?.width ?? 0]) {
        if (whole) await fitHeight(staged, width);
        else if (scene.widths) {
          const { height } = staged.page.viewportSize() ?? { height: 800 };
          await staged.page.setViewportSize({ width, height });
        }
        for (const look of looks) {
          await take(scene, staged, { surface, state, reader, look, language: order.language, width }, order);
        }
      }
    } finally {
      for (const page of studio.context.pages()) if (!before.has(page)) await page.close();
    }
  }
}
