import { useId, type ComponentProps, type ReactNode } from 'react';
import styles from './text-field.module.css';

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'id'> {
  label: string;
  value: string;
  onValue: (value: string) => void;
  hint?: ReactNode;
  /** What is wrong with the value; null where nothing is. */
  fault?: string | null;
  /** For what machines read: a fixed pitch, from left to right. */
  mono?: boolean;
}

/** A line of text to type, with what is to be known of it and what is wrong with it. */
export function TextField({
  label,
  value,
  onValue,
  hint,
  fault = null,
  mono = false,
  ...rest
}: TextFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        id={id}
        className={`${styles.input} ${mono ? styles.mono : ''}`}
        dir={mono ? 'ltr' : 'auto'}
        autoComplete="off"
        value={value}
        aria-invalid={fault !== null}
        aria-describedby={hint === undefined ? `${id}-fault` : `${id}-hint ${id}-fault`}
        onChange={(event) => onValue(event.target.value)}
        {...rest}
      />
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <p id={`${id}-fault`} className={styles.fault} role="alert">
        {fault}
      </p>
    </div>
  );
}
