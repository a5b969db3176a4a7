import { parseSync, type Plugin } from 'vite';

const names = (listed: string): ReadonlySet<string> => new Set(listed.trim().split(/\s+/));

/** Of React's files, which are no modules with names that could be left out, what a phone uses. Whatever else it needs is added here. */
const USED: Readonly<Record<string, ReadonlySet<string>>> = {
  react: names(`
    Component Fragment version __CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE
    useCallback useEffect useId useLayoutEffect useMemo useRef useState useSyncExternalStore
  `),
  'react-dom': names(`
    createPortal version __DOM_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE
  `),
  scheduler: names(`
    unstable_now unstable_scheduleCallback unstable_cancelCallback unstable_shouldYield
    unstable_requestPaint unstable_getCurrentPriorityLevel unstable_ImmediatePriority
    unstable_UserBlockingPriority unstable_NormalPriority unstable_LowPriority unstable_IdlePriority
  `),
};
/** Read by React and given by no build for the web. */
const NEVER_THERE = names('log unstable_setDisableYieldValue');
/** As React's own files name each other. */
const CALLED = { React: 'react', ReactDOM: 'react-dom', Scheduler: 'scheduler' } as const;

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
  for (const [, what = '', file = ''] of code.matchAll(
    /\bimport\s+([^;'"]*?)\s+from\s*["'](react|react-dom)["']/g,
  )) {
    const list = /^\{(.*)\}$/s.exec(what)?.[1];
    for (const each of list?.split(',') ?? ['all'])
      taken.push([file, each.trim().split(/\s+as\s+/)[0] ?? '']);
  }
  for (const [, called = '', name = ''] of code.matchAll(/\b(React|ReactDOM|Scheduler)\.(\w+)/g))
    taken.push([CALLED[called as keyof typeof CALLED], name]);
  return taken
    .filter(([file, name]) => name !== '' && !NEVER_THERE.has(name) && !USED[file]?.has(name))
    .map(([file, name]) => `${name} of ${file}`);
}

/** Leaves out of React what a phone never calls: 2.8 kB of 88. */
export const leanReact = (): Plugin => ({
  name: 'weavewall-lean-react',
  apply: 'build',
  enforce: 'post',
  transform(code, id) {
    const file = /\/node_modules\/([\w-]+)\/cjs\/\1\.production\.js$/.exec(id)?.[1];
    const used = file === undefined ? undefined : USED[file];
    if (used) return { code: leanExports(code, used), map: null };
    const missing = missingOf(code);
    if (missing.length > 0)
      this.error(`${id} needs ${missing.join(', ')}: name it in scripts/leanReact.ts`);
    return null;
  },
});
