import { Columns3 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadWords } from '../../../lib/i18n.ts';
import { createPart, usePart } from '../../../lib/part.ts';
import { useNarrow } from '../../../lib/use-narrow.ts';
import { buttonClass } from '../../../ui/button.tsx';
import type { ColumnChoicesProps } from './column-choices.tsx';
import styles from './columns-menu.module.css';

const panel = createPart(async () => {
  const [{ ColumnsPanel }] = await Promise.all([import('./columns-panel.tsx'), loadWords('columns')]);
  return { ColumnsPanel };
});

/** The button behind which the columns are chosen. A phone has cards, without columns. */
export function ColumnsMenu({ columns, rows, onChoose }: ColumnChoicesProps) {
  const { t } = useTranslation('board');
  const [used, setUsed] = useState(false);
  const here = usePart(panel, used);
  if (useNarrow()) return null;
  const look = buttonClass('quiet', styles.button);
  const content = (
    <>
      <Columns3 size={14} aria-hidden="true" /> {t('columns.choose')}
    </>
  );
  if (used && here !== null) {
    return (
      <here.ColumnsPanel columns={columns} rows={rows} onChoose={onChoose} triggerClass={look}>
        {content}
      </here.ColumnsPanel>
    );
  }
  return (
    <button
      type="button"
      className={look}
      aria-haspopup="dialog"
      aria-expanded={false}
      onFocus={panel.load}
      onClick={() => setUsed(true)}
    >
      {content}
    </button>
  );
}
