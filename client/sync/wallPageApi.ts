import type { Role } from '../../shared/model/person.ts';
import { ratedApi } from './ratedApi.ts';
import { callsTo, notesApi } from './request.ts';

/** What the wall's own page asks of its wall, without all that only a console or a table does. A part of `wallApi`. */
export function wallPageApi(wall: string, as: Role) {
  const call = callsTo(wall, as);
  return {
    ...notesApi(wall, as),
    ...ratedApi(wall, as),
    hideNote: (id: string) => call('POST', `/notes/${id}/hide`),
    snapshot: (id: string) => call('GET', `/snapshots/${id}`),
  };
}
