import * as Y from 'yjs';
import { tableDocument, type DocumentName } from '../../../shared/access/rights.ts';
import { putNote } from '../../../shared/commands/notes.ts';
import { arrive, setMe } from '../../../shared/commands/people.ts';
import { openTables } from '../../../shared/commands/openTables.ts';
import { clustersRoot, placementsRoot } from '../../../shared/documents/arrangement.ts';
import type { Role } from '../../../shared/model/person.ts';
import type { SeededRandom } from '../../seededRandom.ts';
import type { Wall } from '../wall/wall.ts';
import { DocumentClient } from './documentClient.ts';
import { makingOf, type Command } from './command.ts';
import { Phone } from './phone.ts';
import { addingTelling } from './moveActs.ts';
import { addingRatedSteps } from './ratedSteps.ts';
import { addingRounds } from './roundActs.ts';
import type { SimulatedTime } from './simulatedTime.ts';
import type { Witness } from './witness.ts';

const GROUPS = ['Rivers', 'Farms'] as const;
/** How many tables there are before the storm, one for each group. */
export const TABLES_AT_FIRST = GROUPS.length;

const ROLES: readonly Role[] = [
  'facilitator',
  'facilitator',
  'volunteer',
  'volunteer',
  'participant',
  'participant',
  'participant',
  'participant',
];

/**
 * Lets every promise continue that can. No time passes, because nothing here waits for anything
 * outside this process.
 */
export const drained = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Meeting {
  random: SeededRandom;
  time: SimulatedTime;
  witness: Witness;
  /** The pages that people have open; filled in here. */
  pages: DocumentClient[];
}

/** A meeting at its tables: people, two groups that became tables, and who has which page open. */
export async function setUpMeeting(
  wall: Wall,
  { random, time, witness, pages }: Meeting,
): Promise<{ facilitator: Phone; deputy: Phone; phones: Phone[] }> {
  /** Runs commands without a network. */
  async function inOneTick(
    commands: readonly (readonly [personId: string, decide: Command['decide']])[],
  ): Promise<void> {
    const done = Promise.all(
      commands.map(([personId, decide]) =>
        wall.command(personId, (state, actor) => decide(state, actor, wall)),
      ),
    );
    while (time.isDue) time.runOne();
    await done;
    await drained();
  }
  const open = (personId: string, document: DocumentName, mayWrite: boolean): void =>
    void pages.push(new DocumentClient({ personId, document, mayWrite, random, witness }));

  const people = ROLES.map((role) => ({ role, id: random.uuid() }));
  await inOneTick(
    people.map(({ role, id }) => [
      id,
      (state, actor) =>
        arrive(state, actor, { role, arrival: 'link', name: `N${id.slice(0, 8)} Surname` }),
    ]),
  );
  const of = (role: Role): string[] =>
    people.filter((person) => person.role === role).map(({ id }) => id);
  const [facilitator, volunteers, members] = [
    of('facilitator')[0] as string,
    of('volunteer'),
    of('participant'),
  ];
  for (const id of [facilitator, ...volunteers]) open(id, 'arrangement', true);

  const groups = GROUPS.map((name, index) => ({
    name,
    clusterId: random.uuid(),
    noteIds: [random.uuid()],
    x: index * 3_000,
  }));
  const notes = groups.map(
    ({ noteIds: [id] }): Command['decide'] =>
      (state, actor) =>
        putNote(state, actor, { id: id as string, text: `text of ${id} rev 1`, rev: 1 }),
  );
  const tabling: Command['decide'] = (state, actor) =>
    openTables(
      state,
      actor,
      makingOf(random, () => groups),
    );
  await inOneTick(
    [...addingRatedSteps(), addingTelling(), addingRounds(), ...notes, tabling].map((decide) => [
      facilitator,
      decide,
    ]),
  );
  const { doc } = pages[0] as DocumentClient;
  doc.transact(() => {
    for (const { name, clusterId, noteIds, x } of groups) {
      clustersRoot(doc).set(
        clusterId,
        new Y.Map<unknown>(Object.entries({ name, color: 'yellow', pos: [x, 0] })),
      );
      for (const id of noteIds) placementsRoot(doc).set(id, { cluster: clusterId, pos: [0, 80] });
    }
  });

  const tables = wall.session.tables.map(({ tableId }) => tableId);
  const seats = members.map((id, index) => [id, tables[index % tables.length] as string] as const);
  await inOneTick(
    seats.map(([id, table]) => [id, (state, actor) => setMe(state, actor, { table })]),
  );
  for (const [id, table] of seats) open(id, tableDocument(table), true);
  const more: [string, DocumentName, boolean][] = [
    [facilitator, 'notes', false],
    [facilitator, tableDocument(tables[0] as string), true],
    [members[0] as string, 'gallery', false],
    [members[1] as string, 'notes', false],
    // Reads from the gallery step on.
    [volunteers[0] as string, tableDocument(tables[1] as string), false],
  ];
  for (const [id, document, mayWrite] of more) if (random.chance(0.5)) open(id, document, mayWrite);
  return {
    facilitator: new Phone(facilitator, random, witness),
    deputy: new Phone(of('facilitator')[1] as string, random, witness),
    phones: members.map((id) => new Phone(id, random, witness)),
  };
}
