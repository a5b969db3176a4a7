import type { ReactElement } from 'react';
import type { Script, ScriptWords, Step } from '../../../shared/scripts/script.ts';
import { statementsOf } from '../../../shared/scripts/statements.ts';
import { settingsOf } from '../../../shared/scripts/stepSettings.ts';
import { Icon } from '../../design/Icon.tsx';
import { paperFill } from '../../design/paperColors.ts';
import { t } from '../../words/speak.ts';
import { useRun } from './runContext.ts';
import { wordsShown } from '../../desk/stepTitle.ts';
import { knownName } from './settingWords.ts';

type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

/** What a phone has below the step's words. */
export function PhoneParts({ step }: { step: Step }): ReactElement | null {
  switch (step.kind) {
    case 'post':
      return <Post step={step} />;
    case 'tables':
      return <Tables step={step} />;
    case 'rate':
      return <Rate step={step} />;
    case 'claim':
      return <Claim step={step} />;
    default:
      return null;
  }
}

/** Words as people who read the language written in just now will read them. */
function Said({ words }: { words: ScriptWords }): ReactElement {
  const { script, language } = useRun();
  return <span dir="auto">{wordsShown(script, words, language)}</span>;
}

const papersOf = ({ papers }: Script, own: StepOf<'post'>['papers']) =>
  (papers ?? []).filter(({ color }) => own?.includes(color) ?? true);

function Post({ step }: { step: StepOf<'post'> }): ReactElement {
  const { script } = useRun();
  const [question] = step.prompts;
  const papers = papersOf(script, step.papers);
  return (
    <>
      {question === undefined || question === '' ? null : (
        <p className="run-screen-question">
          <Said words={question} />
        </p>
      )}
      <div
        className="run-screen-note"
        style={{ background: paperFill(papers[0]?.color ?? step.papers?.[0] ?? 'yellow') }}
      />
      {papers.map(({ color, means }) =>
        means === undefined ? null : (
          <p className="run-screen-paper" key={color}>
            <span style={{ background: paperFill(color) }} />
            <Said words={means} />
          </p>
        ),
      )}
      {settingsOf(step).form.map((field) => (
        <div className="run-screen-field" key={field.id}>
          <Said words={field.label} />
          <span className="run-screen-blank" />
        </div>
      ))}
    </>
  );
}

function Tables({ step }: { step: StepOf<'tables'> }): ReactElement {
  const { rounds, duties, questions } = settingsOf(step);
  return (
    <>
      {rounds.map(({ id, title, ask, minutes }) => (
        <div className="run-screen-thing" key={id}>
          <strong>
            <Said words={title} />
          </strong>
          {ask === undefined ? null : <Said words={ask} />}
          {minutes === undefined ? null : <small>{t('run.minutes', { minutes })}</small>}
        </div>
      ))}
      {duties.length === 0 ? null : (
        <p className="run-screen-chips">
          {duties.map(({ id, name }) => (
            <span key={id}>
              {name === undefined ? knownName('duties', id) : <Said words={name} />}
            </span>
          ))}
        </p>
      )}
      {questions.length === 0 ? null : (
        <ol>
          {questions.map((question, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a question is its place in the list
            <li key={index}>
              <Said words={question} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

/** The thing that is shown as rated or claimed: the first statement, or a made-up group. */
function Thing({ of }: { of: StepOf<'rate'>['of'] }): ReactElement {
  const [first] = of.kind === 'statements' ? statementsOf(of) : [];
  return (
    <p className="run-screen-thing">
      <strong>{first === undefined ? t('run.preview.thing') : <Said words={first.label} />}</strong>
    </p>
  );
}

function Rate({ step }: { step: StepOf<'rate'> }): ReactElement {
  return (
    <>
      <Thing of={step.of} />
      {step.form.map((field) => (
        <div className="run-screen-field" key={field.id}>
          <Said words={field.label} />
          <RateAnswer field={field} />
        </div>
      ))}
    </>
  );
}

const STARS = [1, 2, 3, 4, 5];

function RateAnswer({ field }: { field: StepOf<'rate'>['form'][number] }): ReactElement {
  switch (field.kind) {
    case 'stars':
      return (
        <span>
          {STARS.map((star) => (
            <Icon key={star} name="star" size={26} />
          ))}
        </span>
      );
    case 'agree':
      return (
        <span className="run-screen-chips">
          {STARS.map((step) => (
            <span key={step}>{step}</span>
          ))}
        </span>
      );
    case 'dots':
      return <span className="run-screen-dots">{'● '.repeat(Math.min(field.dots, 12))}</span>;
    case 'yes-maybe-no':
      return (
        <span className="run-screen-chips">
          <span>{t('run.preview.yes')}</span>
          <span>{t('run.preview.maybe')}</span>
          <span>{t('run.preview.no')}</span>
        </span>
      );
    case 'sentence':
      return <span className="run-screen-blank" />;
  }
}

function Claim({ step }: { step: StepOf<'claim'> }): ReactElement {
  return (
    <>
      <Thing of={step.of} />
      {step.roles.map(({ id, label }) => (
        <p className="run-screen-chips" key={id}>
          <span>
            <Said words={label} />
          </span>
        </p>
      ))}
    </>
  );
}
