import type { NoteColor } from '../model/note.ts';
import type { ClaimedThing, ClaimsView, RatingResults } from '../protocol/ratings.ts';
import { isUnclaimed } from '../rating/unclaimed.ts';
import type { ClaimStep } from '../rating/rateStep.ts';

/** Somebody around us: an organisation, a person; what stands on a note. */
export interface PeripheryThing {
  id: string;
  text: string;
  color: NoteColor;
  /** By how much it matters now, from 1, equal ones the same; `null` where nobody said. */
  rank: number | null;
  /** Who sees to it. */
  owners: readonly string[];
  /** In one role at least nobody does. */
  isOpen: boolean;
}

/** Things of one kind, which its paper says. */
export interface PeripherySector {
  color: NoteColor;
  /** What the paper stands for; '' where it stands for nothing. */
  means: string;
  /** Nearest first. */
  things: readonly PeripheryThing[];
}

/** Us, and who is around us by kind. */
export type Periphery = readonly PeripherySector[];

type Claim = ClaimedThing['roles'][number]['claims'][number];

/** A step that has such a picture: people put their names to notes, in the order that a rating gave these. */
export const hasPeriphery = (
  step: Pick<ClaimStep, 'of' | 'order'>,
): step is Pick<ClaimStep, 'of'> & { order: string } =>
  step.of.kind === 'notes' && step.order !== undefined;

const rankOf = (results: RatingResults | null, id: string): number | null =>
  results?.things.find((thing) => thing.id === id)?.results.find(({ rank }) => rank !== null)
    ?.rank ?? null;

/** Nearest first; those of which nobody said anything last. */
const byRank = (a: PeripheryThing, b: PeripheryThing): number =>
  (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0;

/**
 * The periphery as whoever may read these claims and results may see it: a note whose words she may not read is not there. `results`: `null`
 * where they may not be seen yet; `papers`: those in use, in their order, with what they stand for.
 */
export function peripheryOf(
  { things }: Pick<ClaimsView, 'things'>,
  results: RatingResults | null,
  papers: readonly { color: NoteColor; means: string }[],
  nameOf: (claim: Claim) => string,
): Periphery {
  const sectors = new Map<NoteColor, PeripheryThing[]>(papers.map(({ color }) => [color, []]));
  for (const { id, text, color, ...thing } of things) {
    if (text === undefined || color === undefined) continue;
    const owners = thing.roles.flatMap(({ claims }) => claims.map(nameOf));
    const all = sectors.get(color) ?? [];
    all.push({
      id,
      text,
      color,
      rank: rankOf(results, id),
      owners: [...new Set(owners)],
      isOpen: isUnclaimed(thing),
    });
    sectors.set(color, all);
  }
  const means = new Map(papers.map((paper) => [paper.color, paper.means]));
  return [...sectors].flatMap(([color, all]) =>
    all.length === 0
      ? []
      : [{ color, means: means.get(color) ?? '', things: all.toSorted(byRank) }],
  );
}
