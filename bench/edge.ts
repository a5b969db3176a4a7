/**
 * `npm run bench:edge`: what it costs that phones are at other servers than their wall. The same room (phones, forty of them posting fifty
 * notes a second, three projectors) at one server, spread over two and over three; then, with everybody at two edges, with a thousand phones
 * and with `--crowd`: what the wall's server takes for a note must not follow the number of phones. All processes share this machine's cores,
 * so times say little beyond their ratios; CPU time is each process's own. Options: `--phones 1000`, `--crowd 10000`, `--seconds 8`, `--json <file>`.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { cpuTimes, stealPercentSince } from './cpuTimes.ts';
import { EdgeCluster } from './edge/edgeCluster.ts';
import { measureRoom, type RoomMeasured } from './edge/measureRoom.ts';

const { values: options } = parseArgs({
  options: {
    phones: { type: 'string', default: '1000' },
    crowd: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '8' },
    json: { type: 'string' },
  },
});
const [phones, crowd, seconds] = [options.phones, options.crowd, options.seconds].map(Number) as [
  number,
  number,
  number,
];
const start = cpuTimes();

async function measured(
  servers: number,
  room: { phones: number; isAtEdges: boolean },
): Promise<RoomMeasured> {
  const cluster = await EdgeCluster.start(servers);
  try {
    const edges = room.isAtEdges ? cluster.nodes.slice(1) : cluster.nodes;
    return await measureRoom(cluster, { phones: room.phones, edges, seconds });
  } finally {
    await cluster.stop();
  }
}

const rooms: [string, RoomMeasured][] = [];
for (const servers of [1, 2, 3])
  rooms.push([
    `${phones} phones over ${servers}`,
    await measured(servers, { phones, isAtEdges: false }),
  ]);
for (const count of [phones, crowd])
  rooms.push([
    `${count} phones at two edges`,
    await measured(3, { phones: count, isAtEdges: true }),
  ]);

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);
const shown = (value: number): string => value.toFixed(1);
console.log(
  '\n| room | post → projector p50 / p99 ms | CPU a note, ms: all (owner, edges) | memory a phone at an edge, kB | failed |\n|---|---|---|---|---|',
);
for (const [name, room] of rooms) {
  const edges = room.kbPerPhone.slice(1).filter((kb) => kb > 0);
  console.log(
    `| ${name} | ${shown(room.p50)} / ${shown(room.p99)} | ${shown(sum(room.cpuPerNote))} (${room.cpuPerNote.map(shown).join(', ')}) | ${edges.map(shown).join(', ') || '–'} | ${room.failed} |`,
  );
}
const of = (index: number): RoomMeasured | undefined => rooms[index]?.[1];
const more = (to: number, from: number): string => `${Math.round((to / from - 1) * 100)} %`;
console.log(
  `\nThree servers take ${more(sum(of(2)?.cpuPerNote ?? []), sum(of(0)?.cpuPerNote ?? []))} more CPU than one (goal: ≤ 25). The wall’s own takes ${more(of(4)?.cpuPerNote[0] ?? 0, of(3)?.cpuPerNote[0] ?? 0)} more for ${crowd} phones at edges than for ${phones} (goal: ≤ 20). The host took ${stealPercentSince(start)} % of the CPU.`,
);
if (options.json) writeFileSync(options.json, JSON.stringify(Object.fromEntries(rooms), null, 2));
