import { ChevronDown } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import styles from './text-field.module.css';

export interface SelectFieldProps {
  label: string;
  value: string;
  options: readonly { value: string; words: string }[];
  hint?: ReactNode;
  onValue: (value: string) => void;
}

/** One of several in a list that folds away. */
export function SelectField({ label, value, options, hint, onValue }: SelectFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <span className={styles.choice}>
        <select
          id={id}
          className={`${styles.input} ${styles.select}`}
          value={value}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          onChange={(event) => onValue(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.words}
            </option>
          ))}
        </select>
        <ChevronDown className={styles.chevron} size={16} aria-hidden="true" />
      </span>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
