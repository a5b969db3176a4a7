import { DEMO_WALLS, type DemoWall } from '../../e2e/demoWalls/demoWalls.ts';

/** So many real notes from a crowd: each person may send only ten a second. */
export function benchNotes(count: number): DemoWall {
  const { notes, people } = DEMO_WALLS.tenThousand;
  return {
    ...DEMO_WALLS.tenThousand,
    title: `${count.toLocaleString('en')} notes`,
    notes: Array.from({ length: count }, (_, index) => ({
      ...(notes[index % notes.length] as (typeof notes)[number]),
      person: index % people.length,
    })),
  };
}
