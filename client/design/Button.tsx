import type { AnchorHTMLAttributes, ButtonHTMLAttributes, JSX, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import './Button.css';

/** `filled`: the one next right thing of a view · `plain`: outlined · `quiet`: words only · `harm`: takes something away. */
export type ButtonVariant = 'filled' | 'plain' | 'quiet' | 'harm';

interface Look {
  variant?: ButtonVariant;
  icon?: IconName;
  /** Icon after the words, for "go on". */
  iconAfter?: IconName;
  size?: 'normal' | 'large';
  wide?: boolean;
  children?: ReactNode;
}

const classOf = ({ variant = 'plain', size, wide }: Look, more?: string): string =>
  [
    'ww-button',
    `ww-button-${variant}`,
    size === 'large' && 'ww-button-large',
    wide && 'ww-button-wide',
    more,
  ]
    .filter(Boolean)
    .join(' ');

export function Button({
  variant,
  icon,
  iconAfter,
  size,
  wide,
  className,
  children,
  type = 'button',
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement>): JSX.Element {
  return (
    // oxlint-disable-next-line react/button-has-type -- the default above is the type
    <button
      type={type}
      className={classOf(
        { ...(variant && { variant }), ...(size && { size }), ...(wide && { wide }) },
        className,
      )}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      {children}
      {iconAfter && <Icon name={iconAfter} />}
    </button>
  );
}

/** A link that looks like a button, because it leads somewhere. */
export function LinkButton({
  variant,
  icon,
  iconAfter,
  size,
  wide,
  className,
  children,
  ...rest
}: Look & AnchorHTMLAttributes<HTMLAnchorElement>): JSX.Element {
  return (
    <a
      className={classOf(
        { ...(variant && { variant }), ...(size && { size }), ...(wide && { wide }) },
        className,
      )}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      {children}
      {iconAfter && <Icon name={iconAfter} />}
    </a>
  );
}
