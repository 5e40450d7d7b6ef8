// Functions that run inside the page: each is handed to the browser whole, so none may use anything outside itself.

export function open_all_evidence() {
  for (const details of document.querySelectorAll('details')) details.open = true;
}

export async function scroll_through() {
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
    scrollTo(0, y);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

// What would make a browser ask somebody, now or when clicked on; links that lead away may.
export function outside_resources() {
  const problems = [];
  for (const element of document.querySelectorAll(
    'script, iframe, frame, object, embed, form, base, audio, video, portal, link[href]',
  ))
    if (!(element.tagName === 'LINK' && element.href.startsWith('data:')))
      problems.push(`has an element ${element.outerHTML.slice(0, 100)}`);
  for (const element of document.querySelectorAll('[src], [srcset], image, use, feImage'))
    for (const name of ['src', 'srcset', 'href', 'xlink:href']) {
      const value = element.getAttribute(name);
      if (value && !/^(data:|#)/.test(value)) problems.push(`has ${name}="${value.slice(0, 100)}"`);
    }
  const styles = [...document.querySelectorAll('style')].map((style) => style.textContent);
  for (const element of document.querySelectorAll('[style]')) styles.push(element.getAttribute('style'));
  for (const style of styles)
    for (const [found] of style.matchAll(/@import[^;]*|url\(\s*["']?(?!data:|#)[^)]*\)/gi))
      problems.push(`has a style with ${found}`);
  for (const meta of document.querySelectorAll('meta[http-equiv="refresh" i]')) problems.push(`has ${meta.outerHTML}`);
  return problems;
}

export function policy_problems() {
  const meta = document.querySelector('meta[http-equiv="Content-Security-Policy" i]');
  if (!meta) return ['has no content security policy'];
  const problems = [];
  const policy = new Map(
    meta.content
      .split(';')
      .map((part) => part.trim().split(/\s+/))
      .filter(([name]) => name)
      .map(([name, ...values]) => [name.toLowerCase(), values.join(' ')]),
  );
  if (policy.get('default-src') !== "'none'") problems.push("the policy's default-src is not 'none'");
  for (const name of ['base-uri', 'form-action'])
    if (policy.get(name) !== "'none'") problems.push(`the policy's ${name} is not 'none'`);
  for (const [name, values] of policy)
    if (/script|connect|frame|object|worker/.test(name) && values !== "'none'")
      problems.push(`the policy allows ${name} ${values}`);
    else if (/\*|https?:|'self'|unsafe-eval/.test(values)) problems.push(`the policy allows ${name} ${values}`);
  // What stands before the policy is not under it.
  for (let element = meta.previousElementSibling; element; element = element.previousElementSibling)
    if (element.tagName !== 'META') problems.push(`${element.tagName.toLowerCase()} stands before the policy`);
  for (const element of document.querySelectorAll('*'))
    for (const {name} of element.attributes)
      if (/^on/i.test(name)) problems.push(`${element.tagName.toLowerCase()} has ${name}`);
  return problems;
}

// Puts into the page what a hostile document would like to have there, and says what of it ran.
export async function try_to_run_script() {
  const ran = [];
  const script = document.createElement('script');
  script.textContent = 'globalThis.__script_ran = true;';
  document.body.append(script);
  const box = document.createElement('div');
  box.innerHTML =
    '<img src="data:image/gif;base64,x" onerror="globalThis.__handler_ran = true"><img src="https://example.invalid/x.png">';
  document.body.append(box);
  const frame = document.createElement('iframe');
  frame.srcdoc = '<script>parent.__frame_ran = true</' + 'script>';
  document.body.append(frame);
  await new Promise((resolve) => setTimeout(resolve, 300));
  if (globalThis.__script_ran) ran.push('a script');
  if (globalThis.__handler_ran) ran.push('an event handler');
  if (globalThis.__frame_ran) ran.push('a frame');
  return ran;
}

// Where the focus is: null at the end of the page.
export function describe_focus() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const style = getComputedStyle(element);
  const outlined =
    style.outlineStyle !== 'none' && (style.outlineStyle === 'auto' || parseFloat(style.outlineWidth) > 0);
  const box = element.getBoundingClientRect();
  return {
    name: `${element.tagName.toLowerCase()} “${(element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 40)}”`,
    summary: element.tagName === 'SUMMARY',
    visible: outlined || style.boxShadow !== 'none',
    on_screen:
      box.width > 0 &&
      box.height > 0 &&
      box.bottom > 0 &&
      box.top < innerHeight &&
      box.right > 0 &&
      box.left < innerWidth,
  };
}

export function structure_problems(language) {
  const problems = [];
  // HTML says lang, SVG 1.1 says xml:lang.
  const language_of = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const lang = at.getAttribute('lang') ?? at.getAttributeNS('http://www.w3.org/XML/1998/namespace', 'lang');
      if (lang !== null) return lang;
    }
    return '';
  };
  const say = (element, text) => problems.push(`${text}: ${element.outerHTML.slice(0, 120)}`);
  const root = document.documentElement.lang;
  if (root.split('-')[0] !== language) problems.push(`the language of the page is “${root}”, not ${language}`);
  if (!document.querySelector('meta[name="viewport"]')) problems.push('has no viewport for telephones');
  if (document.characterSet !== 'UTF-8') problems.push(`is read as ${document.characterSet}`);
  for (const [selector, what] of [
    ['h1', 'main headings'],
    ['main', 'main parts'],
    ['title', 'titles'],
  ]) {
    const count = [...document.querySelectorAll(selector)].filter((element) => !element.closest('svg')).length;
    if (count !== 1) problems.push(`has ${count} ${what}, not 1`);
  }
  let level = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) say(heading, `a heading of level ${next} follows level ${level}`);
    if (heading.textContent.trim() === '') say(heading, 'an empty heading');
    level = next;
  }
  for (const table of document.querySelectorAll('table')) {
    const heads = table.querySelectorAll('th');
    if (heads.length === 0) say(table, 'a table without headers');
    for (const head of heads) if (!head.scope) say(head, 'a header without scope');
    if (!table.caption && !table.getAttribute('aria-label') && !table.getAttribute('aria-labelledby'))
      say(table, 'a table without a name');
  }
  for (const svg of document.querySelectorAll('svg:not([aria-hidden="true"])')) {
    // Children of an img cannot be reached, so a chart with links is a group or a figure.
    const roles = svg.querySelector('a') ? ['figure', 'group'] : ['img', 'figure'];
    if (!roles.includes(svg.getAttribute('role'))) say(svg, `a chart whose role is none of ${roles.join(', ')}`);
    const named = svg.getAttribute('aria-label') || svg.querySelector(':scope > title')?.textContent;
    const by = svg
      .getAttribute('aria-labelledby')
      ?.split(/\s+/)
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ');
    if (!(named || by || '').trim()) say(svg, 'a chart without a name');
  }
  // WCAG 3.1.2: a screen reader must be told where the language changes.
  const han = /\p{Script=Han}/u;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const unmarked = new Set();
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!han.test(walker.currentNode.data) || element.closest('style, script')) continue;
    const lang = language_of(element);
    if (!/^(zh|ja|ko|mul)/i.test(lang)) unmarked.add(element);
  }
  for (const element of [...unmarked].slice(0, 5)) say(element, `Chinese not marked as such (${unmarked.size} places)`);
  return problems;
}

export function overflow_problems() {
  const width = document.documentElement.clientWidth;
  const scrolled = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
  if (scrolled <= width) return [];
  // The first element that sticks out and is not inside one that scrolls by itself.
  for (const element of document.body.querySelectorAll('*')) {
    if (element.getBoundingClientRect().right <= width + 1) continue;
    let around = element.parentElement;
    while (around && getComputedStyle(around).overflowX === 'visible') around = around.parentElement;
    if (!around || around === document.body || around === document.documentElement)
      return [`is ${scrolled - width} px wider than the screen because of ${element.outerHTML.slice(0, 100)}`];
  }
  return [`is ${scrolled - width} px wider than the screen`];
}

// Texts of one chart that lie over each other, leave the chart, or are too small to be read.
export function chart_problems({tolerance, smallest}) {
  const problems = [];
  const title_of = (svg) => (svg.querySelector('title')?.textContent ?? svg.id ?? '').slice(0, 60);
  for (const svg of document.querySelectorAll('svg')) {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0 || svg.parentElement.closest('svg')) continue;
    const texts = [];
    for (const text of svg.querySelectorAll('text')) {
      const box = text.getBoundingClientRect();
      const style = getComputedStyle(text);
      if (
        box.width === 0 ||
        style.visibility === 'hidden' ||
        style.display === 'none' ||
        text.textContent.trim() === ''
      )
        continue;
      const matrix = text.getScreenCTM();
      const size = parseFloat(style.fontSize) * Math.hypot(matrix.b, matrix.d);
      texts.push({box, size, words: text.textContent.trim().slice(0, 30)});
    }
    texts.sort((a, b) => a.box.top - b.box.top);
    for (let i = 0; i < texts.length; ++i) {
      const {box, size, words} = texts[i];
      if (size < smallest - 0.01) problems.push(`“${words}” is ${size.toFixed(1)} px high in “${title_of(svg)}”`);
      if (
        box.left < frame.left - tolerance ||
        box.right > frame.right + tolerance ||
        box.top < frame.top - tolerance ||
        box.bottom > frame.bottom + tolerance
      )
        problems.push(`“${words}” leaves “${title_of(svg)}”`);
      for (let j = i + 1; j < texts.length && texts[j].box.top < box.bottom - tolerance; ++j) {
        const other = texts[j].box;
        const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
        if (across > tolerance && down > tolerance)
          problems.push(
            `“${words}” and “${texts[j].words}” lie ${across.toFixed(1)} × ${down.toFixed(1)} px over each other in “${title_of(svg)}”`,
          );
      }
    }
  }
  return problems.slice(0, 20);
}

export function link_problems() {
  const problems = [];
  const ids = new Map();
  for (const element of document.querySelectorAll('[id]')) ids.set(element.id, (ids.get(element.id) ?? 0) + 1);
  for (const [id, count] of ids) if (count > 1) problems.push(`the id “${id}” stands ${count} times`);
  for (const link of document.querySelectorAll('a[href], area[href]')) {
    const target = link.getAttribute('href');
    if (target.startsWith('#')) {
      if (target !== '#' && !ids.has(decodeURIComponent(target.slice(1)))) problems.push(`${target} leads nowhere`);
    } else if (!/^(https?:\/\/|mailto:|data:text\/)/i.test(target)) {
      problems.push(`a link leads to ${target.slice(0, 100)}`);
    }
    if (link.textContent.trim() === '' && !link.getAttribute('aria-label'))
      problems.push(`a link to ${target.slice(0, 100)} has no words`);
  }
  for (const name of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'headers', 'for'])
    for (const element of document.querySelectorAll(`[${name}]`))
      for (const id of element.getAttribute(name).split(/\s+/))
        if (id && !ids.has(id)) problems.push(`${name}="${id}" names nothing`);
  return problems.slice(0, 20);
}

export function paper_problems() {
  const problems = [];
  const luminance = (color) => {
    const [r, g, b, alpha = 1] = color.match(/[\d.]+/g).map(Number);
    return alpha === 0 ? null : (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  };
  for (const element of [document.documentElement, document.body, document.querySelector('main')]) {
    const light = element && luminance(getComputedStyle(element).backgroundColor);
    if (typeof light === 'number' && light < 0.9) problems.push(`${element.tagName.toLowerCase()} is dark on paper`);
  }
  if (luminance(getComputedStyle(document.querySelector('h1') ?? document.body).color) > 0.5)
    problems.push('its text is light on paper');
  const details = document.querySelector('details');
  if (details) {
    const content = details.querySelector(':scope > :not(summary)');
    for (const state of [true, false]) {
      details.open = state;
      const shown = content !== null && content.checkVisibility();
      if (shown !== state)
        problems.push(`evidence that is ${state ? 'open' : 'closed'} is ${shown ? '' : 'not '}printed`);
    }
  }
  return problems;
}
