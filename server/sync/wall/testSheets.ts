import * as Y from 'yjs';
import { putNote } from '../../../shared/commands/notes.ts';
import { setMe } from '../../../shared/commands/people.ts';
import { openTables } from '../../../shared/commands/openTables.ts';
import { makingOf } from '../../../shared/commands/testTables.ts';
import { sheetRoot } from '../../../shared/documents/sheet.ts';
import { plainText, type SheetBlock } from '../../../shared/model/sheet.ts';
import { newUuid } from '../../access/secrets.ts';
import { startEngine, until } from './testWall.ts';
import type { Wall } from './wall.ts';

export type Engine = Awaited<ReturnType<typeof startEngine>>;

export const words = (blocks: readonly SheetBlock[]): string[] =>
  blocks.flatMap((block) =>
    block.type === 'list'
      ? block.items.flatMap((item) => words(item.blocks))
      : [plainText(block.text)],
  );
export const sheetChars = (blocks: readonly SheetBlock[]): number => words(blocks).join('').length;
export const ready = (opened: ReturnType<Engine['open']>) =>
  until('synced', () => opened.provider.synced);
export const paragraph = (text: string): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(text)]);
  return element;
};
export const write = (doc: Y.Doc, text: string): void => sheetRoot(doc).push([paragraph(text)]);

export async function cluster(
  engine: Engine,
  wall: Wall,
  name: string,
  notes: readonly string[],
): Promise<string> {
  const { come } = helpers(wall);
  const volunteer = engine.open(wall.wallId, 'arrangement', (await come('volunteer')).token);
  await ready(volunteer);
  const id = newUuid();
  volunteer.doc.transact(() => {
    volunteer.doc.getMap('clusters').set(
      id,
      new Y.Map<unknown>(
        Object.entries({
          name,
          color: 'yellow',
          pos: [volunteer.doc.getMap('clusters').size * 2_000, 0],
        }),
      ),
    );
    for (const [index, note] of notes.entries())
      volunteer.doc.getMap('placements').set(note, { cluster: id, pos: [index * 200, 80] });
  });
  await until('grouped', () =>
    wall.content
      .namedGroups()
      .some((group) => group.clusterId === id && group.noteIds.length === notes.length),
  );
  return id;
}

export const helpers = (wall: Wall) => ({
  come: (role: 'participant' | 'volunteer', name?: string) =>
    wall.arrive({
      role,
      arrival: role === 'participant' ? 'code' : 'link',
      ...(name ? { name } : {}),
    }),
});

/** A wall with two tables of two notes each. */
export async function tables(engine: Engine) {
  const made = await engine.newWall();
  const { wall, facilitatorId } = made;
  const notes = [newUuid(), newUuid(), newUuid(), newUuid()];
  for (const id of notes)
    await wall.command(facilitatorId, (state, actor) =>
      putNote(state, actor, { id, text: `Note ${id.slice(0, 4)}` }),
    );
  const clusters = [
    await cluster(engine, wall, 'Rivers', notes.slice(0, 2)),
    await cluster(engine, wall, 'Farms', notes.slice(2)),
  ];
  const opened = await Promise.all(
    [1, 2].map(() =>
      wall.command(facilitatorId, (state, actor) =>
        openTables(state, actor, makingOf(wall.content.namedGroups(), newUuid)),
      ),
    ),
  );
  const [one, two] = wall.session.tables.map((table) => table.tableId) as [string, string];
  const sit = (personId: string, table: string | null) =>
    wall.command(personId, (state, actor) => setMe(state, actor, { table }));
  return { ...made, one, two, opened, notes, clusters, sit };
}
