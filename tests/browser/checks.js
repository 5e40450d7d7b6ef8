// What a page that tifa writes must keep to. A check opens the page in a browser and gives the problems it found, one
// sentence each; none when all is well. check_page.js makes tests of them, rig_test.js sees that each finds what it
// should.
import {readFileSync, statSync} from 'node:fs';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';
import {kWidths, with_page} from './browser.js';
import * as inside from './inside_page.js';

const kAxe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kAxeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

const address_of = (file) => pathToFileURL(file).href;
const open_all = (page) => page.evaluate(inside.open_all_evidence);

// Opened from a disk, the page asks nobody for anything.
async function asks_for_nothing(browser, file) {
  const requests = [];
  const before = (page) => page.context().on('request', (request) => requests.push(request.url()));
  const own = address_of(file);
  const found = await with_page(browser, own, {before}, async (page) => {
    await open_all(page);
    await page.evaluate(inside.scroll_through);
    await page.emulateMedia({media: 'print', colorScheme: 'dark'});
    await page.waitForTimeout(200);
    return page.evaluate(inside.outside_resources);
  });
  const asked = requests.filter((url) => url !== own);
  return [...asked.map((url) => `asks for ${url}`), ...found];
}

async function reads_without_script(browser, file, expectations) {
  return with_page(browser, address_of(file), {javaScriptEnabled: false}, async (page) => {
    const problems = [];
    if ((await page.title()).trim() === '') problems.push('has no title');
    if (!(await page.locator('h1').first().isVisible())) problems.push('shows no heading');
    const summaries = page.locator('summary');
    const count = await summaries.count();
    if (count < expectations.least_evidence)
      problems.push(`has ${count} places to open, not ${expectations.least_evidence}`);
    return problems;
  });
}

async function says_nothing_to_the_console(browser, file) {
  const messages = [];
  const before = (page) => {
    page.on('console', (message) => messages.push(`console ${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => messages.push(`script error: ${error.message}`));
  };
  await with_page(browser, address_of(file), {before}, async (page) => {
    await open_all(page);
    await page.waitForTimeout(100);
  });
  return messages;
}

// The page's own content security policy forbids everything, and does so in fact.
async function forbids_scripts(browser, file) {
  return with_page(browser, address_of(file), {}, async (page) => {
    const problems = await page.evaluate(inside.policy_problems);
    const requests = [];
    page.on('requestfinished', (request) => requests.push(request.url()));
    const ran = await page.evaluate(inside.try_to_run_script);
    if (ran.length > 0) problems.push(`runs what is put into it: ${ran.join(', ')}`);
    return [...problems, ...requests.map((url) => `lets ${url} be loaded`)];
  });
}

const sample = (count) => [...new Set([0, 1, Math.floor(count / 2), count - 1])].filter((i) => i >= 0 && i < count);

async function evidence_opens_by_mouse(browser, file) {
  const problems = [];
  for (const width of kWidths)
    await with_page(browser, address_of(file), {javaScriptEnabled: false, width}, async (page) => {
      // Those inside closed ones cannot be clicked yet.
      const outer = page.locator('details:not(details details) > summary');
      for (const i of sample(await outer.count())) {
        const summary = outer.nth(i);
        const is_open = () => summary.evaluate((element) => element.parentElement.open);
        const before = await is_open();
        for (const expected of [!before, before]) {
          await summary.scrollIntoViewIfNeeded();
          const box = await summary.boundingBox();
          await page.mouse.click(box.x + 6, box.y + box.height / 2);
          if ((await is_open()) !== expected)
            problems.push(`evidence ${i + 1} does not ${expected ? 'open' : 'close'} by a click at ${width}`);
        }
      }
    });
  return problems;
}

// Everything that takes the focus shows it; the places to open are reached by Tab and opened by Enter and Space.
async function works_by_keyboard(browser, file, expectations) {
  return with_page(browser, address_of(file), {javaScriptEnabled: false}, async (page) => {
    const problems = [];
    let opened = 0;
    for (let presses = 0; presses < expectations.most_tabs; ++presses) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(inside.describe_focus);
      if (focused === null) break;
      if (!focused.visible) problems.push(`the focus does not show on ${focused.name}`);
      if (!focused.on_screen) problems.push(`the focus goes out of sight to ${focused.name}`);
      if (!focused.summary || opened >= 3) continue;
      ++opened;
      for (const key of ['Enter', 'Space']) {
        const state = () => page.evaluate(() => document.activeElement.parentElement.open);
        const before = await state();
        await page.keyboard.press(key);
        if ((await state()) === before) problems.push(`${key} does not turn ${focused.name}`);
      }
    }
    if (opened === 0 && expectations.least_evidence > 0) problems.push('no evidence is reached by Tab');
    return [...new Set(problems)];
  });
}

// axe needs script, so this check alone goes around the page's policy. Each scheme and each width once: what a scheme
// does to colours does not hang on the width, and axe takes long.
async function is_accessible(browser, file) {
  const problems = [];
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 390],
  ])
    await with_page(browser, address_of(file), {bypassCSP: true, colorScheme, width}, async (page) => {
      await open_all(page);
      await page.addScriptTag({content: kAxe});
      const {violations} = await page.evaluate(
        (tags) => globalThis.axe.run(document, {runOnly: tags, resultTypes: ['violations']}),
        kAxeTags,
      );
      for (const {id, help, nodes} of violations) {
        const why = nodes[0].failureSummary?.split('\n')[1]?.trim() ?? '';
        problems.push(
          `${id} (${colorScheme}, ${width}): ${help}: ${nodes.length} ×, first ${nodes[0].html.slice(0, 160)} ${why}`,
        );
      }
    });
  return problems;
}

async function has_a_structure(browser, file, expectations) {
  return with_page(browser, address_of(file), {}, async (page) => {
    await open_all(page);
    return page.evaluate(inside.structure_problems, expectations.language);
  });
}

async function fits_the_screen(browser, file) {
  const problems = [];
  for (const width of kWidths)
    await with_page(browser, address_of(file), {width}, async (page) => {
      for (const state of ['closed', 'open']) {
        if (state === 'open') await open_all(page);
        problems.push(
          ...(await page.evaluate(inside.overflow_problems)).map(
            (problem) => `${problem} at ${width}, evidence ${state}`,
          ),
        );
      }
    });
  return problems;
}

async function labels_of_charts_are_apart(browser, file, expectations) {
  const problems = [];
  for (const width of kWidths)
    await with_page(browser, address_of(file), {width}, async (page) => {
      await open_all(page);
      const found = await page.evaluate(inside.chart_problems, {tolerance: 1, smallest: expectations.smallest_text});
      problems.push(...found.map((problem) => `${problem} at ${width}`));
    });
  return problems;
}

async function links_lead_somewhere(browser, file) {
  return with_page(browser, address_of(file), {}, (page) => page.evaluate(inside.link_problems));
}

async function is_of_moderate_size(browser, file, expectations, report) {
  const bytes = statSync(file).size;
  const elements = await with_page(browser, address_of(file), {}, (page) =>
    page.evaluate(() => document.querySelectorAll('*').length),
  );
  report(`${(bytes / 1e3).toFixed(0)} kB, ${elements} elements`);
  const problems = [];
  if (bytes > expectations.most_bytes) problems.push(`has ${bytes} bytes, more than ${expectations.most_bytes}`);
  if (elements > expectations.most_elements)
    problems.push(`has ${elements} elements, more than ${expectations.most_elements}`);
  return problems;
}

// On paper: dark on white whatever the screen, what is open is printed and what is closed is not, nothing cut at the
// side.
async function prints_well(browser, file) {
  return with_page(browser, address_of(file), {colorScheme: 'dark', width: 718}, async (page) => {
    await page.emulateMedia({media: 'print', colorScheme: 'dark'});
    const problems = await page.evaluate(inside.paper_problems);
    // 718 pixels are what A4 leaves between margins of a centimetre.
    problems.push(...(await page.evaluate(inside.overflow_problems)).map((problem) => `${problem} on paper`));
    return problems;
  });
}

export const kDefaults = {
  language: 'en', // of the page, as its root element says
  least_evidence: 1, // places to open
  most_tabs: 400,
  most_bytes: 3e6,
  most_elements: 60000,
  smallest_text: 9, // CSS pixels, in charts
};

// Name and function (browser, file, expectations, report) → problems.
export const kChecks = {
  'asks nobody for anything': asks_for_nothing,
  'reads without script': reads_without_script,
  'says nothing to the console': says_nothing_to_the_console,
  'forbids scripts': forbids_scripts,
  'evidence opens and closes by mouse': evidence_opens_by_mouse,
  'works by keyboard': works_by_keyboard,
  'is accessible': is_accessible,
  'has a structure': has_a_structure,
  'fits the screen': fits_the_screen,
  'labels of charts are apart and legible': labels_of_charts_are_apart,
  'links lead somewhere': links_lead_somewhere,
  'is of moderate size': is_of_moderate_size,
  'prints well': prints_well,
};
