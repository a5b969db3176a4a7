import { useState, type JSX } from 'react';
import { Button } from '../design/Button.tsx';
import { underWay } from '../design/held.ts';
import { HeldButton } from '../design/HeldButton.tsx';
import { useKnown } from '../app/useMeeting.ts';
import { askRefusal } from '../meeting/words/askProblems.ts';
import { newId } from '../sync/newId.ts';
import { whereaboutsOf } from '../../shared/model/move.ts';
import type { Gallery } from './gallery.ts';
import { t } from '../words/speak.ts';

/** Beside what is told of: on to the next table, note or group, for whoever runs the meeting, and out of it, where there is a room to go to. */
export function ReportSteps({
  gallery,
  onLeave,
}: {
  gallery: Gallery;
  onLeave: (() => void) | null;
}): JSX.Element {
  const { session, me, api, live } = gallery;
  const { reportBack } = session;
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const ofThings = reportBack?.of !== undefined;
  const coming = useKnown(gallery.known, (state) => state.reportTurn.value?.next);
  const isLast =
    reportBack !== null &&
    (reportBack.index + 1 >= reportBack.queue.length || (ofThings && coming?.length === 0));
  const go = async (action: 'next' | 'back' | 'end'): Promise<void> => {
    setBusy(true);
    setRefusal('');
    await api
      .move(newId(), { reportBack: { action }, from: whereaboutsOf(session) })
      .catch((error: unknown) => setRefusal(askRefusal(error)));
    setBusy(false);
  };
  const isDesk = me.role === 'facilitator' && reportBack !== null;
  const held = isBusy ? underWay() : live.state === 'live' ? null : t('network.offline.report');
  return (
    <>
      <p className="report-refusal" role="status">
        {refusal}
      </p>
      {isDesk && reportBack.index > 0 && (
        <HeldButton icon="arrow-left" held={held} onClick={() => void go('back')}>
          {t('gallery.report.back')}
        </HeldButton>
      )}
      {isDesk &&
        (isLast ? (
          <HeldButton variant="filled" held={held} onClick={() => void go('end')}>
            {t('gallery.report.finish')}
          </HeldButton>
        ) : (
          <HeldButton
            variant="filled"
            iconAfter="arrow-right"
            held={held}
            onClick={() => void go('next')}
          >
            {t(ofThings ? 'told.nextTurn' : 'gallery.report.nextTable')}
          </HeldButton>
        ))}
      {onLeave && (
        <Button icon="fit" onClick={onLeave}>
          {t('gallery.room')}
        </Button>
      )}
    </>
  );
}
