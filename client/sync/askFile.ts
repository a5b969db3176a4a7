import { beginRequest } from './openRequests.ts';
import { reached } from './reached.ts';
import { refusalOf, Unreachable } from './request.ts';

/** Longer than the server lets a file wait and be made, ms. */
const TIMEOUT_MS = 300_000;

export interface AskedFile {
  name: string;
  file: Blob;
}

/** The name in full, as our server writes it (RFC 5987); `null` where nothing of ours answered. */
function nameIn(disposition: string | null): string | null {
  const [, name] = /^attachment;.*\bfilename\*=UTF-8''([^;]+)/.exec(disposition ?? '') ?? [];
  return name === undefined ? null : decodeURIComponent(name);
}

/**
 * A file of the meeting, however long it takes to be made. A plain download would show a refusal as a failed file, without its reason.
 * Rejects with `ApiProblem` or {@link Unreachable}.
 */
export async function askFile(address: string): Promise<AskedFile> {
  const stop = new AbortController();
  const timeout = setTimeout(() => stop.abort(), TIMEOUT_MS);
  const done = beginRequest(stop);
  let status: number;
  let answer: unknown;
  try {
    const response = await fetch(address, { credentials: 'same-origin', signal: stop.signal });
    ({ status } = response);
    const name = nameIn(response.headers.get('content-disposition'));
    if (response.ok && name !== null) {
      const file = await response.blob();
      reached();
      return { name, file };
    }
    answer = response.ok ? null : await response.json();
  } catch (error) {
    throw new Unreachable('No answer from the server.', { cause: error });
  } finally {
    clearTimeout(timeout);
    done();
  }
  throw refusalOf(status, answer);
}
