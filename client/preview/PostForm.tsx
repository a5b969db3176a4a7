import { useLayoutEffect, useRef, type JSX } from 'react';
import type { Markup } from '../../shared/model/markup.ts';
import { offeredPapers } from '../../shared/scripts/noteForm.ts';
import { fieldParts, meansSomething, paperChoices } from '../../shared/scripts/noteParts.ts';
import type { Script } from '../../shared/scripts/script.ts';
import type { StepOf } from '../../shared/scripts/standing.ts';
import { settingsOf } from '../../shared/scripts/stepSettings.ts';
import { Icon } from '../design/Icon.tsx';
import { makeElement } from '../design/makeElements.ts';
import { t, words } from '../words/speak.ts';

/** Parts that the phone's page has as HTML. */
function Parts({ of, ...has }: { of: readonly Markup[]; className: string }): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.replaceChildren(...of.map(makeElement)));
  return <div ref={place} {...has} />;
}

/** The phone's form for notes, with the classes of its page (`client/phone.html`), which is there before any script. Its words are read already. */
export function PostForm({
  step,
  papers,
  language,
}: {
  step: StepOf<'post'>;
  papers: Script['papers'];
  language: string;
}): JSX.Element {
  const { form } = settingsOf(step);
  const offered = offeredPapers(papers, step.papers);
  const asks = meansSomething(offered);
  const reader = { words: words(), wall: language };
  const prompts = step.prompts.map(String);
  return (
    <form className="composer">
      {prompts.length > 1 && (
        <div className="composer-questions">
          {prompts.map((_, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a question is its place in the list
            <button key={index} type="button" aria-current={index === 0 ? 'true' : undefined}>
              <span>{words().number(index + 1)}</span>
            </button>
          ))}
          <p>{t('phone.form.questionOf', { number: 1, count: prompts.length })}</p>
        </div>
      )}
      <h1 className="composer-prompt" dir="auto">
        {prompts[0] || t('phone.form.anything')}
      </h1>
      <div className="composer-write">
        <div className="composer-paper" data-color={asks ? '' : (offered[0]?.color ?? 'yellow')}>
          <textarea dir="auto" rows={4} placeholder={t('phone.form.placeholder')} />
          <div className="composer-foot">
            <p className="composer-said" />
          </div>
        </div>
        <fieldset className="composer-papers">
          <Parts
            className={
              offered.some(({ means }) => means !== undefined)
                ? 'ww-papers ww-papers-mean'
                : 'ww-papers'
            }
            of={paperChoices(reader, offered, undefined)}
          />
        </fieldset>
        <Parts className="note-fields" of={fieldParts(reader, form)} />
        <button type="button" className="ww-button ww-button-filled ww-button-large ww-button-wide">
          <Icon name="arrow-up" /> <span>{t('phone.form.put')}</span>
        </button>
      </div>
    </form>
  );
}
