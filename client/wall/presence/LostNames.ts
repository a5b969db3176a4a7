import type { Operation } from '../../../shared/documents/arrangementEdits.ts';
import type { WallView } from '../../../shared/documents/wallOperations.ts';
import { openCluster } from '../../../shared/layout/clusterHomes.ts';
import type { NameItem } from './nameItem.ts';
import type { Point } from '../../../shared/model/arrangement.ts';
import { t } from '../../words/speak.ts';

/** A group that somebody took apart, or gave another name, while it was named here. */
export interface LostGroup {
  id: string;
  /** The name it was given here. */
  name: string;
  /** Its notes and where they lay in it. */
  slots: ReadonlyMap<string, Point>;
  /** The name that stands there in place of it; absent when the group was taken apart. */
  instead?: string;
}

/** Names remembered on one page; far more than one person gives. */
const MOST = 200;
/** So long after the server has a name nobody else can have missed it, ms. */
const HEARD_MS = 15_000;

const isHeard = ({ savedAt }: Pick<Known, 'savedAt'>, now: number): boolean =>
  savedAt !== null && now - savedAt > HEARD_MS;

/** What became of a name that another one replaced. */
export const renamedWords = ({ name, instead = '' }: Pick<LostGroup, 'name' | 'instead'>): string =>
  instead === '' ? t('here.lost.noName', { name }) : t('here.lost.otherName', { name, instead });

/** Where a group's notes lie in it; `null`: there is no such group. */
export function slotsIn({ wall }: WallView, id: string): ReadonlyMap<string, Point> | null {
  const cluster = wall.clusters.get(id);
  if (!cluster) return null;
  return new Map(
    cluster.notes.flatMap((note) => {
      const placed = wall.notes.get(note);
      const rect = placed?.pile?.open ?? placed?.rect;
      return rect
        ? [[note, [rect.x - cluster.pos[0], rect.y - cluster.pos[1]] as const] as const]
        : [];
    }),
  );
}

interface Known {
  name: string;
  /** What it was called before. */
  before: string;
  slots: ReadonlyMap<string, Point>;
  savedAt: number | null;
  /** The writing of it in the document, once it was seen there. */
  item: string | null;
}

/** Names given here a moment ago, or offline: another who takes the group apart may not have seen them. Takes the time as an argument. */
export class LostNames {
  readonly #names = new Map<string, Known>();

  /** This person did something. */
  did({ edits }: Operation, view: WallView): void {
    for (const edit of edits) {
      const slots = edit.kind === 'name' && edit.after !== '' ? slotsIn(view, edit.cluster) : null;
      if (slots && edit.kind === 'name') {
        this.#names.delete(edit.cluster);
        this.#names.set(edit.cluster, {
          name: edit.after,
          before: edit.before,
          slots,
          savedAt: null,
          item: null,
        });
      }
    }
    for (const id of this.#names.keys()) if (this.#names.size > MOST) this.#names.delete(id);
    for (const edit of edits)
      if (edit.kind === 'state' && edit.after === 'dissolved') this.#names.delete(edit.cluster);
  }

  /** She took something back, or did it again: what became of its groups is her doing. */
  walked({ edits }: Operation): void {
    for (const edit of edits) if (edit.kind !== 'placement') this.#names.delete(edit.cluster);
  }

  /**
   * The wall is another: a group whose name somebody took off it, with the group or by giving it another, or `null`. Who gave hers
   * later, having had time to read this one, meant to; who wrote at the same time, however late it arrives (`itemOf`), did not see it.
   */
  look(
    view: WallView,
    isSaved: boolean,
    now: number,
    itemOf: (id: string) => NameItem | null = () => null,
  ): LostGroup | null {
    for (const [id, known] of this.#names) {
      const record = view.arrangement.clusters.get(id);
      const slots = slotsIn(view, id);
      if (slots) known.slots = slots;
      else {
        this.#names.delete(id);
        if (isHeard(known, now)) continue;
        if (record?.name === known.name && openCluster(id, view.arrangement.clusters) === null)
          return { id, name: known.name, slots: known.slots };
        continue;
      }
      const item = itemOf(id);
      if (record?.name === known.name) known.item ??= item?.key ?? null;
      // Before a rename of one's own is read back, the group has the name it had.
      else if (
        record &&
        (known.item !== null || known.savedAt !== null || record.name !== known.before)
      ) {
        this.#names.delete(id);
        const wasUnseen =
          item !== null &&
          known.item !== null &&
          item.key !== known.item &&
          !item.sawBefore(known.item);
        if (wasUnseen || !isHeard(known, now))
          return { id, name: known.name, slots: known.slots, instead: record.name };
        continue;
      }
      if (isSaved) known.savedAt ??= now;
    }
    return null;
  }
}
