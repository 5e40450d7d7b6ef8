// Makes a page by running the program on a copy of the example corpus, as a user would.
import {execFile} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {kRoot} from './check_page.js';

const run = promisify(execFile);
const kProgram = join(kRoot, 'build', 'tifa');
const kReports = join(kRoot, 'build', 'report');

// The exit status of an answer that is “no”: a claim of an article that does not hold.
const kNo = 1;

// Runs `tifa ARGUMENTS… -o build/report/NAME.html` on the example corpus and gives the path; what the program says against
// it is the error.
export async function page_of_tifa(name, ...words) {
  const fill = (corpus) =>
    cpSync(join(kRoot, 'examples', 'cangyu'), corpus, {recursive: true, filter: (file) => !file.endsWith('.tifa')});
  return page_of_corpus(name, fill, words);
}

// The same on a corpus of these files, by name.
export async function page_of_files(name, files, ...words) {
  const fill = (corpus) => {
    for (const [file, text] of Object.entries(files)) writeFileSync(join(corpus, file), text);
  };
  return page_of_corpus(name, fill, words);
}

async function page_of_corpus(name, fill, words) {
  const corpus = mkdtempSync(join(tmpdir(), 'tifa-browser-'));
  try {
    fill(corpus);
    await run(kProgram, ['build', '-q', '-C', corpus]);
    mkdirSync(kReports, {recursive: true});
    const file = join(kReports, `${name}.html`);
    rmSync(file, {force: true});
    await run(kProgram, [...words, '-C', corpus, '-o', file]).catch((error) => {
      if (error.code !== kNo) throw error;
    });
    return file;
  } catch (error) {
    throw new Error(error.stderr?.trim() || error.message);
  } finally {
    rmSync(corpus, {recursive: true, force: true});
  }
}
