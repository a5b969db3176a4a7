import { newNoteId, type MadeWall } from '../../e2e/support/wallApi.ts';
import { Agent } from 'node:http';
import { percentile } from '../percentiles.ts';
import { command } from '../sync/command.ts';
import { LightReader } from '../sync/lightReader.ts';
import { findMarks } from '../sync/markers.ts';
import { textOf } from '../sync/notesRoom.ts';
import { atRate, until } from '../sync/pace.ts';
import { addressOf, benchWall, joinAsPhone, manyAtOnce } from '../sync/wallPeople.ts';
import { WireSocket } from '../sync/wireSocket.ts';
import type { BenchNode, EdgeCluster } from './edgeCluster.ts';

/** Of one person: a wall has room for 5,000, so more phones than that are several to a person. */
const SOCKETS_EACH = 4;
const PROJECTORS = 3;
const WRITERS = 40;
const NOTES_PER_SECOND = 50;
const JOIN_AT_ONCE = 24;
const GRACE_MS = 30_000;
/** Until what joining left has been cleared away, ms. */
const REST_MS = 3_000;

export interface RoomMeasured {
  servers: number;
  phones: number;
  /** From a phone's post to the projector, ms. */
  p50: number;
  p99: number;
  /** CPU of each server for one note, ms; the wall's owner first. */
  cpuPerNote: number[];
  /** Resident memory that came with the phones, of each server's for one of its own, kB. */
  kbPerPhone: number[];
  /** Notes that were not acknowledged, or never shown. */
  failed: number;
}

/**
 * A wall at the first server; phones with live views at `edges`, in equal parts, projectors at the
 * last of them; forty of the phones post fifty notes a second, each at its own server.
 */
export async function measureRoom(
  { nodes }: EdgeCluster,
  { phones, edges, seconds }: { phones: number; edges: readonly BenchNode[]; seconds: number },
): Promise<RoomMeasured> {
  const [owner] = nodes;
  const last = edges.at(-1);
  if (!owner || !last) throw new Error('no servers');
  const wall = await benchWall(owner.origin);
  // Whoever is asked first has it.
  await fetch(`${owner.origin}/api/walls/${wall.wallId}/me`, {
    headers: { authorization: `Bearer ${wall.tokens.facilitator}` },
  });
  const tokens = await manyAtOnce(
    Math.ceil(phones / SOCKETS_EACH),
    (index) => joinAsPhone(owner.origin, wall, index),
    JOIN_AT_ONCE,
  );
  const at = (index: number): BenchNode => edges[index % edges.length] ?? owner;
  const before = nodes.map((node) => node.memoryMb());
  let closed = 0;
  const sockets = await manyAtOnce(
    phones,
    (index) =>
      WireSocket.open({
        port: at(index).port,
        path: `/live/${wall.wallId}?token=${tokens[index % tokens.length]}`,
        headers: addressOf(index),
        onFrame: () => undefined,
        onClose: () => (closed += 1),
      }),
    JOIN_AT_ONCE,
  );
  await new Promise((rested) => setTimeout(rested, REST_MS));
  const kbPerPhone = nodes.map((node, index) => {
    const own = edges.includes(node) ? phones / edges.length : 0;
    return own === 0 ? 0 : ((node.memoryMb() - (before[index] ?? 0)) * 1024) / own;
  });
  const total = NOTES_PER_SECOND * seconds;
  const [postedAt, shownAfter] = [new Float64Array(total), new Map<number, number>()];
  const projectors = await manyAtOnce(PROJECTORS, () =>
    LightReader.open(
      {
        port: last.port,
        path: `/sync/${wall.wallId}/notes?token=${wall.tokens.facilitator}`,
        prefix: new Uint8Array(),
        greeting: [],
      },
      {
        onMessage: (payload) => {
          const now = performance.now();
          for (const mark of findMarks(payload))
            if (!shownAfter.has(mark)) shownAfter.set(mark, now - (postedAt[mark] ?? now));
        },
      },
    ),
  );
  const agents = Array.from({ length: WRITERS }, () => new Agent({ keepAlive: true }));
  let [failed, answered] = [0, 0];
  const cpu = nodes.map((node) => node.cpuMs());
  await atRate(NOTES_PER_SECOND, seconds, (mark) => {
    const writer = mark % Math.min(WRITERS, tokens.length);
    postedAt[mark] = performance.now();
    const agent = agents[writer] ?? new Agent();
    post(wall, at(writer), agent, tokens[writer] ?? '', mark).then(
      () => (answered += 1),
      () => (failed += 1),
    );
  });
  await until(() => answered + failed === total && shownAfter.size >= answered, GRACE_MS);
  const cpuPerNote = nodes.map((node, index) => (node.cpuMs() - (cpu[index] ?? 0)) / total);
  const waits = [...shownAfter.values()].toSorted((a, b) => a - b);
  for (const socket of sockets) socket.close();
  for (const projector of projectors) projector.close();
  for (const agent of agents) agent.destroy();
  return {
    servers: nodes.length,
    phones,
    p50: percentile(waits, 0.5),
    p99: percentile(waits, 0.99),
    cpuPerNote,
    kbPerPhone,
    failed: failed + (total - failed - shownAfter.size) + closed,
  };
}

const post = (
  wall: MadeWall,
  node: BenchNode,
  agent: Agent,
  token: string,
  mark: number,
): Promise<unknown> =>
  command({
    agent,
    port: node.port,
    method: 'PUT',
    path: `/api/walls/${wall.wallId}/notes/${newNoteId()}`,
    token,
    headers: addressOf(mark % WRITERS),
    body: { text: textOf(mark, 'MK'), color: 'yellow', rev: 1 },
  });
