import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { mostCredentials, type Provider, type Source } from '../../../shared/source.ts';
import { sourcesPath } from '../../lib/paths.ts';
import { useAction } from '../../lib/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuAction } from '../../ui/menu.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Pill } from '../../ui/pill.tsx';
import { DeleteQuestion } from './delete-question.tsx';
import { OpenPill } from './open-pill.tsx';
import { PauseQuestion } from './pause-question.tsx';
import { useSourceVerbs } from './queries.ts';
import { RenameDialog } from './rename-dialog.tsx';
import styles from './source-header.module.css';
import { StatePill } from './state-pill.tsx';

export interface SourceHeaderProps {
  source: Source;
  provider: Provider;
  onMake: () => void;
}

/** What the source is called, how it stands, and what can be done to it. */
export function SourceHeader({ source, provider, onMake }: SourceHeaderProps) {
  const { t } = useTranslation('sources');
  const { change } = useSourceVerbs();
  const { busy, fault, run } = useAction();
  const [open, setOpen] = useState<'pause' | 'rename' | 'remove' | null>(null);
  const activate = () => run(() => change(source.id, { state: 'active' }));
  const { state, access, credentials } = source;
  const isFull = credentials.length >= mostCredentials;
  return (
    <PageHeader
      where={t('where')}
      crumbs={[<Link href={sourcesPath}>{t('title')}</Link>, <bdi>{source.workflow}</bdi>]}
      title={<bdi title={source.workflow}>{source.workflow}</bdi>}
      beside={
        <>
          <Pill tone="waiting">{provider.name}</Pill>
          {state === 'active' ? null : <StatePill state={state} />}
          {state === 'active' && access === 'open' ? <OpenPill /> : null}
        </>
      }
      actions={
        <>
          {state === 'active' ? (
            <Button onClick={() => setOpen('pause')}>{t('pause')}</Button>
          ) : (
            <Button look="primary" disabled={busy} onClick={activate}>
              {t(state === 'paused' ? 'resume' : 'restore')}
            </Button>
          )}
          {state === 'deleted' ? null : (
            <>
              <Button disabled={isFull} title={isFull ? t('rotateFull') : undefined} onClick={onMake}>
                {t(credentials.length === 0 ? 'makeCredentials' : 'rotate')}
              </Button>
              <Menu label={t('more')}>
                <MenuAction onChoose={() => setOpen('rename')}>{t('rename.open')}</MenuAction>
                <MenuAction onChoose={() => setOpen('remove')}>{t('remove.open')}</MenuAction>
              </Menu>
            </>
          )}
        </>
      }
    >
      <p className={styles.fault} role="alert">
        {fault}
      </p>
      {open === 'pause' ? (
        <PauseQuestion source={source} provider={provider} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'rename' ? (
        <RenameDialog source={source} provider={provider} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'remove' ? (
        <DeleteQuestion source={source} provider={provider} onClose={() => setOpen(null)} />
      ) : null}
    </PageHeader>
  );
}
