// The pages that are held to the checks, one line each. A page that tifa makes is
//   check_page('zh', () => page_of_tifa('zh', 'report', 'plan:7', 'plan:8', '--lang', 'zh'), {language: 'zh'});
import {fileURLToPath} from 'node:url';
import {check_page} from './check_page.js';

check_page('fixture', fileURLToPath(new URL('fixture.html', import.meta.url)), {least_evidence: 2});
