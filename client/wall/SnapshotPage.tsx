import { printPage } from '../app/address/links.ts';
import { useEffect, useState } from 'react';
import type { Role } from '../../shared/model/person.ts';
import { askRefusal } from '../meeting/words/askProblems.ts';
import type { SnapshotView } from '../sync/api.ts';
import { wallPageApi } from '../sync/wallPageApi.ts';
import { StateScreen } from '../app/StateScreen.tsx';
import { useNothingToFind } from './find/useFindKeys.ts';
import { exposeTestHook } from './testHook.ts';
import { openWall } from './openWall.ts';
import { WallView } from './WallView.tsx';
import { t, words } from '../words/speak.ts';

/** A named snapshot, to look at: the same wall, and nothing on it can be changed. */
export function SnapshotPage({
  wallId,
  as,
  snapshot,
}: {
  wallId: string;
  as: Role;
  snapshot: string;
}) {
  const [wall] = useState(() => openWall(wallId, as));
  const { model } = wall;
  const [kept, setKept] = useState<SnapshotView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => exposeTestHook(wall), [wall]);
  useNothingToFind(problem !== null);
  useEffect(() => {
    wallPageApi(wallId, as)
      .snapshot(snapshot)
      .then(
        (view) => {
          model.showSnapshot(
            new Map(Object.entries(view.notes)),
            new Map(Object.entries(view.clusters)),
            new Map(Object.entries(view.placements)),
            view.session.tables ?? [],
          );
          document.title = `${view.name} · ${view.session.title}`;
          setKept(view);
        },
        (error: unknown) => setProblem(askRefusal(error, '')),
      );
  }, [model, wallId, as, snapshot]);
  if (problem !== null) return <StateScreen title={t('wall.snapshot.shut')} text={problem} />;
  if (!kept) return <StateScreen title={t('wall.snapshot.opening')} text={t('door.oneMoment')} />;
  return (
    <WallView
      wall={wall}
      mode={{
        kind: 'snapshot',
        name: kept.name,
        when: words().moment(kept.at, 'date'),
        postersUrl: kept.posters?.length
          ? printPage(wallId, as, 'posters', { snapshot: kept.id })
          : null,
      }}
      session={kept.session}
      clockOffsetMs={0}
      isOffline={false}
      noteCount={model.state.wall.notes.size}
      onHide={null}
    />
  );
}
