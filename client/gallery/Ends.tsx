import type { JSX } from 'react';
import type { Relation } from '../../shared/model/gallery.ts';
import { T } from '../words/T.tsx';

/** "3 Farms that give back supports 6 Rules that work", the kind in its colour. */
export const Ends = ({
  from,
  relation,
  to,
}: {
  from: string;
  relation: Relation;
  to: string;
}): JSX.Element => (
  <T
    k="relation.marked"
    with={{ from, relation, to, kind: <span className={`thread-kind-${relation}`} /> }}
  />
);
