import { expect, it } from 'vitest';
import type { PosterView } from '../../shared/protocol/tables.ts';
import type { WallApi } from '../sync/api.ts';
import { ApiProblem, Unreachable } from '../sync/request.ts';
import { settle, TestPorts } from '../sync/testing.ts';
import { PrintSource, type PrintPart, type Printing } from './printContent.ts';

const poster = (tableId: string): PosterView => ({ tableId }) as PosterView;
const ids = (printing: Printing): string[] | null =>
  printing.state === 'ready' ? printing.posters.map(({ tableId }) => tableId) : null;
const THREAD = { from: 't1', to: 't2', text: 'Because.' };
const silence = (): Promise<never> => Promise.reject(new Unreachable());

function source(
  part: Partial<PrintPart> = {},
  answers: Partial<Record<'snapshot' | 'poster' | 'posters' | 'connections', () => unknown>> = {},
): { prints: PrintSource; ports: TestPorts; asked: string[]; printing: () => Printing } {
  const ports = new TestPorts();
  const asked: string[] = [];
  const given: typeof answers = {
    snapshot: () => ({
      session: { title: 'As it was' },
      posters: [poster('t1'), poster('t2')],
      connections: { c1: THREAD },
    }),
    poster: () => ({ poster: poster('t1') }),
    posters: () => ({ posters: [poster('t1'), poster('t2')] }),
    connections: () => ({ connections: [{ id: 'c1', ...THREAD, mayEdit: true }] }),
    ...answers,
  };
  const api = Object.fromEntries(
    (['snapshot', 'poster', 'posters', 'connections'] as const).map((name) => [
      name,
      async (id = '') => {
        asked.push(`${name} ${id}`.trim());
        return given[name]?.();
      },
    ]),
  ) as unknown as WallApi;
  const prints = new PrintSource(
    api,
    { table: null, snapshot: null, ...part },
    { ...ports, isHidden: () => false },
  );
  return { prints, ports, asked, printing: () => prints.state().printing };
}

it('asks for no more than is printed', async () => {
  const all = source();
  const wanted = ['tents', 'posters', 'sheets', 'connections'] as const;
  const found: unknown[] = [];
  for (const what of wanted) {
    all.prints.show(what);
    expect(all.printing()).toEqual({ state: 'loading' });
    await settle();
    found.push([what, ids(all.printing()), all.asked.splice(0)]);
  }
  expect(found).toEqual([
    ['tents', [], []],
    ['posters', ['t1', 't2'], ['posters']],
    ['sheets', ['t1', 't2'], ['posters']],
    ['connections', ['t1', 't2'], ['posters', 'connections']],
  ]);
  expect(all.printing()).toMatchObject({ what: 'connections', session: null });
});

it('asks for one table alone, except where threads lead to others', async () => {
  const one = source({ table: 't1' });
  one.prints.show('sheets');
  await settle();
  expect(ids(one.printing())).toEqual(['t1']);
  one.prints.show('connections');
  await settle();
  expect(ids(one.printing())).toEqual(['t1', 't2']);
  expect(one.asked).toEqual(['poster t1', 'posters', 'connections']);
});

it('prints a kept state as it was, and nobody does anything to its threads', async () => {
  const kept = source({ snapshot: 's1' });
  kept.prints.show('posters');
  await settle();
  expect(kept.asked).toEqual(['snapshot s1']);
  expect(kept.printing()).toMatchObject({
    session: { title: 'As it was' },
    connections: [{ id: 'c1', ...THREAD, mine: false, marked: false, mayEdit: false }],
  });
  const one = source({ snapshot: 's1', table: 't2' });
  one.prints.show('posters');
  await settle();
  expect(ids(one.printing())).toEqual(['t2']);
});

it('asks again by itself while nobody answers, and then no more', async () => {
  let isThere = false;
  const away = source({}, { posters: () => (isThere ? { posters: [poster('t1')] } : silence()) });
  away.prints.show('posters');
  await settle();
  expect(away.printing()).toEqual({ state: 'offline' });
  isThere = true;
  await away.ports.pass(30_000);
  expect(ids(away.printing())).toEqual(['t1']);
  const { length } = away.asked;
  await away.ports.pass(600_000);
  expect(away.asked).toHaveLength(length);
  expect(away.ports.waiting).toBe(0);
});

it('takes a busy or failing server for silence, and any other no for one', async () => {
  const answer = (code: 'internal' | 'rate-limited' | 'forbidden', status: number) =>
    source({}, { posters: () => Promise.reject(new ApiProblem({ code, status, detail: 'No.' })) });
  const found: unknown[] = [];
  for (const one of [answer('internal', 500), answer('rate-limited', 429)]) {
    one.prints.show('posters');
    await settle();
    found.push(one.printing());
  }
  expect(found).toEqual([{ state: 'offline' }, { state: 'offline' }]);
  const no = answer('forbidden', 403);
  no.prints.show('posters');
  await settle();
  expect(no.printing()).toEqual({
    state: 'refused',
    code: 'forbidden',
    detail: 'You may not do this.',
  });
  await no.ports.pass(600_000);
  expect(no.asked).toHaveLength(1);
});

it('forgets an answer to what is wanted no more', async () => {
  let answer: (posters: unknown) => void = () => undefined;
  const late = source({}, { posters: () => new Promise((resolve) => (answer = resolve)) });
  late.prints.show('posters');
  await settle();
  late.prints.show('tents');
  await settle();
  answer({ posters: [poster('t1')] });
  await settle();
  expect(late.printing()).toMatchObject({ state: 'ready', what: 'tents', posters: [] });
  late.prints.show('posters');
  await settle();
  late.prints.close();
  answer({ posters: [poster('t1')] });
  await settle();
  expect(late.printing()).toEqual({ state: 'loading' });
});
