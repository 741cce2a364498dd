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
  const isNearlyFull = rest.maxLength !== undefined && value.length > rest.maxLength / 2;
  const described = ['fault'];
  if (hint !== undefined) described.unshift('hint');
  if (isNearlyFull) described.push('length');
  return (
    <div className={styles.field}>
      <span className={styles.head}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        {isNearlyFull ? (
          <span id={`${id}-length`} className={styles.length}>
            <bdi>
              {value.length} / {rest.maxLength}
            </bdi>
          </span>
        ) : null}
      </span>
      <input
        id={id}
        className={`${styles.input} ${mono ? styles.mono : ''}`}
        dir={mono ? 'ltr' : 'auto'}
        autoComplete="off"
        value={value}
        aria-invalid={fault !== null}
        aria-describedby={described.map((part) => `${id}-${part}`).join(' ')}
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
