import { dutiesListed } from '../../../shared/activities/dutyWords.ts';
import { calledName } from '../../../shared/model/names.ts';
import { COMMITMENT_KINDS } from '../../../shared/model/table.ts';
import type { MeetingContent, RosterRow } from '../../../shared/exchange/meetingContent.ts';
import {
  againWords,
  carriedConnections,
  carrierWords,
  committedTo,
  hasCommitments,
  looseNotes,
  plainParts,
  rosterByName,
} from '../../../shared/exchange/meetingWords.ts';
import { gap, shifted, type Row } from './pageItems.ts';
import { FLOW_WIDTH, type PageFlow } from './pageFlow.ts';
import { own, ownPeople, ownTable } from './ownWords.ts';
import { INK_SOFT, SIZE } from './reportLook.ts';
import { textRows } from './rows.ts';
import type { TextSetter } from './setText.ts';
import { section, chapter, soft, oneNote } from './listParts.ts';
import { messageRuns } from './messageRuns.ts';

/** Who does what next: per table the decision and who is in, then everybody. */
export async function addPeople(flow: PageFlow, content: MeetingContent): Promise<void> {
  const { setter } = flow;
  const { words } = setter;
  if (content.roster.length === 0) return;
  const title = words.say('file.head.who');
  flow.begin(title);
  flow.add(chapter(setter, title));
  if (hasCommitments(content)) flow.add([...soft(setter, words.say('file.commitments')), gap(6)]);
  for (const poster of content.posters) {
    const rows = COMMITMENT_KINDS.flatMap((kind) => {
      const people = committedTo(content.roster, poster.tableId, kind);
      const count = people.names.length + people.nameless;
      if (count === 0) return [];
      return textRows(
        setter,
        messageRuns(
          setter,
          `file.commitment.${kind}.who`,
          { count, people: ownPeople(words, people) },
          { kind: 'medium' },
        ),
        { width: FLOW_WIDTH, start: 'page' },
      );
    });
    const again = againWords(words, content, poster);
    if (rows.length === 0 && again === '') continue;
    flow.add([
      ...section(setter, ownTable(words, content, poster.tableId)),
      ...rows,
      ...(again === '' ? [] : soft(setter, again)),
    ]);
    await flow.rest();
  }
  await addCarried(flow, content);
  const people = rosterByName(words, content.roster).filter((row) => row.name.trim() !== '');
  if (people.length === 0) return;
  flow.add(section(setter, words.say('file.head.people')));
  const numbers = new Map(content.posters.map((poster) => [poster.tableId, poster.number]));
  for (const row of people) {
    flow.add(personRows(setter, numbers, row));
    await flow.rest();
  }
}

/** Connections that somebody sees to. */
async function addCarried(flow: PageFlow, content: MeetingContent): Promise<void> {
  const { setter } = flow;
  const { words } = setter;
  const carried = carriedConnections(content);
  if (carried.length === 0) return;
  flow.add(section(setter, words.say('file.head.carried')));
  for (const connection of carried) {
    flow.add([
      ...textRows(
        setter,
        [
          { text: `${carrierWords(words, connection, own)}: `, style: 'medium' },
          { text: `${own(connection.text)} `, style: 'regular' },
          {
            text: `(${plainParts(words, `file.connection.${connection.relation}`, {
              from: ownTable(words, content, connection.from),
              to: ownTable(words, content, connection.to),
            })})`,
            style: 'italic',
          },
        ],
        { width: FLOW_WIDTH, start: 'page' },
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
  const { words } = setter;
  const duties = words.list(dutiesListed(words, row.duties), 'unit');
  const kinds = row.commitments.map(({ tableId, kind }) =>
    words.say(`file.commitment.${kind}.at`, { number: numbers.get(tableId) ?? '–' }),
  );
  const number = row.table;
  const seat =
    number === null
      ? []
      : [
          duties === ''
            ? words.say('file.seat', { number })
            : words.say('file.seat.duties', { number, duties }),
        ];
  const facts = [...seat, ...kinds].join(' · ');
  const names = textRows(setter, row.name, { width: left - 12, style: 'medium', start: 'page' });
  const beside = textRows(setter, facts, { width: FLOW_WIDTH - left, start: 'page' });
  return Array.from({ length: Math.max(names.length, beside.length) }, (_, index) => {
    const items = [...(names[index]?.items ?? []), ...shifted(beside[index]?.items ?? [], left, 0)];
    return { height: (names[index] ?? beside[index])?.height ?? 0, items };
  });
}

/** Notes that lie at no table, with their group where they have one. */
export async function addLooseNotes(flow: PageFlow, content: MeetingContent): Promise<void> {
  const loose = looseNotes(content);
  if (loose.length === 0) return;
  const { words } = flow.setter;
  const title = words.say(
    content.posters.length === 0 ? 'file.head.notes' : 'file.head.notesAtNoTable',
  );
  flow.begin(title);
  flow.add(chapter(flow.setter, title));
  for (const { id, group } of loose) {
    flow.add(
      oneNote(
        flow.setter,
        content,
        id,
        group === '' ? '' : words.say('file.group', { name: own(group) }),
      ),
    );
    await flow.rest();
  }
}

/** Only when a facilitator asks for it: how to reach people. */
export async function addContacts(flow: PageFlow, content: MeetingContent): Promise<void> {
  const { setter } = flow;
  const { words } = setter;
  const rows = rosterByName(words, content.roster).filter((row) => row.contact !== undefined);
  if (rows.length === 0) return;
  flow.begin(words.say('file.head.contactsForFacilitators'));
  flow.add(chapter(setter, words.say('file.head.contacts')));
  flow.add([
    ...textRows(setter, words.say('file.contacts.page'), {
      width: FLOW_WIDTH,
      style: 'bold',
    }),
    gap(8),
  ]);
  for (const row of rows) {
    const readers = words.say(`file.contact.${row.contactShownTo ?? 'facilitators'}`);
    flow.add([
      ...textRows(
        setter,
        [
          { text: own(calledName(words, row.name)), style: 'medium' },
          { text: `  ${own(row.contact ?? '')}`, style: 'regular' },
        ],
        { width: FLOW_WIDTH, start: 'page' },
      ),
      ...textRows(setter, readers, { width: FLOW_WIDTH, size: SIZE.small, ink: INK_SOFT }),
      gap(4),
    ]);
    await flow.rest();
  }
}
