import type { MeetingContent } from './meetingContent.ts';
import { authorsOf } from './meetingWords.ts';

type Kind = 'string' | 'int' | 'boolean';
const NODE_KEYS = [
  ['label', 'string'],
  ['number', 'int'],
  ['sentence', 'string'],
  ['closed', 'boolean'],
  ['notes', 'int'],
  ['people', 'int'],
  ['mightJoin', 'int'],
  ['activators', 'int'],
  ['supporters', 'int'],
  ['observers', 'int'],
  ['again', 'string'],
] as const satisfies readonly (readonly [string, Kind])[];
const EDGE_KEYS = [
  ['relation', 'string'],
  ['label', 'string'],
  ['state', 'string'],
  ['marks', 'int'],
  ['weight', 'int'],
  ['by', 'string'],
  ['carried', 'boolean'],
  ['carrier', 'string'],
  ['until', 'string'],
] as const satisfies readonly (readonly [string, Kind])[];

/** XML 1.0 cannot hold these at all, not even escaped: most control characters, lone surrogates, two noncharacters. */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

/** Text for XML, in an element or in quotes; what XML cannot hold shows as U+FFFD. Line breaks are written as references, because parsers change them. */
export function xmlText(text: string): string {
  let safe = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (!isXmlCharacter(code)) safe += '\ufffd';
    else safe += /[&<>"'\t\n\r\u0085\u2028]/.test(char) ? `&#${code};` : char;
  }
  return safe;
}

const declare = (scope: 'node' | 'edge', keys: readonly (readonly [string, Kind])[]): string[] =>
  keys.map(
    ([name, kind]) =>
      `  <key id="${scope}-${name}" for="${scope}" attr.name="${name}" attr.type="${kind}"/>`,
  );

const data = (
  scope: 'node' | 'edge',
  values: Readonly<Record<string, string | number | boolean | undefined>>,
): string =>
  Object.entries(values)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [`<data key="${scope}-${name}">${xmlText(String(value))}</data>`],
    )
    .join('');

/** Tables and the connections between them as GraphML (directed), for Gephi, yEd, NetworkX and others. */
export function printGraphMl(content: MeetingContent): string {
  const nodes = content.posters.map((poster) => {
    const values: Record<(typeof NODE_KEYS)[number][0], string | number | boolean> = {
      label: `${poster.number} ${poster.name}`.trim(),
      number: poster.number,
      sentence: poster.sentence,
      closed: poster.closed,
      notes: poster.noteCount,
      people: poster.seats,
      mightJoin: poster.mightJoin,
      activators: poster.counts.activator,
      supporters: poster.counts.supporter,
      observers: poster.counts.observer,
      again: poster.again ?? '',
    };
    return `    <node id="${xmlText(poster.tableId)}">${data('node', values)}</node>`;
  });
  const known = new Set(content.posters.map((poster) => poster.tableId));
  const edges = Object.entries(content.connections)
    .filter(([, { from, to }]) => known.has(from) && known.has(to))
    .sort(([idA, a], [idB, b]) => a.at - b.at || (idA < idB ? -1 : 1))
    .map(([id, connection]) => {
      const values: Record<(typeof EDGE_KEYS)[number][0], string | number | boolean | undefined> = {
        relation: connection.relation,
        label: connection.text,
        state: connection.state,
        marks: connection.marks,
        by: authorsOf(connection).join(', ') || undefined,
        carried: connection.carried !== undefined,
        carrier: connection.carried?.by,
        until: connection.carried?.until || undefined,
        // Weight 0 would make the edge vanish in tools that draw by it: the author's own word counts as one.
        weight: connection.marks + 1,
      };
      return `    <edge id="${xmlText(id)}" source="${xmlText(connection.from)}" target="${xmlText(connection.to)}">${data('edge', values)}</edge>`;
    });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    '  <key id="graph-title" for="graph" attr.name="title" attr.type="string"/>',
    ...declare('node', NODE_KEYS),
    ...declare('edge', EDGE_KEYS),
    '  <graph id="meeting" edgedefault="directed">',
    `    <data key="graph-title">${xmlText(content.session.title)}</data>`,
    ...nodes,
    ...edges,
    '  </graph>',
    '</graphml>',
    '',
  ].join('\n');
}
