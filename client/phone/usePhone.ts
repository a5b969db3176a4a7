import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { unknownOriginWords } from '../../shared/model/ownAddress.ts';
import type { LiveSession } from '../../shared/model/session.ts';
import type { OwnNote, OwnPerson } from '../../shared/protocol/live.ts';
import { notesApi, type NotesApi } from '../sync/request.ts';
import { useKnown, useLiveSource } from '../app/useMeeting.ts';
import { NO_MEETING, type MeetingState } from '../meeting/meetingState.ts';
import { forgetLastKnown, readLastKnown } from '../meeting/lastKnown.ts';
import { createStore, type Store } from '../meeting/store.ts';
import { NOTES, readKeptNote, type NoteIntent } from '../meeting/outbox/noteIntents.ts';
import { openOutbox as keepOutbox, type Outbox } from '../meeting/outbox/openOutbox.ts';
import { sendNote, type SendNews } from '../meeting/outbox/sendNote.ts';
import { useKicks } from '../app/useKicks.ts';
import { PAGE_PORTS } from '../sync/pagePorts.ts';
import { openShelf } from '../sync/shelf.ts';
import { isAskedInSeveral, promptInFor } from '../../shared/model/shownPrompts.ts';
import { pageLanguage } from '../words/speakPage.ts';
import { theComposer, type ComposedNote } from './composer.ts';
import { shownNotes, type ShownNote } from './ownNotes.ts';
import { troubleWords } from '../meeting/words/noteProblems.ts';
import type { OverReason } from '../meeting/arrival.ts';
import { useArrival } from './useArrival.ts';
import { isCatchingUp } from './networkLines.ts';
import type { WallOnPage } from '../../shared/protocol/wallOnPage.ts';
import { words } from '../words/speak.ts';

/** All the phone page knows. `session` and `person` are `null` until the server first answered. */
export interface Phone {
  api: NotesApi;
  outbox: Outbox<NoteIntent>;
  /** What is kicked when network or person are back; the page's second half adds its own. */
  outboxes: Set<{ kick(): void }>;
  /** The meeting, which the second half knows more of. */
  known: Store<MeetingState>;
  over: OverReason | null;
  /** Why the server does not let this phone in just now, in words; it goes on trying. */
  trouble: string | null;
  offline: boolean;
  /** Requests are answered, but the live view has not come back yet. */
  catchingUp: boolean;
  session: LiveSession | null;
  person: OwnPerson | null;
  notes: ShownNote[];
  clockOffsetMs: number;
  /** The entry of a note being taken down while that can be undone. */
  leaving: string | null;
}

// For the life of the page, also when it is drawn anew.
const outboxes = new Set<{ kick(): void }>();
const known = createStore(NO_MEETING);
let opened: { outbox: Outbox<NoteIntent>; news: SendNews } | null = null;

/** One outbox for the life of the page, also when the page is drawn anew; it takes over what the form had collected before. */
function openOutbox(wall: WallOnPage, api: NotesApi, news: SendNews): Outbox<NoteIntent> {
  if (opened) {
    opened.news = news;
    return opened.outbox;
  }
  const outbox = keepOutbox(
    NOTES,
    openShelf(`outbox-${wall.wallId}`, readKeptNote),
    (intent) => sendNote(api, intent, () => opened?.news ?? news),
    PAGE_PORTS,
  );
  known.set({ last: readLastKnown(wall.wallId) });
  opened = { outbox, news };
  outboxes.add(outbox);
  const take = ({ at: _at, ...note }: ComposedNote): void => {
    const session = known.state().live.shared?.session;
    const isSeveral = session ? isAskedInSeveral(session) : wall.isAskedInSeveral;
    const promptIn =
      note.prompt === null
        ? undefined
        : promptInFor(session ?? wall, pageLanguage(), note.prompt, isSeveral);
    const step = session ? { step: session.asking } : {};
    void outbox.say({ op: 'put', ...note, ...step, ...(promptIn ? { promptIn } : {}), rev: 1 });
  };
  const composer = theComposer();
  composer.takeEarly().forEach(take);
  composer.onNote = take;
  void outbox.saved().then(() => composer.forgetEarly());
  return outbox;
}

/** The phone's state: who I am, what the wall is at, and my notes, whatever the network does. */
export function usePhone(wall: WallOnPage): Phone {
  const api = useMemo(() => notesApi(wall.wallId, 'participant'), [wall]);
  const [answered, setAnswered] = useState<ReadonlyMap<string, OwnNote | null>>(new Map());
  const { arrival, again } = useArrival(api, wall, known);
  // Setters and `again` never change, so the outbox may keep them.
  const [outbox] = useState(() =>
    openOutbox(wall, api, {
      answered: (id, note) => setAnswered((before) => new Map(before).set(id, note)),
      signedOut: again,
    }),
  );
  const here = arrival.state === 'here';
  useLiveSource(known, here ? wall.wallId : null, 'participant');
  const { live, arrived: answeredMe, last } = useKnown(known, (state) => state);
  const arrived = answeredMe ?? last;
  const entries = useSyncExternalStore(outbox.subscribe, outbox.entries);

  useKicks(outboxes, here, live.state === 'live');

  const lost = live.state === 'refused' ? live.refused : null;
  useEffect(() => {
    if (lost === 'unauthenticated') again();
  }, [lost, again]);

  const own = live.personal ?? arrived;
  const person = own?.person ?? null;
  const over =
    arrival.state === 'over'
      ? arrival.why
      : lost === 'removed' || person?.removed
        ? 'removed'
        : lost === 'no-such-wall'
          ? 'ended'
          : null;
  useEffect(() => {
    if (over === 'removed' || over === 'ended') forgetLastKnown(wall.wallId);
  }, [over, wall]);
  const trouble =
    arrival.state === 'arriving' && arrival.trouble
      ? troubleWords(arrival.trouble)
      : lost === 'unknown-origin'
        ? unknownOriginWords(words(), location.origin)
        : null;
  const offline =
    !over &&
    !trouble &&
    (here ? live.state === 'offline' : arrival.state === 'arriving' && arrival.failed);
  const notes = shownNotes({
    server: own?.notes ?? [],
    answered,
    outbox: entries,
    offline,
    shut: trouble !== null,
  });
  const leaving =
    [...entries]
      .reverse()
      .find(({ intent, progress }) => intent.op === 'withdraw' && progress.state === 'waiting')
      ?.id ?? null;
  return {
    api,
    outbox,
    outboxes,
    over,
    trouble,
    offline,
    catchingUp: isCatchingUp(live, here),
    known,
    session: (live.shared ?? arrived)?.session ?? null,
    person,
    notes,
    clockOffsetMs: live.clockOffsetMs,
    leaving,
  };
}
