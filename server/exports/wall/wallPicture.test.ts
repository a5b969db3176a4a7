import { viewWall } from './wallView.ts';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { ADVERSARIAL } from '../../../shared/layout/adversarialWalls.ts';
import { rectsTouch } from '../../../shared/layout/noteGrid.ts';
import type { Cluster, Placement, Point } from '../../../shared/model/arrangement.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import { NOTE_COLORS, PLAIN_PAPER, type Note, type NoteColor } from '../../../shared/model/note.ts';
import { LIGHT } from '../paper.ts';
import { pageSvg } from '../pageSvg.ts';
import type { PageItem } from '../report/pageItems.ts';
import type { WallPicture } from './composeWall.ts';
import { wallPage } from './wallPage.ts';
import { renderWallPdf, renderWallPng, renderWallSvg } from './wallPicture.ts';
import { ENGLISH } from '../../../locales/englishWords.ts';
import type { Refusal } from '../../../shared/model/problems.ts';

const note = (text: string, seq: number): Note => ({
  text,
  color: NOTE_COLORS[seq % 6] ?? 'yellow',
  at: 0,
  seq,
});
const notesOf = (texts: readonly string[]): Record<string, Note> =>
  Object.fromEntries(texts.map((text, seq) => [`n${seq}`, note(text, seq)]));
const picture = (parts: Partial<WallPicture> = {}): WallPicture => ({
  words: ENGLISH,
  title: 'Hui',
  notes: {},
  clusters: {},
  placements: {},
  ...parts,
});
const sizeOf = (png: Uint8Array): [number, number] => [
  Buffer.from(png).readUInt32BE(16),
  Buffer.from(png).readUInt32BE(20),
];
type Line = Extract<PageItem, { kind: 'line' }>;
const linesOf = (of: WallPicture): { text: string; line: Line }[] =>
  wallPage(of, viewWall(of), 1, true).page.items.flatMap((item) =>
    item.kind === 'line'
      ? [{ text: item.line.pieces.map((piece) => piece.text).join(''), line: item }]
      : [],
  );

describe('the picture of a wall', () => {
  test('shows title, groups with number, name and count, and notes that nobody can use to break out', () => {
    const clusters: Record<string, Cluster> = {
      a: { name: 'Rivers & <soil>', color: 'blue', pos: [0, -600] },
      b: { name: '', color: 'pink', pos: [900, -600], state: 'dissolved', into: 'a' },
    };
    const placements: Record<string, Placement> = {
      n0: { cluster: 'a', pos: [12, 96] },
      n1: { cluster: 'b', pos: [204, 96] },
    };
    const wall = picture({
      title: '</svg><script>',
      notes: notesOf(['</text><script>', 'a "quoted" word', 'loose']),
      clusters,
      placements,
    });
    const said = linesOf(wall).map(({ text }) => text);
    expect(said).toEqual(
      expect.arrayContaining([
        '</svg><script>',
        'Rivers & <soil>',
        '2',
        '1',
        '3 notes',
        'Not yet grouped',
        'loose',
      ]),
    );
    const svg = renderWallSvg(wall);
    expect(svg).not.toContain('<script');
    expect(svg).not.toMatch(/<text|https?:\/\/(?!www\.w3\.org)/);
  });

  test('lines from right to left end at the right edge, of their note and of their paragraph', () => {
    const lines = linesOf(
      picture({ notes: notesOf(['אנחנו והנהר לכולם, what is left', 'Clean rivers']) }),
    );
    const [right, left] = ['אנחנו', 'Clean'].map(
      (word) => lines.find(({ text }) => text.includes(word))?.line,
    );
    expect([right?.align, left?.align]).toEqual(['right', 'left']);
    // The line with Latin letters alone belongs to the same paragraph.
    expect(
      lines.filter(({ line }) => line.x === right?.x).every(({ line }) => line.align === 'right'),
    ).toBe(true);
    expect(lines.some(({ text, line }) => /left/.test(text) && line.align === 'right')).toBe(true);
  });

  test('draws emoji and letters of other scripts with its own fonts, whatever the machine has', () => {
    const blank = picture({ notes: notesOf(['.']) });
    const ink = (text: string): number => {
      const of = (wall: WallPicture): number => {
        const { pixels } = new Resvg(pageSvg(wallPage(wall, viewWall(wall), 1, true).page, ''), {
          font: { loadSystemFonts: false },
        }).render();
        let dark = 0;
        for (let at = 0; at < pixels.length; at += 4)
          if ((pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0) < 240) dark += 1;
        return dark;
      };
      return of(picture({ notes: notesOf([text]) })) - of(blank);
    };
    for (const text of ['🌊🌊🌊', 'مرحبا بالعالم', 'שלום לכולם', '水は命です']) {
      expect(ink(text), text).toBeGreaterThan(150);
      for (const { line } of linesOf(picture({ notes: notesOf([text]) })))
        expect(line.line.pieces.map((piece) => piece.text).join(''), text).not.toContain('[U+');
    }
  });

  test.each<[string, Record<string, Point>]>([
    ['at opposite corners', { n0: [-1e6, 1e6], n1: [1e6, -1e6] }],
    ['one note', { n3: [0, 1e6] }],
    ['two on one spot', { n3: [1e6, 1e6], n4: [1e6, 1e6] }],
    ['on a thin line', { n1: [200_000, -2000], n2: [-300_000, -2000] }],
  ])(
    'what lies far from the rest is brought near and said to be, and the rest is as large as without it: %s',
    (_name, far) => {
      const notes = notesOf(Array.from({ length: 60 }, (_, seq) => `Note ${seq}`));
      const placements = Object.fromEntries(Object.entries(far).map(([id, pos]) => [id, { pos }]));
      const [before, after] = [
        viewWall(picture({ notes })),
        viewWall(picture({ notes, placements })),
      ];
      expect(after.view.width).toBeLessThan(3 * before.view.width);
      expect(after.view.height).toBeLessThan(3 * before.view.height);
      expect(after.wall.far?.count).toBe(Object.keys(far).length);
      expect(after.wall.notes).toHaveLength(60);
      for (const [index, { rect }] of after.wall.notes.entries())
        expect(
          after.wall.notes.slice(index + 1).some((other) => rectsTouch(rect, other.rect)),
        ).toBe(false);
      expect(linesOf(picture({ notes, placements })).map(({ text }) => text)).toContain(
        'Far from the rest of the wall',
      );
    },
  );

  test('a wall of two halves, or of thousands of notes, is shown as it lies', () => {
    const halves = picture({
      notes: notesOf(Array.from({ length: 40 }, (_, seq) => `${seq}`)),
      placements: Object.fromEntries(
        Array.from({ length: 20 }, (_, seq) => [
          `n${seq}`,
          { pos: [6000 + seq * 192, -3000] as const },
        ]),
      ),
    });
    expect(viewWall(halves).wall.far).toBeNull();
    expect(
      viewWall(picture({ notes: notesOf(Array.from({ length: 5000 }, () => 'x')) })).wall.far,
    ).toBeNull();
  });

  test.each(Object.entries(ADVERSARIAL))(
    'no arrangement makes a stripe of it, and every note is on it: %s',
    (_name, make) => {
      const { notes, clusters, placements } = make(300);
      const view = viewWall(
        picture({
          notes: Object.fromEntries(notes),
          clusters: Object.fromEntries(clusters),
          placements: Object.fromEntries(placements),
        }),
      );
      expect(Math.max(view.view.width, view.view.height)).toBeLessThan(310_000);
      expect(
        view.wall.notes.filter((each) => !each.pile).length +
          view.wall.clusters
            .filter(({ collapsed }) => collapsed)
            .reduce((sum, { notes: piled }) => sum + piled.length, 0),
      ).toBe(300);
      expect(
        [view.view.x, view.view.y, view.view.width, view.view.height].every(Number.isFinite),
      ).toBe(true);
    },
  );
});

/** Every pixel, of letters drawn in one way or the other. */
const pixelsOf = (of: WallPicture, form: 'once' | 'apart'): Buffer =>
  Buffer.from(
    new Resvg(pageSvg(wallPage(of, viewWall(of), 1, true).page, '', form), {
      font: { loadSystemFonts: false },
    }).render().pixels,
  );

test('a picture has an element for each line and none for its letters, and looks the same', () => {
  const wall = picture({
    notes: notesOf(['Clean rivers 🌊 for all of us, and soil', 'مرحبا بالعالم', 'x'.repeat(500)]),
  });
  const { page } = wallPage(wall, viewWall(wall), 1, true);
  const elements = (form: 'once' | 'apart'): number => pageSvg(page, '', form).split('<').length;
  expect(elements('apart')).toBeLessThan(8 * page.items.length);
  expect(elements('once')).toBeGreaterThan(2 * elements('apart'));
  const [once, apart] = [pixelsOf(wall, 'once'), pixelsOf(wall, 'apart')];
  let different = 0;
  for (let at = 0; at < once.length; at += 1)
    if (Math.abs((once[at] ?? 0) - (apart[at] ?? 0)) > 40) different += 1;
  expect(different).toBeLessThan(once.length / 5_000);
});

describe('its forms', () => {
  const wall = picture({
    notes: notesOf(['Clean rivers 🌊', 'مرحبا', '\uffff\ufffe', '', '\u202e!']),
  });

  test('a picture is as wide as asked, and one of too many pixels is refused with what may be asked', () => {
    expect(sizeOf(renderWallPng(wall, 700))[0]).toBe(700);
    expect(Math.max(...sizeOf(renderWallPng(wall)))).toBeLessThanOrEqual(4096);
    expect(() => renderWallPng(wall, 90_000)).toThrow(
      expect.objectContaining({
        code: 'export-too-large',
        values: { why: 'picture', max: expect.any(Number) as unknown },
      }),
    );
    const { view } = viewWall(wall);
    let widest = NaN;
    try {
      renderWallPng(wall, 90_000);
    } catch (error) {
      widest = (error as Refusal).values?.max ?? NaN;
    }
    expect(widest * widest * (view.height / view.width)).toBeLessThanOrEqual(LIMITS.picturePixels);
  });

  test('the PDF is one page that any reader opens, and the SVG is XML that stands alone', async () => {
    for (const of of [
      wall,
      picture(),
      picture({ notes: notesOf(Array.from({ length: 3000 }, () => 'x')) }),
    ]) {
      const pdf = await PDFDocument.load(await renderWallPdf(of, 1e12));
      expect(pdf.getPageCount()).toBe(1);
      const { width, height } = pdf.getPage(0).getSize();
      expect(Math.max(width, height)).toBeLessThanOrEqual(14_400);
    }
    expect(() => new Resvg(renderWallSvg(wall))).not.toThrow();
  });
});

test('a picture has the colours of the screen', () => {
  const path = resolve(import.meta.dirname, '../../../client/design/tokens.css');
  expect(existsSync(path)).toBe(true);
  const light = readFileSync(path, 'utf8').split('@media')[0] ?? '';
  const token = (name: string): string | undefined =>
    new RegExp(`--${name}:\\s*(#[0-9a-f]+)`).exec(light)?.[1];
  expect(LIGHT).toEqual({
    wall: token('wall'),
    area: token('area'),
    areaLine: token('area-line'),
    ink: token('ink'),
    inkSoft: token('ink-soft'),
    lineStrong: token('line-strong'),
    onInk: '#ffffff',
  });
});

test('a note on a paper that nobody here knows is in the picture, on a plain one', () => {
  const odd = { ...note('Words', 0), color: 'unheard-of' as NoteColor };
  const svg = renderWallSvg(picture({ notes: { odd } }));
  expect(svg).toContain(PLAIN_PAPER.light);
});
