import { expect, test } from 'vitest';
import { judge, noise } from './goals.ts';
import { medianMeasurements, medianWeights, type Measurement, type Weight } from './measurement.ts';
import { frameTable, weightTable } from './report.ts';

const run = (p95: number, more: Partial<Measurement> = {}): Measurement => ({
  notes: 1000,
  app: 'weavewall',
  scenario: 'pan-fit',
  verified: 'yes',
  frames: { frames: 180, p50: 16.7, p95, p99: 19, max: 20, longPercent: 0.5, mainMs: 4 },
  ...more,
});
const weight: Weight = {
  notes: 1000,
  app: 'weavewall',
  drawnMs: 900,
  heapMb: 40,
  processMb: 200,
  scriptKb: 170,
  codeKb: 180,
  verified: 'yes',
};

test('the median of each figure stands for several runs, and one bad run spoils the verdict', () => {
  const [median] = medianMeasurements([
    run(16.8),
    run(33, { verified: 'the camera did not move' }),
    run(17),
  ]);
  expect(median?.frames?.p95).toBe(17);
  expect(median?.verified).toBe('the camera did not move');
});

test('apps and scenarios are kept apart', () => {
  expect(
    medianMeasurements([run(17), run(900, { app: 'tldraw' }), run(18, { scenario: 'zoom' })]).map(
      ({ app, scenario }) => `${app} ${scenario}`,
    ),
  ).toEqual(['weavewall pan-fit', 'tldraw pan-fit', 'weavewall zoom']);
});

test('a run that gave no figures takes none away from the others', () => {
  expect(
    medianMeasurements([run(17), run(0, { frames: null, verified: 'gave up' })])[0],
  ).toMatchObject({ frames: { p95: 17 }, verified: 'gave up' });
  expect(
    medianWeights([weight, { ...weight, drawnMs: null, verified: 'not drawn within 60 s' }])[0],
  ).toMatchObject({ drawnMs: 900, verified: 'not drawn within 60 s' });
});

test('goals are judged for our page alone', () => {
  const lines = judge(
    [
      run(17),
      run(1_000, { app: 'tldraw' }),
      run(25, {
        scenario: 'zoom',
        frames: { frames: 9, p50: 17, p95: 25, p99: 38, max: 40, longPercent: 2, mainMs: 12 },
      }),
    ],
    [weight, { ...weight, app: 'tldraw', drawnMs: 30_000 }],
  );
  expect(lines.filter((line) => line.startsWith('NOT MET'))).toEqual([
    'NOT MET zoom, p95: 25 ms (goal ≤ 18 ms)',
    'NOT MET zoom, frames over 33 ms: 2 % (goal < 2 %)',
  ]);
  expect(lines).toContain('met     pan-fit, main thread a frame: 4 ms (goal ≤ 9 ms)');
});

test('a machine too busy to judge by is named', () => {
  const blank = (p95: number, longPercent: number): Measurement => ({
    ...run(p95),
    app: 'blank',
    frames: { frames: 180, p50: 16.7, p95, p99: 50, max: 50, longPercent, mainMs: 1 },
  });
  expect(noise([run(99), blank(16.8, 0.6)])).toBeNull();
  expect(noise([blank(33.3, 1)])).toContain('p95 is 33.3 ms');
  expect(noise([blank(16.8, 3.1)])).toContain('3.1 %');
});

test('what was not measured is no zero', () => {
  expect(judge([run(0, { frames: null, verified: 'gave up' })], [])).toEqual([
    'NOT MET pan-fit, p95: none ms (goal ≤ 18 ms)',
    'NOT MET pan-fit, frames over 33 ms: none % (goal < 2 %)',
    'NOT MET pan-fit, main thread a frame: none ms (goal ≤ 9 ms)',
    'NOT MET pan-fit: gave up',
  ]);
});

test('tables name every column and every page', () => {
  expect(
    frameTable([run(17), run(900, { app: 'tldraw', frames: null, verified: 'gave up' })]).split(
      '\n',
    ),
  ).toEqual([
    'scenario  page       frames   p50   p95   p99   max  > 33 ms  main/frame  verified',
    'pan-fit   weavewall     180  16.7  17.0  19.0  20.0    0.5 %         4.0  yes',
    '          tldraw          –     –     –     –     –        –           –  gave up',
  ]);
  expect(weightTable([weight])).toContain(
    'weavewall           900     40.0         200         170     180  yes',
  );
});
