import { useEffect, useRef, useState } from 'react';
import { boundsOf } from '../../../shared/layout/noteGrid.ts';
import { numberedTitle, titleOf } from '../titleOf.ts';
import { WallIcon } from '../WallIcon.tsx';
import type { WallModel } from '../wallModel.ts';
import './presence.css';
import type { PersonHere } from './readPeople.ts';
import { usePresence } from './usePresence.ts';
import { isEscape } from '../../design/keys.ts';
import { t, words } from '../../words/speak.ts';

/** Space left around what everyone is asked to look at, wall units. */
const AROUND = 60;

interface Props {
  model: WallModel;
  /** May ask everyone to look. */
  leads: boolean;
  onFollow: (clientId: number | null) => void;
}

/** Who has the wall open: press a name and the view follows hers. Here others' cursors are hidden, and whoever leads asks everyone to look. */
export function HereNow(props: Props) {
  return usePresence(props.model.presence).isListOpen && <PeopleList {...props} />;
}

function PeopleList({ model, leads, onFollow }: Props) {
  const { presence } = model;
  const { people, following, isShown } = usePresence(presence);
  const heading = useRef<HTMLHeadingElement>(null);
  const [opener] = useState(() => document.activeElement);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const close = (): void => {
    presence.set({ isListOpen: false });
    if (opener instanceof HTMLElement && opener !== document.body)
      opener.focus({ preventScroll: true });
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape anywhere inside closes it; each control has its own keys
    <section
      className="here-now"
      aria-label={t('here.title')}
      onKeyDown={(event) => {
        if (!isEscape(event)) return;
        event.stopPropagation();
        close();
      }}
    >
      <header className="here-now-head">
        <h2 ref={heading} tabIndex={-1}>
          {t('here.title')}
        </h2>
        <button
          type="button"
          className="wall-button wall-button-icon"
          aria-label={t('design.close')}
          onClick={close}
        >
          <WallIcon name="close" size={20} />
        </button>
      </header>
      {people.length === 0 ? (
        <p className="here-now-none">{t('here.nobody')}</p>
      ) : (
        <ul className="here-now-list">
          {people.map((person) => (
            <li key={person.clientId}>
              <button
                type="button"
                className="here-now-person"
                aria-pressed={following === person.clientId}
                disabled={person.view === null}
                onClick={() => onFollow(following === person.clientId ? null : person.clientId)}
              >
                <i style={{ background: `var(--presence-${person.color})` }} aria-hidden="true" />
                <span dir="auto">
                  {person.name}
                  <Doing person={person} model={model} />
                </span>
                <small>
                  {t(
                    person.view === null
                      ? 'here.noView'
                      : following === person.clientId
                        ? 'here.following'
                        : 'here.follow',
                  )}
                </small>
              </button>
            </li>
          ))}
        </ul>
      )}
      <label className="here-now-shown">
        <input
          type="checkbox"
          checked={isShown}
          onChange={(event) => presence.showPresence(event.target.checked)}
        />
        {t('here.show')}
      </label>
      {leads && <AskToLook model={model} />}
    </section>
  );
}

function Doing({ person, model }: { person: PersonHere; model: WallModel }) {
  const groups = person.claims.flatMap((id) => model.state.wall.clusters.get(id) ?? []);
  return (
    groups.length > 0 && (
      <small>{t('here.on', { groups: words().list(groups.map(numberedTitle)) })}</small>
    )
  );
}

function AskToLook({ model }: { model: WallModel }) {
  const { selection, selectedCluster, wall } = model.state;
  const group = selectedCluster === null ? undefined : wall.clusters.get(selectedCluster);
  const bounds =
    boundsOf([...selection].flatMap((id) => wall.notes.get(id)?.rect ?? [])) ?? group?.rect;
  const ask = (): void => {
    const rect = bounds
      ? {
          x: bounds.x - AROUND,
          y: bounds.y - AROUND,
          width: bounds.width + 2 * AROUND,
          height: bounds.height + 2 * AROUND,
        }
      : model.scene.camera.seen();
    if (!rect)
      return model.say(t('here.look.noWall'), {
        kind: 'refused',
        shown: true,
      });
    model.presence.askToLook(rect);
    model.say(t('here.look.asked'), { shown: true });
  };
  const what =
    selection.size > 0
      ? t('here.look.notes', { count: selection.size })
      : group
        ? t('here.look.group', { name: titleOf(group) })
        : t('here.look.seen');
  return (
    <div className="here-now-ask">
      <button
        type="button"
        className="wall-button wall-button-filled"
        aria-describedby="here-now-what"
        onClick={ask}
      >
        <WallIcon name="look" size={20} />
        {t('here.look')}
      </button>
      <p id="here-now-what">{what}</p>
    </div>
  );
}
