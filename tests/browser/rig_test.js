// The checks must fail when they should: each must find what was spoiled in a copy of the fixture, which itself has no
// fault.
import {strict as assert} from 'node:assert';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {start_browser} from './browser.js';
import {kChecks, kDefaults} from './checks.js';
import {page_of_tifa} from './tifa.js';

const kFixture = readFileSync(new URL('fixture.html', import.meta.url), 'utf8');
const kNoPolicy = [/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''];

// What is spoiled, how (pairs for String.replace), the check that must see it, a word of what it says.
const kSpoiled = [
  [
    'a picture from a network',
    [['</main>', '<img src="https://example.invalid/a.png" alt="a"></main>']],
    'asks nobody for anything',
    'example.invalid',
  ],
  [
    'a picture that is asked for late',
    [
      kNoPolicy,
      ['</main>', '<img loading="lazy" style="margin-top:9000px" src="https://example.invalid/a.png" alt="a"></main>'],
    ],
    'asks nobody for anything',
    'asks for https://example.invalid',
  ],
  [
    'a style from a network',
    [['</style>', '@import "https://example.invalid/a.css";</style>']],
    'asks nobody for anything',
    '@import',
  ],
  ['a script', [['</main>', '<script>1</script></main>']], 'asks nobody for anything', 'script'],
  ['nothing to open', [[/<details>[^]*<\/details>/, '']], 'reads without script', 'places to open'],
  ['a heading made by script', [['<h1>', '<h1 style="display:none">']], 'reads without script', 'no heading'],
  [
    'a script that the policy stops',
    [['</main>', '<script>1</script></main>']],
    'says nothing to the console',
    'Content Security Policy',
  ],
  [
    'a script that fails',
    [kNoPolicy, ['</main>', '<script>nothing()</script></main>']],
    'says nothing to the console',
    'script error',
  ],
  ['no policy', [kNoPolicy], 'forbids scripts', 'no content security policy'],
  [
    'a policy that lets scripts run',
    [['style-src', "script-src 'unsafe-inline'; style-src"]],
    'forbids scripts',
    'a script',
  ],
  ['an event handler', [['<h1>', '<h1 onclick="1">']], 'forbids scripts', 'onclick'],
  [
    'evidence that no click reaches',
    [['svg {', 'summary { pointer-events: none } svg {']],
    'evidence opens and closes by mouse',
    'click',
  ],
  [
    'focus that does not show',
    [[/:focus-visible \{[^}]*\}/, '*:focus { outline: none }']],
    'works by keyboard',
    'does not show',
  ],
  ['evidence out of the reach of Tab', [[/<summary>/g, '<summary tabindex="-1">']], 'works by keyboard', 'no evidence'],
  ['grey on grey in the dark alone', [['--ink: #ececec', '--ink: #444']], 'is accessible', 'color-contrast (dark'],
  [
    'grey on grey in closed evidence',
    [['<p>Plan 8 (2025)', '<p style="color:#888;background:#999">Plan 8 (2025)']],
    'is accessible',
    'color-contrast',
  ],
  ['two main headings', [['<h2>A chart</h2>', '<h1>A chart</h1>']], 'has a structure', 'main headings'],
  ['a level left out', [['<h2>A chart</h2>', '<h4>A chart</h4>']], 'has a structure', 'level 4'],
  ['Chinese that is not marked', [['<span lang="zh">潮汐算力</span>', '潮汐算力']], 'has a structure', 'Chinese'],
  [
    'a table without headers',
    [[/<th scope="\w+"( lang="zh")?>([^<]*)<\/th>/g, '<td>$2</td>']],
    'has a structure',
    'without headers',
  ],
  [
    'a chart without a name',
    [[/ aria-labelledby="chart[^"]*"|<title id[^]*?<\/title>/g, '']],
    'has a structure',
    'without a name',
  ],
  ['something wide', [['</main>', '<div style="width:600px">wide</div></main>']], 'fits the screen', 'at 390'],
  [
    'something wide in evidence',
    [['<p>Plan 8 (2025)', '<p style="width:1600px">Plan 8 (2025)']],
    'fits the screen',
    'evidence open',
  ],
  [
    'labels over each other',
    [['<text x="20" y="94">', '<text x="20" y="70">']],
    'labels of charts are apart and legible',
    'over each other',
  ],
  [
    'a label that is cut',
    [['<text x="240" y="104">', '<text x="320" y="104">']],
    'labels of charts are apart and legible',
    'leaves',
  ],
  [
    'a label too small on a telephone',
    [['viewBox="0 0 340 120"', 'viewBox="0 0 680 240"']],
    'labels of charts are apart and legible',
    'px high',
  ],
  ['a link to nowhere', [['id="method"', '']], 'links lead somewhere', '#method'],
  ['a link that runs', [['href="#findings"', 'href="javascript:alert(1)"']], 'links lead somewhere', 'javascript'],
  ['an id twice', [['<h2>A chart', '<h2 id="method">A chart']], 'links lead somewhere', 'stands 2 times'],
  [
    'too many elements',
    [['</main>', '<i></i>'.repeat(kDefaults.most_elements) + '</main>']],
    'is of moderate size',
    'elements',
  ],
  [
    'too many bytes',
    [['</main>', `<!--${'x'.repeat(kDefaults.most_bytes)}--></main>`]],
    'is of moderate size',
    'bytes',
  ],
  ['night on paper', [[/@media print.*\n/, '']], 'prints well', 'dark on paper'],
  [
    'evidence that is never printed',
    [['svg {', '@media print { details > p { display: none } details > blockquote { display: none } } svg {']],
    'prints well',
    'not printed',
  ],
];

let browser, folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tifa-rig-'));
  browser = await start_browser();
});
after(async () => {
  await browser?.close();
  rmSync(folder, {recursive: true, force: true});
});

for (const [what, changes, check, word] of kSpoiled)
  test(`rig: ${what}`, async () => {
    let text = kFixture;
    for (const [from, to] of changes) {
      const changed = text.replace(from, to);
      assert.notEqual(changed, text, `the fixture has no ${from} any more`);
      text = changed;
    }
    const file = join(folder, 'spoiled.html');
    writeFileSync(file, text);
    const problems = await kChecks[check](browser, file, {...kDefaults, least_evidence: 2}, () => {});
    assert.ok(
      problems.some((problem) => problem.includes(word)),
      `“${check}” found ${JSON.stringify(problems)}`,
    );
  });

test('rig: a page that the program refuses is an error with its sentence', async () => {
  await assert.rejects(page_of_tifa('none', 'count', '科技', '--in', 'nowhere', '--format', 'md'), /nowhere/);
});
