import { useSharedLanguage } from '../words/useSharedLanguage.ts';
import { useEffect, useMemo, useState, type JSX } from 'react';
import { useWakeLock } from '../design/useWakeLock.ts';
import type { Role } from '../../shared/model/person.ts';
import { isGalleryOpen } from '../../shared/model/session.ts';
import { isAtTables } from '../../shared/scripts/atTables.ts';
import { Button } from '../design/Button.tsx';
import { doorWords } from '../meeting/words/doorWords.ts';
import { pageOf, tablePage } from '../app/address/links.ts';
import { useGrant } from '../app/useGrant.ts';
import { useKicks } from '../app/useKicks.ts';
import { useKnown, useLiveSource } from '../app/useMeeting.ts';
import { stepWords } from '../../shared/scripts/stepWords.ts';
import { isRatedStep, type RatedStep } from '../steps/signStep.ts';
import { StepSign } from '../steps/StepSign.tsx';
import { MarksWanted, useThingMarks } from '../steps/thingMarks.tsx';
import { GalleryBar } from './GalleryBar.tsx';
import { OfflineNote } from './OfflineNote.tsx';
import type { MeetingView } from '../meeting/meetingView.ts';
import { openMeeting, type Meeting } from '../meeting/openMeeting.ts';
import { DESK_RULES } from '../meeting/sources/answersSource.ts';
import { pageDocument } from '../meeting/sources/documentSource.ts';
import { followGallery } from '../meeting/sources/followGallery.ts';
import { ChooseTable } from './ChooseTable.tsx';
import { ProjectorRoom } from './ProjectorRoom.tsx';
import { projectorShows } from './projectorShows.ts';
import { ReportBack } from './ReportBack.tsx';
import { ROOM_KINDS } from './roomKinds.ts';
import { ReportSteps } from './ReportSteps.tsx';
import { StateScreen } from '../app/StateScreen.tsx';
import { WalkView } from './WalkView.tsx';
import type { Gallery } from './gallery.ts';
import { t, words } from '../words/speak.ts';

/** The gallery: for people on a laptop, and for the projector in every step from tables on. */
export function GalleryPage({ wallId, as }: { wallId: string; as: Role }): JSX.Element | null {
  const [meeting] = useState(() => openMeeting(wallId, as, DESK_RULES));
  const { known } = meeting;
  const grant = useGrant(wallId);
  useLiveSource(known, grant?.state === 'ready' ? wallId : null, as);
  useEffect(
    () => followGallery(meeting, pageDocument(wallId, 'gallery', as)),
    [meeting, wallId, as],
  );
  const live = useKnown(known, (state) => state.live);
  const view = useKnown(meeting, (state) => state);

  const shared = live.shared;
  useEffect(() => {
    if (!shared) return;
    const { title, reportBack } = shared.session;
    document.title = t('gallery.page', { wall: title });
    // The projector follows the meeting by itself; before the tables it shows the wall.
    if (as === 'projector' && !isAtTables(shared.session) && !reportBack)
      location.replace(pageOf(wallId, 'projector', 'projector'));
  }, [shared, as, wallId]);
  useSharedLanguage(as === 'projector' ? shared?.session.language : null);
  // The projector, and a facilitator who leads the room through the gallery.
  useWakeLock(as === 'projector' || as === 'facilitator');
  const outboxes = useMemo(() => new Set([meeting]), [meeting]);
  useKicks(outboxes, view !== null, live.state === 'live');

  const place = { what: 'gallery' as const, as, kept: t('gallery.keptBefore') };
  const closed = doorWords(place, grant, live, location.origin);
  if (closed || !view) return closed && <StateScreen {...closed} />;
  return (
    <>
      <MarksWanted known={known} asked={meeting.ratings} session={view.session} />
      <OpenGallery meeting={meeting} view={view} wallId={wallId} as={as} />
    </>
  );
}

/** What of the gallery is shown now. */
function OpenGallery({
  meeting,
  view,
  wallId,
  as,
}: {
  meeting: Meeting;
  view: MeetingView;
  wallId: string;
  as: Role;
}): JSX.Element {
  const { known } = meeting;
  const content = useKnown(known, (state) => state.gallery);
  const looked = useKnown(known, (state) => state.posters);
  const { session, me: person } = view;
  const marks = useThingMarks({ known, session });
  // A facilitator's page is the shared screen of a call: it follows the meeting, as the projector does. Everyone else reads on until she says so.
  const [chosen, setChosen] = useState<{ of: string; follows: boolean } | null>(null);
  const gallery: Gallery = {
    ...view,
    marks,
    wallId,
    as,
    api: meeting.api,
    commands: meeting.commands,
    answers: meeting.answers,
    ratings: meeting.ratings,
    known,
    postersLoaded: looked.value !== null,
    loaded: content !== null,
  };
  if (as === 'projector') {
    const { present, reportBack, tour } = session;
    return isRatedStep(present) && !reportBack && !tour ? (
      <StepOnScreen gallery={gallery} meeting={meeting} step={present} />
    ) : (
      <Projector gallery={gallery} />
    );
  }
  const told = session.reportBack?.queue.join() ?? session.step;
  const follow = (follows: boolean): void => setChosen({ of: told, follows });
  const follows = chosen?.of === told ? chosen.follows : as === 'facilitator';
  const leave = (): void => follow(false);
  // Of notes and groups people are told also where there are no posters.
  const hasRoom =
    session.tables.length > 0 && (isGalleryOpen(session) || person.role === 'facilitator');
  if (session.reportBack && (hasRoom ? follows : session.reportBack.of !== undefined))
    return (
      <ReportBack
        gallery={gallery}
        actions={<ReportSteps gallery={gallery} onLeave={hasRoom ? leave : null} />}
      />
    );
  if (!isGalleryOpen(session) && person.role !== 'facilitator') {
    const own =
      person.table === undefined
        ? undefined
        : { href: tablePage(wallId, person.table, as), words: t('gallery.notOpen.back') };
    return (
      <StateScreen
        title={t('gallery.notOpen')}
        text={t('gallery.notOpen.text')}
        {...(own ? { link: own } : {})}
      />
    );
  }
  if (session.tables.length === 0)
    return (
      <StateScreen
        title={t('gallery.noPosters')}
        text={t('gallery.noPosters.text')}
        link={{
          href: pageOf(wallId, person.role === 'facilitator' ? 'console' : 'wall', as),
          words: t(person.role === 'facilitator' ? 'gallery.toConsole' : 'gallery.toWall'),
        }}
      />
    );
  if (follows) {
    const room = (
      <Button icon="fit" onClick={leave}>
        {t('gallery.room')}
      </Button>
    );
    const { Screen } = ROOM_KINDS[session.present.kind];
    if (Screen) return <Screen gallery={gallery} actions={room} />;
  }
  return <WalkView gallery={gallery} onFollow={() => follow(true)} />;
}

/** A step in which people look at their phones has the big screen for itself. */
function StepOnScreen({
  gallery,
  meeting: { known, ratings },
  step,
}: {
  gallery: Gallery;
  meeting: Meeting;
  step: RatedStep;
}): JSX.Element {
  const { session } = gallery;
  return (
    <div className="gallery-page gallery-projector">
      <GalleryBar gallery={gallery} title={stepWords(words(), session, step).title} />
      <OfflineNote gallery={gallery} />
      <StepSign known={known} asked={ratings} step={step} session={session} />
    </div>
  );
}

function Projector({ gallery }: { gallery: Gallery }): JSX.Element {
  const { Screen } = ROOM_KINDS[gallery.session.present.kind];
  const shown = projectorShows(gallery.session, Screen !== undefined);
  if (shown === 'report-back') return <ReportBack gallery={gallery} />;
  if (shown === 'step' && Screen) return <Screen gallery={gallery} />;
  return shown === 'tables' ? (
    <ChooseTable gallery={gallery} />
  ) : (
    <ProjectorRoom gallery={gallery} />
  );
}
