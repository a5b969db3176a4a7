import type { JSX, ReactNode } from 'react';
import type { PosterView } from '../../shared/protocol/tables.ts';
import { stepWords } from '../../shared/scripts/stepWords.ts';
import { decideWords, type DecideWords } from '../../shared/scripts/decideWords.ts';
import { seatingStep } from '../../shared/scripts/toldRun.ts';
import type { CommitmentKind } from '../../shared/model/table.ts';
import { useKnown } from '../app/useMeeting.ts';
import { pastLines, type PastLine } from '../steps/follow-up/pastLines.ts';
import { PastWanted } from '../steps/follow-up/PastWanted.tsx';
import { FittedList, type FittedRow } from '../design/FittedList.tsx';
import type { Gallery } from './gallery.ts';
import { GalleryBar } from './GalleryBar.tsx';
import { promisesOf, type Promised } from './promises.ts';
import { OfflineNote } from './OfflineNote.tsx';
import { t, words } from '../words/speak.ts';

/** "Who does what next" on the projector or a shared screen: per table its activators, and whether there will be another session; then the connections that somebody carries, and until when. */
export function FollowUp({
  gallery,
  actions,
}: {
  gallery: Gallery;
  actions?: ReactNode;
}): JSX.Element {
  const { posters, connections, session } = gallery;
  const { title, ask } = stepWords(words(), session, session.present);
  const promises = promisesOf(connections, posters);
  const decide = decideWords(words(), session, seatingStep(session));
  const decides = decide.again !== null || decide.commitments.length > 0;
  const claims = useKnown(gallery.known, (state) => state.claims);
  const results = useKnown(gallery.known, (state) => state.results);
  const came = pastLines(session.past, { claims, results });
  const rows = [
    ...(decides ? posters.map((poster) => lineOf(poster, decide)) : []),
    ...came.map(cameLine),
    ...promises.map(promiseLine),
  ];
  return (
    <div className="gallery-page gallery-projector">
      <GalleryBar gallery={gallery} title={title} note={ask} actions={actions} />
      <main className="follow">
        <OfflineNote gallery={gallery} />
        <PastWanted
          asked={gallery.ratings}
          past={session.past}
          claims={gallery.counts.claims ?? 0}
        />
        {rows.length === 0 ? (
          <p className="follow-ask" dir="auto">
            {ask}
          </p>
        ) : (
          <FittedList
            className="follow-list"
            called={
              came.length > 0 ? 'things' : promises.length > 0 ? 'tablesAndConnections' : 'tables'
            }
            largest={0.036}
            smallest={0.021}
            columns={[1, 2, 3]}
            rows={rows}
          />
        )}
      </main>
    </div>
  );
}

function cameLine({ key, mark, title, text, until, isOpen }: PastLine): FittedRow {
  return {
    key,
    words: [mark, title, text, until].join(' '),
    row: (
      <li>
        <b className="follow-number">{mark}</b>
        <div>
          <h2 dir="auto">{title}</h2>
          <p className="follow-who" dir="auto">
            {text}
          </p>
        </div>
        {(until !== '' || isOpen) && (
          <span
            className={`follow-again follow-until follow-again-${isOpen ? 'open' : 'yes'}`}
            dir="auto"
          >
            {isOpen ? t('gallery.follow.whoDoes') : until}
          </span>
        )}
      </li>
    ),
  };
}

/** What the run asks its tables, and nothing else. */
function lineOf(
  { tableId, number, name, counts, activators, again }: PosterView,
  { again: asked, commitments }: DecideWords,
): FittedRow {
  const isAsked = (kind: CommitmentKind): boolean => commitments.some((each) => each.kind === kind);
  const activator = counts.activator;
  const supporter = isAsked('supporter') ? counts.supporter : 0;
  const observer = isAsked('observer') ? counts.observer : 0;
  const leads = isAsked('activator') ? whoLeads(activators, activator) : '';
  const others =
    supporter > 0 && observer > 0
      ? t('gallery.follow.supportersAndObservers', {
          supporters: supporter,
          observers: observer,
        })
      : supporter > 0
        ? t('gallery.follow.supporters', { count: supporter })
        : observer > 0
          ? t('gallery.follow.observers', { count: observer })
          : '';
  const session = asked ? t(`gallery.follow.again.${again ?? 'open'}`) : '';
  return {
    key: tableId,
    words: [number, name, ...activators, activator, others, session].join(' '),
    row: (
      <li>
        <b className="follow-number">{number}</b>
        <div>
          <h2 dir="auto">{name}</h2>
          {leads !== '' && <p className="follow-who">{leads}</p>}
          {others !== '' && <p className="follow-others">{others}</p>}
        </div>
        {asked && <span className={`follow-again follow-again-${again ?? 'open'}`}>{session}</span>}
      </li>
    ),
  };
}

/** Who makes it happen: `count` people, of whom some show their names. */
function whoLeads(activators: readonly string[], count: number): string {
  if (count === 0) return t('gallery.follow.nobody');
  if (activators.length === 0) return t('gallery.follow.unnamed', { count });
  const more = count - activators.length;
  const names = words().list(activators, 'unit');
  return more > 0
    ? t('gallery.follow.namedAndMore', { names, count: more })
    : t('gallery.follow.named', { names, count: activators.length });
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
          <p className="follow-who">
            {who === null
              ? t('gallery.follow.somebodyCarries')
              : t('gallery.follow.carries', { name: who })}
          </p>
          <p className="follow-others">
            <bdi>{between}</bdi>
          </p>
        </div>
        <span className={`follow-again follow-until follow-again-${until === '' ? 'open' : 'yes'}`}>
          {until === '' ? t('gallery.follow.untilWhen') : t('gallery.follow.until', { until })}
        </span>
      </li>
    ),
  };
}
