import type { Static } from 'typebox';
import type { Person } from './person.ts';
import type { PeopleCountsSchema } from './schemas/people.ts';
import type { TableRow } from './table.ts';

export type PeopleCounts = Static<typeof PeopleCountsSchema>;

export const NOBODY: PeopleCounts = { came: 0, seated: 0, choosing: 0, decided: 0 };

type Counted = Pick<Person, 'role' | 'arrival' | 'removed' | 'table' | 'commitments'>;

/** Is this somebody? The wall's own links are people to the server only, and a projector is a screen. */
export const isSomebody = ({ role, arrival }: Pick<Person, 'role' | 'arrival'>): boolean =>
  role !== 'projector' && arrival !== 'creation';

/** Does this person count as one who should sit somewhere? Whoever runs the meeting and who came by the helpers' link do not: helpers at a table have joined as everyone does. */
export const takesPart = (person: Pick<Person, 'role' | 'arrival' | 'removed'>): boolean =>
  !person.removed &&
  isSomebody(person) &&
  person.role !== 'facilitator' &&
  !(person.role === 'volunteer' && person.arrival === 'link');

/** One pass over everybody. `again`: what an open table said of another session. */
export function countPeople(
  people: Iterable<Counted>,
  tables: readonly TableRow[],
  again: (tableId: string) => 'yes' | 'no' | null,
): PeopleCounts {
  const open = new Set(
    tables.filter((table) => table.state !== 'closed').map((table) => table.tableId),
  );
  const decided = new Set([...open].filter((id) => again(id) !== null));
  const counts = { ...NOBODY };
  for (const person of people) {
    if (person.removed) continue;
    if (isSomebody(person)) counts.came += 1;
    if (person.table !== undefined && open.has(person.table)) counts.seated += 1;
    else if (takesPart(person)) counts.choosing += 1;
    for (const table of Object.keys(person.commitments ?? {}))
      if (open.has(table)) decided.add(table);
  }
  return { ...counts, decided: decided.size };
}
