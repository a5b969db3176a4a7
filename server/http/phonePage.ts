import { escapeHtml } from '../../shared/model/escapeHtml.ts';
import { newUuid } from '../access/secrets.ts';
import {
  isAskedInSeveral,
  shownPrompts,
  type ShownPrompt,
} from '../../shared/model/shownPrompts.ts';
import { wordsIn } from '../words/serverWords.ts';
import type { Language } from '../../shared/words/languages.ts';
import { printMarkup } from '../../shared/model/markup.ts';
import type { NoteColor, NoteFields } from '../../shared/model/note.ts';
import { isPostingOpen, type SessionRecord } from '../../shared/model/session.ts';
import { isAtTables } from '../../shared/scripts/atTables.ts';
import { formAt, FREE_PAPERS, noteForms, type NoteForm } from '../../shared/scripts/noteForm.ts';
import { fieldParts, meansSomething, paperChoices } from '../../shared/scripts/noteParts.ts';
import { presentSteps } from '../../shared/scripts/toldRun.ts';
import type { WallOnPage } from '../../shared/protocol/wallOnPage.ts';

/**
 * JSON that can stand in `<script>`: `<` could end the element, and old JavaScript takes two
 * separators for line ends.
 */
const scriptJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/**
 * What the page says after a form was posted without script: what became of the last note, and the
 * words that were refused.
 */
export interface PlainState {
  said: string;
  text: string;
  color?: NoteColor | undefined;
  fields?: NoteFields;
}

/** What the wall asks of a note beside words. */
function formParts(
  form: NoteForm | null,
  language: Language,
  reader: Language,
  { color, fields }: PlainState,
): Record<string, string> {
  const papers = form?.papers ?? FREE_PAPERS;
  const [first] = papers;
  const chosen = papers.find((paper) => paper.color === color)?.color;
  const whose = { words: wordsIn(reader), wall: language };
  return {
    // Of papers that mean something none is chosen for anybody: the note is plain until then.
    '%WALL_PAPER%': chosen ?? (meansSomething(papers) ? '' : (first?.color ?? 'yellow')),
    '%WALL_PAPERS%': paperChoices(whose, papers, chosen).map(printMarkup).join(''),
    '%WALL_PAPERS_KIND%': papers.some(({ means }) => means !== undefined) ? ' ww-papers-mean' : '',
    '%WALL_FIELDS%': fieldParts(whose, form?.fields ?? [], fields)
      .map(printMarkup)
      .join(''),
  };
}

/** The choice of a question in the form that works without script. */
const questionChoice = (prompts: readonly ShownPrompt[], reader: Language): string =>
  prompts.length < 2
    ? ''
    : `<select name="prompt" dir="auto" aria-label="${escapeHtml(wordsIn(reader).say('phone.form.which'))}" style="display: block; width: 100%; min-height: 44px; padding: 10px; margin-bottom: 12px; font: inherit">${prompts.map(({ language, text }, index) => `<option value="${index}" lang="${language}" dir="auto">${escapeHtml(text)}</option>`).join('')}</select>`;

/**
 * Fills in a phone page's placeholders, all in one pass, so that a title that looks like a
 * placeholder stays a title. `isKnown`: the browser came with a cookie of this wall;
 * `reader`: the page's language.
 */
export function fillPhonePage(
  html: string,
  wallId: string,
  session: SessionRecord,
  isKnown: boolean,
  reader: Language,
  state: PlainState = { said: '', text: '' },
): string {
  const { joinCode, title, language, prompts, promptsIn, phase, settings } = session;
  const asked = shownPrompts(session, reader);
  const form = formAt(noteForms(session), session.asking);
  const own = promptsIn[reader];
  const values: Record<string, string> = {
    '%WALL_TITLE%': escapeHtml(title),
    '%WALL_PROMPT%': escapeHtml(asked[0]?.text ?? ''),
    '%WALL_PROMPT_LANG%': asked[0]?.language ?? reader,
    '%WALL_CODE%': joinCode,
    '%NOTE_ID%': newUuid(),
    '%NOTE_SAID%': escapeHtml(state.said),
    '%NOTE_TEXT%': escapeHtml(state.text),
    ...formParts(form, language, reader, state),
    '%NOTE_LATER%': isAtTables({ ...session, ...presentSteps(session) })
      ? escapeHtml(wordsIn(reader).say('phone.form.later'))
      : '',
    '%WALL_QUESTIONS%': questionChoice(asked, reader),
    '%WALL_JSON%': scriptJson({
      wallId,
      joinCode,
      title,
      language,
      prompts,
      promptsIn: own ? { [reader]: own } : {},
      isAskedInSeveral: isAskedInSeveral(session),
      names: settings.names,
      posting: isPostingOpen(session) ? 'open' : 'closed',
      phase,
      isKnown,
      form,
    } satisfies WallOnPage),
  };
  return html.replace(
    /%(?:WALL_(?:TITLE|PROMPT_LANG|PROMPT|JSON|CODE|QUESTIONS|PAPERS_KIND|PAPERS|PAPER|FIELDS)|NOTE_(?:ID|SAID|TEXT|LATER))%/g,
    (placeholder) => values[placeholder] ?? '',
  );
}
