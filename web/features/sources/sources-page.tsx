import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewAddresses, Provider, SourceList } from '../../../shared/source.ts';
import { useConnection } from '../../lib/live.ts';
import { useAction } from '../../lib/use-action.ts';
import { useTitle } from '../../lib/use-title.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Stale } from '../../ui/stale.tsx';
import { Switch } from '../../ui/switch.tsx';
import { CoverageTable } from './coverage-table.tsx';
import { NewSourceDialog } from './new-source-dialog.tsx';
import { useListing, useSourceVerbs } from './queries.ts';
import { SourceTable } from './source-table.tsx';
import { SourcesFailed } from './sources-failed.tsx';
import styles from './sources-page.module.css';
import { SourcesSkeleton } from './sources-skeleton.tsx';

/** In milliseconds. */
const every = 5000;

/** Every webhook address of ours: how each stands and what it has brought. */
export function SourcesPage() {
  const { t } = useTranslation('sources');
  const { known, error, retry } = useListing(every);
  const offline = useConnection().state === 'offline';
  useTitle(t('title'));
  if (error !== null) return <SourcesFailed error={error} onRetry={retry} />;
  if (known === undefined) return <SourcesSkeleton />;
  return (
    <Stale on={offline}>
      <Listed {...known} />
    </Stale>
  );
}

function Listed({ list, providers }: { list: SourceList; providers: readonly Provider[] }) {
  const { t } = useTranslation('sources');
  const [isAdding, setIsAdding] = useState(false);
  const { items } = list;
  const present = items.filter(({ state }) => state !== 'deleted');
  const deleted = items.filter(({ state }) => state === 'deleted');
  const add = (
    <Button look="primary" onClick={() => setIsAdding(true)}>
      <Plus size={16} aria-hidden="true" />
      {t('add')}
    </Button>
  );
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <PageTitle>{t('title')}</PageTitle>
        {items.length === 0 ? null : add}
      </header>
      {items.length === 0 ? (
        <Card>
          <Notice level={2} title={t('empty.title')} explain={t('empty.explain')}>
            {add}
          </Notice>
        </Card>
      ) : (
        <p className={styles.intro}>{t('intro')}</p>
      )}
      {present.length === 0 ? null : <SourceTable sources={present} providers={providers} />}
      {providers.map((provider) => (
        <CoverageTable
          key={provider.id}
          provider={provider}
          sources={present.filter((source) => source.provider === provider.id)}
        />
      ))}
      {deleted.length === 0 ? null : (
        <details className={styles.deleted}>
          <summary>{t('deleted', { count: deleted.length })}</summary>
          <SourceTable sources={deleted} providers={providers} />
        </details>
      )}
      <Creation on={list.createByDelivery} by={list.newAddresses} />
      {isAdding ? (
        <NewSourceDialog sources={items} providers={providers} onClose={() => setIsAdding(false)} />
      ) : null}
    </div>
  );
}

/** Whether addresses that nobody has made here become sources by being used. */
function Creation({ on, by }: { on: boolean; by: NewAddresses }) {
  const { t } = useTranslation('sources');
  const { createByDelivery } = useSourceVerbs();
  const { fault, run } = useAction();
  return (
    <Card className={styles.creation ?? ''}>
      <Switch
        label={t('creation.label')}
        hint={t(`creation.hint.${by}`)}
        on={on}
        onChange={(next) => run(() => createByDelivery(next))}
      />
      <p className={styles.fault} role="alert">
        {fault}
      </p>
    </Card>
  );
}
