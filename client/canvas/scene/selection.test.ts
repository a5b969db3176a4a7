import { beforeEach, describe, expect, it } from 'vitest';
import { Selection } from './selection.ts';
import { wallOf, without } from './testScene.ts';

let drawn = 0;
let told = 0;
let selection: Selection;
beforeEach(() => {
  drawn = 0;
  told = 0;
  selection = new Selection(() => void (drawn += 1));
  selection.subscribe(() => (told += 1));
});
const chosen = (): string[] => [...selection.notes];

describe('choosing', () => {
  it('has nothing chosen at first', () => {
    expect(selection.choice).toEqual({ notes: new Set(), cluster: null, renaming: null });
  });

  it('takes these notes and no others, and lets a group go', () => {
    selection.chooseGroup('birds');
    selection.chooseNotes(['a', 'b']);
    expect([chosen(), selection.cluster]).toEqual([['a', 'b'], null]);
    selection.chooseNotes(['c']);
    expect(chosen()).toEqual(['c']);
  });

  it('takes one note more or less and says which, and lets a group go', () => {
    selection.chooseNotes(['a']);
    expect(selection.toggleNote('b')).toBe(true);
    expect(chosen()).toEqual(['a', 'b']);
    expect(selection.toggleNote('a')).toBe(false);
    expect(chosen()).toEqual(['b']);
    selection.chooseGroup('birds');
    selection.toggleNote('c');
    expect([chosen(), selection.cluster]).toEqual([['c'], null]);
  });

  it('takes a group in place of notes', () => {
    selection.chooseNotes(['a']);
    selection.chooseGroup('birds');
    expect([chosen(), selection.cluster]).toEqual([[], 'birds']);
  });

  it('lets notes and group go each by itself, or both', () => {
    selection.chooseNotes(['a']);
    selection.letGroupGo();
    expect(chosen()).toEqual(['a']);
    selection.letNotesGo();
    expect(chosen()).toEqual([]);
    selection.chooseGroup('birds');
    selection.letNotesGo();
    expect(selection.cluster).toBe('birds');
    selection.letGroupGo();
    expect(selection.cluster).toBeNull();
    selection.chooseNotes(['a']);
    selection.clear();
    expect(chosen()).toEqual([]);
    selection.chooseGroup('birds');
    selection.clear();
    expect(selection.cluster).toBeNull();
  });

  it('is not changed through what it was given or gives', () => {
    const mine = new Set(['a']);
    selection.chooseNotes(mine);
    const before = selection.notes;
    mine.add('b');
    selection.toggleNote('c');
    expect([[...before], chosen()]).toEqual([['a'], ['a', 'c']]);
  });
});

describe('renaming', () => {
  it('goes on whatever is chosen, until it ends', () => {
    selection.chooseGroup('birds');
    selection.startRenaming('birds');
    selection.chooseNotes(['a']);
    selection.clear();
    expect(selection.renaming).toBe('birds');
    selection.endRenaming();
    expect(selection.renaming).toBeNull();
  });

  it('is of one group at a time', () => {
    selection.startRenaming('birds');
    selection.startRenaming('trees');
    expect(selection.renaming).toBe('trees');
  });
});

describe('keepOnly', () => {
  const wall = wallOf({ a: null, b: null, c: null }, { birds: {}, trees: {} });
  const withoutBirds = { ...wall, clusters: new Map([...wall.clusters].slice(1)) };

  it('changes nothing, and tells nobody, while all of it is on the wall', () => {
    selection.chooseNotes(['a', 'b']);
    selection.startRenaming('birds');
    const before = selection.choice;
    [drawn, told] = [0, 0];
    selection.keepOnly(wall);
    expect(selection.choice).toBe(before);
    expect([drawn, told]).toEqual([0, 0]);
  });

  it('lets go of notes that went, and keeps the others', () => {
    selection.chooseNotes(['a', 'b', 'c']);
    selection.keepOnly(without(wall, 'b'));
    expect(chosen()).toEqual(['a', 'c']);
  });

  it('lets go of a group that went, and of the typing of its name', () => {
    selection.chooseGroup('birds');
    selection.startRenaming('birds');
    selection.keepOnly(withoutBirds);
    expect([selection.cluster, selection.renaming]).toEqual([null, null]);
    selection.chooseGroup('trees');
    selection.startRenaming('trees');
    selection.keepOnly(withoutBirds);
    expect([selection.cluster, selection.renaming]).toEqual(['trees', 'trees']);
  });

  it('keeps the same notes as the same object when only the group went', () => {
    selection.chooseNotes(['a']);
    selection.startRenaming('birds');
    const { notes } = selection;
    selection.keepOnly(withoutBirds);
    expect([selection.notes === notes, selection.renaming]).toEqual([true, null]);
  });
});

describe('telling', () => {
  it('is of every change, drawn and told once, and the choice is another object then', () => {
    const steps: (() => void)[] = [
      () => selection.chooseNotes(['a']),
      () => selection.toggleNote('b'),
      () => selection.chooseGroup('birds'),
      () => selection.startRenaming('birds'),
      () => selection.letGroupGo(),
      () => selection.endRenaming(),
    ];
    for (const [index, step] of steps.entries()) {
      const before = selection.choice;
      step();
      expect(selection.choice).not.toBe(before);
      expect([drawn, told]).toEqual([index + 1, index + 1]);
    }
  });

  it('is not of what changes nothing', () => {
    selection.letNotesGo();
    selection.letGroupGo();
    selection.clear();
    selection.endRenaming();
    expect([drawn, told]).toEqual([0, 0]);
  });

  it('ends when nobody listens any more', () => {
    let heard = 0;
    const stop = selection.subscribe(() => (heard += 1));
    selection.chooseNotes(['a']);
    stop();
    selection.chooseNotes(['b']);
    expect(heard).toBe(1);
  });

  it('comes after the change: who listens reads what is chosen now', () => {
    let read: string[] = [];
    selection.subscribe(() => (read = chosen()));
    selection.chooseNotes(['a']);
    expect(read).toEqual(['a']);
  });
});
