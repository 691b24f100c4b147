// Returns what a screen reader or weak eyes would miss on this page, as a list of sentences.
const problems = [];
const say = (text, element) => problems.push(element ? `${text}: ${element.outerHTML.slice(0, 120)}` : text);

// Landmarks and headings.
for (const landmark of ['header', 'main']) {
  if (document.querySelectorAll(landmark).length !== 1) say(`there is not one <${landmark}>`);
}
if (!document.documentElement.lang) say('the language is missing');
if (!document.title) say('the title is missing');
const headings = [...document.querySelectorAll('h1, h2, h3, h4')];
if (headings.filter((each) => each.tagName === 'H1').length !== 1) say('there is not one <h1>');
headings.reduce((before, each) => {
  const level = Number(each.tagName[1]);
  if (level > before + 1) say(`a heading of level ${level} follows level ${before}`, each);
  return level;
}, 0);
for (const each of document.querySelectorAll('nav, section')) {
  if (!each.ariaLabel && !document.getElementById(each.getAttribute('aria-labelledby'))) say('a landmark has no name', each);
}

// Names of what can be used.
for (const each of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
  if (!each.labels.length && !each.ariaLabel) say('a field has no label', each);
}
for (const each of document.querySelectorAll('a, button')) {
  if (!(each.ariaLabel || each.textContent).trim()) say('a link or button has no name', each);
}
for (const each of document.querySelectorAll('svg, progress')) {
  if (!each.getAttribute('aria-label')) say('a picture has no name', each);
}
for (const each of document.querySelectorAll('[id]')) {
  if (document.querySelectorAll(`[id="${each.id}"]`).length > 1) say('an id is not unique', each);
}

// Tables.
for (const table of document.querySelectorAll('table')) {
  if (!table.caption && !table.closest('section')) say('a table has no caption', table);
  for (const cell of table.querySelectorAll('th')) if (!cell.scope) say('a header has no scope', cell);
  const columns = table.querySelectorAll('thead th').length;
  for (const row of table.querySelectorAll('tbody tr')) {
    if (row.children.length !== columns) say(`a row has not ${columns} cells`, row);
  }
}
// What scrolls must be reachable with the keyboard.
for (const each of document.querySelectorAll('*')) {
  const style = getComputedStyle(each);
  const scrolls = /auto|scroll/.test(style.overflowX) && each.scrollWidth > each.clientWidth + 1;
  if (scrolls && each.tabIndex < 0 && !each.querySelector('a, button, input')) say('only a mouse can scroll it', each);
}

// Contrast of text, WCAG 2.2 section 1.4.3.
const numbers = (color) => (color.match(/[\d.]+/g) || []).map(Number);
const light = (color) => {
  const [red, green, blue] = color.slice(0, 3).map((value) => {
    const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const ground = (element) => {
  for (let each = element; each; each = each.parentElement) {
    const color = numbers(getComputedStyle(each).backgroundColor);
    if (color.length === 3 || color[3] === 1) return color;
  }
  return [255, 255, 255];
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const element = node.parentElement;
  if (!node.textContent.trim() || !element.checkVisibility() || element.closest('svg, option')) continue;
  const [text, behind] = [light(numbers(getComputedStyle(element).color)), light(ground(element))];
  const contrast = (Math.max(text, behind) + 0.05) / (Math.min(text, behind) + 0.05);
  if (contrast < 4.5) say(`the contrast is ${contrast.toFixed(2)}`, element);
}
return problems;
