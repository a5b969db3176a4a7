import { createHash, randomBytes } from 'node:crypto';
import { uuidFromBytes } from '../../shared/model/ids.ts';

/**
 * SHA-256 in base64url: only this is stored of a person's token. Tokens are 256 random bits, so a
 * slow hash would add nothing.
 */
export const hashToken = (token: string): string =>
  createHash('sha256').update(token).digest('base64url');

/** A bearer token or link secret: 256 random bits, base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const newUuid = (): string => uuidFromBytes(randomBytes(16));
