import type { ReactElement } from 'react';
import { NAMES_SETTINGS, namesPrivacy, type NamesSetting } from '../../shared/model/person.ts';
import { t } from '../words/speak.ts';

/** `leastPrivate`: once there are notes, names can only become more private. */
export function NamesChoice({
  chosen,
  leastPrivate,
  onChange,
}: {
  chosen: NamesSetting;
  leastPrivate: NamesSetting | null;
  onChange: (names: NamesSetting) => void;
}): ReactElement {
  return (
    <fieldset className="choices">
      <legend>{t('start.names')}</legend>
      {leastPrivate !== null ? (
        <p className="side-meta">{t('console.settings.names.kept')}</p>
      ) : null}
      {NAMES_SETTINGS.map((each) => {
        const isOff = leastPrivate !== null && namesPrivacy(each) < namesPrivacy(leastPrivate);
        return (
          <label className="choice" key={each}>
            <input
              type="radio"
              name="names"
              value={each}
              checked={chosen === each}
              disabled={isOff}
              onChange={() => onChange(each)}
            />
            <div>
              {t(`start.names.${each}`)}
              <br />
              <span>{t(`console.settings.names.${each}`)}</span>
            </div>
          </label>
        );
      })}
    </fieldset>
  );
}
