import { overRowLink } from './row-link.ts';
import styles from './row-box.module.css';

export interface RowBoxProps {
  label: string;
  checked: boolean;
  /** True where it stands for several that differ. */
  mixed?: boolean;
  onChange: (checked: boolean) => void;
}

/** The box that picks a row, or all of them; more than the box itself can be hit. */
export function RowBox({ label, checked, mixed = false, onChange }: RowBoxProps) {
  return (
    <label className={`${styles.box} ${overRowLink}`}>
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        ref={(box) => {
          if (box !== null) box.indeterminate = mixed;
        }}
        onChange={({ target }) => onChange(target.checked)}
      />
    </label>
  );
}
