import type { ComponentProps } from 'react';
import styles from './button.module.css';

export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` for the one thing a page is about, `quiet` for a button among words. */
  look?: 'plain' | 'primary' | 'quiet';
}

export function Button({ look = 'plain', className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(look, className)} {...rest} />;
}

/** The same look for what is a link or belongs to a library's own element. */
export function buttonClass(look: 'plain' | 'primary' | 'quiet' = 'plain', className = ''): string {
  return [styles.button, styles[look], className].filter(Boolean).join(' ');
}
