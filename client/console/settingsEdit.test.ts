import { describe, expect, it } from 'vitest';
import {
  draftOnceIn,
  othersOf,
  settingsEdit,
  withoutPrompt,
  type Settings,
  type SettingsDraft,
} from './settingsEdit.ts';

const WALL: Settings = {
  language: 'en',
  prompts: ['Where?', 'Which?'],
  promptsIn: {},
  sheetQuestions: ['Why?'],
  names: 'named',
};
const began = (part: Partial<SettingsDraft> = {}): SettingsDraft => ({
  ...WALL,
  opened: WALL,
  was: WALL,
  ...part,
});
const WAS = { prompts: WALL.prompts, sheetQuestions: WALL.sheetQuestions };

describe('what saving the questions asks for', () => {
  it('is nothing where nothing was changed, and only what was', () => {
    expect(settingsEdit(began(), WALL).edit).toEqual({ was: WAS });
    expect(settingsEdit(began({ names: 'first' }), WALL).edit).toEqual({
      names: 'first',
      was: WAS,
    });
    expect(settingsEdit(began({ sheetQuestions: ['Why?', ' Who? ', ''] }), WALL).edit).toEqual({
      sheetQuestions: ['Why?', 'Who?'],
      was: WAS,
    });
  });

  it('keeps what somebody else changed in another place of the list', () => {
    const now = { ...WALL, prompts: ['Where?', 'Which of them?'] };
    const draft = began({ prompts: ['Where now?', 'Which?'] });
    expect(settingsEdit(draft, now).edit).toEqual({
      prompts: ['Where now?', 'Which of them?'],
      was: { ...WAS, prompts: now.prompts },
    });
    expect(othersOf(draft, now).prompts).toEqual(['', '']);
  });

  it('in the same place hers is refused once, and goes in when she saves it again, having seen theirs', () => {
    const now = { ...WALL, prompts: ['Whence?', 'Which?'] };
    const draft = began({ prompts: ['Where now?', 'Which?'] });
    const first = settingsEdit(draft, now);
    // What she made it from is no longer there, so the server says no.
    expect(first.edit).toEqual({ prompts: ['Where now?', 'Which?'], was: WAS });
    expect(othersOf(first.again, now).prompts).toEqual(['Whence?', '']);
    expect(settingsEdit(first.again, now).edit).toEqual({
      prompts: ['Where now?', 'Which?'],
      was: { ...WAS, prompts: now.prompts },
    });
  });

  it('where somebody else gave the wall another language, her words stay in the one she wrote them in', () => {
    const wall: Settings = { ...WALL, promptsIn: { 'en-XA': ['Ŵĥéŕé?', ''] } };
    const hers: SettingsDraft = {
      ...wall,
      opened: wall,
      was: wall,
      prompts: ['Where now?', 'Which?'],
      promptsIn: { 'en-XA': ['Ŵĥéŕé?', 'Ŵĥîçĥ?'] },
    };
    const now: Settings = {
      ...WALL,
      language: 'en-XA',
      prompts: ['Ŵĥéŕé?', 'Which?'],
      promptsIn: { en: ['Where?', 'Which?'] },
    };
    const draft = draftOnceIn(hers, now.language);
    expect(settingsEdit(draft, now).edit).toEqual({
      prompts: ['Ŵĥéŕé?', 'Ŵĥîçĥ?'],
      promptsIn: { en: ['Where now?', 'Which?'] },
      was: { ...WAS, prompts: now.prompts, promptsIn: now.promptsIn },
    });
    expect(draftOnceIn(hers, 'en')).toBe(hers);
    // Her own choice stands.
    const chosen: SettingsDraft = { ...hers, language: 'ar-XB' };
    expect(draftOnceIn(chosen, now.language)).toBe(chosen);
  });

  it('further languages go with their questions, and say so only where something changed', () => {
    const wall = { ...WALL, promptsIn: { 'en-XA': ['Ŵĥéŕé?', ''] } };
    const draft = (part: Partial<SettingsDraft>): SettingsDraft => ({
      ...wall,
      opened: wall,
      was: wall,
      ...part,
    });
    expect(settingsEdit(draft({ language: 'en-XA' }), wall).edit).toEqual({
      language: 'en-XA',
      was: WAS,
    });
    const further = { 'en-XA': ['Ŵĥéŕé?', ' Ŵĥîçĥ? '], 'ar-XB': [' ', ''] };
    expect(settingsEdit(draft({ promptsIn: further }), wall).edit).toEqual({
      promptsIn: { 'en-XA': ['Ŵĥéŕé?', 'Ŵĥîçĥ?'] },
      was: { ...WAS, promptsIn: wall.promptsIn },
    });
    // A reworded question keeps what it says elsewhere, and a blank one goes out of every language.
    expect(
      settingsEdit(draft({ prompts: ['', 'Which now?'], promptsIn: further }), wall).edit,
    ).toMatchObject({ prompts: ['Which now?'], promptsIn: { 'en-XA': ['Ŵĥîçĥ?'] } });
    expect(withoutPrompt({ prompts: ['a', 'b'], promptsIn: { 'en-XA': ['A', 'B'] } }, 0)).toEqual({
      prompts: ['b'],
      promptsIn: { 'en-XA': ['B'] },
    });
  });

  it('names that somebody else tightened meanwhile are not loosened by saving questions', () => {
    const now: Settings = { ...WALL, names: 'anonymous' };
    expect(
      settingsEdit(began({ prompts: ['Where now?', 'Which?'] }), now).edit.names,
    ).toBeUndefined();
  });
});
