// The pages that are held to the checks, one line each. A page that tifa makes is
//   check_page('zh', () => page_of_tifa('zh', 'report', 'plan:7', 'plan:8', '--lang', 'zh'), {language: 'zh'});
import {fileURLToPath} from 'node:url';
import {check_page} from './check_page.js';
import {page_of_files, page_of_tifa} from './tifa.js';

check_page('fixture', fileURLToPath(new URL('fixture.html', import.meta.url)), {least_evidence: 2});
check_page('report', () => page_of_tifa('report', 'report', 'plan:7', 'plan:8'), {language: 'en', least_evidence: 40});
check_page('report-zh', () => page_of_tifa('report-zh', 'report', 'plan:7', 'plan:8', '--lang', 'zh'), {language: 'zh'});
check_page('report-en', () => page_of_tifa('report-en', 'report', 'plan:7@en', 'plan:8@en'), {language: 'en'});
// A statement and its revision: the report has the wording change by change.
const kBoard = [
  'The Board of the Harbour Bank met today. The catch of the year has grown at a solid pace, and harbours have been busy.',
  'The Board judges that the risks to fishing and to trade are roughly in balance. The outlook for the tides is uncertain.',
  'The Board decided to lower the harbour fee by one quarter. It will look at the tides before it decides anew.',
];
const kStatements = {
  'tifa.toml': '[series.board]\ntitle = "Statements of the Board"\nlanguage = "en"\nfiles = "{id}.txt"\n',
  '2024.txt': `Statement of the Board\n\n${kBoard.join('\n\n')}\n`,
  '2025.txt': `Statement of the Board\n\n${kBoard.join('\n\n').replace('a solid', 'a slow').replace('fishing and to trade', 'trade')} The monthly ferry cap stays; the monthly ferry cap is reviewed.\n`,
};
check_page('report-revision', () => page_of_files('report-revision', kStatements, 'report', 'board:2024', 'board:2025'), {language: 'en'});
check_page('redline', () => page_of_tifa('redline', 'redline', 'plan:7', 'plan:8'), {language: 'en', least_evidence: 4});
check_page('redline-zh', () => page_of_tifa('redline-zh', 'redline', 'plan:5', 'plan:6', '--lang', 'zh'), {language: 'zh'});
check_page('redline-en', () => page_of_tifa('redline-en', 'redline', 'plan:7@en', 'plan:8@en'), {language: 'en'});
const kArticle = fileURLToPath(new URL('article.txt', import.meta.url));
check_page('check', () => page_of_tifa('check', 'check', kArticle), {language: 'en', least_evidence: 4});
check_page('check-zh', () => page_of_tifa('check-zh', 'check', kArticle, '--lang', 'zh'), {language: 'zh'});
