import type { JSX } from 'react';
import { RELATIONS } from '../../../shared/model/gallery.ts';
import { ThreadSign } from '../../design/ThreadSign.tsx';
import { kindCounts, ONLY, toggled, type ConnectionFilter, type Only } from './connectionFilter.ts';
import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';
import { t } from '../../words/speak.ts';

/** The kinds of threads with their counts: the projector's, to read. */
export function Legend({ rows }: { rows: readonly ConnectionRow[] }): JSX.Element {
  const counts = kindCounts(rows, 'all');
  return (
    <ul className="gallery-legend" aria-label={t('gallery.legend')}>
      {RELATIONS.map((relation) => (
        <li key={relation}>
          <ThreadSign relation={relation} />
          {t(`relation.${relation}.does`)} <b>{counts[relation]}</b>
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
    <div className="gallery-legend" role="group" aria-label={t('gallery.legend.which')}>
      {RELATIONS.map((relation) => (
        <button
          key={relation}
          type="button"
          className="legend-kind"
          aria-pressed={filter.kinds.includes(relation)}
          onClick={() => onChange(toggled(filter, relation))}
        >
          <ThreadSign relation={relation} />
          {t(`relation.${relation}.does`)} <b>{counts[relation]}</b>
        </button>
      ))}
      <select
        className="legend-only"
        aria-label={t('gallery.legend.only')}
        value={filter.only}
        onChange={({ target }) => onChange({ ...filter, only: target.value as Only })}
      >
        {ONLY.map((only) => (
          <option key={only} value={only}>
            {t(`gallery.only.${only}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
