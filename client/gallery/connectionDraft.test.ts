import { beforeEach, expect, test } from 'vitest';
import { writeDraft } from '../app/drafts.ts';
import {
  readConnectionDraft,
  rewordingOf,
  wordsDraft,
  type ConnectionDraft,
} from './connectionDraft.ts';

const OPEN = 'connecting-w1';
const WORDS = { text: 'Both need the fen' };
let written: string[];
const write = (key: string, value: unknown): void => {
  written.push(key);
  writeDraft(key, value);
};
beforeEach(() => {
  for (const key of written ?? []) writeDraft(key, undefined);
  written = [];
});

test.each<ConnectionDraft>([{ from: 't1' }, { from: 't1', to: 't2' }, {}, { edit: 'c1' }])(
  'a dialog that was open with words in it is open again: %j',
  (draft) => {
    write(OPEN, draft);
    expect(readConnectionDraft('w1')).toBeNull();
    write(wordsDraft('w1', draft), WORDS);
    expect(readConnectionDraft('w1')).toEqual(draft);
    expect(readConnectionDraft('w2')).toBeNull();
  },
);

test('words whose dialog was closed open none', () => {
  write(wordsDraft('w1', { from: 't1' }), WORDS);
  expect(readConnectionDraft('w1')).toBeNull();
});

test.each([null, 'words', { edit: 7 }, { from: ['t1'] }])(
  'what another version of the page left opens none: %j',
  (kept) => {
    write(OPEN, kept);
    write(wordsDraft('w1', {}), WORDS);
    expect(readConnectionDraft('w1')).toBeNull();
  },
);

test('rewording says only what was changed, and what the words were made from', () => {
  const began = { was: 'Both need the fen', kind: 'supports' as const };
  const now = { text: began.was, relation: began.kind, ...began };
  expect(rewordingOf(now)).toBeNull();
  expect(rewordingOf({ ...now, text: `  ${began.was} ` })).toBeNull();
  expect(rewordingOf({ ...now, text: '  ' })).toBeNull();
  expect(rewordingOf({ ...now, text: ' ', relation: 'reinforces' })).toBeNull();
  expect(rewordingOf({ ...now, text: ' Both need water ' })).toEqual({
    text: 'Both need water',
    was: ['Both need the fen'],
  });
  expect(rewordingOf({ ...now, relation: 'reinforces' })).toEqual({ relation: 'reinforces' });
});
