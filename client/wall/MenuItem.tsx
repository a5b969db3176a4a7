import { createContext, useContext, type ReactNode } from 'react';
import { WallIcon, type WallIconName } from './WallIcon.tsx';

/** Closes the menu around an item, gives the keyboard back to the menu's button, and then does what the item is for. */
export type Choose = (act: () => void) => void;

export const MenuContext = createContext<Choose | null>(null);

/** The menu this stands in; `null`: in none. Buttons that stand in bars and in menus ask. */
export const useMenu = (): Choose | null => useContext(MenuContext);

/** One line of a menu. With `checked` it is switched on and off. What cannot be done now can be reached and read, and does nothing. */
export function MenuItem({
  icon,
  children,
  checked,
  disabled = false,
  harm = false,
  onClick,
}: {
  icon: WallIconName;
  children: ReactNode;
  checked?: boolean;
  disabled?: boolean;
  /** Takes something away from others. */
  harm?: boolean;
  onClick: () => void;
}) {
  const choose = useMenu();
  return (
    <button
      type="button"
      tabIndex={-1}
      className={harm ? 'menu-item menu-item-harm' : 'menu-item'}
      {...(checked === undefined
        ? { role: 'menuitem' }
        : { role: 'menuitemcheckbox', 'aria-checked': checked })}
      {...(disabled ? { 'aria-disabled': true } : { onClick: () => choose?.(onClick) })}
    >
      <WallIcon name={icon} size={22} />
      <span>
        <bdi>{children}</bdi>
      </span>
      {checked === true && <WallIcon name="check" size={18} />}
    </button>
  );
}
