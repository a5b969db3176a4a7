import { expect, test } from 'vitest';
import {
  changeOf,
  draftSince,
  drafted,
  isDirty,
  NO_DRAFT,
  overOthers,
  withDraft,
} from './runDraft.ts';

const STEP = { id: 'rate', title: 'Rate', minutes: 8, form: ['a'] };

test('what was changed stands over what others make of the rest', () => {
  const draft = drafted(NO_DRAFT, STEP, { ...STEP, title: 'Rate them' });
  expect(withDraft({ ...STEP, minutes: 10 }, draft)).toEqual({
    ...STEP,
    minutes: 10,
    title: 'Rate them',
  });
});

test('typed back it is no change any more', () => {
  const draft = drafted(NO_DRAFT, STEP, { ...STEP, title: 'R' });
  const back = drafted(draft, { ...STEP, title: 'R' }, STEP);
  expect(isDirty(draft)).toBe(true);
  expect(back).toEqual(NO_DRAFT);
});

test('what is taken away is asked for by null', () => {
  const { minutes: _minutes, ...without } = STEP;
  const draft = drafted(NO_DRAFT, STEP, without);
  expect(changeOf(draft, 'rate')).toEqual({
    do: 'set-step',
    step: 'rate',
    was: { minutes: 8 },
    set: { minutes: null },
  });
  expect(withDraft(STEP, draft)).not.toHaveProperty('minutes');
});

test('lines without words are not sent, and stay where they are typed', () => {
  const draft = drafted(NO_DRAFT, STEP, { ...STEP, form: ['a', '', 'b', ''] });
  expect(changeOf(draft, null)).toMatchObject({ do: 'set-script', set: { form: ['a', 'b'] } });
  expect(draft.now).toEqual({ form: ['a', '', 'b', ''] });
});

test('what is typed while it is being kept is sent next, from what was kept', () => {
  const sent = drafted(NO_DRAFT, STEP, { ...STEP, title: 'Rate th', minutes: 9 });
  const more = drafted(
    sent,
    { ...STEP, title: 'Rate th', minutes: 9 },
    {
      ...STEP,
      title: 'Rate them',
      minutes: 9,
    },
  );
  expect(draftSince(sent, more)).toEqual({
    was: { title: 'Rate th' },
    now: { title: 'Rate them' },
  });
  expect(draftSince(sent, sent)).toEqual(NO_DRAFT);
});

test('over what somebody else wrote meanwhile, once she has seen it', () => {
  const draft = drafted(NO_DRAFT, STEP, { ...STEP, title: 'Mine' });
  expect(overOthers(draft, { ...STEP, title: 'Theirs' })).toEqual({
    was: { title: 'Theirs' },
    now: { title: 'Mine' },
  });
});
