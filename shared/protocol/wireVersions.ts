import { HTTP_VERSION } from './http/contract.ts';
import { LIVE_VERSION } from './live.ts';
import { WW_VERSION } from './wire.ts';

/** A part of the wire that has a version of its own (PROTOCOL 9). */
export interface WirePart {
  version: number;
  /** Where the version is written, and what has to be done where it is raised. */
  raise: string;
  /** Of each version that was, the hash of its form; `wireVersions.test.ts` makes the one that is. */
  hashes: Readonly<Record<number, string>>;
}

export const WIRE = {
  http: {
    version: HTTP_VERSION,
    raise:
      'Raise HTTP_VERSION in shared/protocol/http/contract.ts; let the server answer what pages of the version before ask, for pages stay open for days.',
    hashes: { 1: 'e77924b1e276facb' },
  },
  live: {
    version: LIVE_VERSION,
    raise:
      'Raise LIVE_VERSION in shared/protocol/live.ts; let pages read the version before as well, for a server may still speak it.',
    hashes: { 1: '7ad901a2471f87fb' },
  },
  documents: {
    version: WW_VERSION,
    raise:
      'Raise WW_VERSION in shared/protocol/wire.ts; let the server go on taking clients that announce the one before (`wwVersionOf`), and stock ones that announce none.',
    hashes: { 1: '48b02f867a97d7aa', 2: '606538dbe1f0a51d' },
  },
  page: {
    version: 1,
    raise:
      'Raise it in shared/protocol/wireVersions.ts. The page and what is written into it come from one server, so no old form has to be read.',
    hashes: { 1: '42550f2fef65b8b6' },
  },
} as const satisfies Record<string, WirePart>;
