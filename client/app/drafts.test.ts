import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  hasDraft,
  isLike,
  isOpenAgain,
  keepOpen,
  readDraft,
  readFields,
  writeDraft,
  writeFields,
} from './drafts.ts';

/** A tab's storage, as a browser has it. */
class TabStorage {
  readonly kept = new Map<string, string>();
  getItem = (key: string): string | null => this.kept.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.kept.set(key, value);
  removeItem = (key: string): void => void this.kept.delete(key);
}

/** The page as it is after a reload: the module anew, the tab's storage the same. */
async function reload(): Promise<typeof import('./drafts.ts')> {
  vi.resetModules();
  return import('./drafts.ts');
}

afterEach(() => vi.unstubAllGlobals());

describe('words that are being typed', () => {
  it('outlive a reload and are gone once they were sent', async () => {
    const storage = new TabStorage();
    vi.stubGlobal('sessionStorage', storage);
    writeDraft('t1-question', 'How much does');
    const after = await reload();
    expect(after.readDraft('t1-question')).toBe('How much does');
    expect(after.hasDraft('t1-connection')).toBe(false);
    after.writeDraft('t1-question', undefined);
    expect((await reload()).hasDraft('t1-question')).toBe(false);
    expect(storage.kept.size).toBe(0);
  });

  it('live as long as the page where there is no storage', () => {
    vi.stubGlobal('sessionStorage', {
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('full');
      },
      removeItem: () => {
        throw new Error('forbidden');
      },
    });
    writeDraft('name', 'Ngaio');
    expect(readDraft('name')).toBe('Ngaio');
    writeDraft('name', undefined);
    expect(hasDraft('name')).toBe(false);
  });

  it('are nothing where another hand left something else', () => {
    vi.stubGlobal('sessionStorage', { getItem: () => '{"text":' });
    expect(readDraft('odd')).toBeUndefined();
  });
});

describe('fields of a form', () => {
  const START = { title: '', prompts: ['Where?'], kept: null as string | null };
  const TYPED = { title: 'Hui', prompts: ['Where?', 'Who?'], kept: 'x' };

  it('are there again as they were left', () => {
    writeFields('wall', START, TYPED);
    expect(readFields('wall', START)).toEqual(TYPED);
    expect(readFields('another wall', START)).toBe(START);
    writeDraft('wall', undefined);
    expect(readFields('wall', START)).toBe(START);
  });

  it('are nothing to keep once they are as they started', () => {
    writeFields('wall', START, TYPED);
    writeFields('wall', START, { ...START });
    expect(hasDraft('wall')).toBe(false);
  });

  it('that an older page left in another form do not come back half', () => {
    for (const odd of ['words', { title: 'Hui' }, { ...TYPED, prompts: 'Where?' }, null, 5]) {
      writeDraft('wall', odd);
      expect(readFields('wall', START)).toBe(START);
    }
    writeDraft('wall', undefined);
  });
});

describe('a dialog around fields', () => {
  const FIELDS = ['words-a', 'words-b'];

  it('is open again after a reload where something is typed in one of them', async () => {
    const storage = new TabStorage();
    vi.stubGlobal('sessionStorage', storage);
    keepOpen('settings', true);
    writeDraft('words-b', 'Who pays?');
    const after = await reload();
    expect(after.isOpenAgain('settings', FIELDS)).toBe(true);
    expect(after.isOpenAgain('another', FIELDS)).toBe(false);
    after.keepOpen('settings', false);
    expect((await reload()).isOpenAgain('settings', FIELDS)).toBe(false);
    writeDraft('words-b', undefined);
  });

  it('stays shut where nothing was typed, and where it was shut over what was', () => {
    keepOpen('settings', true);
    expect(isOpenAgain('settings', FIELDS)).toBe(false);
    keepOpen('settings', false);
    writeDraft('words-a', 'Who pays?');
    expect(isOpenAgain('settings', FIELDS)).toBe(false);
    writeDraft('words-a', undefined);
  });
});

it.each([
  ['a text', 'x', '', true],
  ['a text for a list', 'x', [], false],
  ['a list of texts', ['a'], [], true],
  ['a list of other things', [1], [], false],
  ['a form', { to: 'a', text: '' }, { to: '', text: '' }, true],
  ['an older form', { to: 'a' }, { to: '', text: '' }, false],
  ['text or nothing: a text', 'x', null, true],
  ['text or nothing: a number', 5, null, false],
  ['nothing for a form', null, { to: '' }, false],
  ['nothing for a text', null, '', false],
  ['a form in a form', { to: { text: 'a' } }, { to: { text: '' } }, true],
  ['an older form in a form', { to: { words: 'a' } }, { to: { text: '' } }, false],
  ['a newer form', { to: 'a', more: 1 }, { to: '' }, true],
  ['a list for a form', ['a'], { 0: 'a' }, false],
  ['a choice', true, false, true],
  ['a text for a choice', 'true', false, false],
])('%s', (_what, kept, start, expected) => {
  expect(isLike(kept, start)).toBe(expected);
});
