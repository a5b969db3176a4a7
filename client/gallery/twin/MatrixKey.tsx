import type { JSX } from 'react';
import { aloneNamed, type Matrix } from './matrixOf.ts';
import { MatrixSign } from './MatrixRow.tsx';
import { t } from '../../words/speak.ts';
import { List, T } from '../../words/T.tsx';

/** What the signs mean, who is alone, and which keys there are. */
export function MatrixKey({
  matrix: { alone, hasMixed, lines },
  isLoaded,
}: {
  matrix: Matrix;
  isLoaded: boolean;
}): JSX.Element {
  const isEmpty = alone.length === lines.length;
  return (
    <div className="matrix-key">
      <ul aria-label={t('gallery.key')}>
        <li>
          <MatrixSign kind="reinforces" count={1} /> {t('relation.reinforces.does')}
        </li>
        <li>
          <MatrixSign kind="supports" count={1} /> {t('relation.supports.does')}
        </li>
        {hasMixed && (
          <li>
            <MatrixSign kind="mixed" count={1} /> {t('gallery.key.mixed')}
          </li>
        )}
        <li>
          <span className="matrix-corner" /> {t('gallery.key.mutual')}
        </li>
        <li>
          <b>2</b> {t('gallery.key.two')}
        </li>
      </ul>
      {isLoaded && alone.length > 0 && (
        <p>{isEmpty ? t('gallery.key.empty') : <Alone posters={alone} />}</p>
      )}
      <p id="matrix-keys">{t('gallery.key.keys')}</p>
    </div>
  );
}

/** Who has no connection: some by name, the others in number. */
function Alone({ posters }: { posters: Matrix['alone'] }): JSX.Element {
  const { named, more } = aloneNamed(posters);
  const all = [
    ...named.map(({ tableId, number, name }) => (
      <b key={tableId}>
        {number} <bdi>{name}</bdi>
      </b>
    )),
    ...(more > 0 ? [t('gallery.key.aloneMore', { count: more })] : []),
  ];
  return (
    <T k="gallery.key.alone" with={{ count: posters.length, names: '', list: <List of={all} /> }} />
  );
}
