import { useMemo, useRef, useState, type JSX, type KeyboardEvent, type ReactNode } from 'react';
import { isRelation } from '../../../shared/model/gallery.ts';
import { Button } from '../../design/Button.tsx';
import { countOf, titleOf, type Gallery } from '../gallery.ts';
import { RefusedNote } from '../RefusedNote.tsx';
import { saidTwice } from '../sameWords.ts';
import { ThreadRow } from './ThreadRow.tsx';
import {
  groupRows,
  pageOf,
  SORTS,
  SORT_WORDS,
  type RowGroup,
  type RowPage,
  type Sort,
} from './threadRows.ts';
import type { Threads } from './useThreads.ts';

const HEADS = ['From, to', 'Sentence', 'Marks', 'Carried by'];

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
          <TableTitle gallery={gallery} threads={threads} />
        </h2>
        <div className="twin-sort">
          <select
            className="legend-only"
            aria-label="Order of the connections"
            value={sort}
            onChange={({ target }) => setSort(target.value as Sort)}
          >
            {SORTS.map((each) => (
              <option key={each} value={each}>
                {SORT_WORDS[each]}
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
  if (!isLoaded) return 'Bringing them in…';
  if (all === 0) return 'No connection yet. How could the groups reinforce each other?';
  return isPicked ? 'None of that kind. Choose “All” above to see the others.' : 'None here yet.';
}

function TableTitle({
  gallery,
  threads: { scope, rows, count },
}: Pick<ThreadTableProps, 'gallery' | 'threads'>): JSX.Element {
  if (scope.of === 'all') return <>{countOf(count, 'connection')}</>;
  const ends = scope.of === 'poster' ? [scope.table] : [scope.from, scope.to];
  const [first = '', second] = ends.map((table) => titleOf(gallery, table));
  return (
    <>
      <bdi>{first}</bdi>
      {second !== undefined && (
        <>
          {' '}
          to <bdi>{second}</bdi>
        </>
      )}
      : {rows.length} of {count}
    </>
  );
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
          {HEADS.map((words) => (
            <th key={words} role="columnheader" scope="col">
              {words}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ by, rows }) => (
        <tbody role="rowgroup" key={by}>
          {by !== '' && (
            <tr role="row">
              <th role="rowheader" scope="rowgroup" colSpan={HEADS.length} className="thread-group">
                {isRelation(by) ? by : <bdi>{titleOf(gallery, by)}</bdi>}
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
    <nav className="twin-pages" aria-label="More connections">
      <Button
        icon="arrow-left"
        aria-label="The ones before"
        disabled={page === 0}
        onClick={() => onTurn(page - 1)}
      />
      <span>
        {first}–{last} of {countOf(all, 'connection')}
      </span>
      <Button
        icon="arrow-right"
        aria-label="The ones after"
        disabled={page === pages - 1}
        onClick={() => onTurn(page + 1)}
      />
    </nav>
  );
}
