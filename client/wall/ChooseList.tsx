import type { KeyboardEvent, ReactNode } from 'react';

/** Keys that change a closed list at once on Windows and Linux: these open it instead. */
const OPENING = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp']);
/** And these go along the bar that it stands in. */
const ALONG = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End']);

/**
 * A native list that does something with what is chosen, and then says its `word` again. Arrows and letters open it, as on a Mac:
 * otherwise the first key would already move notes, and nobody could look through the groups. `children` are its options.
 */
export function ChooseList({
  label,
  word,
  disabled = false,
  onChoose,
  children,
}: {
  /** For screen readers: what is done, and with what. */
  label: string;
  word: string;
  disabled?: boolean;
  onChoose: (value: string) => void;
  children: ReactNode;
}) {
  const openFirst = (event: KeyboardEvent<HTMLSelectElement>): void => {
    const isOpening = OPENING.has(event.key) || /^[\p{L}\p{N}]$/u.test(event.key);
    if (event.ctrlKey || event.metaKey || event.altKey || !(isOpening || ALONG.has(event.key)))
      return;
    event.preventDefault();
    // Where a browser cannot, Space opens it.
    if (isOpening) event.currentTarget.showPicker?.();
  };
  return (
    <select
      className="wall-button"
      dir="auto"
      aria-label={label}
      disabled={disabled}
      value=""
      onKeyDown={openFirst}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="">{word}</option>
      {children}
    </select>
  );
}
