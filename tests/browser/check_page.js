// Makes tests of one page: every check, and pictures of it for people to look at.
import {strict as assert} from 'node:assert';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {kHeights, kWidths, start_browser, with_page} from './browser.js';
import {kChecks, kDefaults} from './checks.js';

export const kRoot = fileURLToPath(new URL('../..', import.meta.url));
const kPictures = join(kRoot, 'build', 'screenshots');

let browser;
before(async () => {
  browser = await start_browser();
});
after(() => browser?.close());

// A browser draws at most some 16,000 pixels at once; longer pages become several pictures.
async function take_pictures(page, name, height) {
  const kPiece = 12000;
  for (let top = 0, piece = 1; top < height; top += kPiece, ++piece) {
    const clip = {x: 0, y: top, width: page.viewportSize().width, height: Math.min(kPiece, height - top)};
    const path = join(kPictures, `${name}${height > kPiece ? `-${piece}` : ''}.png`);
    await page.screenshot({path, clip, fullPage: true, animations: 'disabled'});
  }
}

// Tests NAME, the page in `file`. `expectations` are those of checks.js; what is not given is the default there.
// `file` may be a function that makes the page and gives its path; then making it is the first test.
export function check_page(name, file, expectations = {}) {
  const expected = {...kDefaults, ...expectations};
  let path = typeof file === 'string' ? file : undefined;
  const made = () => path ?? assert.fail('the page was not made');
  if (path === undefined)
    test(`${name}: is made`, async () => {
      path = await file();
    });
  for (const [what, check] of Object.entries(kChecks))
    test(`${name}: ${what}`, async (t) => {
      const problems = await check(browser, made(), expected, (line) => t.diagnostic(`${name}: ${line}`));
      assert.equal(problems.length, 0, `\n  ${problems.slice(0, 25).join('\n  ')}\n`);
    });
  test(`${name}: pictures`, async () => {
    mkdirSync(kPictures, {recursive: true});
    const address = pathToFileURL(made()).href;
    for (const width of kWidths)
      for (const colorScheme of ['light', 'dark'])
        await with_page(browser, address, {width, colorScheme}, async (page) => {
          const height = await page.evaluate(() => document.documentElement.scrollHeight);
          await take_pictures(page, `${name}-${width}-${colorScheme}`, Math.max(height, kHeights[width]));
        });
    const pdf = await with_page(browser, address, {}, async (page) => {
      await page.emulateMedia({media: 'print'});
      return page.pdf({format: 'A4', margin: {top: '1cm', bottom: '1cm', left: '1cm', right: '1cm'}});
    });
    writeFileSync(join(kPictures, `${name}.pdf`), pdf);
    assert.ok(pdf.length > 1000);
  });
}
