import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Connection } from '../model/gallery.ts';
import { printGraphMl, xmlText } from './graphMl.ts';
import { tableId, testMeeting } from './testMeeting.ts';

interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

const unescape = (text: string): string =>
  text.replace(/&#(\d+);/g, (_match, code: string) => String.fromCodePoint(Number(code)));

/** A strict reader of the XML we write, apart from the printer: throws on anything that is not well-formed. */
function readXml(xml: string): Element {
  // oxlint-disable-next-line no-control-regex -- XML 1.0, production 2
  if (!/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(xml))
    throw new Error('a character XML cannot hold');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let at = 0;
  for (const match of xml.matchAll(
    /<\?xml [^<>]*\?>|<(\/?)([\w:]+)((?:\s+[\w:.]+="[^"<]*")*)\s*(\/?)>/gu,
  )) {
    const between = xml.slice(at, match.index);
    if (/[<>]|&(?!#\d+;)/.test(between)) throw new Error(`bare sign in ${between}`);
    const top = open.at(-1) as Element;
    top.text += unescape(between);
    at = match.index + match[0].length;
    const [, closing, name, attributes = '', empty] = match;
    if (name === undefined) continue;
    if (closing === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
      continue;
    }
    const element: Element = { name, attributes: {}, children: [], text: '' };
    for (const [, key = '', value = ''] of attributes.matchAll(/([\w:.]+)="([^"]*)"/g)) {
      if (/&(?!#\d+;)/.test(value)) throw new Error(`bare & in ${value}`);
      element.attributes[key] = unescape(value);
    }
    top.children.push(element);
    if (empty !== '/') open.push(element);
  }
  if (open.length !== 1 || xml.slice(at).trim() !== '' || root.children.length !== 1)
    throw new Error('not one whole element');
  return root.children[0] as Element;
}

const byKey = (element: Element): Record<string, string> =>
  Object.fromEntries(
    element.children
      .filter((child) => child.name === 'data')
      .map((child) => [child.attributes['key'] ?? '', child.text]),
  );

describe('GraphML', () => {
  test('tables are nodes, connections directed edges; every key is declared once', () => {
    const graphml = readXml(printGraphMl(testMeeting({ connections: 3 })));
    const graph = graphml.children.find((child) => child.name === 'graph');
    expect(graph?.attributes['edgedefault']).toBe('directed');
    const [first] = graph?.children.filter((child) => child.name === 'node') ?? [];
    expect([first?.attributes['id'], byKey(first as Element)]).toEqual([
      tableId(1),
      expect.objectContaining({
        'node-label': '1 Rivers, soil and sea',
        'node-number': '1',
        'node-notes': '5',
        'node-people': '2',
        'node-closed': 'false',
        'node-again': 'yes',
      }),
    ]);
    const edges = graph?.children.filter((child) => child.name === 'edge') ?? [];
    expect(edges).toHaveLength(3);
    expect([edges[0]?.attributes, byKey(edges[0] as Element)]).toEqual([
      { id: expect.any(String), source: tableId(1), target: tableId(2) },
      {
        'edge-relation': 'reinforces',
        'edge-label': 'Fenced streams are the cheapest first step for a farm.',
        'edge-state': 'accepted',
        'edge-marks': '0',
        'edge-weight': '1',
        'edge-by': 'Mere',
        'edge-carried': 'false',
      },
    ]);
    const declared = graphml.children
      .filter((child) => child.name === 'key')
      .map((key) => key.attributes['id'] ?? '');
    expect(new Set(declared).size).toBe(declared.length);
    const used = new Set(
      [graph as Element, ...(graph?.children ?? [])].flatMap((element) =>
        Object.keys(byKey(element)),
      ),
    );
    expect(declared).toEqual(expect.arrayContaining([...used]));
  });

  test('an edge to a table that is not there is left out: it would make the file unreadable', () => {
    const content = testMeeting({ connections: 1 });
    content.connections['x'] = {
      from: tableId(99),
      to: tableId(1),
      relation: 'supports',
      text: '',
      state: 'proposed',
      marks: 0,
      at: 0,
    };
    expect(printGraphMl(content).match(/<edge /g)).toHaveLength(1);
  });

  test('a connection names everybody who said it, and who carries it until when', () => {
    const edge = (more: Partial<Connection>): Record<string, string> => {
      const content = testMeeting({ connections: 1 });
      const [id = ''] = Object.keys(content.connections);
      const { by: _by, ...plain } = content.connections[id]!;
      content.connections[id] = { ...plain, ...more };
      const graph = readXml(printGraphMl(content)).children.find(({ name }) => name === 'graph');
      return byKey(graph?.children.find(({ name }) => name === 'edge') as Element);
    };
    expect(edge({ by: 'Ana', alsoBy: ['Ben', 'Cem'] })['edge-by']).toBe('Ana, Ben, Cem');
    // Whoever said it first may be gone, or have no name to show.
    expect(edge({ alsoBy: ['Ben'] })['edge-by']).toBe('Ben');
    expect(edge({})).not.toHaveProperty('edge-by');
    expect(edge({ carried: { by: 'Ana', until: 'May' } })).toMatchObject({
      'edge-carried': 'true',
      'edge-carrier': 'Ana',
      'edge-until': 'May',
    });
    const carried = edge({ carried: { until: '' } });
    expect(carried['edge-carried']).toBe('true');
    for (const key of ['edge-carrier', 'edge-until']) expect(carried).not.toHaveProperty(key);
    expect(edge({ marks: 3 })).toMatchObject({ 'edge-marks': '3', 'edge-weight': '4' });
  });

  test('edges come in the order in which they were said', () => {
    const content = testMeeting({ connections: 3 });
    content.connections = Object.fromEntries(
      Object.entries(content.connections).map(([id, each], index) => [
        id,
        { ...each, text: `c${index}`, at: [2, 1, 1][index] ?? 0 },
      ]),
    );
    const labels = printGraphMl(content).match(/edge-label">c\d/g);
    expect(labels?.map((label) => label.slice(-2))).toEqual(['c1', 'c2', 'c0']);
  });

  test('T22 whatever people write, the file is well-formed and the words come back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, text) => {
        const graph = readXml(
          printGraphMl(
            testMeeting({ tables: [name, 'b'], connections: 1, connectionText: text, title: name }),
          ),
        ).children.find((child) => child.name === 'graph') as Element;
        // oxlint-disable-next-line no-control-regex -- what XML cannot hold
        const shown = text.replace(
          /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g,
          '\ufffd',
        );
        expect(
          byKey(graph.children.find((child) => child.name === 'edge') as Element)['edge-label'],
        ).toBe(shown);
      }),
    );
  });

  test('T22 lone surrogates and markup', () => {
    expect(xmlText('a\ud800b\udc00\udc00 <x a="1">&amp;\u0000')).toBe(
      'a\ufffdb\ufffd\ufffd &#60;x a=&#34;1&#34;&#62;&#38;amp;\ufffd',
    );
  });
});
