import { useState, type JSX } from 'react';
import { Button } from '../design/Button.tsx';
import type { Gallery } from './gallery.ts';

/** Beside a poster that is reported on: on to the next table, for whoever runs the meeting, and out of it. */
export function ReportSteps({
  gallery,
  onLeave,
}: {
  gallery: Gallery;
  onLeave: () => void;
}): JSX.Element {
  const { session, me, store, live } = gallery;
  const { reportBack } = session;
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const isLast = reportBack !== null && reportBack.index + 1 >= reportBack.queue.length;
  const go = async (action: 'next' | 'back' | 'end'): Promise<void> => {
    setBusy(true);
    setRefusal('');
    await store.api
      .reportBack({ action })
      .catch(() => setRefusal('That did not get through. Try again.'));
    setBusy(false);
  };
  const isDesk = me.role === 'facilitator' && reportBack !== null;
  const blocked = isBusy || live.state !== 'live';
  return (
    <>
      <p className="report-refusal" role="status">
        {refusal}
      </p>
      {isDesk && reportBack.index > 0 && (
        <Button icon="arrow-left" disabled={blocked} onClick={() => void go('back')}>
          Back
        </Button>
      )}
      {isDesk &&
        (isLast ? (
          <Button variant="filled" disabled={blocked} onClick={() => void go('end')}>
            Finish
          </Button>
        ) : (
          <Button
            variant="filled"
            iconAfter="arrow-right"
            disabled={blocked}
            onClick={() => void go('next')}
          >
            Next table
          </Button>
        ))}
      <Button icon="fit" onClick={onLeave}>
        Room
      </Button>
    </>
  );
}
