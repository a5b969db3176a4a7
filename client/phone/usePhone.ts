import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { unknownOriginWords } from '../../shared/model/ownAddress.ts';
import type { Session } from '../../shared/model/session.ts';
import type { Counts, LivePersonal, OwnNote, OwnPerson } from '../../shared/protocol/live.ts';
import { notesApi, type NotesApi } from '../sync/request.ts';
import { useLiveView } from '../app/useLiveView.ts';
import { NOTES, readKeptNote, type NoteIntent } from '../meeting/outbox/noteIntents.ts';
import { openOutbox as keepOutbox, type Outbox } from '../meeting/outbox/openOutbox.ts';
import { sendNote, type SendNews } from '../meeting/outbox/sendNote.ts';
import { useKicks } from '../app/useKicks.ts';
import { PAGE_PORTS } from '../sync/pagePorts.ts';
import { openShelf } from '../sync/shelf.ts';
import { theComposer, type ComposedNote } from './composer.ts';
import { shownNotes, type ShownNote } from './ownNotes.ts';
import { troubleWords } from '../meeting/words/noteProblems.ts';
import { useArrival, type OverReason } from './useArrival.ts';
import { isCatchingUp } from './networkLines.ts';
import type { WallOnPage } from '../../shared/protocol/wallOnPage.ts';

/** All the phone page knows. `session` and `person` are `null` until the server first answered. */
export interface Phone {
  api: NotesApi;
  outbox: Outbox<NoteIntent>;
  outboxes: Set<{ kick(): void }>;
  over: OverReason | null;
  /** Why the server does not let this phone in just now, in words; it goes on trying. */
  trouble: string | null;
  offline: boolean;
  /** Requests are answered, but the live view has not come back yet. */
  catchingUp: boolean;
  session: Session | null;
  person: OwnPerson | null;
  /** The own table and visits; `null` until the live view spoke. */
  personal: LivePersonal | null;
  counts: Counts | null;
  notes: ShownNote[];
  clockOffsetMs: number;
  /** The entry of a note being taken down while that can be undone. */
  leaving: string | null;
}

/** All outboxes of this page: its second half adds its own. */
const outboxes = new Set<{ kick(): void }>();
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
  opened = { outbox, news };
  outboxes.add(outbox);
  const take = ({ at: _at, ...note }: ComposedNote): void =>
    void outbox.say({ op: 'put', ...note, rev: 1 });
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
  const { arrival, again } = useArrival(api, wall);
  // Setters and `again` never change, so the outbox may keep them.
  const [outbox] = useState(() =>
    openOutbox(wall, api, {
      answered: (id, note) => setAnswered((before) => new Map(before).set(id, note)),
      signedOut: again,
    }),
  );
  const live = useLiveView(arrival.state === 'here' ? wall.wallId : null, 'participant');
  const entries = useSyncExternalStore(outbox.subscribe, outbox.entries);

  const here = arrival.state === 'here';
  const isLive = live.state === 'live';
  useKicks(outboxes, here, isLive);

  const lost = live.state === 'refused' ? live.refused : null;
  useEffect(() => {
    if (lost === 'unauthenticated') again();
  }, [lost, again]);

  const me = arrival.state === 'here' ? arrival.me : null;
  const person = live.personal?.person ?? me?.person ?? null;
  const over =
    arrival.state === 'over'
      ? arrival.why
      : lost === 'removed' || person?.removed
        ? 'removed'
        : lost === 'no-such-wall'
          ? 'ended'
          : null;
  const trouble =
    arrival.state === 'arriving' && arrival.trouble
      ? troubleWords(arrival.trouble)
      : lost === 'unknown-origin'
        ? unknownOriginWords(location.origin)
        : null;
  const offline =
    !over &&
    !trouble &&
    (here ? live.state === 'offline' : arrival.state === 'arriving' && arrival.failed);
  const notes = shownNotes({
    server: live.personal?.notes ?? me?.notes ?? [],
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
    session: live.shared?.session ?? me?.session ?? null,
    person,
    personal: live.personal,
    counts: live.shared?.counts ?? me?.counts ?? null,
    notes,
    clockOffsetMs: live.clockOffsetMs,
    leaving,
  };
}
