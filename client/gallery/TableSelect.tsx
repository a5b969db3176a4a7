import { useId, type JSX } from 'react';
import type { Gallery } from './gallery.ts';
import { t } from '../words/speak.ts';

/** One of the open tables, by number and name. */
export function TableSelect({
  gallery,
  label,
  value,
  onChange,
  without,
}: {
  gallery: Gallery;
  label: string;
  value: string;
  onChange: (tableId: string) => void;
  without?: string | undefined;
}): JSX.Element {
  const id = useId();
  const open = gallery.posters.filter(
    (poster) => (!poster.closed && poster.tableId !== without) || poster.tableId === value,
  );
  return (
    <div className="table-select">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {value === '' && <option value="">{t('gallery.posterChoice')}</option>}
        {open.map((poster) => (
          <option key={poster.tableId} value={poster.tableId}>
            {poster.tableId === gallery.me.table
              ? t('gallery.posterChoice.yours', { poster: `${poster.number} ${poster.name}` })
              : `${poster.number} ${poster.name}`}
          </option>
        ))}
      </select>
    </div>
  );
}
