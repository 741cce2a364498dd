import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostCredentials, type Credential, type Provider, type Source } from '../../../shared/source.ts';
import { useNow } from '../../lib/now.ts';
import { useAction } from '../../lib/use-action.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { Button } from '../../ui/button.tsx';
import { Question } from '../../ui/question.tsx';
import styles from './credentials-card.module.css';
import { useSourceVerbs } from './queries.ts';
import { Section } from './section.tsx';

export interface CredentialsCardProps {
  source: Source;
  provider: Provider;
}

/** The credentials of a source's own: at most two, so that they can be changed without a gap. */
export function CredentialsCard({ source, provider }: CredentialsCardProps) {
  const { t } = useTranslation('sources');
  const { dropCredential } = useSourceVerbs();
  const { busy, fault, run } = useAction();
  const [leaving, setLeaving] = useState<Credential | null>(null);
  const { credentials } = source;
  if (credentials.length === 0) return null;
  const isFull = credentials.length >= mostCredentials;
  return (
    <Section
      title={t('credentials.title')}
      explain={t(isFull ? 'credentials.two' : 'credentials.rotation', { vendor: provider.name })}
    >
      <ul className={styles.list}>
        {credentials.map((credential, at) => (
          <Entry
            key={credential.id}
            credential={credential}
            age={isFull ? (at === 0 ? 'older' : 'newer') : null}
            onRemove={() => setLeaving(credential)}
          />
        ))}
      </ul>
      {leaving === null ? null : (
        <Question
          title={t('credentials.removing.title')}
          confirm={t('credentials.removing.submit')}
          busy={busy}
          fault={fault}
          onConfirm={() =>
            run(async () => {
              await dropCredential(source.id, leaving.id);
              setLeaving(null);
            })
          }
          onClose={() => setLeaving(null)}
        >
          <p>
            {t('credentials.removing.explain')}{' '}
            {credentials.length > 1 ? null : t(`credentials.removing.last.${source.accessWithoutOwn}`)}
          </p>
        </Question>
      )}
    </Section>
  );
}

interface EntryProps {
  credential: Credential;
  /** Null where there is but one. */
  age: 'older' | 'newer' | null;
  onRemove: () => void;
}

function Entry({ credential, age, onRemove }: EntryProps) {
  const { t } = useTranslation('sources');
  const time = useTimeFormat();
  const now = useNow();
  const { scheme, name, ending, createdAt, lastUsedAt } = credential;
  const at = Date.parse(createdAt);
  const scheming = t(`credentials.scheme.${scheme}.name`);
  return (
    <li className={styles.entry}>
      <div className={styles.words}>
        <span>
          <strong>{scheming}</strong> {name === null ? null : <bdi className={styles.name}>{name}</bdi>}{' '}
          {age === null ? null : <span className={styles.quiet}>({t(`credentials.${age}`)})</span>}
        </span>
        <span className={styles.quiet} title={time.full(at)}>
          {t('credentials.ending', { ending })} · {t('credentials.made', { ago: time.ago(at, now) })}
        </span>
        {lastUsedAt === null ? (
          <span className={styles.quiet}>{t('credentials.unused')}</span>
        ) : (
          <span className={styles.quiet} title={time.full(Date.parse(lastUsedAt))}>
            {t('credentials.used', { ago: time.ago(Date.parse(lastUsedAt), now) })}
          </span>
        )}
      </div>
      <Button
        look="quiet"
        aria-label={t('credentials.removeNamed', { name: `${scheming} ${ending}` })}
        onClick={onRemove}
      >
        {t('credentials.remove')}
      </Button>
    </li>
  );
}
