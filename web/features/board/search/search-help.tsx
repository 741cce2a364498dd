import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import styles from './search-help.module.css';

/** Examples of everything in the language, by what they find. */
const rows = [
  ['number', ['53', '#51']],
  ['text', ['dana', '"night nurse"']],
  ['label', ['region:north', 'region:*', 'label.state:open']],
  ['state', ['state:running', 'is:late', 'is:quiet', 'is:test']],
  ['place', ['at:Manager', 'station:Manager']],
  ['people', ['recipient:dana', 'author:dana', 'author:*']],
  ['kind', ['workflow:Recruitment', 'source:hr', 'template:lease', 'has:document']],
  ['when', ['started:2025-01-01', 'started:>2025-01-01', 'updated:<2h']],
  ['howLong', ['waiting:>2d', 'took:<1h']],
  ['and', ['region:north state:running']],
  ['not', ['-is:test', '-region:north']],
  ['or', ['region:north or region:south']],
  ['group', ['(at:Manager or at:HR) waiting:>2d']],
] as const;

export interface SearchHelpProps {
  onClose: () => void;
  /** An example was clicked. */
  onTry: (example: string) => void;
}

/** The whole language of the search in a table; its examples can be tried. */
export function SearchHelp({ onClose, onTry }: SearchHelpProps) {
  const { t } = useTranslation('language');
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <p className={styles.explain}>{t('explain')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('example')}</th>
            <th scope="col">{t('finds')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, examples]) => (
            <tr key={name}>
              <td>
                {examples.map((example) => (
                  <button
                    key={example}
                    type="button"
                    dir="ltr"
                    className={styles.example}
                    aria-label={t('try', { example })}
                    onClick={() => onTry(example)}
                  >
                    {example}
                  </button>
                ))}
              </td>
              <td>{t(`row.${name}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
