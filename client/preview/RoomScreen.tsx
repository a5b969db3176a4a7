import type { JSX, ReactNode } from 'react';
import { isDealt } from '../../shared/scripts/dealTables.ts';
import { settingsOf } from '../../shared/scripts/stepSettings.ts';
import type { LiveSession } from '../../shared/model/session.ts';
import type { ClaimsView, RatingResults } from '../../shared/protocol/ratings.ts';
import { ClaimSign } from '../steps/claim/ClaimSign.tsx';
import { FollowUpSign } from '../steps/follow-up/FollowUpSign.tsx';
import { pastLines, type PastLine } from '../steps/follow-up/pastLines.ts';
import { GalleryFrame } from '../steps/GalleryFrame.tsx';
import { WallSign } from '../steps/post/WallSign.tsx';
import { RateSign } from '../steps/rate/RateSign.tsx';
import { ReportStage } from '../steps/report-back/ReportStage.tsx';
import { TablesSign } from '../steps/tables/TablesSign.tsx';
import { WallFrame } from '../steps/WallFrame.tsx';
import { claimExample, exampleThings, ratingOnScreen, reportExample } from './example.ts';
import { exampleOf } from './exampleOf.ts';
import type { ScreenOf } from '../steps/screenOf.ts';

/** What came of the steps before, at the end of a run. */
function linesOf(of: ScreenOf): PastLine[] {
  const { example } = exampleOf(of);
  const claims = new Map<string, { value: ClaimsView }>();
  const results = new Map<string, { value: RatingResults | null }>();
  const past = of.before.flatMap((step) => {
    if (step.skip || (step.kind !== 'rate' && step.kind !== 'claim')) return [];
    if (step.kind === 'claim') claims.set(step.id, { value: claimExample(step, example, false) });
    else
      results.set(step.id, {
        value: ratingOnScreen({ ...step, shown: 'running' }, example).results,
      });
    return [{ id: step.id, kind: step.kind, title: step.title }];
  });
  return pastLines(past, { claims, results });
}

/** A step on the big screen. Where that is the wall or the room of posters, their place is empty. */
export function RoomScreen({ of }: { of: ScreenOf }): ReactNode {
  const { step, view } = of;
  const { example, forms } = exampleOf(of);
  const title = String(step.title);
  const ask = String(step.ask);
  const clock =
    step.minutes === undefined ? null : <span className="wall-clock">{`${step.minutes}:00`}</span>;
  const onWall = (sign: ReactNode, isAskAbove = false): JSX.Element => (
    <div className="wall-page wall-page-projector">
      <WallFrame
        title={view.session.title}
        step={title}
        ask={isAskAbove ? ask : ''}
        isHelping={false}
        saved={null}
      >
        {clock}
      </WallFrame>
      {sign}
    </div>
  );
  const inRoom = (main: ReactNode, note: string = ask): JSX.Element => (
    <div className="gallery-page gallery-projector">
      <GalleryFrame wall={view.session.title} title={title} note={note} isRoom>
        <div className="gallery-bar-end">{clock}</div>
      </GalleryFrame>
      {main}
    </div>
  );
  switch (step.kind) {
    case 'post':
      return onWall(
        <main className="wall-main">
          <WallSign
            session={{
              ...view.session,
              language: of.language as LiveSession['language'],
              prompts: step.prompts.map(String),
              promptsIn: {},
            }}
            noteCount={view.noteCount}
          />
        </main>,
        true,
      );
    case 'rate':
      return onWall(
        <RateSign
          key={settingsOf(step).shown}
          ask={ask}
          each={step.each}
          {...ratingOnScreen(step, example)}
          forms={forms}
        />,
      );
    case 'claim':
      return onWall(<ClaimSign claims={claimExample(step, example, false)} forms={forms} />);
    case 'tables':
      return inRoom(
        <main className="choose">
          <TablesSign
            tables={exampleThings({ kind: 'tables' }, example).map(
              ({ id, number = 0, text = '' }) => ({ tableId: id, number, name: text }),
            )}
            seated={{}}
            isDealt={isDealt(step)}
            door={view.session.door}
            joinCode={view.session.joinCode}
            people={view.counts}
          />
        </main>,
      );
    case 'report-back': {
      const turn = reportExample(step, example);
      return inRoom(
        turn && (
          <main className="report">
            <ReportStage turn={turn} forms={forms} />
          </main>
        ),
      );
    }
    case 'follow-up':
      return onWall(<FollowUpSign ask={ask} lines={linesOf(of)} />);
    case 'group':
      return onWall(null, true);
    case 'walk':
    case 'connect':
      return inRoom(null);
  }
}
