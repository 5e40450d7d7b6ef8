// Runs jsdiff or diff-match-patch on two files and writes the steps as JSON: [[-1 | 0 | 1, text], …].
//   node peers.mjs words|chars|dmp|dmp1 A B [FOLDER that holds them]
// With --pairs, A is a JSON list of pairs and the output a list of such lists.
import { createRequire } from 'node:module';
import { readFileSync, writeSync } from 'node:fs';

const [mode, fileA, fileB, folder] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const from = folder || '/usr/share/nodejs';

function steps(a, b) {
  if (mode.startsWith('dmp')) {
    const { diff_match_patch: DiffMatchPatch } = require(`${from}/diff-match-patch`);
    const engine = new DiffMatchPatch();
    // As it comes it gives up being exact after a second.
    engine.Diff_Timeout = mode === 'dmp' ? 0 : 1;
    const diffs = engine.diff_main(a, b);
    engine.diff_cleanupSemantic(diffs);
    return diffs.map((step) => [step[0], step[1]]);
  }
  const diff = require(`${from}/diff`);
  let changes;
  if (mode === 'chars') changes = diff.diffChars(a, b);
  // Without a segmenter every Han character is a word to jsdiff; with one it leaves white space out of account.
  else if (/\p{Script=Han}/u.test(a)) changes = diff.diffWords(a, b, { intlSegmenter: new Intl.Segmenter('zh', { granularity: 'word' }) });
  else changes = diff.diffWordsWithSpace(a, b);
  return changes.map((change) => [change.added ? 1 : change.removed ? -1 : 0, change.value]);
}

function write(value) {
  const data = Buffer.from(JSON.stringify(value));
  for (let at = 0; at < data.length; ) at += writeSync(1, data, at);
}

if (fileB === '--pairs') write(JSON.parse(readFileSync(fileA, 'utf8')).map(([a, b]) => steps(a, b)));
else write(steps(readFileSync(fileA, 'utf8'), readFileSync(fileB, 'utf8')));
