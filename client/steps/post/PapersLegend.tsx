import type { LiveSession, Session } from '../../../shared/model/session.ts';
import { formAt } from '../../../shared/scripts/noteForm.ts';
import { readWords } from '../../../shared/scripts/stepWords.ts';
import { paperFill } from '../../design/paperColors.ts';
import { PaperShape } from '../../design/PaperShape.tsx';
import { t, words } from '../../words/speak.ts';
import './papersLegend.css';

/** What the papers on the wall stand for, where they stand for something; big enough for the last row of a room. */
export function PapersLegend({ session }: { session: Session & Partial<LiveSession> }) {
  const papers = formAt(session.noteForms, session.asking)?.papers ?? [];
  const meaning = papers.filter(({ means }) => means !== undefined);
  if (meaning.length === 0) return null;
  const reader = { words: words(), wall: session.language };
  return (
    <aside className="papers-legend" aria-label={t('wall.papers')}>
      <ul>
        {meaning.map(({ color, means = '' }) => {
          const { language, text } = readWords(reader, means);
          return (
            <li key={color}>
              <span style={{ background: paperFill(color) }}>
                <PaperShape color={color} size={14} />
              </span>
              <span lang={language} dir="auto">
                {text}
              </span>
            </li>
          );
        })}
      </ul>
    </aside>
  );
}
