/**
 * `npm run bench:thread`: what one person does to a full wall, and how long the real server's one thread was held by it at the most: from
 * one turn of its event loop to the next, while nobody else had a turn. Fails where that is more than the bound of the house. Options:
 * `--notes 10000`, `--people 300`, `--tables 60`, `--only <words of an act>`, `--json <file>`.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ServerProcess } from './sync/serverProcess.ts';
import { ACTS } from './thread/acts.ts';
import { FullWall } from './thread/fullWall.ts';
import type { Held } from './thread/heldTime.ts';

/** No legal input of one person may hold the server for longer: processor time of its thread, ms. */
const BOUND_MS = 50;
/** What an act leaves to be done afterwards (counts, checkpoints) is the act's as well, ms. */
const AFTERWARDS_MS = 700;

const { values: options } = parseArgs({
  options: {
    notes: { type: 'string', default: '10000' },
    people: { type: 'string', default: '300' },
    tables: { type: 'string', default: '60' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
});

const server = await ServerProcess.start('weavewall', {
  preload: `${import.meta.dirname}/thread/watchLoop.ts`,
});
const found: ({ what: string } & Held)[] = [];
try {
  const notes = Number(options.notes);
  const begun = performance.now();
  await server.ask<Held>('begin');
  const room = await FullWall.make(server, {
    notes,
    people: Number(options.people),
    tables: Number(options.tables),
    largest: notes / 2,
  });
  found.push({ what: 'making the wall', ...(await server.ask<Held>('read')) });
  console.log(
    `${options.notes} notes, ${options.people} people, ${options.tables} groups, made in ${Math.round((performance.now() - begun) / 1000)} s. ` +
      'Held at the most: processor ms of the thread (ms by the clock; ms of all turns).',
  );
  for (const act of ACTS) {
    const isMeasured = !options.only || act.what.includes(options.only);
    await act.before?.(room);
    await server.ask<Held>('begin');
    await act.run(room);
    await new Promise((over) => setTimeout(over, AFTERWARDS_MS));
    const held = await server.ask<Held>('read');
    if (!isMeasured) continue;
    found.push({ what: act.what, ...held });
    const [cpu, ms, sum] = [held.cpuMs, held.ms, held.sumMs].map((each) => each.toFixed(1));
    console.log(
      `${held.cpuMs > BOUND_MS ? '!' : ' '} ${cpu?.padStart(7)} (${ms}; ${sum})  ${act.what}`,
    );
  }
} finally {
  await server.stop();
}
const over = found.filter(({ cpuMs }) => cpuMs > BOUND_MS);
const json = JSON.stringify({ at: new Date().toISOString(), node: process.versions.node, found });
if (options.json) writeFileSync(options.json, json);
console.log(
  over.length === 0
    ? `No act held the thread for ${BOUND_MS} ms.`
    : `Over ${BOUND_MS} ms: ${over.map(({ what }) => what).join('; ')}`,
);
process.exit(over.length > 0 ? 1 : 0);
