import type { JSX } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepOpen, readFields, writeDraft, writeFields } from './drafts.ts';
import { useDraft, useDraftDialog, useDraftOf } from './useDraft.ts';

const START = { text: '', table: null as string | null };

/** What stands in a page's session storage outlives its reload. */
beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => {
  for (const key of ['a', 'b', 'line', 'open']) writeDraft(key, undefined);
  vi.unstubAllGlobals();
});

/** What a form shows when its page is drawn for the first time. */
const shownBy = (Form: () => JSX.Element): string => renderToStaticMarkup(<Form />);

describe('a form that is drawn', () => {
  const form = (key: string) =>
    function Form(): JSX.Element {
      const [{ text, table }] = useDraftOf(key, START);
      return (
        <p>
          {text}, {table ?? 'no table'}
        </p>
      );
    };

  it('holds what was being typed in it before, and else what it starts with', () => {
    writeFields('a', START, { text: 'Clean wat', table: 't1' });
    expect(shownBy(form('a'))).toBe('<p>Clean wat, t1</p>');
    expect(shownBy(form('b'))).toBe('<p>, no table</p>');
  });

  it('keeps and forgets by the same key', () => {
    const acts: [set: (next: typeof START) => void, forget: () => void][] = [];
    shownBy(function Form() {
      const [, ...rest] = useDraftOf('a', START);
      acts.push(rest);
      return <p />;
    });
    const [[set, forget] = [() => undefined, () => undefined]] = acts;
    // Outside of a page nothing is drawn again; what is kept is what counts here.
    const quietly = (act: () => void): void => {
      try {
        act();
      } catch {
        // The form is not on a page any more.
      }
    };
    quietly(() => set({ text: 'Rivers', table: null }));
    expect(readFields('a', START)).toEqual({ text: 'Rivers', table: null });
    quietly(() => forget());
    expect(readFields('a', START)).toEqual(START);
  });
});

describe('one line that is typed', () => {
  it('is there again, and starts with what it is given', () => {
    const line = function Line(): JSX.Element {
      const [words] = useDraft('line', 'Hello');
      return <p>{words}</p>;
    };
    expect(shownBy(line)).toBe('<p>Hello</p>');
    writeFields('line', 'Hello', 'Hello every');
    expect(shownBy(line)).toBe('<p>Hello every</p>');
  });
});

describe('a dialog around them', () => {
  it('is open again where it was open over what is typed, and only there', () => {
    const dialog = function Dialog(): JSX.Element {
      const [isOpen] = useDraftDialog('open', ['a']);
      return <p>{isOpen ? 'open' : 'shut'}</p>;
    };
    expect(shownBy(dialog)).toBe('<p>shut</p>');
    keepOpen('open', true);
    expect(shownBy(dialog)).toBe('<p>shut</p>');
    writeFields('a', START, { text: 'Half a', table: null });
    expect(shownBy(dialog)).toBe('<p>open</p>');
    keepOpen('open', false);
    expect(shownBy(dialog)).toBe('<p>shut</p>');
  });
});
