import { useEffect, useState, type JSX } from 'react';
import { createPortal } from 'react-dom';
import { hasDraft } from '../app/drafts.ts';
import { Button } from '../design/Button.tsx';
import { Clock } from '../design/Clock.tsx';
import { Icon } from '../design/Icon.tsx';
import { Toast } from '../design/Toast.tsx';
import type { Composer } from './composer.ts';
import { HelpOffer } from './HelpOffer.tsx';
import { NAME_DRAFT, NameCard } from './NameCard.tsx';
import { NowPanel } from './NowPanel.tsx';
import { OverPanel } from './OverPanel.tsx';
import { OwnNotes } from './OwnNotes.tsx';
import { MAY_PASS } from './useArrival.ts';
import { useNewStep } from '../design/useNewStep.ts';
import { useSlow } from './useSlow.ts';
import { usePhone } from './usePhone.ts';
import { useBlocked } from '../app/useBlocked.ts';
import { CATCHING_UP_MS, networkLines } from './networkLines.ts';
import { isAtTables } from '../../shared/model/session.ts';
import { useTablesHalf } from './useTablesHalf.ts';
import type { WallOnPage } from '../../shared/protocol/wallOnPage.ts';

/** Everything on the phone but the form: clock, what happens now, own notes, name, helping. */
export function PhoneApp({
  wall,
  composer,
  places,
}: {
  wall: WallOnPage;
  composer: Composer;
  places: { clock: HTMLElement; now: HTMLElement };
}): JSX.Element {
  const phone = usePhone(wall);
  const { session, over, person, outbox, leaving, offline, notes } = phone;
  const [problem, setProblem] = useState<string | null>(null);
  const [naming, setNaming] = useState<boolean | null>(() => (hasDraft(NAME_DRAFT) ? true : null));
  const atTables = !over && session !== null && isAtTables(session);
  const half = useTablesHalf(atTables, offline);
  const blocked = useBlocked();
  const posting = session?.posting ?? wall.posting;
  const prompts = session?.prompts ?? wall.prompts;
  const title = session?.title ?? wall.title;

  useEffect(() => composer.setOpen(posting === 'open'), [composer, posting]);
  useEffect(() => composer.setPrompts(prompts), [composer, prompts]);
  const newest = notes[0]?.standing.state;
  const kept = offline || phone.trouble !== null || newest === 'kept' || newest === 'refused';
  useEffect(() => composer.setKept(kept), [composer, kept]);
  const isSlow = useSlow(phone.catchingUp, CATCHING_UP_MS);
  useNewStep(session?.phase);
  useEffect(() => {
    // What passes leaves the form: notes wait on the phone until it is let in.
    if (over && !MAY_PASS.has(over)) composer.setGone();
  }, [composer, over]);
  useEffect(() => {
    document.title = title;
    const shown = document.querySelector('.phone-title');
    if (shown) shown.textContent = title;
  }, [title]);

  // Asked before the first note; whoever went on without a name is not asked again, but may.
  const names = session?.settings.names ?? wall.names;
  const named = !over && names !== 'anonymous';
  const asksName = named && (naming ?? (person !== null && !person.name && notes.length === 0));
  const unsent = notes.filter(({ standing }) => standing.state === 'kept').length;
  const lines = over
    ? []
    : networkLines({
        offline,
        trouble: phone.trouble,
        isCatchingUp: isSlow,
        isBlocked: blocked,
        unsent,
      });
  return (
    <>
      {createPortal(
        session?.timer && !over ? (
          <Clock timer={session.timer} offsetMs={phone.clockOffsetMs} />
        ) : null,
        places.clock,
      )}
      {createPortal(
        over ? (
          <OverPanel why={over} />
        ) : atTables && half && half !== 'failed' ? (
          half.draw({ phone, wallId: wall.wallId })
        ) : (
          <>
            <NowPanel session={session} />
            {atTables && half === 'failed' && (
              <Button wide onClick={() => location.reload()}>
                Tables did not load. Try again
              </Button>
            )}
          </>
        ),
        places.now,
      )}
      {lines.map(({ kind, words }) =>
        kind === 'offline' || kind === 'refused' ? (
          <div key={kind} className="phone-offline" role="status">
            <Toast kind={kind}>{words}</Toast>
          </div>
        ) : (
          <p key={kind} className="now-line" role="status">
            {kind === 'blocked' && <Icon name="cloud-off" size={20} />}
            {words}
          </p>
        ),
      )}
      {asksName && (
        <NameCard
          api={phone.api}
          person={person}
          names={names}
          onStart={() => setNaming(true)}
          onDone={() => setNaming(false)}
        />
      )}
      <OwnNotes
        notes={notes}
        session={session}
        outbox={outbox}
        over={over !== null}
        aside={
          named &&
          !asksName &&
          person && (
            <p className="name-line">
              {person.name ? (
                <>
                  Posting as <strong dir="auto">{person.name}</strong>
                </>
              ) : (
                'Posting without a name'
              )}
              <button type="button" onClick={() => setNaming(true)}>
                {person.name ? (
                  <>
                    Change<span className="ww-visually-hidden"> your name</span>
                  </>
                ) : (
                  'Add your name'
                )}
              </button>
            </p>
          )
        }
      />
      {!over && person && session && (
        <HelpOffer
          phone={{ ...phone, person, session }}
          wallId={wall.wallId}
          onProblem={setProblem}
        />
      )}
      <div className="phone-toasts" role="status">
        {problem && (
          <Toast
            kind="refused"
            action={
              <Button variant="quiet" onClick={() => setProblem(null)}>
                Close
              </Button>
            }
          >
            {problem}
          </Toast>
        )}
        {leaving && !over && (
          <Toast
            kind="done"
            action={
              <Button variant="quiet" onClick={() => outbox.callOff(leaving)}>
                Undo
              </Button>
            }
          >
            Your note is taken down.
          </Toast>
        )}
      </div>
    </>
  );
}
