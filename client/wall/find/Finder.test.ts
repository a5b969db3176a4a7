import { beforeEach, describe, expect, it, vi } from 'vitest';
import { notesRoot } from '../../../shared/documents/readNotes.ts';
import { writeDraft } from '../../app/drafts.ts';
import { SESSION, testWall, write, type TestWall } from '../testWall.ts';
import { Finder } from './Finder.ts';
import type { SimilarityClient } from './SimilarityClient.ts';

const GIVEN = {
  notes: ['a', 'b', 'c', 'd', 'e'],
  placements: {
    a: { cluster: 'birds', pos: [12, 96] as const },
    b: { cluster: 'birds', pos: [204, 96] as const },
  },
  clusters: { birds: { name: 'Birds', pos: [0, -800] as const } },
};

/** Notes are compared as a test says. */
const fakeSimilarity = () => ({
  moreLike: vi.fn<SimilarityClient['moreLike']>(),
  lookAlikes: vi.fn<SimilarityClient['lookAlikes']>(),
  close: vi.fn<SimilarityClient['close']>(),
});

interface Found extends TestWall {
  finder: Finder;
  /** Notes the view was brought to. */
  shown: string[];
  similarity: ReturnType<typeof fakeSimilarity>;
}

function open(): Found {
  const wall = testWall(GIVEN);
  const shown: string[] = [];
  const similarity = fakeSimilarity();
  const finder = new Finder(wall.model, { similarity, show: (id) => void shown.push(id) });
  finder.follow();
  return { ...wall, finder, shown, similarity };
}
beforeEach(() => writeDraft('find-abc123def456', undefined));

describe('searching', () => {
  it('has what was found stand out, in the outline’s order, and nothing where nothing is asked for', () => {
    const { finder, scene } = open();
    finder.open();
    expect([finder.state.matches, scene.marks.found]).toEqual([null, null]);
    finder.look({ text: 'words' });
    expect(finder.state.matches).toEqual(['a', 'b', 'c', 'd', 'e']);
    finder.look({ text: 'of b' });
    expect(finder.state.matches).toEqual(['b']);
    expect([finder.shown(), scene.marks.found]).toEqual([new Set(['b']), new Set(['b'])]);
    finder.look({ text: 'nowhere' });
    expect(scene.marks.found, 'all fade').toEqual(new Set());
    finder.look({ text: '', loose: true });
    expect(finder.state.matches).toEqual(['c', 'd', 'e']);
  });

  it('keeps its words for when the page is loaded again, and for no longer than they stand there', () => {
    const { finder, model, similarity } = open();
    finder.look({ text: 'coast' });
    const again = (): string =>
      new Finder(model, { similarity, show: () => undefined }).state.filter.text;
    expect(again()).toBe('coast');
    finder.look({ text: '' });
    expect(again()).toBe('');
  });

  it('ends when it is closed: notes look as they do, the words stay', () => {
    const { finder, scene } = open();
    finder.open();
    finder.look({ text: 'of b' });
    finder.close();
    expect([finder.state.matches, scene.marks.found]).toEqual([null, null]);
    expect(finder.state.filter.text).toBe('of b');
    finder.open();
    expect(finder.state.matches).toEqual(['b']);
  });

  it('is brought up to date while notes stream in, not with each', () => {
    const { finder, note, clock } = open();
    finder.open();
    finder.look({ text: 'words' });
    let told = 0;
    finder.subscribe(() => (told += 1));
    for (const id of ['f', 'g', 'h']) {
      note(id);
      clock.pass(40);
    }
    expect(told).toBe(0);
    clock.pass(200);
    expect([told, finder.state.matches?.length]).toEqual([1, 8]);
  });

  it('costs nothing while nothing is looked for', () => {
    const { finder, note, clock } = open();
    let told = 0;
    finder.subscribe(() => (told += 1));
    note('f');
    clock.pass(1_000);
    expect(told).toBe(0);
  });

  it('is followed no more once its page is gone', () => {
    const wall = testWall(GIVEN);
    const similarity = fakeSimilarity();
    const finder = new Finder(wall.model, { similarity, show: () => undefined });
    const stop = finder.follow();
    finder.open();
    finder.look({ text: 'words' });
    wall.note('f');
    wall.clock.pass(50);
    stop();
    wall.clock.pass(1_000);
    expect([finder.state.matches?.length, similarity.close.mock.calls.length]).toEqual([5, 1]);
  });
});

describe('going from note to note', () => {
  it('goes through what was found, forth and back, around both ends', () => {
    const { finder, shown, scene, said } = open();
    finder.step(1);
    expect(shown, 'nothing is looked for').toEqual([]);
    finder.open();
    finder.look({ loose: true });
    for (const by of [1, 1, 1, 1, -1, -1] as const) finder.step(by);
    expect(shown).toEqual(['c', 'd', 'e', 'c', 'e', 'd']);
    expect([finder.state.current, scene.marks.focus]).toEqual(['d', 'd']);
    expect(said().at(-1)).toBe('2 of 3: “Words of d” Not yet grouped.');
  });

  it('begins at the last one when it sets out backwards', () => {
    const { finder, shown } = open();
    finder.open();
    finder.look({ loose: true });
    finder.step(-1);
    expect(shown).toEqual(['e']);
  });

  it('goes to the next note in no group, in the order they came, from where it was last', () => {
    const { finder, shown, said } = open();
    finder.nextLoose();
    expect(said()).toEqual(['3 left: “Words of c” Not yet grouped.']);
    finder.leaveCurrent();
    finder.nextLoose();
    finder.nextLoose();
    finder.nextLoose();
    expect(shown).toEqual(['c', 'd', 'e', 'c']);
  });

  it('says so when every note is in a group', () => {
    const { finder, notes, settle, said } = open();
    write(notes.doc, () => ['c', 'd', 'e'].forEach((id) => notesRoot(notes.doc).delete(id)));
    settle();
    finder.nextLoose();
    expect(said()).toEqual(['Every note is in a group.']);
  });

  it('follows the keyboard in the outline, silently and without flying', () => {
    const { finder, shown, scene, said } = open();
    let told = 0;
    finder.subscribe(() => (told += 1));
    finder.visit('d');
    finder.visit('d');
    expect([finder.state.current, scene.marks.focus, told]).toEqual(['d', 'd', 1]);
    expect([shown, said()]).toEqual([[], []]);
  });

  it('leaves the note when a hand takes over, and when it went', () => {
    const { finder, scene, notes, settle } = open();
    finder.visit('d');
    finder.leaveCurrent();
    expect([finder.state.current, scene.marks.focus]).toEqual([null, null]);
    finder.visit('e');
    write(notes.doc, () => notesRoot(notes.doc).delete('e'));
    settle();
    expect(finder.state.current).toBeNull();
  });

  it('says where a note is', () => {
    const { finder } = open();
    expect([finder.whereIs('a'), finder.whereIs('c')]).toEqual([
      'In group 1, Birds',
      'Not yet grouped',
    ]);
  });
});

describe('choosing', () => {
  it('takes the note the keyboard is at, or lets it go', () => {
    const { finder, model, said } = open();
    finder.toggleCurrent();
    finder.visit('c');
    finder.toggleCurrent();
    finder.visit('d');
    finder.toggleCurrent();
    finder.visit('c');
    finder.toggleCurrent();
    expect([...model.state.selection]).toEqual(['d']);
    expect(said()).toEqual(['Chosen; 1 chosen.', 'Chosen; 2 chosen.', 'Not chosen; 1 chosen.']);
    model.follow({ ...SESSION, locked: true }, 'volunteer', 'me');
    finder.toggleCurrent();
    expect([...model.state.selection], 'locked').toEqual(['d']);
  });

  it('takes all that was found', () => {
    const { finder, model, said } = open();
    finder.chooseMatches();
    finder.open();
    finder.look({ loose: true });
    finder.chooseMatches();
    expect([...model.state.selection]).toEqual(['c', 'd', 'e']);
    finder.look({ text: 'of c' });
    finder.chooseMatches();
    expect(said()).toEqual(['3 notes chosen.', '1 note chosen.']);
  });
});

describe('more like this', () => {
  it('suggests, and changes nothing until a person says so', async () => {
    const { finder, model, similarity, said } = open();
    similarity.moreLike.mockResolvedValue(['d', 'e']);
    await finder.suggest();
    expect(similarity.moreLike, 'nothing is chosen').not.toHaveBeenCalled();
    model.selection.chooseNotes(['c']);
    const asked = finder.suggest();
    expect(finder.state.panel).toMatchObject({ kind: 'more-like', found: null });
    await asked;
    expect(finder.state.panel).toMatchObject({ chosen: ['c'], found: ['d', 'e'] });
    expect([...(finder.shown() ?? [])]).toEqual(['c', 'd', 'e']);
    expect(model.state.steps.done).toEqual([]);
    expect(said()).toEqual(['2 notes are like these.']);
  });

  it('looks elsewhere than in the group that the chosen ones are in', async () => {
    const { finder, model, similarity, said } = open();
    similarity.moreLike.mockResolvedValue([]);
    model.selection.chooseNotes(['a']);
    await finder.suggest();
    expect(similarity.moreLike).toHaveBeenCalledWith(model.state.wall, ['a'], ['a', 'b'], 8);
    expect(said()).toEqual(['No other note is much like this one.']);
  });

  it('groups what was ticked with what was chosen, or moves it to their group', async () => {
    const { finder, model, similarity } = open();
    similarity.moreLike.mockResolvedValue(['d', 'e']);
    model.selection.chooseNotes(['c']);
    await finder.suggest();
    finder.tick('d');
    finder.tick('e');
    finder.tick('e');
    finder.groupTicked('outline');
    const made = model.state.namingInOutline ?? '';
    expect(model.state.wall.clusters.get(made)?.notes.sort()).toEqual(['c', 'd']);
    expect(finder.state.panel.kind).toBe('closed');
    model.selection.chooseNotes(['a']);
    await finder.suggest();
    finder.tick('e');
    finder.groupTicked('wall');
    expect(model.state.wall.notes.get('e')?.cluster).toBe('birds');
    expect([...model.state.selection]).toEqual([]);
  });

  it('adds what was ticked to what is chosen', async () => {
    const { finder, model, similarity } = open();
    similarity.moreLike.mockResolvedValue(['d', 'e']);
    model.selection.chooseNotes(['c']);
    await finder.suggest();
    finder.tick('e');
    finder.chooseTicked();
    expect([...model.state.selection]).toEqual(['c', 'e']);
    finder.tick('d');
    finder.chooseTicked();
    finder.groupTicked('wall');
    expect(model.state.steps.done, 'the panel is closed').toEqual([]);
  });

  it('that could not be compared is said; the wall is as it was', async () => {
    const { finder, model, similarity, said } = open();
    similarity.moreLike.mockRejectedValue(new Error('no worker'));
    model.selection.chooseNotes(['c']);
    await finder.suggest();
    expect(finder.state.panel.kind).toBe('search');
    expect(said()[0]).toContain('could not be compared');
  });

  it('that comes when nobody waits for it any more is dropped', async () => {
    const { finder, model, similarity, said } = open();
    let answer: (found: string[]) => void = () => undefined;
    similarity.moreLike.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    model.selection.chooseNotes(['c']);
    const asked = finder.suggest();
    finder.close();
    answer(['d']);
    await asked;
    expect([finder.state.panel.kind, said()]).toEqual(['closed', []]);
  });
});

describe('look-alikes', () => {
  it('are asked about one set after the other, those that are settled not at all', async () => {
    const { finder, similarity, shown, said } = open();
    similarity.lookAlikes.mockResolvedValue([
      ['c', 'd'],
      ['a', 'b'],
      ['b', 'e'],
    ]);
    await finder.lookForAlikes();
    expect(finder.state.panel).toMatchObject({ kind: 'look-alikes', at: 1, total: 2 });
    expect([shown, said()]).toEqual([['c'], ['Look-alikes 1 of 2: 2 notes.']]);
    finder.answerAlikes('leave');
    expect([...(finder.shown() ?? [])]).toEqual(['b', 'e']);
    finder.answerAlikes('leave');
    expect(said()).toEqual(['Look-alikes 2 of 2: 2 notes.', 'No more look-alikes.']);
    await finder.lookForAlikes();
    expect(finder.state.panel, 'answered here before').toMatchObject({ total: 0 });
  });

  it('are put together: to the one that is in a group, else in a new one', async () => {
    const { finder, model, similarity } = open();
    similarity.lookAlikes.mockResolvedValue([
      ['b', 'e'],
      ['c', 'd'],
    ]);
    await finder.lookForAlikes();
    finder.answerAlikes('group');
    expect(model.state.wall.notes.get('e')?.cluster).toBe('birds');
    finder.answerAlikes('group');
    expect(model.state.wall.notes.get('c')?.cluster).toBe(model.state.wall.notes.get('d')?.cluster);
    expect(model.state.wall.loose).toEqual([]);
  });

  it('that were settled by others meanwhile are passed over', async () => {
    const { finder, similarity, notes, settle } = open();
    similarity.lookAlikes.mockResolvedValue([
      ['c', 'd'],
      ['d', 'e'],
    ]);
    await finder.lookForAlikes();
    write(notes.doc, () => notesRoot(notes.doc).delete('e'));
    settle();
    finder.answerAlikes('leave');
    expect(finder.state.panel).toMatchObject({ sets: [], at: 2 });
    finder.answerAlikes('leave');
    expect(finder.state.panel).toMatchObject({ sets: [] });
  });

  it('that could not be compared are said', async () => {
    const { finder, similarity, said } = open();
    similarity.lookAlikes.mockRejectedValue(new Error('no worker'));
    await finder.lookForAlikes();
    expect([finder.state.panel.kind, said().length]).toEqual(['search', 1]);
  });

  it('are not answered where none are asked about', () => {
    const { finder, model } = open();
    finder.answerAlikes('group');
    expect(model.state.steps.done).toEqual([]);
  });
});
