/** `npm run icons`: draws public/icon/*.png from public/icon.svg. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from './browser.ts';
import { run } from './options.ts';
import { ROOT } from './steps.ts';

const SIZES = [16, 32, 48, 128];

const ICONS = {
  name: 'npm run icons',
  does: 'Draws public/icon/*.png anew from public/icon.svg, over the pictures that are there.',
  options: {},
  example: 'npm run icons',
};

await run(ICONS, async () => {
  const drawing = readFileSync(join(ROOT, 'public', 'icon.svg'), 'utf8');
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
  try {
    for (const size of SIZES) {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      await page.setContent(
        `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`,
      );
      await page.screenshot({ path: join(ROOT, 'public', 'icon', `${size}.png`), omitBackground: true });
      await page.close();
      console.log(`public/icon/${size}.png`);
    }
  } finally {
    await browser.close();
  }
});
