import { Copy } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import styles from './copy-field.module.css';

/** So many characters go into one line where it is narrow: browsers that cannot measure a text reckon with it. */
const fewestInLine = 40;

export interface CopyFieldProps {
  label: string;
  text: string;
  /** True for one of several: the button then lies quietly in the field. */
  quiet?: boolean;
}

/** A text to take elsewhere, whole. A field and not plain words, so that it can also be selected by hand. */
export function CopyField({ label, text, quiet = false }: CopyFieldProps) {
  const { t } = useTranslation('shell');
  const id = useId();
  return (
    <div className={`${styles.field} ${quiet ? styles.quiet : ''}`}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.line}>
        <textarea
          id={id}
          className={styles.text}
          dir="ltr"
          readOnly
          rows={Math.ceil(text.length / fewestInLine)}
          spellCheck={false}
          value={text}
          onFocus={(event) => event.target.select()}
        />
        {quiet ? (
          <CopyButton
            text={() => text}
            className={buttonClass('quiet')}
            label={t('copy.named', { name: label })}
          >
            {t('copy.label')}
          </CopyButton>
        ) : (
          <CopyButton text={() => text} className={buttonClass('primary')}>
            <Copy size={15} aria-hidden="true" />
            {t('copy.label')}
          </CopyButton>
        )}
      </div>
    </div>
  );
}
