import { OUTLINES } from 'virtual:shipped-outlines';
import { useRef, useState, type FormEvent, type JSX } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import { useDraftOf } from '../app/useDraft.ts';
import { Button } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import { Icon } from '../design/Icon.tsx';
import { askRefusal } from '../meeting/words/askProblems.ts';
import { LanguageField } from '../app/LanguageField.tsx';
import { pageLanguage } from '../words/speakPage.ts';
import { t } from '../words/speak.ts';
import { createWall, type NewWallAnswer } from '../sync/api.ts';
import { Choices } from './Choices.tsx';
import { ScriptChoice } from './ScriptChoice.tsx';
import {
  chosenOf,
  firstFields,
  promptsOf,
  wallToMake,
  withScript,
  type NewWallFields,
} from './newWallFields.ts';
import { QuestionList } from './QuestionList.tsx';
import { useOwnScript, type OwnScriptFrom } from './useOwnScript.ts';

const PROMISES = ['account', 'links', 'change'] as const;

/** Name, activity, questions and two settings. Nothing typed is lost when the server cannot be reached. */
export function NewWallForm({
  onMade,
}: {
  onMade: (title: string, answer: NewWallAnswer) => void;
}): JSX.Element {
  const [fields, setFields, forget] = useDraftOf<NewWallFields>(
    'new-wall',
    firstFields(pageLanguage()),
  );
  const chosen = chosenOf(OUTLINES, fields);
  const { title } = fields;
  const change = (next: Partial<NewWallFields>): void => setFields({ ...fields, ...next });
  /** What is wrong with the name she typed. */
  const [refusal, setRefusal] = useState<string | null>(null);
  /** Why there is no wall, though nothing is wrong with what she typed, as far as this page knows. */
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // Where a script of her own is to come from; outside of the form, for it is a form itself.
  const [from, setFrom] = useState<OwnScriptFrom | null>(null);
  const [asked, setAsked] = useState(0);
  const part = useOwnScript(asked);
  const titleField = useRef<HTMLDivElement>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (title.trim() === '') {
      setRefusal(t('start.name.missing'));
      titleField.current?.querySelector('input')?.focus();
      return;
    }
    setBusy(true);
    setRefusal(null);
    setTrouble(null);
    try {
      const made = await createWall(wallToMake(chosen, fields));
      forget();
      onMade(title.trim(), made);
    } catch (error) {
      setBusy(false);
      setTrouble(askRefusal(error, t('start.kept')));
    }
  };

  return (
    <>
      <form className="start-form" onSubmit={(event) => void submit(event)} noValidate>
        <div className="start-name">
          <h1>{t('start.title')}</h1>
          <p className="start-lead">{t('start.lead')}</p>
          <div ref={titleField}>
            <Field
              label={t('start.name')}
              hint={t('start.name.hint')}
              value={title}
              maxLength={LIMITS.wallTitleChars}
              refusal={refusal}
              onChange={(event) => {
                change({ title: event.target.value });
                setRefusal(null);
              }}
              autoComplete="off"
              autoFocus
            />
          </div>
          {trouble && <Refused words={trouble} />}
          <Button
            type="submit"
            variant="filled"
            size="large"
            wide
            iconAfter="arrow-right"
            disabled={busy}
          >
            {t(busy ? 'start.busy' : 'start.submit')}
          </Button>
          <ul className="start-promises">
            {PROMISES.map((promise) => (
              <li key={promise}>
                <Icon name="check" size={20} /> {t(`start.promise.${promise}`)}
              </li>
            ))}
          </ul>
        </div>
        <div className="start-run">
          <ScriptChoice
            chosen={chosen.id}
            own={fields.script}
            onChange={(activityId) => change({ activityId, script: null })}
            onFrom={(next) => {
              setFrom(next);
              setAsked(asked + 1);
            }}
          />
          {part === 'failed' && <Refused words={t('refused.unreached')} />}
          {fields.script ? null : (
            <QuestionList
              prompts={promptsOf(chosen, fields)}
              onChange={(prompts) => change({ isAsking: true, prompts })}
            />
          )}
          <SettingsChoice fields={fields} onChange={change} />
        </div>
      </form>
      {from !== null && part !== null && part !== 'failed'
        ? part.drawOwnScript({
            from,
            onScript: (script) => {
              setFrom(null);
              setFields(withScript(fields, script));
            },
            onClose: () => setFrom(null),
          })
        : null}
    </>
  );
}

/** Beside what was pressed. */
const Refused = ({ words }: { words: string }): JSX.Element => (
  <p className="ww-field-refusal" role="alert">
    <Icon name="warning" size={20} />
    {words}
  </p>
);

function SettingsChoice({
  fields: { language, reveal, names, script },
  onChange,
}: {
  fields: NewWallFields;
  onChange: (next: Partial<NewWallFields>) => void;
}): JSX.Element {
  return (
    <div className="start-settings">
      <LanguageField
        className="start-language"
        label={t('start.language')}
        hint={t('start.language.hint')}
        language={language}
        onChange={(next) => onChange({ language: next })}
      />
      {script ? null : (
        <Choices
          legend={t('start.reveal')}
          value={reveal}
          onChange={(next) => onChange({ reveal: next })}
          options={[
            { value: 'live', label: t('start.reveal.live'), hint: t('start.reveal.live.hint') },
            {
              value: 'later',
              label: t('start.reveal.later'),
              hint: t('start.reveal.later.hint'),
            },
          ]}
        />
      )}
      <Choices
        legend={t('start.names')}
        value={names}
        onChange={(next) => onChange({ names: next })}
        options={[
          { value: 'named', label: t('start.names.named'), hint: t('start.names.named.hint') },
          { value: 'first', label: t('start.names.first') },
          {
            value: 'anonymous',
            label: t('start.names.anonymous'),
            hint: t('start.names.anonymous.hint'),
          },
        ]}
      />
    </div>
  );
}
