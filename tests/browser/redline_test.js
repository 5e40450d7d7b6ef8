// What a reader does with a redline's page: go from change to change, filter, follow a move; all without script.
import {strict as assert} from 'node:assert';
import {after, before, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {start_browser, with_page} from './browser.js';
import {page_of_tifa} from './tifa.js';

let browser, address;
before(async () => {
  browser = await start_browser();
  address = pathToFileURL(await page_of_tifa('redline-use', 'redline', 'plan:7', 'plan:8')).href;
});
after(() => browser?.close());

const on_page = (use) => with_page(browser, address, {javaScriptEnabled: false}, use);
const hash_of = (page) => new URL(page.url()).hash;
const focused = (page) => page.evaluate(() => document.activeElement.id);
const shown = (page, selector) => page.locator(selector).evaluateAll((all) => all.filter((e) => e.checkVisibility()).length);

test('Enter goes from change to change, to the end', async () => {
  await on_page(async (page) => {
    const changes = await page.locator('.go.k-all a[id]').count();
    assert.ok(changes > 20);
    await page.locator('.first .k-all a').click();
    for (let i = 1; i <= changes; ++i) {
      await page.waitForURL(`**#all-${i}`);  // a key may be answered after the next line runs
      assert.equal(await focused(page), `all-${i}`);
      const row = page.locator('.blk:has(:target)');
      assert.ok(await row.evaluate((e) => e.getBoundingClientRect().top >= 0 && e.getBoundingClientRect().top < innerHeight));
      await page.keyboard.press('Enter');
    }
    await page.waitForURL('**#top');
  });
});

test('the way back is the way there', async () => {
  await on_page(async (page) => {
    await page.locator('#all-3').click();
    await page.waitForURL('**#all-4');
    await page.locator('.blk:has(#all-4) a[href="#all-3"]').click();
    assert.equal(await focused(page), 'all-3');
  });
});

test('a filter leaves one kind of change, and the way goes through that kind alone', async () => {
  await on_page(async (page) => {
    for (const kind of ['edit', 'insert', 'delete', 'move']) {
      await page.locator(`#f-${kind}`).check();
      const of_kind = await page.locator(`.blk.k-${kind}`).count();
      assert.ok(of_kind > 0, kind);
      assert.equal(await shown(page, `.blk.k-${kind}`), of_kind);
      assert.equal(await shown(page, `.blk:not(.same, .k-${kind})`), 0);
      assert.equal(await page.locator(`.go.k-${kind} a[id]`).count(), of_kind);
      await page.locator(`.first .k-${kind} a`).click();
      for (let i = 1; i < of_kind; ++i) {
        await page.keyboard.press('Enter');
        await page.waitForURL(`**#${kind}-${i + 1}`);
      }
      assert.equal(await focused(page), `${kind}-${of_kind}`);
    }
    await page.locator('#f-all').check();
    assert.equal(await shown(page, '.blk'), await page.locator('.blk').count());
  });
});

test('only what changed hides the rest and says how much it is', async () => {
  await on_page(async (page) => {
    const same = await page.locator('.blk.same').count();
    assert.ok(same > 0);
    assert.equal(await shown(page, '.gap'), 0);
    await page.locator('#only').focus();
    await page.keyboard.press('Space');
    assert.equal(await shown(page, '.blk.same'), 0);
    const said = await page.locator('.gap').allInnerTexts();
    assert.equal(said.map((text) => Number(text.match(/\d+/)[0])).reduce((a, b) => a + b), same);
  });
});

test('a move leads from where it stood to where it stands, and back', async () => {
  await on_page(async (page) => {
    const moves = await page.locator('.moves li').count();
    assert.ok(moves > 0);
    for (let move = 1; move <= moves; ++move) {
      await page.locator(`.blk [href="#to-${move}"]`).first().click();
      assert.equal(hash_of(page), `#to-${move}`);
      await page.locator(`.blk [href="#from-${move}"]`).first().click();
      assert.equal(hash_of(page), `#from-${move}`);
      assert.ok(await page.locator(`#from-${move}`).isVisible());
      // Drawn, with a number at either end that leads there.
      for (const end of ['from', 'to'])
        assert.equal(await page.locator(`.wide svg a[href="#${end}-${move}"]`).count(), 1);
    }
    assert.equal(await page.locator('.wide svg path.tc-l.tc-back').count(), moves);
  });
});

test('the outline leads to each section and says what changed there', async () => {
  await on_page(async (page) => {
    const links = page.locator('.outline a');
    assert.ok((await links.count()) > 5);
    for (const href of await links.evaluateAll((all) => all.map((a) => a.getAttribute('href'))))
      assert.equal(await page.locator(href).count(), 1, href);
    assert.match(await page.locator('.outline').innerText(), /\d+ reworded/);
  });
});
