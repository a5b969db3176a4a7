import type { MeetingContent } from '../../../shared/exchange/meetingContent.ts';
import { authorsOf, carriedWords } from '../../../shared/exchange/meetingWords.ts';
import type { ListedPoster, PaperRoom } from '../../../shared/gallery/paper.ts';
import type { Connection } from '../../../shared/model/gallery.ts';
import { gap, shifted, type PageItem, type Row } from './pageItems.ts';
import { FLOW_WIDTH, type PageFlow } from './pageFlow.ts';
import { own, ownTable } from './ownWords.ts';
import { INK, INK_SOFT, SIZE, THREAD } from './reportLook.ts';
import { textRows } from './rows.ts';
import type { TextRun, TextSetter } from './setText.ts';
import { chapter, section, soft } from './listParts.ts';
import { messageRuns } from './messageRuns.ts';

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
  const { words } = setter;
  const count = Object.keys(content.connections).length;
  flow.begin(words.say('file.head.connections'));
  flow.add(chapter(setter, words.say('file.head.connectionsCount', { count })));
  for (const listed of list) {
    flow.add(section(setter, ownTable(words, content, listed.tableId)));
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
  flow.add(section(setter, words.say('file.head.gone')));
  for (const { id } of unhung) {
    const connection = content.connections[id];
    if (connection) flow.add(connectionRows(setter, content, connection, null, null));
    await flow.rest();
  }
}

/** Threads that end here stand where they start. */
function othersRows(setter: TextSetter, { threads, arriving }: ListedPoster): Row[] {
  const { words } = setter;
  if (arriving.length === 0)
    return threads.length === 0 ? soft(setter, words.say('print.overview.noThread')) : [];
  const numbers = words.list(arriving.map(String), 'unit');
  const rows = soft(setter, words.say('print.overview.arriving', { numbers })).map((row) => ({
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
  const { words } = setter;
  const authors = authorsOf(connection);
  const carried = carriedWords(words, connection, own);
  const facts = [
    words.say(`file.state.${connection.state}`),
    ...(authors.length === 0
      ? []
      : [words.say('file.from', { names: words.list(authors.map(own), 'unit') })]),
    ...(connection.marks === 0 ? [] : [words.say('file.marked', { count: connection.marks })]),
    ...(carried === '' ? [] : [carried]),
  ].join(' · ');
  const width = FLOW_WIDTH - INDENT;
  const heads = textRows(setter, endsOf(setter, content, connection, under), {
    width,
    start: 'page',
  });
  const rows = [
    ...heads,
    ...textRows(setter, connection.text, { width, start: 'page' }),
    ...textRows(setter, facts, { width, size: SIZE.small, ink: INK_SOFT, start: 'page' }),
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

/** Which tables it joins, and how; that under whose heading it stands is not named again. */
function endsOf(
  setter: TextSetter,
  content: MeetingContent,
  { from, relation, to }: Connection,
  under: string | null,
): TextRun[] {
  const [start, end] = [from, to].map((id) => ownTable(setter.words, content, id)) as [
    string,
    string,
  ];
  const styles = { b: 'bold', i: 'italic' } as const;
  const key = `file.connection.${relation}` as const;
  if (from === under) return messageRuns(setter, `${key}.to`, { to: end }, styles);
  if (to === under) return messageRuns(setter, `${key}.this`, { from: start }, styles);
  return messageRuns(setter, key, { from: start, to: end }, styles);
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
