import type { ButtonHTMLAttributes, ComponentProps, JSX } from 'react';
import { Button } from './Button.tsx';
import { holding, type Held } from './held.ts';

/** A button that is held while something cannot be done, and says why. */
export const HeldButton = ({
  held,
  onClick,
  ...rest
}: Held & ComponentProps<typeof Button>): JSX.Element => (
  <Button {...rest} {...holding(held, onClick)} />
);

/** The same with a look of its own. */
export const HeldPlain = ({
  held,
  onClick,
  ...rest
}: Held &
  ComponentProps<'button'> &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'>): JSX.Element => (
  <button {...rest} type="button" {...holding(held, onClick)} />
);
