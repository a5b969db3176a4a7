import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, type Plugin } from 'vite';

type Used = Readonly<Record<string, ReadonlySet<string>>>;

const names = (listed: string): ReadonlySet<string> => new Set(listed.trim().split(/\s+/));

/** Of React's files, which are no modules with names that could be left out, what our pages and what draws Konva use. Whatever else is needed is added here. */
export const USED: Used = {
  react: names(`
    Component Fragment version __CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE
    useCallback useEffect useId useLayoutEffect useMemo useRef useState useSyncExternalStore
    StrictMode createContext memo use useContext useReducer
    Activity Suspense createElement forwardRef useImperativeHandle useInsertionEffect
  `),
  'react-dom': names(`
    createPortal flushSync useFormStatus version
    __DOM_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE
  `),
  scheduler: names(`
    unstable_now unstable_scheduleCallback unstable_cancelCallback unstable_shouldYield
    unstable_requestPaint unstable_getCurrentPriorityLevel unstable_ImmediatePriority
    unstable_UserBlockingPriority unstable_NormalPriority unstable_LowPriority unstable_IdlePriority
  `),
};
/** Read by React and given by no build for the web. */
const NEVER_THERE = names('log unstable_setDisableYieldValue');
/** As React's own files name each other, which they do without importing. */
const CALLED = [
  ['React', 'react'],
  ['ReactDOM', 'react-dom'],
  ['Scheduler', 'scheduler'],
] as const;

/** A CommonJS file without those of its exports that are not `used`; what only they needed is left to the minifier. */
export function leanExports(code: string, used: ReadonlySet<string>): string {
  let left = '';
  let from = 0;
  for (const { start, end } of parseSync('file.js', code).program.body) {
    const name = /^exports\.(\w+) =/.exec(code.slice(start, end))?.[1];
    if (name === undefined || used.has(name)) continue;
    left += code.slice(from, start);
    from = end;
  }
  return left + code.slice(from);
}

/** What a module (without types) takes of React that is not `USED`, in words. */
export function missingOf(code: string): string[] {
  const taken: [file: string, name: string][] = [];
  const called = new Map<string, string>(CALLED);
  for (const [, what = '', file = ''] of code.matchAll(
    /\bimport\s*([^;'"]*?)\s*from\s*["'](react|react-dom)["']/g,
  )) {
    const [, whole, list = ''] =
      /^(?:\*\s*as\s+)?([\w$]+)?\s*,?\s*(?:\{(.*)\})?$/s.exec(what) ?? [];
    if (whole !== undefined) called.set(whole, file);
    for (const each of list.split(',')) taken.push([file, each.trim().split(/\s+as\s+/)[0] ?? '']);
  }
  for (const [, whole = '', name = ''] of code.matchAll(/(?<![\w$.])([\w$]+)\.(\w+)/g)) {
    const file = called.get(whole);
    if (file !== undefined) taken.push([file, name]);
  }
  return taken
    .filter(([file, name]) => name !== '' && !NEVER_THERE.has(name) && !USED[file]?.has(name))
    .map(([file, name]) => `${name} of ${file}`);
}

/**
 * React's tables of attributes that HTML and SVG spell in another way than JSX, of styles without a unit and of events, without those that
 * no source in `written` names.
 */
export const leanTables = (code: string, written: string): string =>
  code
    .replace(/new Map\(\[\s*\["acceptCharset",[\s\S]*?\]\s*\]\)/, (table) =>
      table.replace(/\["([\w-]+)", "[\w:-]+"\],?/g, (pair, name: string) =>
        written.includes(name) ? pair : '',
      ),
    )
    .replace(/"(?:animationIterationCount|abort) [\w ]+"/g, (list) => {
      const isEvents = list.startsWith('"abort');
      const kept = list
        .slice(1, -1)
        .split(' ')
        .filter((name) =>
          written.includes(isEvents ? `on${name[0]?.toUpperCase()}${name.slice(1)}` : name),
        );
      return JSON.stringify(kept.join(' '));
    });

/** All that pages are written in. */
const sources = (): string =>
  readdirSync('client', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => readFileSync(join('client', file), 'utf8'))
    .join('');

/** Leaves out of React what pages at desks never call or name, 4 kB. (Phones have Preact.) */
export const leanReact = (): Plugin => ({
  name: 'weavewall-lean-react',
  apply: 'build',
  enforce: 'post',
  transform(code, id) {
    const file = /\/node_modules\/([\w-]+)\/cjs\/\1\.production\.js$/.exec(id)?.[1];
    if (id.endsWith('/react-dom-client.production.js'))
      return { code: leanTables(code, sources()), map: null };
    const kept = file === undefined ? undefined : USED[file];
    if (kept) return { code: leanExports(code, kept), map: null };
    const missing = missingOf(code);
    if (missing.length > 0)
      this.error(`${id} needs ${missing.join(', ')}: name it in scripts/leanReact.ts`);
    return null;
  },
});
