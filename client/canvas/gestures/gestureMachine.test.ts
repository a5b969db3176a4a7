import { expect, it } from 'vitest';
import { far, TestTable } from './testTable.ts';

it('two hands carry two notes at the same time, each dropped once and where its finger let go', () => {
  const table = new TestTable();
  const [a, b] = [table.onScreen('n8'), table.onScreen('n15')];
  const [fromA, fromB] = [table.at('n8'), table.at('n15')];
  table.down(1, a);
  table.pass(20);
  table.down(2, b);
  table.machine.move(1, a.x + 60, a.y + 400);
  table.machine.move(2, b.x - 90, b.y + 380);
  expect(table.drags.map(({ notes }) => [...notes])).toEqual([['n8'], ['n15']]);
  expect(table.shownHeld).toEqual(['n8', 'n15']);
  table.machine.up(1, a.x + 60, a.y + 400, table.now);
  expect(table.drops).toHaveLength(1);
  expect(table.shownHeld).toEqual(['n15']);
  table.machine.up(2, b.x - 90, b.y + 380, table.now);
  expect(table.drops).toHaveLength(2);
  expect(table.at('n8')).toEqual([fromA[0] + 120, fromA[1] + 800]);
  expect(table.at('n15')).toEqual([fromB[0] - 180, fromB[1] + 760]);
});

it('what is carried out of the canvas is dropped at its edge, in sight, and comes along when the hand comes back', () => {
  const table = new TestTable();
  const a = table.onScreen('n8');
  const from = table.at('n8');
  table.down(1, a, 'mouse');
  table.machine.move(1, -700, -90);
  expect(table.drags[0]?.at).toEqual(table.camera.toWall(0, 0));
  table.machine.move(1, a.x + 30, a.y + 40);
  expect(table.drags[0]?.by).toEqual([60, 80]);
  table.machine.up(1, 9000, a.y, table.now);
  expect(table.at('n8')).toEqual([from[0] + (1920 - a.x) * 2, from[1]]);
});

it('two fingers on the empty wall zoom; the one that stays moves the view', () => {
  const table = new TestTable();
  table.down(1, { x: 1500, y: 100 });
  table.pass(900);
  table.down(2, { x: 1700, y: 100 });
  table.machine.move(2, 1900, 100);
  expect(table.camera.at.scale).toBe(1);
  table.machine.up(2, 1900, 100, table.now);
  const { x } = table.camera.at;
  table.machine.move(1, 1530, 100);
  expect(table.camera.at.x).toBe(x + 30);
  table.machine.up(1, 1530, 100, table.now);
  expect([table.taps, table.drops]).toEqual([[], []]);
});

it('one hand’s two fingers zoom even on notes, and on a phone any two do', () => {
  const table = new TestTable();
  const a = table.onScreen('n8');
  table.down(1, a);
  table.pass(40);
  table.down(2, far(a, 115, 0));
  table.machine.move(2, a.x + 230, a.y);
  expect(table.camera.at.scale).toBe(1);
  const phone = new TestTable(390);
  const b = phone.onScreen('n8');
  phone.down(1, b);
  phone.pass(300);
  phone.down(2, far(b, 300, 0));
  phone.machine.move(2, b.x + 600, b.y);
  expect(phone.camera.at.scale).toBe(1);
  expect(table.lifts.concat(phone.lifts)).toEqual([]);
});

it('while one hand carries, another moves the view: what is carried stays under its finger', () => {
  const table = new TestTable();
  const a = table.onScreen('n8');
  const from = table.at('n8');
  table.down(1, a);
  table.machine.move(1, a.x + 50, a.y + 400);
  table.pass(500);
  table.down(2, { x: 1700, y: 60 });
  table.machine.move(2, 1600, 60);
  table.machine.up(2, 1600, 60, table.now);
  table.machine.up(1, a.x + 50, a.y + 400, table.now);
  expect(table.drops).toHaveLength(1);
  expect(table.at('n8')).toEqual([from[0] + (50 + 100) * 2, from[1] + 800]);
});

it('what one hand has, no other takes: neither by the note, nor with what is chosen, nor by the group', () => {
  const table = new TestTable();
  for (const id of ['n8', 'n15', 'n20']) table.selection.add(id);
  const [a, b] = [table.onScreen('n8'), table.onScreen('n15')];
  table.down(1, a);
  table.pass(400);
  table.down(2, b);
  table.machine.move(2, b.x, b.y + 300);
  expect([...(table.drags[0]?.notes ?? [])]).toEqual(['n8', 'n15', 'n20']);
  table.machine.move(1, a.x, a.y + 300);
  expect(table.drags).toHaveLength(1);
  table.machine.up(1, a.x, a.y + 300, table.now);
  table.machine.up(2, b.x, b.y + 300, table.now);
  expect(table.drops).toHaveLength(1);

  const other = new TestTable();
  const c = other.onScreen('n0');
  other.down(1, c);
  other.machine.move(1, c.x, c.y + 600);
  other.pass(400);
  const header = { x: other.camera.at.x + 700 * 0.5, y: other.camera.at.y - 780 * 0.5 };
  other.down(2, header);
  other.machine.move(2, header.x + 200, header.y);
  const [note, group] = other.drags;
  expect([
    [...(note?.notes ?? [])],
    group?.cluster,
    group?.notes.has('n0'),
    group?.notes.size,
  ]).toEqual([['n0'], 'birds', false, 7]);
});

it('Escape and a cancelled pointer put back what is held, and only that', () => {
  const table = new TestTable();
  const [a, b] = [table.onScreen('n8'), table.onScreen('n15')];
  table.down(1, a);
  table.pass(200);
  table.down(2, b, 'pen');
  table.machine.move(1, a.x, a.y + 300);
  table.machine.move(2, b.x, b.y + 300);
  table.machine.cancel(1);
  expect(table.drags.map(({ notes }) => [...notes])).toEqual([['n15']]);
  expect(table.machine.putBack()).toBe(true);
  expect(table.drags).toEqual([]);
  table.machine.up(2, b.x, b.y + 300, table.now);
  expect([table.drops, table.taps, table.shownHeld]).toEqual([[], [], []]);
});

it('a pen and a mouse carry too, and a pointer whose end was never told is let go when it comes down again', () => {
  for (const kind of ['pen', 'mouse'] as const) {
    const table = new TestTable();
    const a = table.onScreen('n8');
    table.down(1, a, kind);
    table.machine.move(1, a.x, a.y + 300);
    table.down(1, a, kind);
    expect(table.drags).toEqual([]);
    table.machine.up(1, a.x, a.y + 300, table.now);
    expect([table.lifts.length, table.drops.length]).toEqual([2, 1]);
  }
});
