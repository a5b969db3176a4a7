import { layoutFaults } from './support/layoutFaults.ts';
import { expect, test } from './support/test.ts';

const LONG = 'Donaudampfschifffahrtsgesellschaft';

/** A page with one thing wrong, and what is said of it. */
const BROKEN: Readonly<Record<string, readonly [html: string, fault: RegExp]>> = {
  'goes sideways': [`<div style="width: 400px">x</div>`, /^the page goes sideways: 408 px in 320$/],
  'cuts a word': [
    `<p class="cut" style="width: 60px; overflow: hidden">${LONG}</p>`,
    /^cut .* p.cut/,
  ],
  'cuts a line': [`<p style="height: 10px; overflow: hidden">${LONG}</p>`, /px high\) by p:/],
  'shortens what nobody named': [
    `<p style="width: 90px; overflow: hidden; text-overflow: ellipsis">${LONG}</p>`,
    /^cut \(/,
  ],
  'shortens to nothing': [
    `<p class="short" style="width: 20px; overflow: hidden">${LONG}</p>`,
    /^shortened to next to nothing: p.short/,
  ],
  'spills out of its box': [`<p style="width: 60px">${LONG}</p>`, /^spills \(\d+ px\) out of p/],
  'scrolls a part sideways': [
    `<div style="overflow: auto"><p class="wide" style="width: 500px">x</p></div>`,
    /^goes sideways by itself \(500 px in \d+, by p.wide\)/,
  ],
  'loses words at the side': [
    `<p style="position: fixed; left: 300px">${LONG}</p>`,
    /^outside the screen \(300 to/,
  ],
  'squeezes a name': [
    `<p style="width: 20px; overflow-wrap: anywhere">${LONG}</p>`,
    /^squeezed into \d+ lines/,
  ],
  'has letters of its own size': [`<p style="font-size: 11px">x</p>`, /^small \(11 px\): p/],
  'lays words over words': [
    `<p>${LONG}</p><p style="margin-top: -34px">${LONG}</p>`,
    /^over p: .* lies p/,
  ],
  'lays a button over words': [
    `<p>${LONG}</p><button style="position: absolute; inset: 0">x</button>`,
    /^under button lies p/,
  ],
  'cuts a code in its field': [`<input value="ABC 234" style="width: 30px">`, /^cut in its field/],
  'lets Tab go up': [
    `<div style="display: flex; flex-direction: column"><button style="order: 1">a</button><button>b</button></div>`,
    /^Tab goes up from button "a" to button "b"$/,
  ],
  'keeps what it is for far down': [
    `<div style="height: 1500px"></div>`,
    /^what it is for ends 2\.\d+ screens down: "Go"$/,
  ],
  'hides what it is for': [
    `<div class="bar" style="position: fixed; inset: auto 0 0; height: 90px; background: red"></div><div style="height: 1000px"></div>`,
    /^what it is for is under div.bar/,
  ],
  'has bars that take too much': [
    `<div class="bar" style="position: sticky; top: 0; height: 300px"></div><div style="height: 1000px"></div>`,
    /^div.bar take \d+ of 640 px$/,
  ],
};

test('what is wrong with how a page lies on its screen is found, and nothing where nothing is', async ({
  openPage,
}) => {
  const page = await openPage({ viewport: { width: 320, height: 640 } });
  // Not what a page that was used before has open: no policy of a server's is on what is shown here.
  await page.goto('about:blank');
  const promised = { main: '#go', within: 2, shortened: '.short' };
  const show = (html: string): Promise<void> =>
    page.setContent(`<!doctype html><body>${html}<button id="go">Go</button>`);
  await show(`<p>Some words that take their lines, and <a href="/">somewhere to go</a>.</p>`);
  expect(await layoutFaults(page, promised)).toEqual([]);
  for (const [what, [html, fault]] of Object.entries(BROKEN)) {
    await show(html);
    expect
      .soft(await layoutFaults(page, promised), what)
      .toContainEqual(expect.stringMatching(fault));
  }
  await show('');
  expect(await layoutFaults(page, { main: '#gone' })).toEqual(['nothing is there of #gone']);
});
