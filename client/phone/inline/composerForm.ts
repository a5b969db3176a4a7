/**
 * The phone's form: inline in its page and small, so that a slow phone takes a note before anything else has arrived. It owns the form for
 * the life of the page; the app listens (`../composer.ts`). No more than browsers of 2016 can run.
 */
import { uuidFromBytes } from '../../../shared/model/ids.ts';
import { lettersLeft } from '../../../shared/model/lettersLeft.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import type { NoteColor, NoteFields } from '../../../shared/model/note.ts';
import { cleanWords, countChars } from '../../../shared/model/text.ts';
import type { ComposedNote, Composer } from '../composer.ts';
import { readWallOnPage } from '../wallOnPage.ts';
import { followKeyboard } from './keyboardLift.ts';
import { chooseByLinks } from './languageLinks.ts';
import { shownPrompts, type ShownPrompt } from '../../../shared/model/shownPrompts.ts';
import type { Language } from '../../../shared/words/languages.ts';
import { say } from './formWords.ts';
import { fillFields, typedFields, wrongField } from './typedFields.ts';
import { part } from './pageWindow.ts';

/** From here on the letters left are told. */
const TELL_FROM = 150;

/** What somebody had begun to write. */
interface Draft {
  text: string;
  prompt: number;
  color?: NoteColor | undefined;
  fields?: NoteFields | undefined;
}

const wall = readWallOnPage();
const EARLY = `ww-early-${wall.joinCode}`;
const DRAFT = `ww-draft-${wall.joinCode}`;
const form = part('ww-form') as HTMLFormElement;
const text = part('ww-text') as HTMLTextAreaElement;
const [said, paper, put] = [part('ww-said'), part('ww-paper'), part('ww-put')];
const fields = part('ww-fields');

const pageLanguage = document.documentElement.lang as Language;
let prompts: readonly ShownPrompt[] = shownPrompts(wall, pageLanguage);
let prompt = 0;
let color: NoteColor = 'yellow';
/** She chose it: it is hers over a reload, too. */
let chosen = false;
let early: ComposedNote[] = [];
let open = true;
let closed = '';
let kept = true;
let thanked = false;

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) || 'null');
  } catch {
    return null;
  }
}
function write(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // No room, or not allowed: it is on the page still.
  }
}

function tell(words: string, isRefused = false): void {
  thanked = false;
  said.textContent = words;
  said.classList.toggle('is-refused', isRefused);
}
function thank(): void {
  const isHere = kept || !navigator.onLine;
  tell(say(isHere ? 'phone.form.kept' : 'phone.form.thanked'));
  thanked = true;
}
const lettersOver = (words: string): number => countChars(words) - LIMITS.noteTextChars;
function count(): void {
  const over = lettersOver(text.value);
  tell(lettersLeft({ say }, -over, LIMITS.noteTextChars, TELL_FROM) || '', over > 0);
}
const fold = (): void => void form.classList.toggle('is-folded', !open && text.value === '');
function draft(): void {
  const filled = typedFields(fields);
  const isBegun = text.value || prompt || filled || chosen;
  write(
    DRAFT,
    isBegun
      ? { text: text.value, prompt, color: chosen ? color : undefined, fields: filled }
      : null,
  );
}

function choose(next: NoteColor): void {
  const input = form.querySelector<HTMLInputElement>(`input[value="${next}"]`);
  // It may not be offered any more.
  if (!input) return;
  input.checked = true;
  color = next;
  paper.setAttribute('data-color', next);
  part('ww-shape').setAttribute('href', `#ww-shape-${next}`);
}

/** Adds an element with words to another. */
function add<Tag extends 'p' | 'span' | 'li' | 'button'>(
  to: Node,
  tag: Tag,
  words = '',
  name = '',
): HTMLElementTagNameMap[Tag] {
  const made = to.appendChild(document.createElement(tag));
  made.textContent = words;
  if (name) made.className = name;
  return made;
}

function ask(): void {
  if (prompt >= prompts.length) prompt = 0;
  const shown = prompts[prompt];
  const heading = part('ww-prompt');
  heading.textContent = shown?.text || say('phone.form.anything');
  heading.lang = shown?.language || pageLanguage;
  const row = part('ww-questions');
  row.hidden = prompts.length < 2;
  row.textContent = '';
  if (row.hidden) return;
  prompts.forEach(({ text: words }, index) => {
    const button = add(row, 'button');
    button.type = 'button';
    add(button, 'span', String(index + 1));
    button.setAttribute('aria-label', say('phone.form.question', { number: index + 1, words }));
    if (index === prompt) button.setAttribute('aria-current', 'true');
    button.addEventListener('click', () => {
      prompt = index;
      ask();
      (row.children[index] as HTMLElement).focus();
      draft();
    });
  });
  add(row, 'p', say('phone.form.questionOf', { number: prompt + 1, count: prompts.length }));
}

function showEarly(note: ComposedNote): void {
  const list = part('ww-early');
  const item = add(list, 'li', '', 'own-note is-kept is-early');
  list.insertBefore(item, list.firstChild);
  const words = add(item, 'p', note.text, 'own-paper');
  words.dir = 'auto';
  words.setAttribute('data-color', note.color);
  add(item, 'p', say('phone.form.early'), 'own-state');
}

const composer: Composer = {
  say,
  onNote: null,
  takeEarly: () => {
    const taken = early;
    early = [];
    return taken;
  },
  forgetEarly: () => write(EARLY, null),
  setPrompts: (next) => {
    if (JSON.stringify(next) === JSON.stringify(prompts)) return;
    prompts = next;
    ask();
  },
  redrawn: () => {
    if (chosen) choose(color);
    const picked = form.querySelector<HTMLInputElement>('[name="color"]:checked');
    if (picked) choose(picked.value as NoteColor);
  },
  setOpen: (next, why = '') => {
    open = next;
    closed = why;
    put.classList.toggle('is-closed', !next);
    put.setAttribute('aria-disabled', String(!next));
    part('ww-put-words').textContent = next
      ? say('phone.form.put')
      : why || say('phone.form.closed');
    fold();
  },
  setKept: (next) => {
    if (kept === next) return;
    kept = next;
    if (thanked) thank();
  },
  setGone: () => {
    form.hidden = true;
  },
};

function take(): void {
  const words = cleanWords(text.value);
  if (!open) return tell(closed || say('phone.form.closedKept'), true);
  text.focus();
  if (words === '') {
    // A second tap of slow hands: what the first one said still holds.
    if (!thanked) tell(say('phone.form.empty'), true);
    return;
  }
  if (lettersOver(words) > 0) return count();
  const wrong = wrongField(form);
  if (wrong) {
    tell(wrong.validationMessage, true);
    return wrong.focus();
  }
  const filled = typedFields(fields);
  const note: ComposedNote = {
    id: uuidFromBytes(crypto.getRandomValues(new Uint8Array(16))),
    text: words,
    color,
    prompt: prompts.length > 0 ? prompt : null,
    ...(filled && { fields: filled }),
    // oxlint-disable-next-line no-restricted-properties -- a time of day, shown to nobody and measured by nobody
    at: Date.now(),
  };
  if (composer.onNote) composer.onNote(note);
  else {
    early.push(note);
    write(EARLY, early);
    showEarly(note);
  }
  text.value = '';
  fillFields(fields, {});
  draft();
  thank();
}

function listen(): void {
  text.addEventListener('input', () => {
    count();
    fold();
    draft();
  });
  text.addEventListener('keydown', (event) => {
    // 229: a key that an input method has.
    const isTaken = event.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || isTaken || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    // Not in every browser.
    if ('requestSubmit' in form) form.requestSubmit();
    else put.click();
  });
  fields.addEventListener('input', draft);
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'color') return;
    choose(target.value as NoteColor);
    chosen = true;
    draft();
  });
  paper.addEventListener('click', ({ target }) => {
    if (target !== text) text.focus();
  });
  form.addEventListener('submit', (event) => {
    if (window.wwPlain) return;
    event.preventDefault();
    take();
  });
}

function begin(): void {
  part('ww-own').hidden = false;
  part('ww-later').hidden = true;
  early = (read(EARLY) as ComposedNote[] | null) || [];
  early.forEach(showEarly);
  composer.redrawn();
  // Posted plainly, and taken.
  if (/[?&]put=1/.test(location.search)) write(DRAFT, null);
  const begun = read(DRAFT) as Partial<Draft> | null;
  if (begun && !text.value) {
    if (begun.fields) fillFields(fields, begun.fields);
    text.value = begun.text || '';
    prompt = begun.prompt || 0;
    if (begun.color) {
      choose(begun.color);
      chosen = true;
    }
  }
  ask();
  if (!said.textContent) count();
  composer.setOpen(wall.posting === 'open');
  if (window.wwPressed) take();
}

listen();
followKeyboard();
chooseByLinks();
window.wwComposer = composer;
begin();
