import { useTranslation } from 'react-i18next';
import type { Provider } from '../../../shared/source.ts';
import { NotRead } from './not-read.tsx';
import { Seen } from './seen.tsx';
import type { TypeCoverage } from './type-coverage.ts';
import styles from './type-list.module.css';

export interface TypeListProps {
  title: string;
  types: readonly TypeCoverage[];
  provider: Provider;
  /** Slug of their source. */
  source: string;
}

/** What has come without a webhook of its own. Nothing while nothing has. */
export function TypeList({ title, types, provider, source }: TypeListProps) {
  const { t } = useTranslation('sources');
  if (types.length === 0) return null;
  return (
    <section className={styles.types}>
      <h3>{title}</h3>
      <ul>
        {types.map(({ vendorType, name, seen }) => (
          <li key={vendorType} className={styles.type}>
            <span className={styles.name}>
              <bdi>{name}</bdi>
              {provider.types.some((known) => known.vendorType === vendorType) ? null : (
                <span className={styles.quiet}>{t('guide.unknown')}</span>
              )}
            </span>
            {seen === null ? null : (
              <span className={styles.quiet}>
                <Seen key={seen.lastAt} seen={seen} />
                <NotRead seen={seen} source={source} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
