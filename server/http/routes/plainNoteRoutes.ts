import type { FastifyReply, FastifyRequest } from 'fastify';
import { putNote } from '../../../shared/commands/notes.ts';
import { isNoteColor, type NoteFields } from '../../../shared/model/note.ts';
import { cleanWords } from '../../../shared/model/text.ts';
import { problemWords, Refusal } from '../../../shared/model/problems.ts';
import { FIELD_NAME } from '../../../shared/scripts/fieldName.ts';
import { noteFormOf, type FormField } from '../../../shared/scripts/noteForm.ts';
import { fieldLabel } from '../../../shared/scripts/noteSaid.ts';
import { addressKey } from '../../access/clientAddress.ts';
import { grantCookies } from '../../access/grantCookie.ts';
import { heldGrants, refuseRemoved } from '../../access/heldGrants.ts';
import { newUuid } from '../../access/secrets.ts';
import type { Wall } from '../../sync/wall/wall.ts';
import { problemOf } from '../problemReply.ts';
import { wallByCode, type RouteContext, type Routes } from '../routeContext.ts';
import { sendPhonePage } from './pageRoutes.ts';
import type { Session } from '../../../shared/model/session.ts';
import { promptInFor } from '../../../shared/model/shownPrompts.ts';
import type { Language } from '../../../shared/words/languages.ts';
import { languageOf } from '../../words/requestLanguage.ts';
import { wordsFor } from '../../words/serverWords.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
/** Forms send line ends as two characters; in the page they count as one. */
const FORM_LINE_END = /\r\n/g;

/** Who posts: the person whom the cookie names, else a new one, who gets a cookie. */
async function personOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { config, walls, ceilings, networks, ownPages }: RouteContext,
  wall: Wall,
): Promise<string> {
  const held = await heldGrants(
    ownPages.isOwn(request.raw) ? request.headers.cookie : undefined,
    walls,
    wall,
  );
  refuseRemoved(held, 'participant');
  const known = held.find(({ role }) => role === 'participant');
  if (known) return known.personId;
  const address = addressKey(request.raw, config);
  ceilings.count('join', address, wall.session.joinCode);
  const { personId, token } = await wall.arrive({
    role: 'participant',
    arrival: 'code',
    network: networks.of(wall.wallId, address),
  });
  void reply.header(
    'set-cookie',
    grantCookies(request.raw, config, { wallId: wall.wallId, as: 'participant', token }),
  );
  return personId;
}

/** The fields of a note's form, as they were typed. */
const filledFields = (form: readonly FormField[], sent: URLSearchParams): NoteFields =>
  Object.fromEntries(
    form.flatMap((field): [string, string | string[]][] => {
      const given = sent
        .getAll(FIELD_NAME + field.id)
        .map((each) => cleanWords(each.replace(FORM_LINE_END, '\n')))
        .filter((each) => each !== '');
      if (given.length === 0) return [];
      return [[field.id, field.kind === 'choice' && field.several ? given : (given[0] ?? '')]];
    }),
  );

/** Why a field was refused, with what it is called for whoever filled it in. */
function fieldRefusal(
  request: FastifyRequest,
  wall: Wall,
  form: readonly FormField[],
  { code, values }: Refusal,
): string | null {
  const field = form.find(({ id }) => id === values?.where);
  if (code !== 'invalid-field' || !field) return null;
  const { language } = wall.session;
  const words = wordsFor(request, language);
  return problemWords(words, code, {
    ...values,
    where: fieldLabel({ words, wall: language }, field),
  });
}

/**
 * The phone's form without script: it posts like any form, and is redirected to the page, which
 * says what became of the note. The page made the note's id, so that sending it twice posts it
 * once.
 */
export const plainNoteRoutes: Routes = (app, context) => {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    (request, body, done) => {
      request.sentBody = body as Buffer;
      try {
        done(null, new URLSearchParams(UTF8.decode(body as Buffer)));
      } catch {
        done(new Refusal('invalid-text', { why: 'form' }));
      }
    },
  );

  const post = async (
    request: FastifyRequest<{ Params: { code: string } }>,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    context.ownPages.demand(request.raw, true);
    const wall = await wallByCode(request, context, request.params.code);
    await wall.settled();
    const fields = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const given = fields.get('color');
    const color = isNoteColor(given) ? given : undefined;
    const form = noteFormOf(wall.session, wall.session.asking ?? undefined);
    const filled = filledFields(form?.fields ?? [], fields);
    const text = cleanWords((fields.get('text') ?? '').replace(FORM_LINE_END, '\n'));
    try {
      const personId = await personOf(request, reply, context, wall);
      wall.rates.count('command', personId);
      const asked = fields.get('note') ?? '';
      const kept = wall.records.notes.get(asked);
      // Going back in the browser brings the old id back. Other words under it are a new note and
      // never an edit.
      const id =
        asked === '' ||
        (kept && (kept.person !== personId || kept.state === 'gone' || kept.text !== text))
          ? newUuid()
          : asked;
      const prompt = Number(fields.get('prompt') ?? 0);
      const askedIn = (session: Session): { promptIn?: Language } => {
        const promptIn = promptInFor(session, languageOf(request, session.language), prompt);
        return promptIn ? { promptIn } : {};
      };
      await wall.command(personId, (state, actor) =>
        putNote(state, actor, {
          id,
          text,
          rev: 1,
          ...(color ? { color } : {}),
          fields: filled,
          ...(state.session.prompts.length > 0 ? { prompt, ...askedIn(state.session) } : {}),
        }),
      );
    } catch (error) {
      const refused = problemOf(wordsFor(request, wall.session.language), error);
      if (refused.status >= 500) request.log.error({ error: String(error) }, 'a plain note failed');
      request.refusedWith = refused.code;
      void reply.code(refused.status);
      const said =
        (error instanceof Refusal && form && fieldRefusal(request, wall, form.fields, error)) ||
        refused.detail;
      return sendPhonePage(request, reply, context, wall, { said, text, color, fields: filled });
    }
    return reply.redirect(`/j/${wall.session.joinCode}?put=1`, 303);
  };
  app.post<{ Params: { code: string } }>('/j/:code', post);
};
