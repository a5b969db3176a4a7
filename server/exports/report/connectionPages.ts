import type { Connection } from '../../../shared/model/gallery.ts';
import type { MeetingContent } from '../../../shared/exchange/meetingContent.ts';
import {
  authorsOf,
  byTime,
  carriedWords,
  CONNECTION_STATE_WORDS,
  countWords,
  RELATION_WORDS,
} from '../../../shared/exchange/meetingWords.ts';
import { gap, shifted, type Row } from './pageItems.ts';
import { FLOW_WIDTH, type PageFlow } from './pageFlow.ts';
import { own, ownTable } from './ownWords.ts';
import { INK_SOFT, SIZE, THREAD } from './reportLook.ts';
import { textRows } from './rows.ts';
import type { TextSetter } from './setText.ts';
import { chapter } from './listParts.ts';

/** Every connection with its sentence, in the order they were made. */
export async function addConnections(flow: PageFlow, content: MeetingContent): Promise<void> {
  const connections = byTime(content.connections);
  if (connections.length === 0) return;
  const { setter } = flow;
  flow.begin('Connections');
  flow.add(chapter(setter, countWords(connections.length, 'connection')));
  for (const connection of connections) {
    flow.add(connectionRows(setter, content, connection));
    await flow.rest();
  }
}

function connectionRows(
  setter: TextSetter,
  content: MeetingContent,
  connection: Connection,
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
  const heads = textRows(
    setter,
    [
      { text: ownTable(content, connection.from), style: 'bold' },
      { text: `  ${RELATION_WORDS[connection.relation]}  `, style: 'italic' },
      { text: ownTable(content, connection.to), style: 'bold' },
    ],
    { width: FLOW_WIDTH - 16 },
  );
  const rows = [
    ...heads,
    ...textRows(setter, connection.text, { width: FLOW_WIDTH - 16 }),
    ...textRows(setter, facts, { width: FLOW_WIDTH - 16, size: SIZE.small, ink: INK_SOFT }),
  ];
  const dashed = connection.relation === 'supports';
  return [
    ...rows.map((row, index): Row => ({
      ...row,
      keepWithNext: index < rows.length - 1,
      items: [
        ...shifted(row.items, 16, 0),
        {
          kind: 'path',
          x: 4,
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
