import { useTranslation } from 'react-i18next';
import type { Provider, Source } from '../../../shared/source.ts';
import { useAction } from '../../lib/use-action.ts';
import { Switch } from '../../ui/switch.tsx';
import styles from './keeping-card.module.css';
import { useSourceVerbs } from './queries.ts';
import { Section } from './section.tsx';

type Rule = Provider['rules'][number];

/** Those that there are words for; a later version of the server may have others. */
const knownRules = [
  ...(['ip', 'position', 'card', 'card_number', 'form_values', 'addresses', 'files'] as const),
  ...(['verificationToken', 'accessTokens', 'accessLinks', 'signerSecret'] as const),
];

/** What privacy rules remove before anything is stored, in plain words, and switches for what may be kept. */
export function KeepingCard({ source, provider }: { source: Source; provider: Provider }) {
  const { t } = useTranslation('sources');
  const { change } = useSourceVerbs();
  const { fault, run } = useAction();
  const keep = ({ id }: Rule, on: boolean) => {
    const others = source.keeps.filter((each) => each !== id);
    run(() => change(source.id, { keeps: on ? [...others, id] : others }));
  };
  const isChoice = provider.rules.some(({ isAlways }) => !isAlways);
  const explain =
    provider.rules.length === 0
      ? t('keeping.none', { vendor: provider.name })
      : t(isChoice ? 'keeping.explain' : 'keeping.explainAlways');
  return (
    <Section title={t('keeping.title')} explain={explain}>
      <ul className={styles.rules}>
        {provider.rules.map((rule) => (
          <li key={rule.id} className={styles.rule}>
            <RuleEntry
              rule={rule}
              isKept={source.keeps.includes(rule.id)}
              disabled={source.state === 'deleted'}
              onKeep={(on) => keep(rule, on)}
            />
          </li>
        ))}
      </ul>
      {provider.rules.length === 0 ? null : (
        <p className={styles.rest}>
          {isChoice ? t('keeping.spared') : null} {t('keeping.unread')}
        </p>
      )}
      <p className={styles.fault} role="alert">
        {fault}
      </p>
    </Section>
  );
}

interface RuleEntryProps {
  rule: Rule;
  isKept: boolean;
  disabled: boolean;
  onKeep: (on: boolean) => void;
}

function RuleEntry({ rule, isKept, disabled, onKeep }: RuleEntryProps) {
  const { t } = useTranslation('sources');
  const known = knownRules.find((id) => id === rule.id);
  const name = known === undefined ? rule.id : t(`keeping.rule.${known}.name`);
  const hint = (
    <>
      {known === undefined ? null : t(`keeping.rule.${known}.hint`)}
      <details className={styles.where}>
        <summary>{t('keeping.where')}</summary>
        <code>{rule.paths.join(', ')}</code>
      </details>
    </>
  );
  if (rule.isAlways) {
    return (
      <div className={styles.always}>
        <div>
          <strong>{name}</strong>
          <div className={styles.hint}>{hint}</div>
        </div>
        <span className={styles.hint}>{t('keeping.always')}</span>
      </div>
    );
  }
  return (
    <Switch
      label={name}
      state={t(isKept ? 'keeping.kept' : 'keeping.removed')}
      hint={hint}
      on={isKept}
      disabled={disabled}
      onChange={onKeep}
    />
  );
}
