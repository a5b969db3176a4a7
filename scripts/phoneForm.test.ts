import { expect, test } from 'vitest';
import { NOTE_COLORS } from '../shared/model/note.ts';
import { phoneForm } from './phoneForm.ts';

test('the papers of the phone’s form are named by messages, and so in the language of its page', async () => {
  const { transformIndexHtml } = phoneForm(() => []);
  if (typeof transformIndexHtml !== 'object' || !('handler' in transformIndexHtml))
    throw new Error('it makes no HTML');
  const handler = transformIndexHtml.handler as (
    html: string,
    page: { filename: string },
  ) => Promise<string>;
  const html = await handler('<div><!-- papers --></div>', { filename: 'client/phone.html' });
  const labels = [...html.matchAll(/<span class="ww-paper-label">([^<]*)<\/span>/g)];
  expect(labels.map(([, label]) => label)).toEqual(
    NOTE_COLORS.map((color) => `%t:paper.${color}%`),
  );
});
