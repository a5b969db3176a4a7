import type { Relation } from '../model/gallery.ts';
import { hang, type Hang, type Screen } from './hang.ts';
import { openHooks } from './hooks.ts';
import type { ThreadConnection } from './pairs.ts';

/** Galleries for tests: the same for the same number. */

/** Screens without the page's header and foot: a projector, a laptop, a small one. */
export const SCREENS: readonly Screen[] = [
  { width: 1920, height: 953, smallest: 20.16 },
  { width: 1440, height: 792, smallest: 15.12 },
  { width: 1280, height: 612, smallest: 14 },
];

/** As meetings name their topics: from 5 to 80 letters. */
export const NAMES: readonly string[] = [
  'Growing up with nature',
  'Farms that give back',
  'Rivers, soil and sea',
  'Kaitiakitanga',
  'A seat for the young',
  'Healing-centred funding that community groups can spend',
  'Paid apprenticeships for young people leaving foster care',
  'Rural broadband co-operatives owned by the households they serve',
  'Youth seats with votes, not advice',
  'Nachbarschaftshilfe und Mitfahrgelegenheiten',
  'مياه نظيفة لكل الأحياء',
  'Gardens',
  'Cross-border water compact: tribes, farmers and cities at one table before 2030',
  'Sanctuaries, private, Māori and public',
  'شباب يقودون المجالس المحلية',
  'Housing first',
];
export const ARABIC_80 =
  'مياه نظيفة لكل الأحياء وشباب يقودون المجالس المحلية مع كل الجيران في المدينة غدا';
export const THAI_80 = 'น้ำสะอาดสำหรับทุกชุมชนและเยาวชนนำสภาท้องถิ่นร่วมกับเพื่อนบ้านทุกคนในเมืองนี้วันพรุ่งนี้';

const SENTENCES = [
  'Whoever fences a stream also plants it',
  'The young ask who pays',
  'Their data tells us where to start',
  'Town berms are where old knowledge is tried',
  'الماء النظيف قاعدة يدافع عنها الناس',
  'Clinic hours and bus hours, planned in one go',
  'เยาวชนนั่งในทั้งสองคณะกรรมการ',
  'Yes',
  'They lend us their vehicles and their depots in winter, and we bring drivers, insurance and the routes that people asked for; both councils have said in writing that they will pay for it until spring 2031',
  '',
];

/** Numbers from 0 to 1 by a seed (mulberry32). */
function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const tablesOf = (count: number): { tableId: string; number: number }[] =>
  Array.from({ length: count }, (_, index) => ({ tableId: `t${index + 1}`, number: index + 1 }));

/** Connections, uneven: some topics are hubs, some alone. */
export function connectionsOf(tables: number, count: number, seed: number): ThreadConnection[] {
  const chance = chances(seed * 7919 + tables * 31 + count);
  const weights = Array.from({ length: tables }, () => {
    const kind = chance();
    return kind < 0.12 ? 0 : kind < 0.25 ? 4 : 0.5 + chance() * 1.2;
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const pick = (): number => {
    let at = sum * chance();
    return Math.max(
      0,
      weights.findIndex((weight) => (at -= weight) < 0),
    );
  };
  const connections: ThreadConnection[] = [];
  for (let tries = 0; connections.length < count && tries < count * 40; tries += 1) {
    const [from, to] = [pick(), pick()];
    if (from === to) continue;
    const relation: Relation = chance() < 0.5 ? 'reinforces' : 'supports';
    connections.push({
      id: `c${connections.length}`,
      from: `t${from + 1}`,
      to: `t${to + 1}`,
      relation,
      text: SENTENCES[Math.floor(chance() * SENTENCES.length)] ?? '',
      state: chance() < 0.3 ? 'proposed' : 'accepted',
      marks: Math.floor(chance() * chance() * 12),
      at: connections.length,
    });
  }
  return connections;
}

/** `closed`: number of a table that was closed since. */
export function roomOf(tables: number, screen: Screen, spare: boolean, closed = 0): Hang {
  const all = tablesOf(tables);
  const ids = all.map(({ tableId }) => tableId);
  return hang(
    openHooks(ids, spare),
    all.filter(({ number }) => number !== closed),
    screen,
  );
}

export const namesOf = (room: Hang, seed: number): Map<string, string> =>
  new Map(
    room.posters.map(({ tableId }, index) => [
      tableId,
      NAMES[(index * 7 + seed) % NAMES.length] ?? '',
    ]),
  );

/** A wall of which every hook is taken, posters `t1`, `t2`, … in rows. */
export const fullWall = (columns: number, rows: number, screen: Screen): Hang =>
  hang(
    {
      columns,
      rows,
      at: Object.fromEntries(tablesOf(columns * rows).map(({ tableId }, at) => [tableId, at])),
    },
    tablesOf(columns * rows),
    screen,
  );

/** A connection of posters `t<from>` and `t<to>`, the `at`th that was said. */
export const connectionOf = (
  from: number,
  to: number,
  at: number,
  more: Partial<ThreadConnection> = {},
): ThreadConnection => ({
  id: `c${String(at).padStart(4, '0')}`,
  from: `t${from}`,
  to: `t${to}`,
  relation: 'reinforces',
  text: 'Clean water is a rule',
  state: 'accepted',
  marks: 0,
  at,
  ...more,
});
