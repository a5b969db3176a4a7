import type { MeetingContent } from '../../../shared/exchange/meetingContent.ts';
import {
  authorsOf,
  carriedWords,
  CONNECTION_STATE_WORDS,
  countWords,
  RELATION_WORDS,
} from '../../../shared/exchange/meetingWords.ts';
import type { ListedPoster, PaperRoom } from '../../../shared/gallery/paper.ts';
import type { Connection } from '../../../shared/model/gallery.ts';
import { gap, shifted, type PageItem, type Row } from './pageItems.ts';
import { FLOW_WIDTH, type PageFlow } from './pageFlow.ts';
import { own, ownTable } from './ownWords.ts';
import { INK, INK_SOFT, SIZE, THREAD } from './reportLook.ts';
import { textRows } from './rows.ts';
import type { TextSetter } from './setText.ts';
import { chapter, section, soft } from './listParts.ts';

/** Room left of a sentence for its thread's number, and of that for the thread itself. */
const INDENT = 42;
const RULE = 32;

/** Every connection with its sentence, by poster, each thread under the number that it has in the picture. */
export async function addConnections(
  flow: PageFlow,
  content: MeetingContent,
  { list, unhung }: PaperRoom,
): Promise<void> {
  const { setter } = flow;
  const count = Object.keys(content.connections).length;
  flow.begin('Connections');
  flow.add(chapter(setter, countWords(count, 'connection')));
  for (const listed of list) {
    flow.add(section(setter, ownTable(content, listed.tableId)));
    flow.add(othersRows(setter, listed));
    for (const { number, pair } of listed.threads)
      for (const [index, { id }] of pair.connections.entries()) {
        const connection = content.connections[id];
        if (connection)
          flow.add(
            connectionRows(
              setter,
              content,
              connection,
              listed.tableId,
              index === 0 ? number : null,
            ),
          );
        await flow.rest();
      }
  }
  if (unhung.length === 0) return;
  flow.add(section(setter, 'Of tables that are gone'));
  for (const { id } of unhung) {
    const connection = content.connections[id];
    if (connection) flow.add(connectionRows(setter, content, connection, null, null));
    await flow.rest();
  }
}

/** Threads that end here stand where they start. */
function othersRows(setter: TextSetter, { threads, arriving }: ListedPoster): Row[] {
  if (arriving.length === 0) return threads.length === 0 ? soft(setter, 'No thread yet.') : [];
  const words = `Threads from other posters: ${arriving.join(', ')}`;
  const rows = soft(setter, words).map((row) => ({
    ...row,
    keepWithNext: threads.length > 0,
  }));
  return threads.length === 0 ? [...rows, gap(6)] : [...rows, { ...gap(6), keepWithNext: true }];
}

/** `under`: the table whose heading it stands under. `number`: of its thread, at the first of its sentences. */
function connectionRows(
  setter: TextSetter,
  content: MeetingContent,
  connection: Connection,
  under: string | null,
  number: number | null,
): Row[] {
  const authors = authorsOf(connection);
  const carried = carriedWords(connection, own);
  const facts = [
    CONNECTION_STATE_WORDS[connection.state],
    ...(authors.length === 0 ? [] : [`from ${authors.map(own).join(', ')}`]),
    ...(connection.marks === 0
      ? []
      : [`marked by ${countWords(connection.marks, 'person', 'people')}`]),
    ...(carried === '' ? [] : [carried]),
  ].join(' · ');
  const width = FLOW_WIDTH - INDENT;
  const heads = textRows(
    setter,
    [
      ...(connection.from === under
        ? []
        : [{ text: `${ownTable(content, connection.from)}  `, style: 'bold' as const }]),
      { text: `${RELATION_WORDS[connection.relation]}  `, style: 'italic' },
      connection.to === under
        ? { text: 'this one', style: 'italic' }
        : { text: ownTable(content, connection.to), style: 'bold' },
    ],
    { width },
  );
  const rows = [
    ...heads,
    ...textRows(setter, connection.text, { width }),
    ...textRows(setter, facts, { width, size: SIZE.small, ink: INK_SOFT }),
  ];
  const dashed = connection.relation === 'supports';
  return [
    ...rows.map((row, index): Row => ({
      ...row,
      keepWithNext: index < rows.length - 1,
      items: [
        ...(index === 0 && number !== null ? [numberItem(setter, number)] : []),
        ...shifted(row.items, INDENT, 0),
        {
          kind: 'path',
          x: RULE,
          y: 0,
          d: `M0 ${dashed ? 2 : 0}V${row.height}`,
          stroke: THREAD[connection.relation],
          lineWidth: 2,
          ...(dashed ? { dash: [4, 3] as const } : {}),
        },
      ],
    })),
    gap(10),
  ];
}

const numberItem = (setter: TextSetter, number: number): PageItem => ({
  kind: 'line',
  part: { role: 'P' },
  x: RULE - 7,
  y: SIZE.text * 1.03,
  size: SIZE.text,
  ink: INK,
  align: 'right',
  line: setter.line([{ text: String(number), style: 'bold' }]),
});
