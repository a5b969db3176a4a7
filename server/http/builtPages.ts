import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { SPOKEN, type Language } from '../../shared/words/languages.ts';
import { pagePolicy } from './securityHeaders.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};

export const PAGES = [
  'index',
  'join',
  'phone',
  'wall',
  'console',
  'table',
  'gallery',
  'print',
] as const;
export type PageName = (typeof PAGES)[number];

export interface BuiltFile {
  type: string;
  etag: string;
  body: Buffer;
  /** Compressed forms of `body`, where the build made them. */
  gzip: Buffer | null;
  br: Buffer | null;
}

export interface BuiltPage extends BuiltFile {
  html: string;
  policy: string;
  language: Language;
}

/** The pages were not built; the message says what to do. */
export class PagesMissing extends Error {
  override readonly name = 'PagesMissing';
}

/** Endings of the compressed files that the build puts beside each file (`vite.config.ts`). */
const FORMS = { gzip: '.gz', br: '.br' } as const;

/** `known`: the paths that exist. */
function readFile(path: string, known: ReadonlySet<string>): BuiltFile {
  const body = readFileSync(path);
  const form = (name: keyof typeof FORMS): Buffer | null =>
    known.has(path + FORMS[name]) ? readFileSync(path + FORMS[name]) : null;
  return {
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    body,
    gzip: form('gzip'),
    br: form('br'),
  };
}

/**
 * The files that `vite build` made, read once into memory. Compressed forms are sent where the
 * client takes them; no request's path reaches the disk.
 */
export class BuiltPages {
  readonly folder: string;
  #files = new Map<string, BuiltFile>();
  /** By name and language, as their files are called: `wall.en`. */
  #pages = new Map<string, BuiltPage>();

  /** Throws `PagesMissing` when the pages were not built. */
  constructor(folder: string) {
    this.folder = folder;
    this.reload();
  }

  /** Reads the folder again (development). Throws `PagesMissing`, and keeps what it had. */
  reload(): void {
    const files = new Map<string, BuiltFile>();
    const pages = new Map<string, BuiltPage>();
    let entries: string[] = [];
    try {
      entries = readdirSync(this.folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
    } catch {
      // Reported below: without the folder every page is missing.
    }
    const known = new Set(entries);
    const isForm = (path: string): boolean =>
      Object.values(FORMS).some(
        (ending) => path.endsWith(ending) && known.has(path.slice(0, -ending.length)),
      );
    for (const path of entries.filter((each) => !isForm(each))) {
      const url = `/${relative(this.folder, path).split(sep).join('/')}`;
      const file = readFile(path, known);
      if (!url.endsWith('.html')) {
        files.set(url, file);
        continue;
      }
      const html = file.body.toString('utf8');
      const name = url.slice(1, -5);
      const [page = '', language] = name.split('.');
      pages.set(name, {
        ...file,
        html,
        policy: pagePolicy(html, page),
        language: language as Language,
      });
    }
    const missing = PAGES.filter(
      (page) => !SPOKEN.every((language) => pages.has(`${page}.${language}`)),
    );
    if (missing.length > 0)
      throw new PagesMissing(
        `The pages are not built (${missing.join(', ')} missing). Run "npm run build", or start with "npm start", which does.`,
      );
    this.#files = files;
    this.#pages = pages;
  }

  /** A file other than a page, by its URL path. */
  file(pathname: string): BuiltFile | undefined {
    return this.#files.get(pathname);
  }

  page(name: PageName, language: Language): BuiltPage {
    const page = this.#pages.get(`${name}.${language}`);
    if (!page) throw new PagesMissing(`The page ${name} is not built in ${language}.`);
    return page;
  }
}
