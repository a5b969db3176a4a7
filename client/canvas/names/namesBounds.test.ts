import { expect, test } from 'vitest';
import {
  ADVERSARIAL,
  ORDINARY,
  type WallRecords,
} from '../../../shared/layout/adversarialWalls.ts';
import { boundsOf, clusterNoteSlots, HEADER, type Rect } from '../../../shared/layout/noteGrid.ts';
import { NoteIndex } from '../../../shared/layout/noteIndex.ts';
import { resolvePlacements } from '../../../shared/layout/resolvePlacements.ts';
import type { MeasureName } from './nameForms.ts';
import type { GroupToName, NoteUnder } from './placedName.ts';
import { placeNames } from './placeNames.ts';

const NOTES = 3_000;
const MOST_TIMES = 10;
const NOISE_MS = 8;
const SCALES = [0.008, 0.06, 1, 4];
const LONG = 'Kaitiakitanga and who pays for it, now and later, in all of our towns and villages';

function processorMs(work: () => unknown): number {
  let least = Infinity;
  for (let turn = 0; turn < 2; turn += 1) {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** Processor time of setting the names of all groups, at each zoom. */
function costsOf(records: WallRecords): number[] {
  const wall = resolvePlacements(records.notes, records.clusters, records.placements);
  const index = new NoteIndex<NoteUnder>();
  for (const note of wall.notes.values()) index.add(note);
  const highest = wall.notes.get(wall.loose[0] ?? '')?.rect.y ?? Infinity;
  return SCALES.map((scale) => {
    const measure: MeasureName = {
      name: (text) => text.length * 0.5,
      plain: (text) => text.length * 0.5,
      known: new Map(),
    };
    const scaled = ({ x, y, width, height }: Rect): Rect => ({
      x: x * scale,
      y: y * scale,
      width: width * scale,
      height: height * scale,
    });
    const groups = [...wall.clusters.values()].map(({ id, notes, rect }): GroupToName => ({
      id,
      name: LONG,
      isInvitation: false,
      count: String(notes.length),
      measure,
      area: scaled(rect),
      bottom: (rect.y + HEADER) * scale,
    }));
    const all = scaled(
      boundsOf([...wall.clusters.values(), ...wall.notes.values()].map(({ rect }) => rect)) ?? {
        x: 0,
        y: 0,
        width: 0,
        height: 0,
      },
    );
    return processorMs(() =>
      placeNames(groups, {
        size: Math.max(23, 50 * scale),
        least: 23,
        header: HEADER * scale,
        inset: Math.max(6, 16 * scale),
        within: all,
        first: null,
        looseFrom: (highest - 80) * scale,
        scale,
        notesUnder: (area) => index.touching(area),
      }),
    );
  });
}

/** A thousand groups side by side, as many as a wall can hold. */
function ordinary(): WallRecords {
  const { notes } = ORDINARY(NOTES);
  const slots = clusterNoteSlots(3);
  const clusters = new Map(
    Array.from({ length: 1000 }, (_, index) => [
      `c${index}`,
      {
        name: LONG,
        color: 'yellow' as const,
        pos: [(index % 30) * 700, -1000 - Math.floor(index / 30) * 500] as const,
      },
    ]),
  );
  return {
    notes,
    clusters,
    placements: new Map(
      [...notes.keys()].map((id, index) => [
        id,
        { cluster: `c${index % 1000}`, pos: slots[Math.floor(index / 1000)] ?? [12, 96] },
      ]),
    ),
  };
}

const usual = costsOf(ordinary());
test.each(Object.entries(ADVERSARIAL))(
  'the names of groups are set in no time, wherever these lie: %s',
  (_name, make) => {
    costsOf(make(NOTES)).forEach((ms, index) =>
      expect(ms, `at ${SCALES[index]}; usually ${usual[index]} ms`).toBeLessThan(
        MOST_TIMES * Math.max(NOISE_MS, usual[index] ?? 0),
      ),
    );
  },
);
