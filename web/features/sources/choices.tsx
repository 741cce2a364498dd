import { useId } from 'react';
import styles from './form.module.css';

export interface ChoicesProps<T extends string> {
  legend: string;
  value: T;
  choices: readonly { value: T; name: string; hint?: string }[];
  onChoose: (value: T) => void;
}

/** One of a few, each explained. */
export function Choices<T extends string>({ legend, value, choices, onChoose }: ChoicesProps<T>) {
  const name = useId();
  const isBrief = choices.every(({ hint }) => hint === undefined);
  return (
    <fieldset className={`${styles.choices} ${isBrief ? styles.brief : ''}`}>
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={styles.choice}>
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
          />
          <strong>{choice.name}</strong>
          {choice.hint === undefined ? null : <span className={styles.hint}>{choice.hint}</span>}
        </label>
      ))}
    </fieldset>
  );
}
