import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { PHASES, type Session } from '../../shared/model/session.ts';
import type { ConsoleView, PersonRow } from './consoleView.ts';
import { countWords, listNames } from './countWords.ts';
import { inverseOf, saidOf, stillStands, undoWordOf, type UndoableAction } from './lastAction.ts';
import { whoNeedsMe } from './needs.ts';
import { nextStep } from './nextStep.ts';
import { readConsoleView } from './readConsoleView.ts';

const session = (part: Partial<Session> = {}): Session => ({
  title: 'Hui', activity: 'leverage-points', joinCode: 'HUA42K', phase: 'gather', prompts: ['Where?'], settings: { reveal: 'live', names: 'named' },
  revealed: true, posting: 'open', locked: false, timer: null, createdAt: 0, ...part,
});
const view = (part: Partial<ConsoleView> = {}): ConsoleView => ({ session: session(), me: 'me', here: 1, groups: [], loose: 0, notes: [], people: [], hands: 0, ...part });
const person = (id: string, part: Partial<PersonRow> = {}): PersonRow => ({ id, name: id, role: 'participant', arrival: 'code', offer: 'offered', removed: false, joinedAt: 0, ...part });

describe('next step', () => {
  it('follows the phases, and the last one is to keep the wall', () => {
    const kinds = PHASES.map((phase) => nextStep(view({ session: session({ phase }) })));
    expect(kinds.map((step) => (step.kind === 'phase' ? step.phase : step.kind))).toEqual(['cluster', 'tables', 'gallery', 'connect', 'follow-up', 'keep']);
  });

  it('is the reveal while notes are private, in every phase, and says that it cannot be undone', () => {
    for (const phase of PHASES) {
      const step = nextStep(view({ session: session({ phase, revealed: false }) }));
      expect(step.kind).toBe('reveal');
      expect(step.consequence).toContain('cannot be undone');
    }
  });

  it('says how many screens change, without the facilitator’s own', () => {
    expect(nextStep(view({ here: 49, session: session({ phase: 'tables' }) })).consequence).toBe('48 other people’s screens then say “Walk the gallery”. You can come back.');
  });
});

describe('who needs me', () => {
  it('is nobody on a calm wall', () => {
    expect(whoNeedsMe(view())).toEqual([]);
  });

  it('lists offers together, and neither helpers, nor who was removed or told not now', () => {
    const people = [person('Aroha'), person('Jonas'), person('Mere', { offer: 'declined' }), person('Tui', { removed: true }), person('Kiri', { role: 'volunteer', offer: 'accepted' })];
    expect(whoNeedsMe(view({ people }))).toEqual([
      { kind: 'offers', people: ['Aroha', 'Jonas'], title: 'Aroha and Jonas', text: 'offer to help group the notes.', accept: 'Let both in', decline: 'Not now' },
    ]);
  });

  it('names what keeps people from working', () => {
    const stuck = view({ session: session({ phase: 'cluster', revealed: false, locked: true }), groups: [{ id: 'a', number: 2, name: ' ', notes: 3 }] });
    expect(whoNeedsMe(stuck).map((need) => need.kind)).toEqual(['private', 'locked', 'unnamed']);
    expect(whoNeedsMe(view({ session: session({ posting: 'closed' }) })).map((need) => need.kind)).toEqual(['posting']);
  });
});

describe('last action', () => {
  const actions: UndoableAction[] = [
    { kind: 'phase', from: 'gather', to: 'cluster' }, { kind: 'lock', locked: true }, { kind: 'posting', posting: 'closed' },
    { kind: 'hide', notes: ['n'], hidden: true }, { kind: 'title', from: 'A', to: 'B' }, { kind: 'decline', people: ['p'], names: 'Aroha' },
  ];

  it.each(actions)('$kind: undone twice is the action itself', (action) => {
    expect(inverseOf(inverseOf(action))).toEqual(action);
    expect(saidOf(action)).toMatch(/^You /);
    expect(undoWordOf(action)).not.toBeNull();
  });

  it('is no longer offered once somebody else went on', () => {
    const action: UndoableAction = { kind: 'phase', from: 'gather', to: 'cluster' };
    expect(stillStands(action, session({ phase: 'cluster' }))).toBe(true);
    expect(stillStands(action, session({ phase: 'tables' }))).toBe(false);
  });
});

describe('reading the documents', () => {
  it('counts notes by open group, follows merges, and ignores what is gone', () => {
    const documents = { notes: new Y.Doc(), people: new Y.Doc(), arrangement: new Y.Doc() };
    const clusters = documents.arrangement.getMap('clusters');
    const cluster = (record: Record<string, unknown>): Y.Map<unknown> => new Y.Map(Object.entries(record));
    clusters.set('a', cluster({ name: 'Rivers', color: 'blue', pos: [500, -900] }));
    clusters.set('b', cluster({ name: 'Towns', color: 'pink', pos: [0, -900] }));
    clusters.set('old', cluster({ name: 'Water', color: 'blue', pos: [0, 0], state: 'dissolved', into: 'a' }));
    const placements = documents.arrangement.getMap('placements');
    placements.set('n0', { cluster: 'a', pos: [0, 0] });
    placements.set('n1', { cluster: 'old', pos: [0, 0] });
    placements.set('withdrawn', { cluster: 'b', pos: [0, 0] });
    const notes = documents.notes.getMap('notes');
    for (const seq of [2, 0, 1]) notes.set(`n${seq}`, { text: `Note ${seq}`, color: 'yellow', at: seq, seq });
    documents.people.getMap('people').set('p', { name: 'Aroha', role: 'participant', arrival: 'code', offer: 'none', removed: false, joinedAt: 1 });
    const read = readConsoleView(documents, { session: session(), me: 'me', here: 2, hands: 1 });
    expect(read.groups).toEqual([{ id: 'b', number: 1, name: 'Towns', notes: 0 }, { id: 'a', number: 2, name: 'Rivers', notes: 2 }]);
    expect(read.loose).toBe(1);
    expect(read.notes.map((note) => [note.id, note.group])).toEqual([['n0', 2], ['n1', 2], ['n2', undefined]]);
    expect(read.people.map((each) => each.name)).toEqual(['Aroha']);
  });
});

describe('words', () => {
  it('count and list as people say it', () => {
    expect([countWords(1, 'note', 'notes'), countWords(1200, 'note', 'notes')]).toEqual(['1 note', '1,200 notes']);
    expect([['A'], ['A', 'B'], ['A', 'B', 'C'], ['A', 'B', 'C', 'D', 'E']].map(listNames)).toEqual(['A', 'A and B', 'A, B and C', 'A, B and 3 more']);
  });
});
