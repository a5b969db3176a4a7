import { Type } from 'typebox';
import { operations } from './contract.ts';

/** About the server and no wall. */
export const serverOperations = operations({
  readHealth: {
    method: 'GET',
    path: '/healthz',
    tag: 'server',
    summary: 'Is the server up, and can it save',
    access: 'anybody',
    answers: {
      200: { says: 'The server is up', body: Type.Object({ status: Type.Literal('ok') }) },
      503: {
        says: 'It is up and shows what there is, but can save nothing; `detail` is for whoever runs it',
        body: Type.Object({ status: Type.Literal('storage-failed'), detail: Type.String() }),
      },
    },
    problems: [],
  },
});
