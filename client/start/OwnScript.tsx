import { useState, type FormEvent, type JSX } from 'react';
import { linkSecret, readPlace } from '../../shared/model/address.ts';
import type { Script } from '../../shared/scripts/script.ts';
import { ScriptFile } from '../app/ScriptFile.tsx';
import { Button } from '../design/Button.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { Field } from '../design/Field.tsx';
import { askRefusal } from '../meeting/words/askProblems.ts';
import { copyScript } from '../sync/api.ts';
import { t } from '../words/speak.ts';

export interface OwnScriptProps {
  from: 'file' | 'wall';
  onScript: (script: Script) => void;
  onClose: () => void;
}

/** A script of somebody's own: from a file, or from a past wall by its facilitator's link. */
function OwnScript({ from, onScript, onClose }: OwnScriptProps): JSX.Element {
  return (
    <Dialog
      title={t(from === 'file' ? 'start.script.file' : 'start.script.wall')}
      onClose={onClose}
    >
      {from === 'file' ? (
        <ScriptFile
          onRead={(script) => {
            if (script) onScript(script);
          }}
        />
      ) : (
        <FromWall onScript={onScript} />
      )}
    </Dialog>
  );
}

function FromWall({ onScript }: Pick<OwnScriptProps, 'onScript'>): JSX.Element {
  const [link, setLink] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const copy = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    event.stopPropagation();
    const place = readPlace(link);
    const wall = place && /^\/w\/([0-9a-z]+)\//.exec(place.path)?.[1];
    const secret = place && linkSecret(`#${place.fragment}`);
    if (!wall || !secret) return setRefusal(t('start.script.wall.noLink'));
    try {
      onScript((await copyScript(wall, secret)).script);
    } catch (error) {
      setRefusal(askRefusal(error, ''));
    }
  };
  return (
    <form className="dialog-form" noValidate onSubmit={(event) => void copy(event)}>
      <Field
        label={t('start.script.wall.link')}
        hint={t('start.script.wall.hint')}
        dir="ltr"
        autoComplete="off"
        value={link}
        refusal={refusal}
        onChange={(event) => {
          setLink(event.target.value);
          setRefusal(null);
        }}
      />
      <div className="ww-dialog-actions">
        <Button variant="filled" type="submit">
          {t('start.script.wall.copy')}
        </Button>
      </div>
    </form>
  );
}

export const drawOwnScript = (props: OwnScriptProps): JSX.Element => <OwnScript {...props} />;
