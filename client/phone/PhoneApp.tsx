import { shownPrompts, type ShownPrompt } from '../../shared/model/shownPrompts.ts';
import { pageLanguage } from '../words/speakPage.ts';
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
import { MAY_PASS } from '../meeting/arrival.ts';
import { useNewStep } from '../design/useNewStep.ts';
import { useSlow } from './useSlow.ts';
import { usePhone, type Phone } from './usePhone.ts';
import { useBlocked } from '../app/useBlocked.ts';
import { CATCHING_UP_MS, networkLines } from './networkLines.ts';
import { isPostingOpen, type LiveSession } from '../../shared/model/session.ts';
import { isAtTables } from '../../shared/scripts/atTables.ts';
import type { NoteForm } from '../../shared/scripts/noteForm.ts';
import { useStepHalf } from './useStepHalf.ts';
import { usePostHalf } from './usePostHalf.ts';
import { useTablesHalf } from './useTablesHalf.ts';
import type { StepHalfProps } from './steps/StepHalf.tsx';
import type { WallOnPage } from '../../shared/protocol/wallOnPage.ts';
import { t } from '../words/speak.ts';
import { HIDDEN, T } from '../words/T.tsx';

const NO_FORMS: readonly NoteForm[] = [];

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
  const step = over ? null : stepOfItsOwn(session, atTables);
  const stepHalf = useStepHalf(step !== null, offline);
  const forms = session?.noteForms ?? (wall.form ? [wall.form] : NO_FORMS);
  const noteHalf = usePostHalf(
    forms.length > 0 || wall.form !== null || session?.timer?.isBreak === true,
    offline,
  );
  const noteForms = { forms, wall: session?.language ?? wall.language };
  const blocked = useBlocked();
  const isOpen = session ? isPostingOpen(session) : wall.posting === 'open';
  const prompts = shownPrompts(session ?? wall, pageLanguage());
  const title = session?.title ?? wall.title;

  const newest = notes[0]?.standing.state;
  const kept = offline || phone.trouble !== null || newest === 'kept' || newest === 'refused';
  // What passes leaves the form: notes wait on the phone until it is let in.
  const isGone = over !== null && !MAY_PASS.has(over);
  const asking = session ? session.asking : (wall.form?.step ?? null);
  const shut = noteHalf?.shutWords(forms, asking, notes, person) ?? '';
  useComposer(composer, { isOpen, shut, prompts, kept, isGone });
  useTitle(title);
  const isSlow = useSlow(phone.catchingUp, CATCHING_UP_MS);
  useNewStep(session?.step);

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
        <>
          {noteHalf && !over && (
            <noteHalf.PostPart
              phone={phone}
              composer={composer}
              shown={wall.form}
              asking={asking}
              {...noteForms}
            />
          )}
          <Now
            phone={phone}
            wallId={wall.wallId}
            atTables={atTables}
            half={half}
            step={step}
            stepHalf={stepHalf}
          />
        </>,
        places.now,
      )}
      <NetworkLines lines={lines} />
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
        half={noteHalf}
        noteForms={noteForms}
        aside={
          named &&
          !asksName &&
          person && <NameLine name={person.name} onChange={() => setNaming(true)} />
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
        {problem && <Refused words={problem} onClose={() => setProblem(null)} />}
        {leaving && !over && <TakenDown onUndo={() => outbox.callOff(leaving)} />}
      </div>
    </>
  );
}

/** What happens now: before the tables, or from then on, once that half has arrived. */
function Now({
  phone,
  wallId,
  atTables,
  half,
  step,
  stepHalf,
}: {
  phone: Phone;
  wallId: string;
  atTables: boolean;
  half: ReturnType<typeof useTablesHalf>;
  step: StepHalfProps['step'] | null;
  stepHalf: ReturnType<typeof useStepHalf>;
}): JSX.Element {
  if (phone.over) return <OverPanel why={phone.over} />;
  if (step && stepHalf && stepHalf !== 'failed') return stepHalf.drawStep({ phone, wallId, step });
  if (atTables && half && half !== 'failed') return half.drawTables({ phone, wallId });
  return (
    <>
      <NowPanel session={phone.session} notes={phone.notes} />
      {((atTables && half === 'failed') || (step && stepHalf === 'failed')) && (
        <Button wide onClick={() => location.reload()}>
          {t('phone.tablesFailed')}
        </Button>
      )}
    </>
  );
}

/** Where the meeting stands at a step that has a screen of its own. */
function stepOfItsOwn(
  session: LiveSession | null,
  atTables: boolean,
): StepHalfProps['step'] | null {
  if (!session) return null;
  const { id, kind } = session.present;
  if (session.reportBack?.of !== undefined) return { id, kind: 'report-back' };
  if (kind === 'rate' || kind === 'claim') return { id, kind };
  return kind === 'follow-up' && !atTables && session.past.length > 0 ? { id, kind } : null;
}

/** The form stands outside of React: it is told. */
function useComposer(
  composer: Composer,
  {
    isOpen,
    shut,
    prompts,
    kept,
    isGone,
  }: {
    isOpen: boolean;
    /** Why she in particular posts nothing in this step; '' while she may. */
    shut: string;
    prompts: readonly ShownPrompt[];
    kept: boolean;
    isGone: boolean;
  },
): void {
  useEffect(() => composer.setOpen(isOpen && shut === '', shut), [composer, isOpen, shut]);
  useEffect(() => composer.setPrompts(prompts), [composer, prompts]);
  useEffect(() => composer.setKept(kept), [composer, kept]);
  useEffect(() => {
    if (isGone) composer.setGone();
  }, [composer, isGone]);
}

function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
    const shown = document.querySelector('.phone-title');
    if (shown) shown.textContent = title;
  }, [title]);
}

function NetworkLines({ lines }: { lines: ReturnType<typeof networkLines> }): JSX.Element {
  return (
    <>
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
    </>
  );
}

function NameLine({
  name,
  onChange,
}: {
  name: string | undefined;
  onChange: () => void;
}): JSX.Element {
  return (
    <p className="name-line">
      {name ? (
        <T k="phone.name.posting" with={{ name, strong: <strong dir="auto" /> }} />
      ) : (
        t('phone.name.postingNameless')
      )}
      <button type="button" onClick={onChange}>
        {name ? <T k="phone.name.change" with={{ hidden: HIDDEN }} /> : t('phone.name.add')}
      </button>
    </p>
  );
}

function Refused({ words, onClose }: { words: string; onClose: () => void }): JSX.Element {
  return (
    <Toast
      kind="refused"
      action={
        <Button variant="quiet" onClick={onClose}>
          {t('design.close')}
        </Button>
      }
    >
      {words}
    </Toast>
  );
}

function TakenDown({ onUndo }: { onUndo: () => void }): JSX.Element {
  return (
    <Toast
      kind="done"
      action={
        <Button variant="quiet" onClick={onUndo}>
          {t('app.undo')}
        </Button>
      }
    >
      {t('phone.note.takenDown')}
    </Toast>
  );
}
