import type { Browser, BrowserContextOptions, CDPSession, Page } from '@playwright/test';

/** Where there is nothing of a page's own: what a journey kept on the device is thrown away there. */
const BARE = '/healthz';
/** Pages that wait for their next journey; each is a process of some 60 MB. */
const WAITING = 10;
/** What of a page cannot be taken back: whoever used one of these had it last. */
const LASTING = ['addInitScript', 'exposeFunction', 'exposeBinding', 'routeWebSocket'] as const;
const LASTING_CLOCK = ['install', 'setFixedTime', 'setSystemTime', 'pauseAt'] as const;

interface Machine {
  page: Page;
  /** What kind of machine it is: only who asks for the same gets it next. */
  kind: string;
  /** Its window has a size that can be set. */
  hasSize: boolean;
  origins: Set<string>;
  sessions: CDPSession[];
  isSpoilt: boolean;
}

/**
 * Pages of people on machines of their own, one browser context each. A page whose journey is over is
 * forgotten (cookies, storage, routes) and given to the next who asks for the same kind of
 * machine, of any size and theme: a new process that fetches and reads the product's files takes three times what one takes
 * that has them (phone: 1.6 s of processor time, and 0.5). After a journey that failed Playwright
 * begins with a new browser, so nothing that went wrong stays.
 */
export class PagePool {
  readonly #browser: Browser;
  readonly #lent = new Map<Page, Machine>();
  readonly #waiting: Machine[] = [];

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  async take(options: BrowserContextOptions): Promise<Page> {
    const kind = kindOf(options);
    const at = this.#waiting.findIndex((machine) => machine.kind === kind);
    const [found] = at < 0 ? [] : this.#waiting.splice(at, 1);
    const machine = found ?? (await this.#open(kind, options));
    if (found) await dress(found.page, options);
    this.#lent.set(machine.page, machine);
    return machine.page;
  }

  async giveBack(page: Page): Promise<void> {
    const machine = this.#lent.get(page);
    this.#lent.delete(page);
    if (machine && this.#waiting.length < WAITING && (await forget(machine)))
      this.#waiting.push(machine);
    else await page.context().close();
  }

  async #open(kind: string, options: BrowserContextOptions): Promise<Machine> {
    const context = await this.#browser.newContext(options);
    const page = await context.newPage();
    const machine: Machine = {
      page,
      kind,
      hasSize: Boolean(options.viewport),
      origins: new Set(),
      sessions: [],
      isSpoilt: false,
    };
    const spoil = (): void => void (machine.isSpoilt = true);
    for (const name of LASTING) {
      if (name in page) before(page, name, spoil);
      if (name in context) before(context, name as 'addInitScript', spoil);
    }
    for (const name of LASTING_CLOCK) before(page.clock, name, spoil);
    const newSession = context.newCDPSession.bind(context);
    context.newCDPSession = async (target) => {
      const session = await newSession(target);
      machine.sessions.push(session);
      return session;
    };
    page.on('framenavigated', (frame) => {
      const { origin } = new URL(frame.url());
      if (origin !== 'null') machine.origins.add(origin);
    });
    return machine;
  }
}

/** What kind of machine it is: all that cannot be set on a page that is open already. A phone's size can not. */
function kindOf({
  viewport,
  colorScheme: _colorScheme,
  reducedMotion: _reducedMotion,
  forcedColors: _forcedColors,
  contrast: _contrast,
  ...rest
}: BrowserContextOptions): string {
  return JSON.stringify({ ...rest, ...(rest.isMobile ? { viewport } : {}) });
}

/** The rest of what was asked for. */
async function dress(page: Page, options: BrowserContextOptions): Promise<void> {
  const { viewport, colorScheme, reducedMotion, forcedColors, contrast } = options;
  if (viewport) await page.setViewportSize(viewport);
  await page.emulateMedia({
    media: null,
    colorScheme: colorScheme ?? 'light',
    reducedMotion: reducedMotion ?? 'no-preference',
    forcedColors: forcedColors ?? 'none',
    contrast: contrast ?? 'no-preference',
  });
}

/** Has `first` run whenever the method is called. */
function before<Owner extends object>(owner: Owner, name: keyof Owner, first: () => void): void {
  const method = owner[name] as (...args: unknown[]) => unknown;
  owner[name] = ((...args: unknown[]) => {
    first();
    return method.apply(owner, args);
  }) as Owner[keyof Owner];
}

/** As nobody has ever used it, but for the files it fetched; `false` where that cannot be. */
async function forget({ page, hasSize, origins, sessions, isSpoilt }: Machine): Promise<boolean> {
  const context = page.context();
  const [origin] = origins;
  if (isSpoilt || page.isClosed() || !hasSize || !origin || origins.size > 1) return false;
  for (const event of ['dialog', 'download', 'pageerror', 'popup', 'request', 'response'] as const)
    page.removeAllListeners(event);
  page.removeAllListeners('console');
  try {
    for (const other of context.pages()) if (other !== page) await other.close();
    for (const session of sessions.splice(0)) await session.detach();
    await context.setOffline(false);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await page.mouse.move(-10, -10);
    await page.goto(`${origin}${BARE}`, { timeout: 5000 });
    await page.evaluate(() => sessionStorage.clear());
    const tools = await context.newCDPSession(page);
    await tools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await tools.send('Page.resetNavigationHistory');
    sessions.length = 0;
    await tools.detach();
    await context.clearCookies();
    await context.clearPermissions();
    // Where it goes next it has left nothing, on another server either.
    origins.clear();
    return true;
  } catch {
    // Its server is gone, or it hangs: nobody needs it.
    return false;
  }
}
