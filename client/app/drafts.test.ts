import { afterEach, describe, expect, it, vi } from 'vitest';
import { hasDraft, isLike, readDraft, writeDraft } from './drafts.ts';

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
])('%s', (_what, kept, start, expected) => {
  expect(isLike(kept, start)).toBe(expected);
});
