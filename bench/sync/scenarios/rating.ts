import { ask, makeWall } from '../../../e2e/support/wallApi.ts';
import type { RatingBoard } from '../../../shared/protocol/ratings.ts';
import { Latencies } from '../latencies.ts';
import { Meter, type Scenario } from '../measurement.ts';
import { atRate, until } from '../pace.ts';
import { Phone } from '../phone.ts';
import { ServerProcess } from '../serverProcess.ts';
import { manyAtOnce } from '../wallPeople.ts';
import { WireSocket } from '../wireSocket.ts';

const PHONES = 1_000;
const THINGS = 300;
const EACH = 3;
const STEP = 'read';
const AT_ONCE = 40;
const GRACE_MS = 20_000;
const BOARD = '"type":"board"';

const SCRIPT = {
  version: 1,
  id: 'reading',
  languages: ['en'],
  name: 'A reading',
  summary: 'Proposals are read.',
  people: [10, 2000],
  minutes: 60,
  steps: [
    { id: 'call', kind: 'post', title: 'Call', ask: 'What do you propose?', prompts: [] },
    {
      id: STEP,
      kind: 'rate',
      title: 'Read',
      ask: 'Read three.',
      of: { kind: 'notes' },
      each: EACH,
      form: [
        { id: 'merit', kind: 'stars', label: 'How much would it change?' },
        { id: 'why', kind: 'sentence', label: 'Why?' },
      ],
    },
  ],
};

/**
 * 1,000 phones say something of three notes each. Times are from sending a form until the facilitator's board counts it: of each thing
 * the board says how many have read it, and the earliest form that is still out is the one it counted.
 */
export const rating: Scenario = async (context) => {
  const server = await ServerProcess.start(context.server);
  try {
    const wall = await makeWall(server.origin, { title: 'A reading', script: SCRIPT });
    const api = `/api/walls/${wall.wallId}`;
    const token = wall.tokens.facilitator;
    const room = await Phone.joinMany(server.port, wall, PHONES, AT_ONCE);
    await manyAtOnce(THINGS, async (index) => room[index]?.post(index), AT_ONCE);
    await ask(server.origin, 'POST', `${api}/step`, { token, body: { step: STEP } });
    const lists = await manyAtOnce(
      PHONES,
      async (index) => (await room[index]?.readings(STEP)) ?? [],
      AT_ONCE,
    );

    const meter = new Meter(server);
    const acks = new Latencies();
    /** When forms about each thing were sent that no board counted yet. */
    const out = new Map<string, number[]>();
    const seen = new Map<string, number>();
    let [counted, boards, failed] = [0, 0, 0];
    const board = await WireSocket.open({
      port: server.port,
      path: `/live/${wall.wallId}?token=${token}`,
      headers: {},
      onFrame: (payload) => {
        if (!payload.includes(BOARD, 0, 'latin1')) return;
        const now = performance.now();
        boards += 1;
        const { counts } = (JSON.parse(payload.toString()) as { board: RatingBoard }).board;
        counted = 0;
        for (const { id, readers } of counts) {
          counted += readers;
          const sent = out.get(id);
          // What was counted before is out of the list already.
          const known = seen.get(id) ?? 0;
          seen.set(id, readers);
          for (const at of sent?.splice(0, readers - known) ?? []) meter.latencies.add(now - at);
        }
      },
      onClose: () => undefined,
    });
    const total = PHONES * EACH;
    meter.begin();
    const start = performance.now();
    await atRate(total / context.seconds, context.seconds, (index) => {
      const phone = index % PHONES;
      const thing = lists[phone]?.[Math.floor(index / PHONES)];
      if (thing === undefined) return void (failed += 1);
      const sentAt = performance.now();
      const sent = out.get(thing) ?? [];
      out.set(thing, sent);
      sent.push(sentAt);
      room[phone]?.rate(STEP, thing, index).then(
        () => acks.add(performance.now() - sentAt),
        () => (failed += 1),
      );
    });
    const seconds = (performance.now() - start) / 1000;
    const cpu = server.cpuMs() - meter.cpuAtBegin;
    await until(() => counted >= total && acks.count + failed >= total, GRACE_MS);
    const measured = meter.end(context, {
      verified: failed > 0 ? `${failed} failed` : counted === total ? 'yes' : `${counted} counted`,
      extra: {
        'CPU % of a core': Math.round(cpu / seconds / 10),
        'ack p50 ms': acks.percentiles().p50,
        'ack p99 ms': acks.percentiles().p99,
        'boards/s': Math.round(boards / seconds),
      },
    });
    board.close();
    for (const phone of room) phone.close();
    return [measured];
  } finally {
    await server.stop();
  }
};
