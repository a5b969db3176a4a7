import type { Session } from '../../shared/model/session.ts';

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** JSON that no parser can leave: inside `<script>` only `<` ends anything; the two separators end lines in old JavaScript. */
const scriptJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[<\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Fills a phone page's placeholders in one pass, so that a title which looks like a placeholder stays a title. */
export function fillPhonePage(html: string, wallId: string, session: Session): string {
  const { joinCode, title, prompts, posting, phase, settings } = session;
  const values: Record<string, string> = {
    '%WALL_TITLE%': escapeHtml(title),
    '%WALL_PROMPT%': escapeHtml(prompts[0] ?? ''),
    '%WALL_JSON%': scriptJson({ wallId, joinCode, title, prompts, names: settings.names, posting, phase }),
  };
  return html.replace(/%WALL_(?:TITLE|PROMPT|JSON)%/g, (placeholder) => values[placeholder] ?? '');
}
