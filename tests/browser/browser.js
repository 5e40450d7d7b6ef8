// Debian's Chromium, driven by playwright-core: found on PATH, started once, one fresh context a check.
import {accessSync, constants} from 'node:fs';
import {delimiter, join} from 'node:path';
import {chromium} from 'playwright-core';

function find_chromium() {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome'])
    for (const folder of (process.env.PATH ?? '').split(delimiter))
      try {
        const file = join(folder, name);
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // not in this folder
      }
  throw new Error('there is no chromium on PATH; ./dev test installs what packages/browser lists');
}

// Chromium's own sandbox cannot be set up by root, and in containers not by anybody.
export async function start_browser() {
  const as_root = process.getuid?.() === 0 || process.env.CI !== undefined;
  return chromium.launch({
    executablePath: find_chromium(),
    args: ['--disable-dev-shm-usage', '--font-render-hinting=none', ...(as_root ? ['--no-sandbox'] : [])],
  });
}

export const kWidths = [390, 1280];
export const kHeights = {390: 844, 1280: 900};

// Opens a page in a context of its own, gives it to `use` and closes it. Options are Playwright's of a context, and
// `width`, `before(page)`: what to do before the page is loaded.
export async function with_page(browser, address, options, use) {
  const {width = 1280, before, ...rest} = options;
  const context = await browser.newContext({
    viewport: {width, height: kHeights[width] ?? 900},
    locale: 'en-GB',
    timezoneId: 'UTC',
    ...rest,
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(20000);
    if (before) await before(page);
    await page.goto(address, {waitUntil: 'load'});
    return await use(page);
  } finally {
    await context.close();
  }
}
