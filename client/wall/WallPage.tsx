import { useSharedLanguage } from '../words/useSharedLanguage.ts';
import { useEffect, useState, type ReactNode } from 'react';
import type { Role } from '../../shared/model/person.ts';
import type { LiveSession } from '../../shared/model/session.ts';
import { isAtTables } from '../../shared/scripts/atTables.ts';
import { askRefusal } from '../meeting/words/askProblems.ts';
import { wallPageApi } from '../sync/wallPageApi.ts';
import { doorWords, isClosedForGood } from '../meeting/words/doorWords.ts';
import { useKnown, useLiveSource } from '../app/useMeeting.ts';
import { NO_MEETING, type MeetingState } from '../meeting/meetingState.ts';
import { PAGE_ASKS } from '../meeting/sources/pageAsks.ts';
import { DESK_RATING_RULES, openRatingAnswers } from '../meeting/sources/ratingsSource.ts';
import { createStore, type Store } from '../meeting/store.ts';
import { useGrant } from '../app/useGrant.ts';
import { pageOf } from '../app/address/links.ts';
import { StateScreen } from '../app/StateScreen.tsx';
import { signStep } from '../steps/signStep.ts';
import { StepSign } from '../steps/StepSign.tsx';
import { MarksWanted, ThingMarksContext, useThingMarks } from '../steps/thingMarks.tsx';
import { useNothingToFind } from './find/useFindKeys.ts';
import { exposeTestHook } from './testHook.ts';
import { openWall } from './openWall.ts';
import { WallView } from './WallView.tsx';
import { t } from '../words/speak.ts';

/** From the tables on, the projector shows tables and posters instead of notes. */
const showsGallery = (session: LiveSession): boolean =>
  session.reportBack !== null || isAtTables(session);

/** What is known of the meeting. The model hears it before anything is drawn from it: what it opens is not held up by a page's first drawing. */
function followedBy(model: ReturnType<typeof openWall>['model']): Store<MeetingState> {
  const known = createStore(NO_MEETING);
  known.subscribe(() => {
    const { shared, personal } = known.state().live;
    if (shared && personal) model.follow(shared.session, personal.person.role, personal.personId);
  });
  return known;
}

/** The live wall, for helpers, facilitators, participants and the projector. */
export function WallPage({
  wallId,
  as,
  isProjector,
}: {
  wallId: string;
  as: Role;
  isProjector: boolean;
}) {
  const [wall] = useState(() => openWall(wallId, as));
  const { model } = wall;
  const grant = useGrant(wallId);
  const [known] = useState(() => followedBy(model));
  useLiveSource(known, grant?.state === 'ready' ? wallId : null, as);
  const [asked] = useState(() =>
    openRatingAnswers(known, wallPageApi(wallId, as), DESK_RATING_RULES, PAGE_ASKS),
  );
  const live = useKnown(known, (state) => state.live);
  const { shared, personal } = live;

  useEffect(() => exposeTestHook(wall), [wall]);

  useEffect(() => {
    if (shared) document.title = `${shared.session.title} · Weavewall`;
  }, [shared]);

  useNothingToFind(isClosedForGood(grant, live));

  useSharedLanguage(isProjector ? shared?.session.language : null);

  const isLeaving = isProjector && shared !== null && showsGallery(shared.session);
  useEffect(() => {
    // Replaced, not followed: going back from the gallery must not land on a page that leaves at once.
    if (isLeaving) location.replace(pageOf(wallId, 'gallery', 'projector'));
  }, [isLeaving, wallId]);
  if (isLeaving) return <StateScreen title={t('wall.toTables')} text={t('door.oneMoment')} />;

  const closed = doorWords({ what: 'wall', as }, grant, live, location.origin);
  if (closed || !shared || !personal) return closed && <StateScreen {...closed} />;

  const { role } = personal.person;
  const step = signStep(shared.session);
  const hide = async (): Promise<void> => {
    const chosen = [...model.state.selection];
    const api = wallPageApi(wallId, as);
    try {
      for (const id of chosen) await api.hideNote(id);
      model.selection.letNotesGo();
      model.say(t('chosen.takenDown', { count: chosen.length }), { shown: true });
    } catch (error) {
      model.say(askRefusal(error, t('chosen.takenDown.not')), {
        kind: 'refused',
        shown: true,
      });
    }
  };
  return (
    <WithMarks model={model} known={known} asked={asked} session={shared.session}>
      <WallView
        wall={wall}
        mode={isProjector ? { kind: 'projector' } : { kind: 'wall', role }}
        session={shared.session}
        clockOffsetMs={live.clockOffsetMs}
        isOffline={live.state === 'offline'}
        noteCount={shared.counts.notes}
        sign={
          isProjector && step ? (
            <StepSign known={known} asked={asked} step={step} session={shared.session} />
          ) : null
        }
        onName={
          personal.person.name || shared.session.settings.names === 'anonymous'
            ? null
            : async (name) => {
                await wallPageApi(wallId, as).setMe({ name });
              }
        }
        onHide={role === 'facilitator' ? () => void hide() : null}
      />
    </WithMarks>
  );
}

/** What came of rating, and who sees to what, at the notes and groups: on the canvas and in the outline. */
function WithMarks({
  model,
  known,
  asked,
  session,
  children,
}: {
  model: ReturnType<typeof openWall>['model'];
  known: Store<MeetingState>;
  asked: ReturnType<typeof openRatingAnswers>;
  session: LiveSession;
  children: ReactNode;
}) {
  const marks = useThingMarks({ known, session });
  useEffect(() => model.scene.marks.showSaid(marks), [model, marks]);
  return (
    <ThingMarksContext value={marks}>
      <MarksWanted known={known} asked={asked} session={session} />
      {children}
    </ThingMarksContext>
  );
}
