import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Provider, Source } from '../../../shared/source.ts';
import { useNow } from '../../lib/now.ts';
import { sourcePath } from '../../lib/paths.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { Pill } from '../../ui/pill.tsx';
import { rowLinkClass } from '../../ui/row-link.ts';
import { concerns, type Concern } from './concerns.ts';
import { OpenPill } from './open-pill.tsx';
import styles from './source-table.module.css';
import { StatePill } from './state-pill.tsx';

/** A source in the list: what is amiss is said first. */
export function SourceRow({ source, provider }: { source: Source; provider: Provider }) {
  const { t } = useTranslation('sources');
  const time = useTimeFormat();
  const now = useNow();
  const troubles = concerns(source, provider, now);
  const last = Math.max(...source.types.map(({ lastAt }) => Date.parse(lastAt)));
  const isWaiting = source.state === 'active' && troubles.length === 0 && source.types.length === 0;
  const isWell = troubles.length === 0 && !isWaiting;
  return (
    <tr className={styles.row}>
      <th scope="row">
        <Link href={sourcePath(source.id)} className={rowLinkClass(styles.name)}>
          <bdi>{source.workflow}</bdi>
        </Link>
        <span className={styles.quiet}>{provider.name}</span>
      </th>
      <td className={styles.address}>
        <bdi dir="ltr" title={source.url}>
          {pathOf(source.url)}
        </bdi>
      </td>
      <td className={styles.states}>
        {isWell ? <StatePill state={source.state} /> : null}
        {isWaiting ? <Pill tone="waiting">{t('concern.waiting')}</Pill> : null}
        {source.state === 'active' && source.access === 'open' ? <OpenPill /> : null}
        {troubles.map((trouble) => (
          <Trouble key={trouble.kind} trouble={trouble} now={now} />
        ))}
      </td>
      <td className={styles.end}>
        {source.types.length === 0 ? (
          <span className={styles.quiet}>{t('never')}</span>
        ) : (
          <span title={time.full(last)}>{time.ago(last, now)}</span>
        )}
      </td>
    </tr>
  );
}

function Trouble({ trouble, now }: { trouble: Concern; now: number }) {
  const { t } = useTranslation('sources');
  const time = useTimeFormat();
  switch (trouble.kind) {
    case 'closed':
      return <Pill tone="late">{t('concern.closed')}</Pill>;
    case 'refused':
      return <Pill tone="late">{t('concern.refused', { ago: time.ago(trouble.at, now) })}</Pill>;
    case 'silent':
      return <Pill tone="late">{t('concern.silent', { span: time.span(now - trouble.since) })}</Pill>;
    case 'zone':
      return <Pill tone="late">{t('concern.zone')}</Pill>;
    case 'missing':
      return <Pill tone="late">{t('concern.missing', { count: trouble.names.length })}</Pill>;
  }
}

/** What tells addresses apart, in the letters that were typed. */
function pathOf(url: string): string {
  const { pathname } = new URL(url);
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
}
