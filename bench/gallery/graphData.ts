import type { Relation } from '../../shared/model/gallery.ts';

/** What a peer is given to show: our posters where our room has them. */
export interface GraphData {
  posters: readonly {
    id: string;
    number: number;
    name: string;
    x: number;
    y: number;
    width: number;
    height: number;
  }[];
  connections: readonly {
    id: string;
    from: string;
    to: string;
    relation: Relation;
    text: string;
  }[];
}
