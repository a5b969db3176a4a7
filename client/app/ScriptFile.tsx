import { useId, useState, type ReactElement } from 'react';
import type { ScriptFault } from '../../shared/scripts/faults.ts';
import type { Script } from '../../shared/scripts/script.ts';
import { askRefusal } from '../meeting/words/askProblems.ts';
import { checkScript } from '../sync/api.ts';
import { ApiProblem } from '../sync/request.ts';
import { t } from '../words/speak.ts';
import { FaultList } from './FaultList.tsx';

/** What a file that was chosen is; faults are all that is wrong with it. */
interface Chosen {
  name: string;
  faults: readonly ScriptFault[];
  isMore: boolean;
  /** Why it could not be read at all, in words. */
  trouble: string | null;
}

/** A script's file: chosen, read by the server, and every fault of it named with its place. `onRead` has `null` where it is none. */
export function ScriptFile({ onRead }: { onRead: (script: Script | null) => void }): ReactElement {
  const id = useId();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const read = async (file: File): Promise<void> => {
    const none = { name: file.name, faults: [], isMore: false, trouble: null };
    onRead(null);
    try {
      const { script } = await checkScript(await file.text());
      setChosen(none);
      onRead(script);
    } catch (error) {
      const { faults = [], isMore = false } = error instanceof ApiProblem ? error.more : {};
      setChosen({
        ...none,
        faults,
        isMore,
        trouble: faults.length > 0 ? null : askRefusal(error),
      });
    }
  };
  return (
    <div className="ww-field">
      <label className="ww-field-label" htmlFor={id}>
        {t('script.file')}
      </label>
      <input
        id={id}
        className="ww-field-input"
        type="file"
        accept=".json,application/json"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void read(file);
        }}
      />
      <div role="alert">
        {chosen && chosen.trouble !== null ? <p>{chosen.trouble}</p> : null}
        {chosen && chosen.faults.length > 0 ? (
          <>
            <p>{t('script.file.faults', { name: chosen.name })}</p>
            <FaultList faults={chosen.faults} isMore={chosen.isMore} />
          </>
        ) : null}
      </div>
    </div>
  );
}
