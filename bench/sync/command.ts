import { request, type Agent } from 'node:http';

/** A command of one person over HTTP, on a connection that `agent` keeps. */
export interface Command {
  agent: Agent;
  port: number;
  method: string;
  path: string;
  token?: string;
  headers?: Readonly<Record<string, string>>;
  body?: object;
}

/** Resolves with the answer's text once it is acknowledged; rejects on every answer but a success. */
export function command({
  agent,
  port,
  method,
  path,
  token,
  headers,
  body,
}: Command): Promise<string> {
  const json = body === undefined ? '' : JSON.stringify(body);
  const all = {
    ...headers,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      { agent, host: '127.0.0.1', port, method, path, headers: all },
      (response) => {
        const { statusCode = 0 } = response;
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          statusCode < 300
            ? resolve(text)
            : reject(new Error(`${method} ${path} → ${statusCode} ${text}`)),
        );
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(json);
  });
}
