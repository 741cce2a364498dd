import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Provider, Source } from '../../../shared/source.ts';
import { useNow } from '../../lib/now.ts';
import { sourcePath } from '../../lib/paths.ts';
import { useNumberFormat } from '../../lib/use-number-format.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { Card } from '../../ui/card.tsx';
import styles from './coverage-table.module.css';
import { layoutCoverage, type CoverageCell, type CoverageRow } from './layout-coverage.ts';

export interface CoverageTableProps {
  provider: Provider;
  /** Those of this vendor. */
  sources: readonly Source[];
}

/** Which types each source has brought, and which it should have: what is not set up stands out. */
export function CoverageTable({ provider, sources }: CoverageTableProps) {
  const { t } = useTranslation('sources');
  const { columns, rows } = layoutCoverage(sources, provider);
  if (rows.length === 0 || columns.length === 0) return null;
  const quiet = sources.length - rows.length;
  const title = t('coverage.title', { vendor: provider.name });
  return (
    <Card className={styles.card ?? ''}>
      <div className={styles.head}>
        <h2>{title}</h2>
        <p className={styles.explain}>
          {t('coverage.explain')} {quiet === 0 ? null : t('coverage.quiet', { count: quiet })}
        </p>
        <Missing rows={rows} />
      </div>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={title}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('coverage.source')}</th>
              {columns.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name ?? t('coverage.others')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ source, cells }) => (
              <tr key={source.id}>
                <th scope="row">
                  <Link href={sourcePath(source.id)}>
                    <bdi>{source.workflow}</bdi>
                  </Link>
                </th>
                {columns.map(({ id }, at) => (
                  <td key={id}>
                    <Cell cell={cells[at]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Cell({ cell }: { cell: CoverageCell | undefined }) {
  const { t } = useTranslation('sources');
  const number = useNumberFormat();
  const time = useTimeFormat();
  const now = useNow();
  if (cell === undefined) return null;
  if (cell.isMissing) return <span className={styles.missing}>{t('coverage.missing')}</span>;
  if (cell.seen === null) return <span className={styles.never}>{t('never')}</span>;
  const at = Date.parse(cell.seen.lastAt);
  return (
    <span className={styles.seen} title={time.full(at)}>
      {number.format(cell.seen.count)} <span className={styles.ago}>{time.ago(at, now)}</span>
    </span>
  );
}

/** The same gaps in sentences, since a table only shows them to those who know what to look for. */
function Missing({ rows }: { rows: readonly CoverageRow[] }) {
  const { t, i18n } = useTranslation('sources');
  const list = new Intl.ListFormat(i18n.language);
  const lacking = rows.filter(({ missing }) => missing.length > 0);
  if (lacking.length === 0) return null;
  return (
    <ul className={styles.sentences}>
      {lacking.map(({ source, missing }) => (
        <li key={source.id}>
          <bdi>{source.workflow}</bdi>:{' '}
          {t('coverage.missingSentence', {
            count: missing.length,
            names: list.format(missing.map((name) => `“${name}”`)),
          })}
        </li>
      ))}
    </ul>
  );
}
