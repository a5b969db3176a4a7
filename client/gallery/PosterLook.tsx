import { noteFormsOf } from '../design/NoteSaid.tsx';
import { useId, useState, type JSX, type ReactNode } from 'react';
import { POSTER_LAYOUTS, SENTENCE_LEADS, type PosterLayout } from '../../shared/model/poster.ts';
import type { PosterView } from '../../shared/protocol/tables.ts';
import { Button } from '../design/Button.tsx';
import { Icon } from '../design/Icon.tsx';
import { Poster } from '../poster/Poster.tsx';
import type { Gallery } from './gallery.ts';
import { PendingNote } from './PendingNote.tsx';
import {
  beginningOf,
  layoutName,
  lookChoices,
  questionWords,
  showEdit,
  type LookChoices,
} from './posterLook.ts';
import { useLook } from './useLook.ts';
import './posterLook.css';
import { t } from '../words/speak.ts';

/** Where its people choose how their poster looks, and what of the sheet is on it. `isApart`: the poster is not beside it, so a small one is. */
export function PosterLook({
  gallery,
  poster,
  isApart,
}: {
  gallery: Gallery;
  poster: PosterView;
  isApart: boolean;
}): JSX.Element {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <section
      className={isOpen ? 'visit-card visit-card-open' : 'visit-card'}
      aria-label={t('gallery.look')}
    >
      <button
        type="button"
        className="visit-action"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="visit-action-icon">
          <Icon name="poster" />
        </span>
        <span>
          <b>{t('gallery.look.how')}</b>
          <span>{layoutName(poster.look ?? {}) ?? t('gallery.look.unknown')}</span>
        </span>
      </button>
      <div id={id} className="poster-look" hidden={!isOpen}>
        {isOpen && <Choices gallery={gallery} poster={poster} isApart={isApart} />}
      </div>
    </section>
  );
}

function Choices({
  gallery,
  poster,
  isApart,
}: {
  gallery: Gallery;
  poster: PosterView;
  isApart: boolean;
}): JSX.Element {
  const choices = lookChoices(poster);
  const { look, choose, said, undo, pending } = useLook(gallery, poster);
  return (
    <>
      {isApart && (
        <div className="poster-look-small" aria-hidden="true" inert>
          <Poster poster={poster} forms={noteFormsOf(gallery.session)} fit />
        </div>
      )}
      <div className="poster-look-said">
        <p role="status">{said || t('gallery.look.everyone')}</p>
        {undo && (
          <Button icon="undo" onClick={undo}>
            {t('gallery.look.undo')}
          </Button>
        )}
      </div>
      <PendingNote pending={pending} gallery={gallery} />
      <Layouts
        layout={choices.layout}
        onPick={(layout, label) =>
          choose({ layout, was: look }, t('gallery.look.chosen', { look: label }))
        }
      />
      <Leads
        poster={poster}
        leads={choices.leads}
        onPick={(lead, words) =>
          choose({ lead, was: look }, t('gallery.look.led', { what: words }))
        }
      />
      <Questions
        questions={choices.questions}
        onToggle={(key, isShown, words) =>
          choose(
            showEdit(look, key, isShown),
            t(isShown ? 'gallery.look.shown' : 'gallery.look.leftOut', { what: words }),
          )
        }
      />
    </>
  );
}

function Layouts({
  layout: now,
  onPick,
}: {
  layout: PosterLayout | null;
  onPick: (layout: PosterLayout, label: string) => void;
}): JSX.Element {
  const name = useId();
  return (
    <fieldset>
      <legend>{t('gallery.look.first')}</legend>
      {now === null && <p className="poster-look-hint">{t('gallery.look.newer')}</p>}
      {POSTER_LAYOUTS.map((layout) => (
        <label key={layout} className="poster-look-choice">
          <input
            type="radio"
            name={name}
            checked={layout === now}
            onChange={() => onPick(layout, t(`poster.layout.${layout}`))}
          />
          <Sketch layout={layout} />
          <span>
            <b>{t(`poster.layout.${layout}`)}</b>
            <span>{t(`poster.layout.${layout}.means`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Leads({
  poster,
  leads,
  onPick,
}: {
  poster: PosterView;
  leads: LookChoices['leads'];
  onPick: (key: string, words: string) => void;
}): JSX.Element | null {
  const name = useId();
  if (leads.length === 0) return null;
  return (
    <fieldset>
      <legend>{t('gallery.look.large')}</legend>
      {leads.map((lead) => {
        const isOwn = lead.key === SENTENCE_LEADS;
        const title = isOwn ? t('gallery.look.sentence') : questionWords(lead);
        const words = isOwn ? lead.words : beginningOf(poster, lead.key);
        return (
          <label key={lead.key} className="poster-look-choice">
            <input
              type="radio"
              name={name}
              checked={lead.isLead}
              onChange={() => onPick(lead.key, title)}
            />
            <Titled title={title}>{words}</Titled>
          </label>
        );
      })}
    </fieldset>
  );
}

function Questions({
  questions,
  onToggle,
}: {
  questions: LookChoices['questions'];
  onToggle: (key: string, isShown: boolean, words: string) => void;
}): JSX.Element {
  return (
    <fieldset>
      <legend>{t('gallery.look.questions')}</legend>
      {questions.length === 0 && (
        <p className="poster-look-hint">{t('gallery.look.noQuestions')}</p>
      )}
      {questions.map((question) => {
        const words = questionWords(question);
        return (
          <label key={question.key} className="poster-look-choice">
            <input
              type="checkbox"
              checked={question.isShown}
              onChange={() => onToggle(question.key, !question.isShown, words)}
            />
            <Titled title={words} />
          </label>
        );
      })}
    </fieldset>
  );
}

const Titled = ({ title, children }: { title: string; children?: ReactNode }): JSX.Element => (
  <span>
    <b dir="auto">{title}</b>
    {children && (
      <span className="poster-look-words" dir="auto">
        {children}
      </span>
    )}
  </span>
);

/** Lines and papers where each layout has them, on a sheet of 56 × 44. */
const SKETCHES: Readonly<Record<PosterLayout, { lines: string; large?: string; papers?: string }>> =
  {
    columns: {
      lines: 'M6 17h20M6 21h20M6 25h16M30 17h20M30 21h20M30 25h12',
      papers: 'M6 30h8v8H6zM17 30h8v8h-8zM28 30h8v8h-8z',
    },
    sentence: { large: 'M6 18h44M6 25h30', lines: 'M6 33h20M6 37h16M30 33h20M30 37h14' },
    notes: {
      papers: 'M6 16h12v10H6zM21 16h12v10H21zM6 29h12v10H6zM21 29h12v10H21z',
      lines: 'M38 17h12M38 21h12M38 25h9M38 31h12M38 35h7',
    },
  };

function Sketch({ layout }: { layout: PosterLayout }): JSX.Element {
  const { lines, large, papers } = SKETCHES[layout];
  return (
    <svg
      className="poster-look-sketch"
      viewBox="0 0 56 44"
      width="56"
      height="44"
      aria-hidden="true"
    >
      <path className="poster-look-sheet" d="M1 1h54v42H1z" />
      <path d="M6 8h6M16 8h24" strokeWidth="3" />
      {papers && <path className="poster-look-papers" d={papers} />}
      {large && <path d={large} strokeWidth="4" />}
      <path d={lines} strokeWidth="1.4" />
    </svg>
  );
}
