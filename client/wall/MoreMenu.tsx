import {
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { flushSync } from 'react-dom';
import { isRightToLeft, stepAlong } from '../design/direction.ts';
import './menu.css';
import { MenuContext } from './MenuItem.tsx';
import { WallIcon } from './WallIcon.tsx';
import { t } from '../words/speak.ts';

const ITEMS = '[role^="menuitem"]';
const WAYS = new Set(['Home', 'End', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight']);

/**
 * What is used less, behind one button: a menu as the ARIA patterns have it. Arrows go from line to line, and across where a line has
 * several choices; Home and End to its ends; Escape, Tab and a press elsewhere close it. The items are always there, so that their own keys work.
 */
export function MoreMenu({
  label,
  className,
  opens = 'down',
  children,
}: {
  /** What there is more of, for screen readers; starts with “More”. */
  label: string;
  /** The button's look: a tool of the bar, or a button. */
  className: string;
  opens?: 'down' | 'up';
  children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const items = (): HTMLElement[] => [...(box.current?.querySelectorAll<HTMLElement>(ITEMS) ?? [])];

  // At once: the next key is for the menu.
  const open = (at: 0 | -1): void => {
    flushSync(() => setOpen(true));
    const lines = linesOf(items(), null);
    (lines.filter((item) => item.ariaDisabled !== 'true').at(at) ?? lines.at(at))?.focus({
      preventScroll: true,
    });
  };
  const close = (): void => {
    button.current?.focus({ preventScroll: true });
    setOpen(false);
  };

  usePressElsewhere(isOpen, box, setOpen);

  const onMenuKey = (event: KeyboardEvent): void => {
    const at = event.target instanceof HTMLElement ? event.target : null;
    if (event.key === 'Tab') return close();
    if (event.key !== 'Escape' && !WAYS.has(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return close();
    goalOf(event.key, items(), at)?.focus();
  };

  return (
    <div
      className={`menu-box menu-${opens}`}
      ref={box}
      onBlur={({ relatedTarget }) => {
        if (isOpen && relatedTarget !== null && !box.current?.contains(relatedTarget))
          setOpen(false);
      }}
      // Not every browser gives a pressed button the focus; taking it from an item would close the menu before it is chosen.
      onMouseDown={(event) => {
        if (isOpen) event.preventDefault();
      }}
    >
      <button
        type="button"
        ref={button}
        className={className}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={label}
        title={label}
        onClick={() => (isOpen ? close() : open(0))}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          open(event.key === 'ArrowDown' ? 0 : -1);
        }}
      >
        <WallIcon name="more" size={className.includes('tool') ? 24 : 20} />
        <span>{t('wall.more')}</span>
      </button>
      <div
        className="menu-list"
        id={id}
        role="menu"
        aria-label={label}
        tabIndex={-1}
        hidden={!isOpen}
        onKeyDown={onMenuKey}
      >
        <MenuContext
          value={(act) => {
            close();
            act();
          }}
        >
          {children}
        </MenuContext>
      </div>
    </div>
  );
}

/** A press anywhere else ends what is open. */
function usePressElsewhere(
  isOpen: boolean,
  box: RefObject<HTMLElement | null>,
  setOpen: (isOpen: boolean) => void,
): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    // The canvas keeps the focus where it is when pressed, so a press is asked for by itself.
    const onPress = ({ target }: PointerEvent): void => {
      if (!(target instanceof Node && box.current?.contains(target))) setOpen(false);
    };
    document.addEventListener('pointerdown', onPress, true);
    return () => document.removeEventListener('pointerdown', onPress, true);
  }, [isOpen, box, setOpen]);
}

/** Where a key leads from an item; `undefined`: nowhere. */
function goalOf(
  key: string,
  all: readonly HTMLElement[],
  at: HTMLElement | null,
): HTMLElement | undefined {
  if (key === 'Home') return all[0];
  if (key === 'End') return all.at(-1);
  if (key === 'ArrowDown' || key === 'ArrowUp')
    return nextOf(linesOf(all, at), at, key === 'ArrowDown');
  const line = at?.closest('[role="group"]');
  const isForward = stepAlong(key, isRightToLeft()) > 0;
  return line ? nextOf([...line.querySelectorAll<HTMLElement>(ITEMS)], at, isForward) : undefined;
}

/** One item for each line: where choices lie side by side, the one that has the focus or is chosen. */
function linesOf(all: readonly HTMLElement[], at: HTMLElement | null): HTMLElement[] {
  const group = (item: HTMLElement): Element | null => item.closest('[role="group"]');
  return all.filter((item) => {
    const line = group(item);
    if (!line) return true;
    const mates = all.filter((each) => group(each) === line);
    return (
      item ===
      (mates.find((each) => each === at) ??
        mates.find((each) => each.ariaChecked === 'true') ??
        mates[0])
    );
  });
}

function nextOf(
  line: readonly HTMLElement[],
  at: HTMLElement | null,
  isForward: boolean,
): HTMLElement | undefined {
  const index = at ? line.indexOf(at) : -1;
  if (index === -1) return line.at(isForward ? 0 : -1);
  return line[(index + (isForward ? 1 : line.length - 1)) % line.length];
}
