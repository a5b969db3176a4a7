import type { JSX, ReactNode } from 'react';
import type { PosterView } from '../../shared/protocol/tables.ts';
import { FittedList, type FittedRow } from '../design/FittedList.tsx';
import { countOf, type Gallery } from './gallery.ts';
import { GalleryBar } from './GalleryBar.tsx';
import { promisesOf, type Promised } from './promises.ts';
import { OfflineNote } from './OfflineNote.tsx';
import { t } from '../words/speak.ts';

/** "Who does what next" on the projector or a shared screen: per table its activators, and whether there will be another session; then the connections that somebody carries, and until when. */
export function FollowUp({
  gallery,
  actions,
}: {
  gallery: Gallery;
  actions?: ReactNode;
}): JSX.Element {
  const { posters, connections } = gallery;
  const promises = promisesOf(connections, posters);
  return (
    <div className="gallery-page gallery-projector">
      <GalleryBar
        gallery={gallery}
        title={t('step.follow-up.title')}
        note={t('step.follow-up.ask')}
        actions={actions}
      />
      <main className="follow">
        <OfflineNote gallery={gallery} />
        <FittedList
          className="follow-list"
          called={promises.length > 0 ? 'tablesAndConnections' : 'tables'}
          largest={0.036}
          smallest={0.021}
          columns={[1, 2, 3]}
          rows={[...posters.map(lineOf), ...promises.map(promiseLine)]}
        />
      </main>
    </div>
  );
}

function lineOf({
  tableId,
  number,
  name,
  counts: { activator, supporter, observer },
  activators,
  again,
}: PosterView): FittedRow {
  const unnamed = activator - activators.length;
  const others = [
    supporter > 0 && countOf(supporter, 'supporter'),
    observer > 0 && countOf(observer, 'observer'),
  ]
    .filter(Boolean)
    .join(', ');
  const names = activators.join(', ');
  const lead = `${unnamed > 0 ? `${names === '' ? '' : ' and '}${countOf(unnamed, names === '' ? 'activator' : 'other')}` : ''} ${activator === 1 ? 'makes' : 'make'} it happen`;
  const session =
    again === 'yes' ? 'Another session' : again === 'no' ? 'Done for now' : 'Not decided';
  return {
    key: tableId,
    words: [number, name, names, lead, others, session].join(' '),
    row: (
      <li>
        <b className="follow-number">{number}</b>
        <div>
          <h2 dir="auto">{name}</h2>
          <p className="follow-who">
            {activator === 0 ? (
              'Nobody leads this yet.'
            ) : (
              <>
                <bdi>{names}</bdi>
                {lead}
              </>
            )}
          </p>
          {others !== '' && <p className="follow-others">with {others}</p>}
        </div>
        <span className={`follow-again follow-again-${again ?? 'open'}`}>{session}</span>
      </li>
    ),
  };
}

function promiseLine({ id, ends, text, between, who, until }: Promised): FittedRow {
  return {
    key: id,
    words: [ends, text, between, who ?? '', until].join(' '),
    row: (
      <li>
        <b className="follow-ends" dir="ltr">
          {ends}
        </b>
        <div>
          <h2 dir="auto">{text}</h2>
          <p className="follow-who">{who === null ? 'Somebody' : <bdi>{who}</bdi>} carries it</p>
          <p className="follow-others">
            <bdi>{between}</bdi>
          </p>
        </div>
        <span className={`follow-again follow-until follow-again-${until === '' ? 'open' : 'yes'}`}>
          {until === '' ? (
            'Until when?'
          ) : (
            <>
              until <bdi>{until}</bdi>
            </>
          )}
        </span>
      </li>
    ),
  };
}
