import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MeetingContent } from './meetingContent.ts';
import {
  entryPieces,
  joinPieces,
  jsonOfPieces,
  piecesOf,
  type MeetingPiece,
} from './meetingPieces.ts';
import { testMeeting } from './testMeeting.ts';

const keysOf = (pieces: Iterable<MeetingPiece>): string[] =>
  [...pieces].map((piece) => Object.keys(piece).join());
const many = (count: number): Record<string, number> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`id${at}`, at]));
const numbered = (count: number, key = 'notes'): MeetingPiece => ({ [key]: many(count) });

describe('a meeting in pieces', () => {
  test.each([
    [0, [0]],
    [1, [1]],
    [199, [199]],
    [200, [200]],
    [201, [200, 1]],
    [400, [200, 200]],
    [401, [200, 200, 1]],
  ])('of %i entries has so many in each: %j', (count, sizes) => {
    expect(
      [...piecesOf(numbered(count))].map(({ notes = {} }) => Object.keys(notes).length),
    ).toEqual(sizes);
  });

  test('has one poster in each, and two hundred of any other list', () => {
    const content = testMeeting({ tables: ['a', 'b', 'c'] });
    const pieces = [...piecesOf(content)];
    expect(pieces.filter(({ posters }) => posters).map(({ posters }) => posters?.length)).toEqual([
      1, 1, 1,
    ]);
    const roster = Array.from({ length: 201 }, () => content.roster[0]!);
    expect([...piecesOf({ roster })].map((piece) => piece.roster?.length)).toEqual([200, 1]);
  });

  test('an empty list is there, and so is what is no list', () => {
    expect([...piecesOf({ at: 7, roster: [], posters: [], visits: {} })]).toEqual([
      { at: 7 },
      { roster: [] },
      { posters: [] },
      { visits: {} },
    ]);
    const { session } = testMeeting();
    expect([...piecesOf({ session })]).toEqual([{ session }]);
  });

  test('joined again is what it was, whatever the order in which its lists come', () => {
    const content = testMeeting({
      notes: [Array.from({ length: 450 }, (_, at) => `Note ${at}`), [], []],
      connections: 3,
    });
    const pieces = [...piecesOf(content)];
    expect(joinPieces(pieces)).toEqual(content);
    expect(joinPieces([])).toEqual({});
    // Pieces of one list stay in order; the lists may be mixed up.
    const lists = Map.groupBy(pieces, (piece) => Object.keys(piece).join());
    const mixed = [...lists.values()].reverse().flat();
    expect(joinPieces(mixed)).toEqual(content);
  });

  test('does not change the meeting it was made of', () => {
    const content = testMeeting();
    const before = structuredClone(content);
    joinPieces(piecesOf(content));
    expect(content).toEqual(before);
    const again = joinPieces([...piecesOf(content), { roster: [content.roster[0]!] }]);
    expect(again.roster).toHaveLength(content.roster.length + 1);
    expect(content.roster).toEqual(before.roster);
  });

  test('names that objects have by birth are names like any other', () => {
    const notes = JSON.parse('{"__proto__":{"text":"a"},"constructor":{"text":"b"}}') as never;
    const joined = joinPieces(piecesOf({ notes }));
    expect(Object.keys(joined.notes ?? {})).toEqual(['__proto__', 'constructor']);
    expect(JSON.parse([...jsonOfPieces({}, piecesOf({ notes }))].join(''))).toEqual({ notes });
  });
});

describe('pieces of a list as it is made', () => {
  const pieces = (entries: readonly (readonly [string, unknown])[]) => [
    ...entryPieces('visits', entries),
  ];

  test('leave out what there is nothing to show of', () => {
    expect(
      pieces([
        ['a', 1],
        ['b', null],
        ['c', 0],
        ['d', undefined],
      ]),
    ).toEqual([{ visits: { a: 1, c: 0, d: undefined } }]);
    expect(pieces([])).toEqual([{ visits: {} }]);
    expect(pieces([['a', null]])).toEqual([{ visits: {} }]);
  });

  test('come after two hundred were looked at, shown or not: nobody is held up by what is hidden', () => {
    let looked = 0;
    function* hidden(): Generator<readonly [string, unknown]> {
      for (; looked < 1_000; looked += 1) yield [`id${looked}`, null];
    }
    const made = entryPieces('notes', hidden());
    made.next();
    expect(looked).toBeLessThan(200);
    expect([...made]).toHaveLength(4);
    expect(looked).toBe(1_000);
  });
});

describe('as JSON, piece by piece', () => {
  const json = (head: object, pieces: Iterable<MeetingPiece>): string =>
    [...jsonOfPieces(head, pieces)].join('');

  test.each<[object, MeetingPiece[], string]>([
    [{}, [], '{}'],
    [{ v: 1 }, [], '{"v":1}'],
    [{}, [{ at: 5 }], '{"at":5}'],
    [{ v: 1 }, [{ at: 5 }], '{"v":1,"at":5}'],
    [{}, [{ roster: [] }, { visits: {} }], '{"roster":[],"visits":{}}'],
    [{}, [{ roster: [] }, { roster: [1] as never }, { roster: [2] as never }], '{"roster":[1,2]}'],
    [{}, [{ notes: {} }, { notes: { a: 1 } as never }], '{"notes":{"a":1}}'],
    [{ v: 1 }, [{ notes: undefined as never, at: 2 }], '{"v":1,"at":2}'],
  ])('%j and %j are %s', (head, pieces, text) => {
    expect(json(head, pieces)).toBe(text);
  });

  test('it is the JSON of the whole', () => {
    const content: MeetingContent = testMeeting({ connections: 5 });
    expect(JSON.parse(json({ id: 'x' }, piecesOf(content)))).toEqual({ id: 'x', ...content });
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string(),
          fc.jsonValue().filter((value) => value !== null),
          { maxKeys: 5 },
        ),
        fc.array(fc.jsonValue(), { maxLength: 5 }),
        (notes, roster) => {
          const meeting = { notes, roster, at: 3 } as never;
          expect(JSON.parse(json({}, piecesOf(meeting)))).toEqual(
            JSON.parse(JSON.stringify(meeting)),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test('comes in as many pieces as the lists have, the first at once', () => {
    const made = jsonOfPieces({ v: 1 }, piecesOf(numbered(1_000)));
    expect(made.next().value).toBe('{"v":1');
    expect(keysOf(piecesOf(numbered(1_000)))).toHaveLength(5);
    expect([...made].length).toBeGreaterThanOrEqual(5);
  });
});
