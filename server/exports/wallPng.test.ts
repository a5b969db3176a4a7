import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Cluster, Placement } from '../../shared/model/arrangement.ts';
import { NOTE_COLORS, PAPERS, type Note } from '../../shared/model/note.ts';
import { LIGHT, PAPER } from './paper.ts';
import { renderWallPng } from './wallPng.ts';
import { drawWallSvg } from './wallSvg.ts';

const font = { measure: (text: string) => [...text].length * 0.55, has: () => true };
const note = (text: string, seq: number): Note => ({ text, color: NOTE_COLORS[seq % 6] ?? 'yellow', at: 0, seq });
const sizeOf = (png: Buffer): [number, number] => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe('the picture of a wall', () => {
  test('shows title, groups with number, name and count, and notes that nobody can use to break out', () => {
    const clusters: Record<string, Cluster> = { a: { name: 'Rivers & <soil>', color: 'blue', pos: [0, -600] }, b: { name: '', color: 'pink', pos: [900, -600], state: 'dissolved', into: 'a' } };
    const placements: Record<string, Placement> = { one: { cluster: 'a', pos: [12, 96] }, two: { cluster: 'b', pos: [204, 96] } };
    const { svg } = drawWallSvg({ title: 'Hui', notes: { one: note('</text><script>', 0), two: note('a "quoted" & word', 1), three: note('loose', 2) }, clusters, placements }, font);
    expect(svg).not.toContain('<script');
    for (const text of ['>Hui<', '>Rivers &#38; &#60;soil&#62;<', '>2<', '>1<', '>3 notes<', '>Not yet grouped<', 'loose']) expect(svg).toContain(text);
  });

  test('a note at the far end of the world keeps the picture small', () => {
    const { width, height } = drawWallSvg({ title: 'x', notes: { a: note('a', 0), b: note('b', 1) }, clusters: {}, placements: { a: { pos: [-1e6, 1e6] }, b: { pos: [1e6, -1e6] } } }, font);
    expect(Math.max(width, height)).toBeLessThanOrEqual(4096);
  });

  test('renders every script, an empty wall and ten thousand notes', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, seq) => [`n${seq}`, note(`Note ${seq}`, seq)]));
    for (const notes of [{}, { a: note('مرحبا بالعالم', 0), b: note('水は命です 🌊', 1), c: note('\uffff\ufffe', 2) }, many]) {
      const [width, height] = sizeOf(await renderWallPng({ title: '水 “wall”', notes, clusters: {}, placements: {} }));
      expect(width).toBeGreaterThan(100);
      expect(Math.max(width, height)).toBeLessThanOrEqual(4096);
    }
    // Ten thousand texts are ten seconds of drawing, off the main thread; a busy machine takes its time.
  }, 120_000);
});

test('paper has the colours of the screen', () => {
  const path = resolve(import.meta.dirname, '../../client/design/tokens.css');
  expect(existsSync(path)).toBe(true);
  const light = readFileSync(path, 'utf8').split('@media')[0] ?? '';
  const token = (name: string): string | undefined => new RegExp(`--${name}:\\s*(#[0-9a-f]+)`).exec(light)?.[1];
  for (const color of NOTE_COLORS) expect(PAPER[color]).toBe(token(`note-${PAPERS[color].token}`));
  expect(LIGHT).toEqual({
    wall: token('wall'), area: token('area'), areaLine: token('area-line'), ink: token('ink'), inkSoft: token('ink-soft'), lineStrong: token('line-strong'), onInk: '#ffffff',
  });
});
