import { useEffect, useMemo, useState, type JSX } from 'react';
import { KIND_MARKS, STITCH } from '../../shared/gallery/marks.ts';
import {
  numbersMean,
  paperRoom,
  type ListedPoster,
  type ListedThread,
} from '../../shared/gallery/paper.ts';
import { paperInk, type PaperItem } from '../../shared/gallery/paperInk.ts';
import { RELATIONS, type Relation } from '../../shared/model/gallery.ts';
import type { PrintSize } from '../../shared/model/printSizes.ts';
import type { ConnectionView, PosterView } from '../../shared/protocol/tables.ts';
import { measureIn } from '../design/measureWords.ts';
import { pictureOnPage } from './pageSize.ts';
import { t, words } from '../words/speak.ts';
import { T } from '../words/T.tsx';

/** The overlay as a picture on one page, every thread numbered; then what each says, by poster. */
export function ConnectionsPrint({
  posters,
  connections,
  title,
  size,
}: {
  posters: readonly PosterView[];
  connections: readonly ConnectionView[];
  title: string;
  size: PrintSize;
}): JSX.Element {
  const letters = useMemo(
    () => [...posters.map(({ name }) => name), ...connections.map(({ text }) => text)].join(' '),
    [posters, connections],
  );
  const font = useTypeface(letters);
  const room = useMemo(
    () => paperRoom(posters, connections, pictureOnPage(size), measureIn(font)),
    [posters, connections, size, font],
  );
  const { screen } = room.picture.room;
  const numbers = numbersMean(room.picture);
  const nameOf = useMemo(() => namesOf(posters), [posters]);
  const byId = useMemo(() => new Map(connections.map((each) => [each.id, each])), [connections]);
  return (
    <>
      <section className="page overview light-papers" aria-label={t('print.overview')}>
        <header className="overview-head">
          <h2>{t('print.overview')}</h2>
          <p dir="auto">{title}</p>
          <Legend />
        </header>
        <p className="overview-numbers">{numbers !== null && t(`print.overview.${numbers}`)}</p>
        <svg
          className="overview-picture"
          viewBox={`0 0 ${screen.width} ${screen.height}`}
          role="img"
          aria-label={t('print.overview.read', {
            posters: posters.length,
            connections: connections.length,
          })}
        >
          {paperInk(room, t('poster.noThread')).map((item, index) => (
            <Item key={index} item={item} />
          ))}
        </svg>
      </section>
      <section className="overview-list light-papers">
        <h2>{t('print.overview.count', { count: connections.length })}</h2>
        {connections.length === 0 && <p>{t('print.overview.none')}</p>}
        <div className="overview-columns">
          {room.list.map((listed) => (
            <Listed key={listed.tableId} listed={listed} byId={byId} nameOf={nameOf} />
          ))}
          {room.unhung.length > 0 && (
            <>
              <h3>{t('print.overview.gone')}</h3>
              {room.unhung.map(({ id }) => (
                <InWords key={id} connection={byId.get(id)} nameOf={nameOf} />
              ))}
            </>
          )}
        </div>
      </section>
    </>
  );
}

/** The page's typeface; another string when its letters for these words have arrived: they are measured again. */
function useTypeface(letters: string): string {
  const own = getComputedStyle(document.documentElement).getPropertyValue('--font');
  const [arrived, setArrived] = useState('');
  useEffect(() => {
    let isOver = false;
    void document.fonts
      .load('600 40px "Fira Sans"', letters)
      .then(() => !isOver && setArrived(letters));
    return () => void (isOver = true);
  }, [letters]);
  // A space more is the same typeface.
  return arrived === letters ? `${own} ` : own;
}

function namesOf(posters: readonly PosterView[]): (tableId: string) => string {
  const byId = new Map(posters.map(({ tableId, number, name }) => [tableId, `${number} ${name}`]));
  return (tableId) => byId.get(tableId)?.trim() ?? t('print.overview.goneTable');
}

const fill = (ink: string): string => `var(--paper-${ink})`;

function Item({ item }: { item: PaperItem }): JSX.Element {
  if (item.kind === 'poster') {
    const { x, y, width, height } = item;
    return <rect x={x} y={y} width={width} height={height} className="overview-poster" />;
  }
  if (item.kind === 'path') {
    const { d, width, dots } = item;
    return (
      <path
        d={d}
        fill={item.fill ? fill(item.fill) : 'none'}
        {...(item.stroke ? { stroke: fill(item.stroke), strokeWidth: width } : {})}
        {...(dots ? { strokeDasharray: `0.01 ${dots}`, strokeLinecap: 'round' } : {})}
      />
    );
  }
  const { text, x, y, width, size, direction, isStrong, ink } = item;
  return (
    <text
      // An anchor is where words begin: at their right, where they run to the left.
      x={direction === 'rtl' ? x + width : x}
      y={y}
      direction={direction}
      fontSize={size}
      fontWeight={isStrong ? 600 : 400}
      fill={fill(ink)}
    >
      {text}
    </text>
  );
}

function Legend(): JSX.Element {
  return (
    <p className="overview-legend">
      {RELATIONS.map((relation) => (
        <span key={relation}>
          <LegendThread relation={relation} /> {t(`relation.${relation}.does`)}
        </span>
      ))}
    </p>
  );
}

/** A piece of thread with its head, as it is drawn, the way that lines run. */
function LegendThread({ relation }: { relation: Relation }): JSX.Element {
  const { isDotted, isOpen } = KIND_MARKS[relation];
  const head = 'M27 -4L35 0L27 4';
  return (
    <svg
      className="ww-along"
      viewBox="0 -5 36 10"
      width="46"
      aria-hidden="true"
      stroke={fill(relation)}
      fill="none"
    >
      <path
        d={isOpen ? 'M1 0H34' : 'M0 0H28'}
        strokeWidth="1.8"
        {...(isDotted ? { strokeDasharray: `0.01 ${1.8 * STITCH}`, strokeLinecap: 'round' } : {})}
      />
      {isOpen ? (
        <path d={head} strokeWidth="1.5" />
      ) : (
        <path d={`${head}Z`} stroke="none" fill={fill(relation)} />
      )}
    </svg>
  );
}

type Connections = ReadonlyMap<string, ConnectionView>;
type NameOf = (tableId: string) => string;

function Listed({
  listed: { tableId, threads, arriving },
  byId,
  nameOf,
}: {
  listed: ListedPoster;
  byId: Connections;
  nameOf: NameOf;
}): JSX.Element {
  const isAlone = threads.length === 0 && arriving.length === 0;
  return (
    <>
      <h3>
        <bdi>{nameOf(tableId)}</bdi>
      </h3>
      {isAlone && <p className="overview-by">{t('print.overview.noThread')}</p>}
      {arriving.length > 0 && (
        <p className="overview-by">
          {t('print.overview.arriving', { numbers: words().list(arriving.map(String), 'unit') })}
        </p>
      )}
      {threads.length > 0 && (
        <ol>
          {threads.map((thread) => (
            <ThreadInWords key={thread.number} thread={thread} byId={byId} nameOf={nameOf} />
          ))}
        </ol>
      )}
    </>
  );
}

const ThreadInWords = ({
  thread: { number, pair },
  byId,
  nameOf,
}: {
  thread: ListedThread;
  byId: Connections;
  nameOf: NameOf;
}): JSX.Element => (
  <li value={number}>
    {pair.connections.map(({ id }) => (
      <InWords key={id} connection={byId.get(id)} under={pair.from} nameOf={nameOf} />
    ))}
  </li>
);

/** `under`: the poster whose heading it stands under. */
function InWords({
  connection,
  under,
  nameOf,
}: {
  connection: ConnectionView | undefined;
  under?: string;
  nameOf: NameOf;
}): JSX.Element | null {
  if (!connection) return null;
  const { from, to, relation, state, text, by, marks } = connection;
  return (
    <div className="overview-words">
      <p>
        {from === under ? (
          <T k="print.overview.threadFrom" with={{ relation, to: nameOf(to), b: <b /> }} />
        ) : to === under ? (
          <T k="print.overview.threadTo" with={{ relation, from: nameOf(from), b: <b /> }} />
        ) : (
          <T
            k="print.overview.thread"
            with={{ relation, from: nameOf(from), to: nameOf(to), b: <b /> }}
          />
        )}
        {state === 'proposed' && ` ${t('print.overview.proposed')}`}
      </p>
      <p dir="auto">{text}</p>
      {(by !== undefined || marks > 0) && (
        <p className="overview-by">
          {by !== undefined && <bdi>{by}</bdi>}
          {marks > 0 && ` · ${t('print.overview.marked', { count: marks })}`}
        </p>
      )}
    </div>
  );
}
