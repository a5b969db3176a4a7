import type { Page } from '@playwright/test';

/** What a page is to hold on every screen. All are selectors. */
export interface Promised {
  /** What this page is for: it can be scrolled to, and nothing lies over it. The first that is visible counts. */
  main: string;
  /** How many screens down that may end while nothing is scrolled. */
  within?: number;
  /** Made to be scrolled sideways by themselves. */
  sideways?: string;
  /** Shortened on purpose: the whole words stand elsewhere on the page, or are one press away. */
  shortened?: string;
}

/**
 * What is wrong with how a page lies on its screen, one line each: the page goes sideways; words are cut, outside the screen, under or over
 * others, squeezed into a column of letters, or do not follow the size a person has set; Tab goes up the page; what the page is for is too far
 * down, or under something; bars that stay leave too little room. While a dialog is open it is all there is.
 */
export async function layoutFaults(page: Page, promised: Promised): Promise<string[]> {
  // Sent as their source: all that runs in the page is in this file, and takes nothing from outside of it.
  const source = [
    findFaults,
    lookAround,
    findPieces,
    cutFaults,
    limitsOf,
    overFaults,
    fieldFaults,
    orderFaults,
    actionFaults,
    barFaults,
  ];
  return page.evaluate<string[]>(
    `(() => { ${source.join('\n')}\n return findFaults(${JSON.stringify(promised)}); })()`,
  );
}

/** How things are found and named, in the page. */
interface Around {
  root: HTMLElement;
  /** The dialog that is open, or the page. */
  all: Element;
  /** px that rounding may add. */
  slack: number;
  is: (element: Element, selector: string | undefined) => boolean;
  style: (element: Element) => CSSStyleDeclaration;
  isHidden: (element: Element) => boolean;
  /** What it is in that stays while the page moves; what fills the screen is the page. */
  stays: (element: Element | null) => Element | null;
  name: (element: Element) => string;
  words: (text: string) => string;
  /** Once for each kind of fault at each kind of element. */
  say: (what: string, at: Element, text: string) => void;
  faults: string[];
}

/** A run of text as it stands in the page. */
interface Piece {
  of: Element;
  text: string;
  box: DOMRect;
  lines: DOMRect[];
  /** What is left of `box` after all that cuts or scrolls it. */
  seen: DOMRect;
}

function findFaults(promised: Promised): string[] {
  const around = lookAround();
  const { root, all, faults } = around;
  window.scrollTo(0, 0);
  for (const each of document.querySelectorAll('*')) if (each.scrollTop > 0) each.scrollTop = 0;
  if (root.scrollWidth > innerWidth)
    faults.push(`the page goes sideways: ${root.scrollWidth} px in ${innerWidth}`);
  const pieces = findPieces(around);
  cutFaults(around, promised, pieces);
  overFaults(around, pieces);
  fieldFaults(around);
  orderFaults(around);
  const action = [...all.querySelectorAll<HTMLElement>(promised.main)].find(
    (each) => !around.isHidden(each),
  );
  if (!action) return [...faults, `nothing is there of ${promised.main}`];
  actionFaults(around, action, promised.within ?? Infinity);
  if (all === document.body) barFaults(around, action);
  window.scrollTo(0, 0);
  return faults;
}

function lookAround(): Around {
  const root = document.documentElement;
  const styles = new Map<Element, CSSStyleDeclaration>();
  const style = (element: Element): CSSStyleDeclaration => {
    const known = styles.get(element) ?? getComputedStyle(element);
    styles.set(element, known);
    return known;
  };
  const name = (element: Element): string =>
    [element.tagName.toLowerCase(), ...element.classList].join('.');
  const words = (text: string): string => JSON.stringify(text.trim().slice(0, 40));
  const faults: string[] = [];
  const said = new Set<string>();
  return {
    root,
    all: document.querySelector('dialog:modal') ?? document.body,
    slack: 1.5,
    is: (element, selector) => selector !== undefined && element.matches(selector),
    style,
    isHidden: (element) => {
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { clipPath, opacity } = style(at);
        if (clipPath === 'inset(50%)' || opacity === '0') return true;
      }
      return !element.checkVisibility({ visibilityProperty: true });
    },
    stays: (element) => {
      for (let at = element; at && at !== root; at = at.parentElement) {
        const { position } = style(at);
        if (at.matches('dialog:modal')) return null;
        if (position === 'sticky') return at;
        if (position === 'fixed' && at.clientHeight < innerHeight * 0.9) return at;
      }
      return null;
    },
    name,
    words,
    say: (what, at, text) => {
      const once = `${what.replaceAll(/\d+/g, '')} ${name(at)}`;
      if (!said.has(once)) faults.push(`${what} ${name(at)}: ${words(text)}`);
      said.add(once);
    },
    faults,
  };
}

function findPieces({ all, isHidden }: Around): Piece[] {
  const pieces: Piece[] = [];
  const walker = document.createTreeWalker(all, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const of = node.parentElement;
    const text = node.textContent ?? '';
    if (!of || text.trim() === '' || isHidden(of)) continue;
    if (of.closest('script, style, noscript, option, textarea')) continue;
    const range = document.createRange();
    // Spaces at the ends may hang over an edge and cut nothing.
    range.setStart(node, text.length - text.trimStart().length);
    range.setEnd(node, text.trimEnd().length);
    const box = range.getBoundingClientRect();
    if (box.width > 0 && box.height > 0)
      pieces.push({ of, text, box, lines: [...range.getClientRects()], seen: box });
  }
  return pieces;
}

/** Of an element's ancestors, and itself, those that words in it have to stay within, from the inside out. */
function limitsOf({ root, style }: Around, element: Element): Element[] {
  const limits: Element[] = [];
  let out: 'absolute' | 'fixed' | null = null;
  for (let at: Element | null = element; at && at !== root; at = at.parentElement) {
    const { position, display, transform } = style(at);
    // What is placed is let out of all that it is not placed in.
    if (out === 'fixed' && transform === 'none') continue;
    if (out === 'absolute' && position === 'static' && transform === 'none') continue;
    out = position === 'absolute' || position === 'fixed' ? position : null;
    if (display !== 'inline' && display !== 'contents') limits.push(at);
  }
  return limits;
}

/** Words that are cut by what they stand in, spill out of it, or lie outside the screen; small ones, and columns of letters. */
function cutFaults(around: Around, { sideways, shortened }: Promised, pieces: Piece[]): void {
  const { style, is, name, isHidden, slack, say } = around;
  const letters = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  for (const piece of pieces) {
    const { of, text, lines } = piece;
    const letter = Number.parseFloat(style(of).fontSize);
    // Where spaces are kept, one hangs over the end of a line.
    const hang = style(of).whiteSpace === 'normal' ? 0 : letter * 0.35;
    let { left, right, top, bottom } = piece.box;
    const limits = limitsOf(around, of);
    let isFree = true;
    for (const at of limits) {
      const { overflowX, overflowY } = style(at);
      const box = at.getBoundingClientRect();
      const isOver = left < box.left - slack || right > box.right + slack;
      if (overflowX === 'auto' || overflowX === 'scroll') {
        isFree = !is(at, sideways);
        if (!isFree) break;
        if (at.scrollWidth > at.clientWidth + slack) {
          const wide = [...at.querySelectorAll('*')].findLast(
            (each) => !isHidden(each) && each.getBoundingClientRect().right > box.right + slack,
          );
          const by = wide ? name(wide) : 'nothing that is seen';
          say(
            `goes sideways by itself (${at.scrollWidth} px in ${at.clientWidth}, by ${by}):`,
            at,
            text,
          );
          isFree = false;
          break;
        }
      } else if (overflowX !== 'visible' && isOver) {
        if (!is(at, shortened))
          say(`cut (${Math.round(right - left)} px in ${Math.round(box.width)}) by`, at, text);
        else if (box.width < letter * 3.5) say('shortened to next to nothing:', at, text);
      } else if (
        at === limits[0] &&
        (left < box.left - slack - hang || right > box.right + slack + hang)
      )
        say(`spills (${Math.round(right - left)} px) out of`, at, text);
      if (overflowY === 'visible') continue;
      const isCut = top < box.top - slack * 2 || bottom > box.bottom + slack * 2;
      if (isCut && (overflowY === 'hidden' || overflowY === 'clip') && !is(at, shortened))
        say(`cut (${Math.round(bottom - top)} of ${Math.round(box.height)} px high) by`, at, text);
      [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
    }
    piece.seen = new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    if (isFree && (left < -slack || right > innerWidth + slack))
      say(`outside the screen (${Math.round(left)} to ${Math.round(right)} px):`, of, text);
    if (lines.length > 4 && piece.box.width < letter * 3.5)
      say(`squeezed into ${lines.length} lines of ${Math.round(piece.box.width)} px:`, of, text);
    // Paper has sizes of its own.
    if (letter < letters * 0.75 && !of.closest('.page, .sheet-print, .overview-list'))
      say(`small (${letter} px):`, of, text);
  }
}

/** Words over words, and words under something else. */
function overFaults({ style, stays, name, words, say }: Around, pieces: Piece[]): void {
  const blockOf = (element: Element): Element => {
    let at = element;
    while (at.parentElement && style(at).display.startsWith('inline')) at = at.parentElement;
    return at;
  };
  const lines = pieces
    .filter(({ of }) => !stays(of))
    .flatMap(({ of, text, lines, seen }) =>
      lines.map((line) => ({
        of,
        block: blockOf(of),
        text,
        left: Math.max(line.left, seen.left),
        right: Math.min(line.right, seen.right),
        top: Math.max(line.top, seen.top),
        bottom: Math.min(line.bottom, seen.bottom),
      })),
    )
    .filter(({ left, right, top, bottom }) => right - left > 2 && bottom - top > 2)
    .sort((one, other) => one.top - other.top);
  for (const [index, a] of lines.entries()) {
    for (const b of lines.slice(index + 1)) {
      if (b.top >= a.bottom) break;
      if (a.block === b.block) continue;
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - b.top;
      // Lines lie close: only what shares two fifths of one counts.
      if (wide > 4 && high > 0.4 * Math.min(a.bottom - a.top, b.bottom - b.top))
        say(`over ${name(a.of)}: ${words(a.text)} lies`, b.of, b.text);
    }
    const [x, y] = [(a.left + a.right) / 2, (a.top + a.bottom) / 2];
    const top = document.elementFromPoint(x, y);
    if (!top || a.of.contains(top) || top.contains(a.of) || stays(top)) continue;
    // What takes no pointer is looked through, and a label's field lies over its words to be pressed.
    if (style(a.of).pointerEvents === 'none' || top.closest('label')?.contains(a.of)) continue;
    if (!top.contains(a.block)) say(`under ${name(top)} lies`, a.of, a.text);
  }
}

/** What is short in a field is seen whole: a code, a number. */
function fieldFaults({ all, isHidden, slack, words, faults }: Around): void {
  for (const field of all.querySelectorAll('input')) {
    const short = field.value || field.placeholder;
    if (short === '' || [...short].length > 8 || isHidden(field)) continue;
    if (field.scrollWidth > field.clientWidth + slack)
      faults.push(`cut in its field: ${words(short)}`);
  }
}

/** Tab goes down a column, never up. */
function orderFaults({ all, style, isHidden, stays, name, words, faults }: Around): void {
  const stops = [
    ...all.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex="0"], [contenteditable="true"]',
    ),
  ].filter((each) => each.tabIndex >= 0 && !isHidden(each) && !stays(each));
  const layerOf = (element: Element): Element | null => {
    let at: Element | null = element;
    while (at && style(at).position !== 'absolute') at = at.parentElement;
    return at;
  };
  for (const [index, after] of stops.entries()) {
    const before = stops[index - 1];
    if (!before) continue;
    const [a, b] = [before.getBoundingClientRect(), after.getBoundingClientRect()];
    // What lies over the page, a panel or a card, has an order of its own.
    if (layerOf(before) !== layerOf(after)) continue;
    if (b.bottom <= a.top + 2 && b.left < a.right && a.left < b.right)
      faults.push(
        `Tab goes up from ${name(before)} ${words(before.innerText)} to ${name(after)} ${words(after.innerText)}`,
      );
  }
}

/** What the page is for can be scrolled to, whole, and pressed there: in its middle and near each of its edges. */
function actionFaults({ name, words, faults }: Around, action: HTMLElement, within: number): void {
  const said = words(action.innerText);
  const screens = action.getBoundingClientRect().bottom / innerHeight;
  if (screens > within + 0.005)
    faults.push(`what it is for ends ${screens.toFixed(2)} screens down: ${said}`);
  action.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const { left, right, top, bottom, width, height } = action.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const points =
    height > innerHeight
      ? [[x, Math.max(top, 0) + 4]]
      : [
          [x, y],
          [left + 4, y],
          [right - 4, y],
          [x, top + 4],
          [x, bottom - 4],
        ];
  for (const [px = 0, py = 0] of points) {
    const there = document.elementFromPoint(px, py);
    if (there && (action.contains(there) || there.closest('label')?.contains(action))) continue;
    faults.push(
      `what it is for is ${there ? `under ${name(there)}` : 'out of reach'} at ${Math.round(px)}, ${Math.round(py)}: ${said}`,
    );
    return;
  }
}

/** Bars that stay leave most of the screen to what is scrolled below them: the page, or the part of it that scrolls by itself. */
function barFaults(
  { root, all, style, isHidden, stays, name, faults }: Around,
  action: Element,
): void {
  const room = 40;
  const scrollers = [...all.querySelectorAll('*')].filter(
    (each) =>
      (style(each).overflowY === 'auto' || style(each).overflowY === 'scroll') &&
      each.scrollHeight > each.clientHeight + room &&
      each.clientWidth > innerWidth / 2 &&
      !isHidden(each),
  );
  const scroller = scrollers.find((each) => each.contains(action)) ?? scrollers[0] ?? root;
  if (scroller.scrollHeight <= scroller.clientHeight + room) return;
  scroller.scrollTop = Math.min(200, scroller.scrollHeight - scroller.clientHeight);
  const step = 4;
  let taken = 0;
  const by = new Set<string>();
  for (let y = 1; y < innerHeight; y += step) {
    const there = document.elementFromPoint(innerWidth / 2, y);
    const bar = stays(there);
    if (scroller.contains(there) && (!bar || !scroller.contains(bar))) continue;
    taken += step;
    by.add(name(bar ?? there ?? root));
  }
  if (taken > innerHeight * 0.4)
    faults.push(`${[...by].join(', ')} take ${taken} of ${innerHeight} px`);
  scroller.scrollTop = 0;
}
