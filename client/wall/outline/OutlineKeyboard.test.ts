import { beforeEach, describe, expect, it, vi } from 'vitest';
import { notesRoot } from '../../../shared/documents/readNotes.ts';
import { Finder } from '../find/Finder.ts';
import { SESSION, testWall, write, type TestWall } from '../testWall.ts';
import { OutlineKeyboard } from './OutlineKeyboard.ts';

/** In the outline's order: two groups of two and three, three notes in none. */
const GIVEN = {
  notes: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
  placements: {
    a: { cluster: 'birds', pos: [12, 96] as const },
    b: { cluster: 'birds', pos: [204, 96] as const },
    c: { cluster: 'trees', pos: [12, 96] as const },
    d: { cluster: 'trees', pos: [204, 96] as const },
    e: { cluster: 'trees', pos: [396, 96] as const },
  },
  clusters: {
    birds: { name: 'Birds', pos: [0, -800] as const },
    trees: { name: 'Trees', pos: [1000, -800] as const },
  },
};

interface Outline extends TestWall {
  finder: Finder;
  keyboard: OutlineKeyboard;
  /** Rows that were given the focus, the last one last. */
  focused: string[];
  page: TestWall['page'] & { isFocusLost: boolean };
  /** Presses keys at the note the keyboard is at; true where the last was one of the lists'. */
  press: (...keys: string[]) => boolean;
  at: () => string | null;
  chosen: () => string[];
}

function open(from = 'a'): Outline {
  const wall = testWall(GIVEN);
  const similarity = { moreLike: vi.fn(), lookAlikes: vi.fn(), close: vi.fn() };
  const finder = new Finder(wall.model, { similarity, show: () => undefined });
  finder.follow();
  const focused: string[] = [];
  const page = Object.assign(wall.page, { isFocusLost: false });
  const keyboard = new OutlineKeyboard(
    wall.model,
    finder,
    { pageRows: 2 },
    {
      drawNow: (change) => change(),
      focus: (id) => void focused.push(id),
      isFocusLost: () => page.isFocusLost,
    },
  );
  wall.model.subscribe(() => keyboard.settle());
  finder.subscribe(() => keyboard.settle());
  keyboard.settle();
  // Numbers that were never another's are as old as the outline.
  wall.clock.pass(1_000);
  keyboard.place.goTo(from);
  const press = (...keys: string[]): boolean => {
    let isOurs = false;
    for (const each of keys) {
      const parts = each.split('+');
      const key = parts.at(-1) || '+';
      isOurs = keyboard.press(
        {
          key: key === 'Space' ? ' ' : key,
          code: /^\d$/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`,
          shiftKey: parts.includes('Shift'),
          ctrlKey: parts.includes('Ctrl'),
          metaKey: false,
          timeStamp: wall.clock.now(),
        },
        finder.state.current ?? '',
      );
    }
    return isOurs;
  };
  return {
    ...wall,
    finder,
    keyboard,
    focused,
    page,
    press,
    at: () => finder.state.current,
    chosen: () => [...wall.model.state.selection],
  };
}

let outline: Outline;
beforeEach(() => (outline = open()));

describe('going from note to note', () => {
  it.each([
    ['down a list', 'a', ['ArrowDown'], 'b'],
    ['down into the next list', 'b', ['ArrowDown'], 'c'],
    ['up into the list before', 'c', ['ArrowUp'], 'b'],
    ['no further than the first', 'a', ['ArrowUp'], 'a'],
    ['no further than the last', 'h', ['ArrowDown'], 'h'],
    ['to a list’s beginning', 'e', ['Home'], 'c'],
    ['to a list’s end', 'c', ['End'], 'e'],
    ['to the very first', 'h', ['Ctrl+Home'], 'a'],
    ['to the very last', 'a', ['Ctrl+End'], 'h'],
    ['a page down, to the end of the list at most', 'c', ['PageDown'], 'e'],
    ['a page down from the end, to the next list', 'e', ['PageDown'], 'f'],
    ['a page up', 'h', ['PageUp'], 'f'],
    ['a page up from the beginning, to the list before', 'f', ['PageUp'], 'e'],
  ])('goes %s', (_, from, keys, to) => {
    outline = open(from);
    expect(outline.press(...keys)).toBe(true);
    expect(outline.at()).toBe(to);
    expect(outline.focused.at(-1)).toBe(to);
  });

  it('passes over what a search hides', () => {
    outline.finder.open();
    outline.finder.look({ text: 'of' });
    outline.finder.look({ text: 'of a' });
    outline.press('ArrowDown');
    expect(outline.at()).toBe('a');
    outline.finder.look({ text: '', loose: true });
    outline.keyboard.place.goTo('f');
    outline.press('ArrowUp');
    expect(outline.at()).toBe('f');
  });

  it('goes to the note that begins with the letters typed', () => {
    outline.note('g', { text: 'Zebra crossing' });
    outline.settle();
    expect(outline.press('Shift+Z')).toBe(true);
    expect(outline.at()).toBe('g');
  });

  it('leaves letters to the wall that are its own, unless a word is being typed', () => {
    expect(outline.press('n')).toBe(false);
    outline.note('g', { text: 'On the coast' });
    outline.note('h', { text: 'Wonder' });
    outline.settle();
    expect(outline.press('w', 'o', 'n')).toBe(true);
    expect(outline.at()).toBe('h');
    outline.clock.pass(2_000);
    expect(outline.press('o')).toBe(false);
  });
});

describe('choosing', () => {
  it('takes one by one with Space', () => {
    outline.press('Space', 'ArrowDown', 'Space');
    expect(outline.chosen()).toEqual(['a', 'b']);
    outline.press('Space');
    expect(outline.chosen()).toEqual(['a']);
  });

  it('takes a range with Shift and arrows, across lists, and gives back what it took', () => {
    outline.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
    expect(outline.chosen()).toEqual(['a', 'b', 'c', 'd']);
    outline.press('Shift+ArrowUp', 'Shift+ArrowUp');
    expect(outline.chosen()).toEqual(['a', 'b']);
    expect(outline.said().at(-1)).toBe('2 notes chosen.');
  });

  it('adds a range to what was chosen before', () => {
    outline.press('Space', 'Ctrl+End', 'ArrowUp', 'Shift+ArrowDown');
    expect(outline.chosen()).toEqual(['a', 'g', 'h']);
  });

  it('takes all up to here with Shift and Space, and a whole list with Ctrl and A', () => {
    outline.press('Space');
    outline.keyboard.place.goTo('d');
    outline.press('Shift+Space');
    expect(outline.chosen()).toEqual(['a', 'b', 'c', 'd']);
    outline.model.selection.clear();
    outline.press('Ctrl+a');
    expect(outline.chosen()).toEqual(['c', 'd', 'e']);
  });

  it('is nothing for whoever may not; going is', () => {
    outline.model.follow({ ...SESSION, locked: true }, 'volunteer', 'me');
    expect(outline.press('Space')).toBe(false);
    outline.press('Shift+ArrowDown', 'Ctrl+a');
    expect([outline.chosen(), outline.at()]).toEqual([[], 'b']);
  });
});

describe('doing', () => {
  it('moves the note one is at to the group of that number, and the keyboard to what comes next', () => {
    outline = open('f');
    expect(outline.press('2')).toBe(true);
    expect(outline.model.state.wall.notes.get('f')?.cluster).toBe('trees');
    expect(outline.at()).toBe('g');
  });

  it('moves the chosen notes instead, and chooses none then', () => {
    outline = open('f');
    outline.press('Space', 'ArrowDown', 'Space', 'ArrowDown', '1');
    expect(outline.model.state.wall.clusters.get('birds')?.notes).toEqual(['a', 'b', 'f', 'g']);
    expect([outline.chosen(), outline.model.state.wall.loose]).toEqual([[], ['h']]);
  });

  it('takes notes out of their group with 0, Delete or Backspace', () => {
    for (const key of ['0', 'Delete', 'Backspace']) {
      outline = open('a');
      expect(outline.press(key)).toBe(true);
      expect(outline.model.state.wall.notes.get('a')?.cluster).toBeUndefined();
    }
  });

  it('says what changes nothing', () => {
    outline.press('1');
    expect(outline.said()).toEqual(['The note is in that group already.']);
    outline.press('Space', 'ArrowDown', 'Space', '1');
    expect(outline.said().at(-1)).toBe('The notes are in that group already.');
    outline = open('f');
    outline.press('0');
    expect(outline.said()).toEqual(['The note is in no group.']);
    outline.press('7');
    expect(outline.said()).toEqual(['There is no group 7.']);
  });

  it('groups what is meant with G, and asks for the name here', () => {
    outline = open('f');
    outline.press('g');
    const made = outline.model.state.namingInOutline ?? '';
    expect(outline.model.state.wall.clusters.get(made)?.notes).toEqual(['f']);
  });

  it('leaves to the wall what is not the lists’', () => {
    for (const key of ['Escape', 'Enter', 'Tab', '/', 'Ctrl+z', 'Ctrl+Shift+a', 'F2'])
      expect(outline.press(key), key).toBe(false);
  });
});

describe('numbers of two digits', () => {
  const many = (): Outline => {
    const wall = open('f');
    for (let group = 3; group <= 12; group += 1)
      wall.model.run({
        did: { act: 'group', count: 0 },
        edits: [
          {
            kind: 'create',
            cluster: `g${group}`,
            after: { name: `Group ${group}`, color: 'blue', pos: [group * 1000, -800] },
          },
        ],
      });
    wall.clock.pass(2_000);
    wall.said();
    return wall;
  };

  it('wait for the second for a moment', () => {
    const wall = many();
    wall.press('1');
    expect(wall.model.state.wall.notes.get('f')?.cluster).toBeUndefined();
    wall.press('2');
    expect(wall.model.state.wall.notes.get('f')?.cluster).toBe('g12');
  });

  it('are one digit after the pause, or at once with Enter; Escape forgets it', () => {
    const wall = many();
    wall.press('1');
    wall.clock.pass(600);
    expect(wall.model.state.wall.notes.get('f')?.cluster).toBe('birds');
    wall.press('1', 'Enter');
    expect(wall.model.state.wall.notes.get('g')?.cluster).toBe('birds');
    expect(wall.press('1', 'Escape')).toBe(false);
    wall.clock.pass(2_000);
    expect(wall.model.state.wall.notes.get('h')?.cluster).toBeUndefined();
  });

  it('that became another group’s this moment are asked for again', () => {
    const wall = open('f');
    wall.model.run({
      did: { act: 'group', count: 0 },
      edits: [
        {
          kind: 'create',
          cluster: 'first',
          after: { name: 'First', color: 'blue', pos: [-1000, -800] },
        },
      ],
    });
    wall.said();
    wall.press('1');
    expect(wall.said()).toEqual([
      'Group 1 is “First” since this moment. Press again to move there.',
    ]);
    wall.clock.pass(1_000);
    wall.press('1');
    expect(wall.model.state.wall.notes.get('f')?.cluster).toBe('first');
  });
});

describe('where the keyboard is', () => {
  const take = (id: string): void => {
    write(outline.notes.doc, () => notesRoot(outline.notes.doc).delete(id));
    outline.settle();
  };

  it('stays in a list when its note leaves it, at the next, or the one before', () => {
    outline = open('d');
    take('d');
    expect(outline.keyboard.place.lastIn('trees')).toBe('e');
    outline.keyboard.place.resume();
    expect(outline.at()).toBe('e');
    take('e');
    outline.keyboard.place.resume();
    expect(outline.at()).toBe('c');
  });

  it('goes to what is left when a list is empty', () => {
    outline = open('a');
    take('b');
    take('a');
    outline.keyboard.place.resume();
    expect([outline.at(), outline.keyboard.place.lastIn('birds')]).toEqual(['f', null]);
  });

  it('remembers for each list where it was', () => {
    outline.press('ArrowDown');
    outline.keyboard.place.goTo('e');
    outline.keyboard.place.goTo('g');
    const { place } = outline.keyboard;
    expect([place.lastIn('birds'), place.lastIn('trees'), place.lastIn(null)]).toEqual([
      'b',
      'e',
      'g',
    ]);
    expect(place.lastIn('nobody')).toBeNull();
  });

  it('follows a search, and is back where it was when that ends', () => {
    outline.finder.visit('g');
    expect(outline.keyboard.place.lastIn(null)).toBe('g');
    outline.finder.open();
    outline.finder.look({ text: 'of b' });
    expect(outline.keyboard.place.lastIn(null)).toBe('g');
  });
});
