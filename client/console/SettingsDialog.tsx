import type { FormEvent, ReactElement, ReactNode } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import { NAMES_SETTINGS, namesPrivacy, type NamesSetting } from '../../shared/model/person.ts';
import { useDraftOf } from '../app/useDraft.ts';
import { Button } from '../design/Button.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { Field } from '../design/Field.tsx';
import { useDesk } from './desk.ts';
import { mergeList } from './mergeList.ts';

interface Settings {
  prompts: readonly string[];
  sheetQuestions: readonly string[];
  names: NamesSetting;
}

const byNow = (theirs: string | undefined): ReactNode =>
  theirs ? (
    <>
      By now: “<bdi>{theirs}</bdi>”
    </>
  ) : null;

const NAMES_WORDS: Record<NamesSetting, { title: string; text: string }> = {
  named: { title: 'Full names', text: 'Each note shows its author’s name, where one was given.' },
  first: { title: 'First names', text: 'Each note shows the first name only.' },
  anonymous: { title: 'No names', text: 'No note shows who wrote it, not even to you.' },
};

/** Questions of wall and sheets, and names. Once a note exists questions may be reworded or added, and names only become more private. */
export function SettingsDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { wall, view, hidden, run, commands } = useDesk();
  const { session } = view;
  const now: Settings = {
    prompts: session.prompts,
    sheetQuestions: session.sheetQuestions,
    names: session.settings.names,
  };
  // `opened`: as they were when she began; `was`: as she knows them to be, and wants them changed.
  const [fields, setFields, forget] = useDraftOf<Settings & { opened: Settings; was: Settings }>(
    `settings-${wall}`,
    { ...now, opened: now, was: now },
  );
  const { prompts, names, sheetQuestions, was, opened } = fields;
  const setPrompts = (next: readonly string[]): void => setFields({ ...fields, prompts: next });
  const setNames = (next: NamesSetting): void => setFields({ ...fields, names: next });
  const setSheetQuestions = (next: readonly string[]): void =>
    setFields({ ...fields, sheetQuestions: next });
  const leave = (): void => {
    forget();
    onClose();
  };
  const hasNotes = view.notes.length + hidden.length > 0;
  const kept = hasNotes ? session.prompts.length : 0;
  const filled = prompts.map((prompt) => prompt.trim());
  const others = {
    prompts: mergeList(filled, opened.prompts, now.prompts).others,
    sheetQuestions: mergeList(
      sheetQuestions.map((each) => each.trim()),
      opened.sheetQuestions,
      now.sheetQuestions,
    ).others,
  };
  const isOthers = [...others.prompts, ...others.sheetQuestions].some((each) => each !== '');
  const missing = filled.findIndex((prompt, index) => prompt === '' && index < kept);

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (missing >= 0) return;
    const same = (a: readonly string[], b: readonly string[]): boolean =>
      JSON.stringify(a) === JSON.stringify(b);
    // Only what was changed here, on top of what others changed elsewhere in the list; where both wrote in one place the server says no once.
    const listOf = (
      name: 'prompts' | 'sheetQuestions',
    ): { next: readonly string[]; from: readonly string[]; merged: readonly string[] } => {
      const mine = fields[name].map((each) => each.trim());
      const { merged, others: theirs } = mergeList(mine, was[name], now[name]);
      return {
        merged,
        next: merged.filter((each) => each !== ''),
        from: theirs.some((each) => each !== '') ? was[name] : now[name],
      };
    };
    const [asked, sheet] = [listOf('prompts'), listOf('sheetQuestions')];
    const change = {
      ...(same(asked.next, asked.from) ? {} : { prompts: asked.next }),
      ...(same(sheet.next, sheet.from) ? {} : { sheetQuestions: sheet.next }),
      ...(names === opened.names ? {} : { names }),
    };
    if (
      await run(
        () =>
          commands.edit({ ...change, was: { prompts: asked.from, sheetQuestions: sheet.from } }),
        'Saved',
      )
    )
      return leave();
    // Not taken, perhaps because somebody changed them meanwhile; theirs stand below the fields, and saving again puts these instead.
    setFields({ ...fields, prompts: asked.merged, sheetQuestions: sheet.merged, was: now });
  };
  return (
    <Dialog title="Questions and names" onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void save(event)}>
        {hasNotes ? (
          <p className="side-meta">
            Notes already answer these questions, so you can reword them or add one, but not take
            one away.
          </p>
        ) : null}
        {isOthers ? (
          <p className="side-meta" role="alert">
            Somebody else changed the same questions meanwhile. Theirs stand below yours; saving
            puts yours there.
          </p>
        ) : null}
        {prompts.map((prompt, index) => (
          <div className="prompt-row" key={index}>
            <Field
              label={`Question ${index + 1}`}
              value={prompt}
              maxLength={LIMITS.promptChars}
              dir="auto"
              autoComplete="off"
              onChange={(event) =>
                setPrompts(prompts.map((each, at) => (at === index ? event.target.value : each)))
              }
              hint={byNow(others.prompts[index])}
              refusal={index === missing ? 'Notes answer this question. Give it words.' : null}
            />
            {index >= kept ? (
              <Button
                variant="quiet"
                aria-label={`Take away question ${index + 1}`}
                onClick={() => setPrompts(prompts.filter((_, at) => at !== index))}
              >
                Take away
              </Button>
            ) : null}
          </div>
        ))}
        {prompts.length < LIMITS.promptsPerWall ? (
          <div>
            <Button icon="plus" onClick={() => setPrompts([...prompts, ''])}>
              Add a question
            </Button>
          </div>
        ) : null}
        <hr className="dialog-line" />
        <fieldset className="choices sheet-questions">
          <legend>Questions on each table’s sheet</legend>
          <p className="side-meta">
            {session.tables.length === 0
              ? 'Every sheet starts with these when the tables open.'
              : 'Open tables keep theirs; tables opened from now on start with these.'}
          </p>
          {sheetQuestions.map((question, index) => (
            <div className="prompt-row prompt-row-pair" key={index}>
              <Field
                hint={byNow(others.sheetQuestions[index])}
                label={`Sheet question ${index + 1}`}
                value={question}
                maxLength={LIMITS.promptChars}
                dir="auto"
                autoComplete="off"
                onChange={(event) =>
                  setSheetQuestions(
                    sheetQuestions.map((each, at) => (at === index ? event.target.value : each)),
                  )
                }
              />
              <Button
                variant="quiet"
                aria-label={`Take away sheet question ${index + 1}`}
                onClick={() => setSheetQuestions(sheetQuestions.filter((_, at) => at !== index))}
              >
                Take away
              </Button>
            </div>
          ))}
          {sheetQuestions.length < LIMITS.sheetQuestionsPerWall ? (
            <div>
              <Button icon="plus" onClick={() => setSheetQuestions([...sheetQuestions, ''])}>
                Add a sheet question
              </Button>
            </div>
          ) : null}
        </fieldset>
        <hr className="dialog-line" />
        <fieldset className="choices">
          <legend>Names on the notes</legend>
          {hasNotes ? (
            <p className="side-meta">Once there are notes, names can only become more private.</p>
          ) : null}
          {NAMES_SETTINGS.map((each) => {
            const isOff = hasNotes && namesPrivacy(each) < namesPrivacy(session.settings.names);
            return (
              <label className="choice" key={each}>
                <input
                  type="radio"
                  name="names"
                  value={each}
                  checked={names === each}
                  disabled={isOff}
                  onChange={() => setNames(each)}
                />
                <div>
                  {NAMES_WORDS[each].title}
                  <br />
                  <span>{NAMES_WORDS[each].text}</span>
                </div>
              </label>
            );
          })}
        </fieldset>
        <div className="ww-dialog-actions">
          <Button onClick={leave}>Leave as it was</Button>
          <Button variant="filled" type="submit">
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
