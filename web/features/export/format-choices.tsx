import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { exportRows, type ExportRows } from '../../../shared/export.ts';
import { SelectField } from '../../ui/select-field.tsx';
import styles from './export-dialog.module.css';
import type { ExportChoice } from './export-path.ts';
import type { Offered } from './offered-for.ts';

interface FormatChoicesProps {
  offered: readonly Offered[];
  choice: ExportChoice;
  onChoose: (choice: ExportChoice) => void;
}

/** The kinds of file that there are for this, in groups, each with a sentence. */
export function FormatChoices({ offered, choice, onChoose }: FormatChoicesProps) {
  const { t } = useTranslation('export');
  const name = useId();
  const kinds = [...new Set(offered.map((each) => each.kind))];
  const chosen = offered.find(({ word }) => word === choice.format);
  return (
    <>
      {kinds.map((group) => (
        <fieldset key={group} className={styles.group}>
          <legend>{t(`kinds.${group}`)}</legend>
          {offered
            .filter((each) => each.kind === group)
            .map(({ word }) => (
              <label key={word} className={styles.format}>
                <input
                  type="radio"
                  name={name}
                  checked={word === choice.format}
                  onChange={() => onChoose({ ...choice, format: word })}
                />
                <strong>{t(`formats.${word}.name`)}</strong>
                <span className={styles.hint}>{t(`formats.${word}.hint`)}</span>
              </label>
            ))}
        </fieldset>
      ))}
      {chosen?.hasRows ? (
        <SelectField
          label={t('rows.label')}
          value={choice.rows}
          options={exportRows.options.map((value) => ({ value, words: t(`rows.${value}`) }))}
          onValue={(rows) => onChoose({ ...choice, rows: rows as ExportRows })}
        />
      ) : null}
    </>
  );
}
