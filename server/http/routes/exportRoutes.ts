import { readerWith } from '../caller.ts';
import { printNotesCsv } from '../../../shared/exchange/notesCsv.ts';
import { projectNote } from '../../../shared/documents/projectNote.ts';
import type { Note } from '../../../shared/model/note.ts';
import { renderWallPng } from '../../exports/wallPng.ts';
import type { Wall } from '../../sync/wall.ts';
import type { Routes } from '../routeContext.ts';

function liveNotes(wall: Wall): Record<string, Note> {
  const notes: Record<string, Note> = {};
  for (const [id, record] of wall.records.notes) {
    const note = projectNote(wall.records, record);
    if (note) notes[id] = note;
  }
  return notes;
}

/** A file name that every system takes; the title itself, in full, goes into the UTF-8 form. */
function attachment(title: string, extension: string): string {
  const plain = title.normalize('NFKD').replace(/[^\w -]/g, '').trim().replace(/\s+/g, '-').slice(0, 60) || 'wall';
  const full = encodeURIComponent(`${title.replace(/[/\\:*?"<>|]/g, ' ').trim()}.${extension}`).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}.${extension}"; filename*=UTF-8''${full}`;
}

/** The wall as files, for facilitators. */
export const exportRoutes: Routes = (app) => {
  app.get('/export/notes.csv', { schema: { tags: ['exports'], summary: 'Notes as CSV, with their groups', produces: ['text/csv'] } }, async (request, reply) => {
    const { wall } = await readerWith(request, 'export');
    const { session } = wall.records;
    const csv = printNotesCsv({ notes: liveNotes(wall), clusters: wall.clusters(), placements: wall.placements(), prompts: session.prompts });
    return reply.header('content-disposition', attachment(session.title, 'csv')).header('cache-control', 'no-store').type('text/csv; charset=utf-8').send(csv);
  });

  app.get('/export/wall.png', { schema: { tags: ['exports'], summary: 'The wall as a picture', produces: ['image/png'] } }, async (request, reply) => {
    const { wall } = await readerWith(request, 'export');
    const { session } = wall.records;
    const png = await renderWallPng({ title: session.title, notes: liveNotes(wall), clusters: wall.clusters(), placements: wall.placements() });
    return reply.header('content-disposition', attachment(session.title, 'png')).header('cache-control', 'no-store').type('image/png').send(png);
  });
};
