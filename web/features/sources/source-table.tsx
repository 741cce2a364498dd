import { useTranslation } from 'react-i18next';
import type { Provider, Source } from '../../../shared/source.ts';
import { Card } from '../../ui/card.tsx';
import { providerOf } from './provider-of.ts';
import { SourceRow } from './source-row.tsx';
import styles from './source-table.module.css';

export interface SourceTableProps {
  sources: readonly Source[];
  providers: readonly Provider[];
}

/** One row per source, in the order in which they were made. */
export function SourceTable({ sources, providers }: SourceTableProps) {
  const { t } = useTranslation('sources');
  return (
    <Card className={styles.card ?? ''}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('columns.workflow')}</th>
            <th scope="col">{t('columns.address')}</th>
            <th scope="col">{t('columns.state')}</th>
            <th scope="col" className={styles.end}>
              {t('columns.last')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <SourceRow key={source.id} source={source} provider={providerOf(source.provider, providers)} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}
