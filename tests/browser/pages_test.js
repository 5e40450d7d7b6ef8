// The pages that are held to the checks, one line each. A page that tifa makes is
//   check_page('zh', () => page_of_tifa('zh', 'report', 'plan:7', 'plan:8', '--lang', 'zh'), {language: 'zh'});
import {fileURLToPath} from 'node:url';
import {check_page} from './check_page.js';
import {page_of_tifa} from './tifa.js';

check_page('fixture', fileURLToPath(new URL('fixture.html', import.meta.url)), {least_evidence: 2});
check_page('report', () => page_of_tifa('report', 'report', 'plan:7', 'plan:8'), {language: 'en', least_evidence: 40});
check_page('report-zh', () => page_of_tifa('report-zh', 'report', 'plan:7', 'plan:8', '--lang', 'zh'), {language: 'zh'});
check_page('report-en', () => page_of_tifa('report-en', 'report', 'plan:7@en', 'plan:8@en'), {language: 'en'});
check_page('redline', () => page_of_tifa('redline', 'redline', 'plan:7', 'plan:8'), {language: 'en', least_evidence: 4});
check_page('redline-zh', () => page_of_tifa('redline-zh', 'redline', 'plan:5', 'plan:6', '--lang', 'zh'), {language: 'zh'});
check_page('redline-en', () => page_of_tifa('redline-en', 'redline', 'plan:7@en', 'plan:8@en'), {language: 'en'});
const kArticle = fileURLToPath(new URL('article.txt', import.meta.url));
check_page('check', () => page_of_tifa('check', 'check', kArticle), {language: 'en', least_evidence: 4});
check_page('check-zh', () => page_of_tifa('check-zh', 'check', kArticle, '--lang', 'zh'), {language: 'zh'});
