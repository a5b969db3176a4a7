import type { ReactElement } from 'react';
import { NOTE_COLORS, type NoteColor } from '../../../shared/model/note.ts';
import type { Script } from '../../../shared/scripts/script.ts';
import { SCRIPT_LIMITS } from '../../../shared/scripts/scriptLimits.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../../../shared/words/languages.ts';
import { paperFill } from '../../design/paperColors.ts';
import { t } from '../../words/speak.ts';
import { KeptLine } from './KeptLine.tsx';
import { NumberField } from './NumberField.tsx';
import { useRun } from './runContext.ts';
import { withDraft } from './runDraft.ts';
import { useEditing, type Send } from './useEditing.ts';
import { useFocusedTitle } from './useFocusedTitle.ts';
import { WordsField } from './WordsField.tsx';

/** What is the whole run's: its name, the papers and what they mean, the languages that its words are given in. */
export function AboutRun({ wall, send }: { wall: string; send: Send }): ReactElement {
  const run = useRun();
  const editing = useEditing(wall, null, send);
  const script = withDraft(run.script, editing.draft);
  useFocusedTitle();
  const put = (next: { [Name in keyof Script]?: Script[Name] | undefined }): void =>
    editing.change(
      script,
      Object.fromEntries(
        Object.entries({ ...script, ...next }).filter(([, value]) => value !== undefined),
      ),
    );
  const [from, to] = script.people;
  return (
    <section
      className="run-card ww-panel"
      aria-labelledby="run-card-title"
      onBlur={() => editing.keep()}
    >
      <h2 id="run-card-title" tabIndex={-1}>
        {t('run.about')}
      </h2>
      <KeptLine editing={editing} thing={run.script} />
      <div className="run-fields">
        <WordsField
          label={t('run.about.name')}
          words={script.name}
          length="label"
          onChange={(name) => put({ name: name ?? '' })}
        />
        <WordsField
          label={t('run.about.summary')}
          words={script.summary}
          length="text"
          onChange={(summary) => put({ summary: summary ?? '' })}
        />
        <fieldset className="run-set run-range">
          <legend>{t('run.about.people')}</legend>
          <NumberField
            label={t('run.range.from')}
            value={from}
            min={1}
            max={SCRIPT_LIMITS.people}
            isRequired
            onChange={(least = 1) => put({ people: [least, to] })}
          />
          <NumberField
            label={t('run.range.to')}
            value={to}
            min={1}
            max={SCRIPT_LIMITS.people}
            isRequired
            onChange={(most = from) => put({ people: [from, most] })}
          />
        </fieldset>
        <NumberField
          label={t('run.about.minutes')}
          value={script.minutes}
          min={1}
          max={SCRIPT_LIMITS.scriptMinutes}
          isRequired
          onChange={(minutes = 1) => put({ minutes })}
        />
        <Papers papers={script.papers} onChange={(papers) => put({ papers })} />
        <Languages languages={script.languages} onChange={(languages) => put({ languages })} />
      </div>
    </section>
  );
}

type PapersInUse = NonNullable<Script['papers']>;

/** The papers in use, and what each means; without any choice all of them are free. */
function Papers({
  papers,
  onChange,
}: {
  papers: PapersInUse | undefined;
  onChange: (papers: PapersInUse | undefined) => void;
}): ReactElement {
  const inUse = (color: NoteColor) => papers?.find((paper) => paper.color === color);
  const put = (color: NoteColor, paper: PapersInUse[number] | null): void => {
    const next = NOTE_COLORS.flatMap((each) => {
      if (each === color) return paper ?? [];
      return papers ? (inUse(each) ?? []) : { color: each };
    });
    const isFree = next.length === NOTE_COLORS.length && next.every(({ means }) => !means);
    onChange(next.length === 0 || isFree ? undefined : next);
  };
  return (
    <fieldset className="run-set run-papers">
      <legend>{t('run.about.papers')}</legend>
      <p className="side-meta">{t('run.about.papers.hint')}</p>
      {NOTE_COLORS.map((color) => {
        const paper = papers ? inUse(color) : { color };
        return (
          <div className="run-paper" key={color} data-paper={color}>
            <label className="run-switch">
              <input
                type="checkbox"
                checked={paper !== undefined}
                onChange={(event) => put(color, event.target.checked ? { color } : null)}
              />
              <span className="run-paper-name">
                <span aria-hidden="true" style={{ background: paperFill(color) }} />
                {t(`paper.${color}`)}
              </span>
            </label>
            {paper ? (
              <WordsField
                label={t('run.about.paper.means', { paper: t(`paper.${color}`) })}
                words={paper.means}
                length="ask"
                isOptional
                onChange={(means) => put(color, means === undefined ? { color } : { color, means })}
              />
            ) : null}
          </div>
        );
      })}
    </fieldset>
  );
}

/** The languages in which words may be given besides the wall's, which stands first and stays. */
function Languages({
  languages,
  onChange,
}: {
  languages: readonly string[];
  onChange: (languages: readonly string[]) => void;
}): ReactElement {
  const [first = '', ...others] = languages;
  const known: readonly string[] = LANGUAGES;
  const all = [...new Set([...known, ...others])].filter((tag) => tag !== first);
  const nameOf = (tag: string): string =>
    (LANGUAGE_NAMES as Readonly<Record<string, string>>)[tag] ?? tag;
  return (
    <fieldset className="run-set">
      <legend>{t('run.about.languages')}</legend>
      <p className="side-meta">{t('run.about.languages.hint', { language: nameOf(first) })}</p>
      {all.map((tag) => (
        <label className="run-switch" key={tag}>
          <input
            type="checkbox"
            checked={others.includes(tag)}
            onChange={(event) =>
              onChange([
                first,
                ...all.filter((each) =>
                  each === tag ? event.target.checked : others.includes(each),
                ),
              ])
            }
          />
          <bdi lang={tag}>{nameOf(tag)}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
