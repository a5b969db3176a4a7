import type { JSX } from 'react';
import { RELATIONS, type Relation } from '../../../shared/model/gallery.ts';
import {
  kindCounts,
  ONLY,
  ONLY_WORDS,
  toggled,
  type ConnectionFilter,
  type Only,
} from './connectionFilter.ts';
import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';

/** How a kind of thread is drawn; never by colour alone. */
export function ThreadSign({ relation }: { relation: Relation }): JSX.Element {
  const color = `var(--thread-${relation})`;
  const isFilled = relation === 'reinforces';
  return (
    <svg className="thread-sign" viewBox="0 0 62 20" aria-hidden="true" focusable="false">
      <path
        d={isFilled ? 'M2 10h46' : 'M3 10h50'}
        stroke={color}
        strokeWidth="5"
        strokeLinecap="round"
        {...(isFilled ? {} : { strokeDasharray: '0.1 10' })}
      />
      {isFilled ? (
        <path d="M44 2l16 8-16 8z" fill={color} />
      ) : (
        <path
          d="M46 2l13 8-13 8"
          fill="none"
          stroke={color}
          strokeWidth="4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </svg>
  );
}

/** The kinds of threads with their counts: the projector's, to read. */
export function Legend({ rows }: { rows: readonly ConnectionRow[] }): JSX.Element {
  const counts = kindCounts(rows, 'all');
  return (
    <ul className="gallery-legend" aria-label="Kinds of threads">
      {RELATIONS.map((relation) => (
        <li key={relation}>
          <ThreadSign relation={relation} />
          {relation} <b>{counts[relation]}</b>
        </li>
      ))}
    </ul>
  );
}

/** The same as a filter: each kind shows or hides, and one more question picks among them. */
export function LegendFilter({
  rows,
  filter,
  onChange,
}: {
  rows: readonly ConnectionRow[];
  filter: ConnectionFilter;
  onChange: (filter: ConnectionFilter) => void;
}): JSX.Element {
  const counts = kindCounts(rows, filter.only);
  return (
    <div className="gallery-legend" role="group" aria-label="Which threads">
      {RELATIONS.map((relation) => (
        <button
          key={relation}
          type="button"
          className="legend-kind"
          aria-pressed={filter.kinds.includes(relation)}
          onClick={() => onChange(toggled(filter, relation))}
        >
          <ThreadSign relation={relation} />
          {relation} <b>{counts[relation]}</b>
        </button>
      ))}
      <select
        className="legend-only"
        aria-label="Of these"
        value={filter.only}
        onChange={({ target }) => onChange({ ...filter, only: target.value as Only })}
      >
        {ONLY.map((only) => (
          <option key={only} value={only}>
            {ONLY_WORDS[only]}
          </option>
        ))}
      </select>
    </div>
  );
}
