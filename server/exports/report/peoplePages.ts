import { listDuties } from '../../../shared/activities/dutyWords.ts';
import { calledName } from '../../../shared/model/names.ts';
import { COMMITMENT_KINDS } from '../../../shared/model/table.ts';
import type { MeetingContent, RosterRow } from '../../../shared/exchange/meetingContent.ts';
import {
  againWords,
  carriedConnections,
  carrierWords,
  COMMITMENT_WORDS,
  committedTo,
  looseNotes,
  RELATION_WORDS,
} from '../../../shared/exchange/meetingWords.ts';
import { gap, shifted, type Row } from './pageItems.ts';
import { FLOW_WIDTH, type PageFlow } from './pageFlow.ts';
import { own, ownPeople, ownTable } from './ownWords.ts';
import { INK_SOFT, SIZE } from './reportLook.ts';
import { textRows } from './rows.ts';
import type { TextSetter } from './setText.ts';
import { section, chapter, soft, oneNote, WHO_DOES_WHAT } from './listParts.ts';

/** Who does what next: per table the decision and who is in, then everybody. */
export async function addPeople(flow: PageFlow, content: MeetingContent): Promise<void> {
  const { setter } = flow;
  if (content.roster.length === 0) return;
  flow.begin(WHO_DOES_WHAT);
  flow.add(chapter(setter, WHO_DOES_WHAT));
  flow.add([
    ...soft(
      setter,
      'Activators make it happen, supporters help when asked, observers want to hear.',
    ),
    gap(6),
  ]);
  for (const poster of content.posters) {
    const rows = COMMITMENT_KINDS.flatMap((kind) => {
      const people = committedTo(content.roster, poster.tableId, kind);
      const count = people.names.length + people.nameless;
      if (count === 0) return [];
      return textRows(
        setter,
        [
          {
            text: `${count} ${count === 1 ? COMMITMENT_WORDS[kind].one : COMMITMENT_WORDS[kind].many}: `,
            style: 'medium',
          },
          { text: ownPeople(people), style: 'regular' },
        ],
        { width: FLOW_WIDTH },
      );
    });
    flow.add([
      ...section(setter, ownTable(content, poster.tableId)),
      ...rows,
      ...soft(setter, againWords(poster.again)),
    ]);
    await flow.rest();
  }
  await addCarried(flow, content);
  const people = content.roster
    .filter((row) => row.name.trim() !== '')
    .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  if (people.length === 0) return;
  flow.add(section(setter, 'People'));
  const numbers = new Map(content.posters.map((poster) => [poster.tableId, poster.number]));
  for (const row of people) {
    flow.add(personRows(setter, numbers, row));
    await flow.rest();
  }
}

/** Connections that somebody sees to. */
async function addCarried(flow: PageFlow, content: MeetingContent): Promise<void> {
  const { setter } = flow;
  const carried = carriedConnections(content);
  if (carried.length === 0) return;
  flow.add(section(setter, 'Connections that somebody carries'));
  for (const connection of carried) {
    flow.add([
      ...textRows(
        setter,
        [
          { text: `${carrierWords(connection, own)}: `, style: 'medium' },
          { text: `${own(connection.text)} `, style: 'regular' },
          {
            text: `(${ownTable(content, connection.from)} ${RELATION_WORDS[connection.relation]} ${ownTable(content, connection.to)})`,
            style: 'italic',
          },
        ],
        { width: FLOW_WIDTH },
      ),
      gap(4),
    ]);
    await flow.rest();
  }
}

function personRows(
  setter: TextSetter,
  numbers: ReadonlyMap<string, number>,
  row: RosterRow,
): Row[] {
  const left = 170;
  const duties = row.duties.length === 0 ? '' : ` (${listDuties(row.duties)})`;
  const kinds = row.commitments.map(
    ({ tableId, kind }) => `${COMMITMENT_WORDS[kind].one} at table ${numbers.get(tableId) ?? '–'}`,
  );
  const facts = [...(row.table === null ? [] : [`table ${row.table}${duties}`]), ...kinds].join(
    ' · ',
  );
  const names = textRows(setter, row.name, { width: left - 12, style: 'medium' });
  const words = textRows(setter, facts, { width: FLOW_WIDTH - left });
  return Array.from({ length: Math.max(names.length, words.length) }, (_, index) => {
    const items = [...(names[index]?.items ?? []), ...shifted(words[index]?.items ?? [], left, 0)];
    return { height: (names[index] ?? words[index])?.height ?? 0, items };
  });
}

/** Notes that lie at no table, with their group where they have one. */
export async function addLooseNotes(flow: PageFlow, content: MeetingContent): Promise<void> {
  const loose = looseNotes(content);
  if (loose.length === 0) return;
  const words = content.posters.length === 0 ? 'Notes' : 'Notes at no table';
  flow.begin(words);
  flow.add(chapter(flow.setter, words));
  for (const { id, group } of loose) {
    flow.add(oneNote(flow.setter, content, id, group === '' ? '' : `group: ${own(group)}`));
    await flow.rest();
  }
}

/** Only when a facilitator asks for it: how to reach people. */
export async function addContacts(flow: PageFlow, content: MeetingContent): Promise<void> {
  const rows = content.roster.filter((row) => row.contact !== undefined);
  if (rows.length === 0) return;
  const { setter } = flow;
  flow.begin('Contacts · for facilitators');
  flow.add(chapter(setter, 'Contacts'));
  flow.add([
    ...textRows(setter, 'For facilitators. Take this page out before you pass the report on.', {
      width: FLOW_WIDTH,
      style: 'bold',
    }),
    gap(8),
  ]);
  for (const row of rows) {
    const readers =
      row.contactShownTo === 'table'
        ? 'for the own table and facilitators'
        : 'for facilitators only';
    flow.add([
      ...textRows(
        setter,
        [
          { text: own(calledName(row.name)), style: 'medium' },
          { text: `  ${own(row.contact ?? '')}`, style: 'regular' },
        ],
        { width: FLOW_WIDTH },
      ),
      ...textRows(setter, readers, { width: FLOW_WIDTH, size: SIZE.small, ink: INK_SOFT }),
      gap(4),
    ]);
    await flow.rest();
  }
}
