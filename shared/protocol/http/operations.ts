import { exportOperations } from './exports.ts';
import { galleryOperations } from './gallery.ts';
import { noteOperations } from './notes.ts';
import { peopleOperations } from './people.ts';
import { ratingOperations } from './ratings.ts';
import { serverOperations } from './server.ts';
import { scriptOperations } from './scripts.ts';
import { sessionOperations } from './session.ts';
import { snapshotOperations } from './snapshots.ts';
import { socketOperations } from './sockets.ts';
import { tableOperations } from './tables.ts';
import { arrivalOperations, keyOperations, wallOperations } from './walls.ts';

/**
 * The contract of the HTTP API, the only place where it is written: the server registers its routes from it and checks what is asked, the
 * client's calls have their types from it, `/api/openapi.json` says it to others, and tests hold every answer against it.
 */
export const OPERATIONS = {
  ...arrivalOperations,
  ...wallOperations,
  ...keyOperations,
  ...noteOperations,
  ...peopleOperations,
  ...sessionOperations,
  ...scriptOperations,
  ...tableOperations,
  ...galleryOperations,
  ...ratingOperations,
  ...snapshotOperations,
  ...exportOperations,
  ...socketOperations,
  ...serverOperations,
} as const;

export type OperationId = keyof typeof OPERATIONS;
