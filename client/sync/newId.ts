import { uuidFromBytes } from '../../shared/model/ids.ts';

/** A fresh id, for whatever is made on this page. */
export const newId = (): string => uuidFromBytes(crypto.getRandomValues(new Uint8Array(16)));
