import { useState, type ReactElement } from 'react';
import { newIdAmong } from '../../../shared/scripts/change/changeScript.ts';
import { givenIn } from '../../../shared/scripts/givenWords.ts';
import type { ScriptWords } from '../../../shared/scripts/script.ts';
import { Button } from '../../design/Button.tsx';
import { Icon } from '../../design/Icon.tsx';
import { atPlace } from '../../steps/atPlace.ts';
import type { NewThing, Setting } from '../../steps/setting.ts';
import { t } from '../../words/speak.ts';
import { moveInList } from '../../desk/moveInList.ts';
import { useRun } from './runContext.ts';
import { knownName, thingKindWords } from './settingWords.ts';

type Thing = NewThing & Readonly<Record<string, unknown>>;
type ThingsSetting = Extract<Setting, { as: 'things' }>;

/** Rounds, fields of a form, roles: a list, each to be opened, moved and taken away. */
export function Things({
  label,
  setting,
  things,
  field,
  onChange,
}: {
  label: string;
  setting: ThingsSetting;
  things: readonly Thing[];
  /** One of a thing's own settings, to be changed. */
  field: (
    setting: Setting,
    thing: object,
    value: unknown,
    onChange: (thing: object) => void,
  ) => ReactElement;
  onChange: (things: readonly Thing[]) => void;
}): ReactElement {
  const { first, language } = useRun();
  const [open, setOpen] = useState<string | null>(null);
  const kinds = Object.keys(setting.kinds ?? {});
  const taken = new Set(things.map(({ id }) => id));
  const nameOf = (thing: Thing): string => {
    const words = (thing['title'] ?? thing['label'] ?? thing['name']) as ScriptWords | undefined;
    const own = givenIn(words, language, first) || givenIn(words, first, first);
    return own || knownName(setting.label, thing.id) || thing.id;
  };
  const add = (kind?: string): void => {
    const id = newIdAmong(taken, kind ?? setting.label.toLowerCase());
    const thing = { id, ...(kind === undefined ? {} : { kind }), ...setting.kinds?.[kind ?? ''] };
    onChange([...things, setting.first(thing, t('run.thing.new')) as Thing]);
    setOpen(id);
  };
  const unused = (setting.known ?? []).filter((id) => !taken.has(id));
  return (
    <fieldset className="run-set">
      <legend>{label}</legend>
      <ul className="run-things">
        {things.map((thing, index) => (
          <li key={thing.id}>
            <div className="run-thing">
              <button
                type="button"
                className="run-thing-name"
                aria-expanded={open === thing.id}
                onClick={() => setOpen(open === thing.id ? null : thing.id)}
              >
                <Icon name="door-right" size={18} />
                <span dir="auto">{nameOf(thing)}</span>
                {thing.kind === undefined ? null : (
                  <small>{thingKindWords(setting.label, thing.kind)}</small>
                )}
              </button>
              <Button
                variant="quiet"
                icon="arrow-up"
                aria-label={t('run.thing.up', { name: nameOf(thing) })}
                disabled={index === 0}
                onClick={() => onChange(moveInList(things, index, -1))}
              />
              <Button
                variant="quiet"
                icon="close"
                aria-label={t('run.thing.remove', { name: nameOf(thing) })}
                onClick={() => onChange(things.filter((each) => each !== thing))}
              />
            </div>
            {open === thing.id ? (
              <div className="run-thing-fields">
                {setting.fields
                  .filter(({ only }) => only === undefined || only.includes(thing.kind ?? ''))
                  .map((each) =>
                    field(each, thing, atPlace(thing, each.name), (next) =>
                      onChange(things.map((one) => (one === thing ? (next as Thing) : one))),
                    ),
                  )}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {things.length < setting.max ? (
        <div className="run-adds">
          {unused.map((id) => (
            <Button
              key={id}
              variant="quiet"
              icon="plus"
              onClick={() => onChange([...things, { id }])}
            >
              {knownName(setting.label, id)}
            </Button>
          ))}
          {kinds.length > 0 ? (
            kinds.map((kind) => (
              <Button key={kind} variant="quiet" icon="plus" onClick={() => add(kind)}>
                {thingKindWords(setting.label, kind)}
              </Button>
            ))
          ) : (
            <Button variant="quiet" icon="plus" onClick={() => add()}>
              {t('run.thing.add')}
            </Button>
          )}
        </div>
      ) : null}
    </fieldset>
  );
}
