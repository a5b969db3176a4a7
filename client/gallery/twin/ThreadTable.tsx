import { useMemo, useRef, useState, type JSX, type KeyboardEvent, type ReactNode } from 'react';
import { isRelation } from '../../../shared/model/gallery.ts';
import { Button } from '../../design/Button.tsx';
import { titleOf, type Gallery } from '../gallery.ts';
import { RefusedNote } from '../RefusedNote.tsx';
import { saidTwice } from '../sameWords.ts';
import { ThreadRow } from './ThreadRow.tsx';
import { groupRows, pageOf, SORTS, type RowGroup, type RowPage, type Sort } from './threadRows.ts';
import type { Threads } from './useThreads.ts';
import { t } from '../../words/speak.ts';

const HEADS = ['ends', 'sentence', 'marks', 'carried'] as const;

interface ThreadTableProps {
  gallery: Gallery;
  threads: Threads;
  /** Rows of a page. */
  size: number;
  /** Posters by name, where no matrix has them beside. */
  isNamed: boolean;
  /** What leads back to all of them. */
  allWords: string;
  onEdit: (id: string) => void;
  /** Escape: back to where one came from. */
  onBack: () => void;
  /** Stands between the title and the rows. */
  children?: ReactNode;
}

/** The connections that are asked for, in words, as many as one screen holds. */
export function ThreadTable(props: ThreadTableProps): JSX.Element {
  const { gallery, threads, size, isNamed, allWords, children } = props;
  const { rows, scope, isPicked, choose } = threads;
  const [sort, setSort] = useState<Sort>('marks');
  const [{ of, page: turned }, turn] = useState({ of: '', page: 0 });
  const title = useRef<HTMLHeadingElement>(null);
  const { posters, connections, loaded } = gallery;
  const numbers = useMemo(
    () => new Map(posters.map(({ tableId, number }) => [tableId, number])),
    [posters],
  );
  // Something else is shown: from its first page.
  const key = JSON.stringify([scope, sort]);
  const page = pageOf(groupRows(rows, sort, scope, numbers), of === key ? turned : 0, size);
  const shown = new Set(page.groups.flatMap((group) => group.rows.map(({ id }) => id)));
  return (
    <section className="twin-threads" aria-labelledby="twin-title" data-named={isNamed}>
      <div className="twin-head">
        <h2 id="twin-title" ref={title} tabIndex={-1}>
          {tableTitle(gallery, threads)}
        </h2>
        <div className="twin-sort">
          <select
            className="legend-only"
            aria-label={t('gallery.sort')}
            value={sort}
            onChange={({ target }) => setSort(target.value as Sort)}
          >
            {SORTS.map((each) => (
              <option key={each} value={each}>
                {t(`gallery.sort.${each}`)}
              </option>
            ))}
          </select>
          {scope.of !== 'all' && <Button onClick={() => choose(null)}>{allWords}</Button>}
        </div>
      </div>
      <RefusedNote gallery={gallery} shown={shown} />
      {children}
      {shown.size === 0 ? (
        <p className="twin-none">{noneWords(loaded, connections.length, isPicked)}</p>
      ) : (
        <Rows {...props} groups={page.groups} />
      )}
      <Pages
        page={page}
        onTurn={(next) => {
          turn({ of: key, page: next });
          title.current?.focus();
        }}
      />
    </section>
  );
}

function noneWords(isLoaded: boolean, all: number, isPicked: boolean): string {
  if (!isLoaded) return t('gallery.table.bringing');
  if (all === 0) return t('gallery.table.none');
  return t(isPicked ? 'gallery.table.nonePicked' : 'gallery.table.noneHere');
}

function tableTitle(gallery: Gallery, { scope, rows, count }: Threads): string {
  if (scope.of === 'all') return t('gallery.connections', { count });
  const sums = { shown: rows.length, all: count };
  return scope.of === 'poster'
    ? t('gallery.table.poster', { ...sums, poster: titleOf(gallery, scope.table) })
    : t('gallery.table.pair', {
        ...sums,
        from: titleOf(gallery, scope.from),
        to: titleOf(gallery, scope.to),
      });
}

/** The control of the same kind in the row above or below; else the one that opens it. */
function stepRow({ key, target, currentTarget }: KeyboardEvent<HTMLElement>): boolean {
  if ((key !== 'ArrowUp' && key !== 'ArrowDown') || !(target instanceof HTMLElement)) return false;
  const { control } = target.dataset;
  if (control === undefined) return false;
  const rows = [...currentTarget.querySelectorAll<HTMLElement>('[data-thread]')];
  const at = rows.findIndex((row) => row.contains(target));
  const next = rows[at + (key === 'ArrowUp' ? -1 : 1)];
  const same = next?.querySelector<HTMLElement>(`[data-control="${control}"]`);
  (same ?? next?.querySelector<HTMLElement>('[data-control]'))?.focus();
  return true;
}

/** One stop for Tab: arrow keys go from row to row, Escape back. */
function Rows({
  gallery,
  onEdit,
  onBack,
  groups,
}: ThreadTableProps & { groups: readonly RowGroup[] }): JSX.Element {
  const [stop, setStop] = useState<string | null>(null);
  const [opened, open] = useState<string | null>(null);
  const { connections } = gallery;
  const same = useMemo(() => saidTwice(connections), [connections]);
  const shown = groups.flatMap(({ rows }) => rows);
  const stopAt = shown.some(({ id }) => id === stop) ? stop : shown[0]?.id;
  return (
    <table
      role="table"
      className="thread-table"
      aria-labelledby="twin-title"
      onKeyDown={(event) => {
        const isControl =
          event.target instanceof HTMLElement && event.target.dataset['control'] !== undefined;
        if (event.key === 'Escape' && isControl) onBack();
        else if (!stepRow(event)) return;
        event.preventDefault();
      }}
      onFocus={({ target }) => {
        const row = target.closest<HTMLElement>('[data-thread]')?.dataset['thread'];
        if (row !== undefined) setStop(row);
      }}
    >
      <thead role="rowgroup">
        <tr role="row">
          {HEADS.map((head) => (
            <th key={head} role="columnheader" scope="col">
              {t(`gallery.head.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ by, rows }) => (
        <tbody role="rowgroup" key={by}>
          {by !== '' && (
            <tr role="row">
              <th role="rowheader" scope="rowgroup" colSpan={HEADS.length} className="thread-group">
                {isRelation(by) ? t(`relation.${by}.does`) : <bdi>{titleOf(gallery, by)}</bdi>}
              </th>
            </tr>
          )}
          {rows.map((row) => (
            <ThreadRow
              key={row.id}
              gallery={gallery}
              connection={row}
              same={same.get(row.id) ?? []}
              isStop={row.id === stopAt}
              isOpen={row.id === opened}
              onOpen={(isOpen) => open(isOpen ? row.id : null)}
              onEdit={onEdit}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Pages({
  page: { page, pages, first, last, all },
  onTurn,
}: {
  page: RowPage;
  onTurn: (page: number) => void;
}): JSX.Element | null {
  if (pages === 1) return null;
  return (
    <nav className="twin-pages" aria-label={t('gallery.table.more')}>
      <Button
        icon="arrow-left"
        aria-label={t('gallery.table.before')}
        disabled={page === 0}
        onClick={() => onTurn(page - 1)}
      />
      <span>{t('gallery.table.pages', { first, last, all })}</span>
      <Button
        icon="arrow-right"
        aria-label={t('gallery.table.after')}
        disabled={page === pages - 1}
        onClick={() => onTurn(page + 1)}
      />
    </nav>
  );
}
