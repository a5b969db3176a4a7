import { describe, expect, it } from 'vitest';
import { posterChoices } from '../documents/tableView.ts';
import { LIMITS } from '../model/limits.ts';
import type { PosterLook, TableRow } from '../model/table.ts';
import { choosePoster, type PosterEdit } from './poster.ts';
import { setTableClosed } from './tables.ts';
import { refusal, room } from './testTables.ts';

function hung() {
  const all = room();
  const { records, run, act, open, me } = all;
  const [first, second] = open() as [TableRow, TableRow];
  me('p0', { table: first.tableId });
  me('p1', { table: first.tableId });
  me('p2', { table: second.tableId });
  const choose = (who: string, edit: PosterEdit, { tableId } = first) =>
    run(choosePoster(records, act(who), tableId, edit));
  const look = ({ tableId } = first): PosterLook | undefined => records.tables.get(tableId)?.look;
  return { ...all, first, second, choose, look };
}

describe('how a poster is set', () => {
  it('is chosen field by field, shown to all, and given back with null', () => {
    const { choose, look, records, first } = hung();
    expect(look()).toBeUndefined();
    expect(choose('p0', { layout: 'sentence', lead: '5-7' })).toEqual({
      look: { layout: 'sentence', lead: '5-7' },
      replaced: null,
    });
    choose('fay', { leftOut: ['5-9', '5-9', '5-1'] });
    const chosen = { layout: 'sentence', lead: '5-7', leftOut: ['5-9', '5-1'] };
    expect(look()).toEqual(chosen);
    expect(posterChoices(records).get(first.tableId)?.look).toEqual(chosen);
    choose('p1', { layout: null, lead: null, leftOut: [] });
    expect(look()).toBeUndefined();
    expect(posterChoices(records).get(first.tableId)).not.toHaveProperty('look');
  });

  it('keeps a layout that only a newer version knows', () => {
    const { choose, look } = hung();
    choose('p0', { layout: 'mosaic' });
    choose('p1', { leftOut: ['5-1'] });
    expect(look()).toEqual({ layout: 'mosaic', leftOut: ['5-1'] });
  });

  it('changes nothing where it says what stands there', () => {
    const { records, act, first, choose } = hung();
    choose('p0', { layout: 'notes' });
    const again = choosePoster(records, act('p1'), first.tableId, { layout: 'notes' });
    expect(again.changes).toEqual([]);
  });

  it('of two at once the newest stands, and who made it is told what was there', () => {
    const { choose, look } = hung();
    choose('p0', { layout: 'notes', was: {} });
    expect(choose('p1', { layout: 'sentence', was: {} })).toEqual({
      look: { layout: 'sentence' },
      replaced: { layout: 'notes' },
    });
    // Another question of it, and the same answer, replace nothing.
    expect(choose('p0', { lead: '5-7', was: { layout: 'notes' } }).replaced).toBeNull();
    expect(choose('p1', { lead: '5-7', was: {} }).replaced).toBeNull();
    expect(look()).toEqual({ layout: 'sentence', lead: '5-7' });
  });

  it('two who leave out different questions at once leave out both', () => {
    const { choose, look } = hung();
    choose('p0', { leftOut: ['5-1', '5-2'] });
    const was = { leftOut: ['5-1', '5-2'] };
    choose('p0', { leftOut: ['5-1', '5-2', '5-3'], was });
    expect(choose('p1', { leftOut: ['5-2'], was }).replaced).toBeNull();
    expect(look()).toEqual({ leftOut: ['5-2', '5-3'] });
  });

  it('is for whoever writes the sheet, while the table is open; facilitators also after', () => {
    const { choose, run, records, act, first, me, look, second } = hung();
    const asked = (who: string, tableId = first.tableId): string =>
      refusal(() => choosePoster(records, act(who), tableId, { layout: 'notes' }));
    expect([asked('p2'), asked('p7'), asked('p0', 'none')]).toEqual([
      'not-at-table',
      'not-at-table',
      'no-such-table',
    ]);
    // Who sat there still writes its sheet.
    me('p1', { table: second.tableId });
    expect(asked('p1')).toBe('nothing');
    choose('p0', { layout: 'notes' });
    run(setTableClosed(records, act('fay'), first.tableId, true));
    expect([asked('p0'), asked('fay')]).toEqual(['table-closed', 'nothing']);
    expect(look()).toEqual({ layout: 'notes' });
  });

  it('leaves out so many questions and no more, added up', () => {
    const { choose, look } = hung();
    const ids = (from: number) =>
      Array.from({ length: LIMITS.posterLeftOut }, (_, index) => `${from}-${index}`);
    choose('p0', { leftOut: ids(5) });
    expect(refusal(() => choose('p1', { leftOut: ids(6), was: {} }))).toBe('invalid-request');
    expect(look()?.leftOut).toHaveLength(LIMITS.posterLeftOut);
  });
});
