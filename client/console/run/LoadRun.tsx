import { useState, type ReactElement } from 'react';
import { scriptSign, type ScriptChange } from '../../../shared/scripts/change/changeScript.ts';
import type { Script } from '../../../shared/scripts/script.ts';
import { FaultList } from '../../app/FaultList.tsx';
import { ScriptFile } from '../../app/ScriptFile.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { HeldButton } from '../../design/HeldButton.tsx';
import { t, words } from '../../words/speak.ts';
import { useRun } from './runContext.ts';
import { wordsShown } from '../../desk/stepTitle.ts';
import type { RefusedChange } from '../../desk/refusedChange.ts';

/** Another run from a file, in place of this one: read first, then said what it is, then loaded. */
export function LoadRun({
  onLoad,
  onClose,
}: {
  onLoad: (change: ScriptChange) => Promise<RefusedChange | null>;
  onClose: () => void;
}): ReactElement {
  const { script, blocked } = useRun();
  const [read, setRead] = useState<Script | null>(null);
  const [refused, setRefused] = useState<RefusedChange | null>(null);
  const load = async (file: Script): Promise<void> => {
    const why = await onLoad({ do: 'replace-script', script: file, was: scriptSign(script) });
    setRefused(why);
    if (why === null) onClose();
  };
  return (
    <Dialog title={t('run.load.title')} onClose={onClose}>
      <div className="dialog-form">
        <p>{t('run.load.hint')}</p>
        <ScriptFile
          onRead={(file) => {
            setRefused(null);
            setRead(file);
          }}
        />
        {read ? (
          <p role="status">
            {t('run.load.read', {
              name: wordsShown(read, read.name, words().language),
              count: read.steps.length,
            })}
          </p>
        ) : null}
        {refused ? (
          <div role="alert">
            <p>{refused.says}</p>
            {refused.faults ? <FaultList faults={refused.faults} isMore={refused.isMore} /> : null}
          </div>
        ) : null}
        <div className="ww-dialog-actions">
          <HeldButton held={null} onClick={onClose}>
            {t('run.load.leave')}
          </HeldButton>
          <HeldButton
            variant="filled"
            held={blocked}
            disabled={!read}
            onClick={() => {
              if (read) void load(read);
            }}
          >
            {t('run.load.do')}
          </HeldButton>
        </div>
      </div>
    </Dialog>
  );
}
