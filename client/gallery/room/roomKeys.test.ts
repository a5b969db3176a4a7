import { expect, it } from 'vitest';
import { focusOf } from '../../../shared/gallery/focus.ts';
import { hang } from '../../../shared/gallery/hang.ts';
import { openHooks } from '../../../shared/gallery/hooks.ts';
import { overviewOf, type RoomInput } from '../../../shared/gallery/overview.ts';
import { NOTHING, hitRoom } from './hitRoom.ts';
import { NOWHERE, pressAction, type RoomCursor } from './roomCursor.ts';
import { keyAction } from './roomKeys.ts';

const IDS = ['a', 'b', 'c', 'd', 'e'];
const room = hang(
  openHooks(IDS, true),
  IDS.map((tableId, index) => ({ tableId, number: index + 1 })),
  { width: 1000, height: 600, smallest: 14 },
);
const connection = (id: string, from: string, to: string, marks = 0) => ({
  id,
  from,
  to,
  relation: 'supports' as const,
  text: 'So.',
  state: 'accepted' as const,
  marks,
  at: 1,
});
const input: RoomInput = {
  room,
  names: new Map(IDS.map((id) => [id, `Topic ${id}`])),
  connections: [connection('x', 'a', 'b', 2), connection('y', 'c', 'a')],
  measure: (text, size) => text.length * size * 0.5,
  foot: 600,
};
const overview = overviewOf(input);
const at = (poster: string | null, part: Partial<RoomCursor> = {}): RoomCursor => ({
  ...NOWHERE,
  poster,
  ...part,
});
const press = (key: string, cursor: RoomCursor, part = {}) =>
  keyAction(key, {
    cursor,
    picture: cursor.poster === null ? overview : focusOf(input, cursor.poster),
    showThreads: true,
    isWalkable: true,
    mayConnect: true,
    ...part,
  });

it('goes from poster to poster, in, along its threads, and opens', () => {
  expect(press('ArrowRight', NOWHERE)).toEqual({ kind: 'look', cursor: at('a'), isMoved: true });
  expect(press('ArrowRight', at('a'))).toMatchObject({ cursor: at('b') });
  expect(press('ArrowLeft', at('a'))).toMatchObject({ cursor: at('a') });
  expect(press('ArrowDown', at('a'))).toMatchObject({ cursor: at('d') });
  expect(press('Enter', at('a'))).toMatchObject({ cursor: at('a', { isHeld: true }) });
  const held = at('a', { isHeld: true });
  expect(press('ArrowDown', held)).toMatchObject({ cursor: { pair: 'a b' }, isMoved: false });
  expect(press('ArrowDown', { ...held, pair: 'a b' })).toMatchObject({ cursor: { pair: 'a c' } });
  expect(press('ArrowDown', { ...held, pair: 'a c' })).toMatchObject({ cursor: { pair: null } });
  expect(press('ArrowUp', held)).toMatchObject({ cursor: { pair: 'a c' } });
  expect(press('Enter', { ...held, pair: 'a c' })).toEqual({ kind: 'act', connection: 'y' });
  expect(press('Enter', { ...held, pair: 'gone' })).toBeNull();
  expect(press('Enter', held)).toEqual({ kind: 'open', poster: 'a' });
  expect(press('n', held)).toEqual({ kind: 'connect', from: 'a' });
});

it('steps back, and lets go of keys that are not its own', () => {
  const told = at('a', { isHeld: true, pair: 'a b' });
  expect(press('Escape', told)).toMatchObject({ cursor: at('a', { isHeld: true }) });
  expect(press('Escape', at('a', { isHeld: true }))).toMatchObject({ cursor: NOWHERE });
  expect(press('Escape', NOWHERE)).toBeNull();
  expect(press('Enter', NOWHERE)).toBeNull();
  expect(press('q', at('a'))).toBeNull();
  expect(press('n', at('a'), { mayConnect: false })).toBeNull();
});

it('opens at once where no threads are shown, and only zooms where nobody walks', () => {
  expect(press('Enter', at('a'), { showThreads: false })).toEqual({ kind: 'open', poster: 'a' });
  expect(press('ArrowRight', NOWHERE, { isWalkable: false })).toBeNull();
  for (const key of ['+', '=', '-', '0'])
    expect(press(key, NOWHERE, { isWalkable: false })?.kind).toMatch(/zoom|whole/);
});

it('a press holds a poster, the next opens it, the floor lets go, a thread is told', () => {
  const pressed = (hit: object, cursor = NOWHERE, showThreads = true) =>
    pressAction({ ...NOTHING, ...hit }, cursor, overview.shows, showThreads);
  expect(pressed({ poster: 'a' })).toEqual({ kind: 'look', cursor: at('a', { isHeld: true }) });
  expect(pressed({ poster: 'a' }, at('a', { isHeld: true }))).toEqual({
    kind: 'open',
    poster: 'a',
  });
  expect(pressed({ poster: 'a' }, NOWHERE, false)).toEqual({ kind: 'open', poster: 'a' });
  expect(pressed({}, at('a', { isHeld: true }))).toEqual({ kind: 'look', cursor: NOWHERE });
  expect(pressed({ pair: 'a b' })).toEqual({ kind: 'look', cursor: at(null, { pair: 'a b' }) });
  expect(pressAction({ poster: 'a', pair: 'a b' }, NOWHERE, 'knots', true)).toEqual({
    kind: 'look',
    cursor: at('a', { isHeld: true, pair: 'a b' }),
  });
});

it('finds a poster, a thread and its sentence under the pointer', () => {
  const [poster, thread, label] = [room.posters[1], overview.threads[0], overview.labels[0]];
  if (!poster || !thread || !label) throw new Error('nothing is drawn');
  const middle = [poster.x + poster.width / 2, poster.y + poster.height / 2] as const;
  expect(hitRoom(overview, middle, 9)).toEqual({ poster: 'b', pair: null });
  const [[x, y], [toX, toY]] = [thread.points[0] ?? [0, 0], thread.points[1] ?? [0, 0]];
  const along = [
    (x + toX) / 2 + Number(x === toX) * 4,
    (y + toY) / 2 + Number(y === toY) * 4,
  ] as const;
  expect(hitRoom(overview, along, 9).pair).toBe(thread.pair.id);
  const { rect } = label;
  expect(hitRoom(overview, [rect.x + 2, rect.y + 2], 9).pair).toBe(label.pair.id);
  expect(hitRoom(overview, [room.screen.width - 2, room.screen.height - 2], 9)).toEqual(NOTHING);
});
