import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryDetail } from '../../shared/delivery.ts';
import { removedMark, removedRules, type Rule } from '../lib/removed-rules.ts';
import styles from './payload.module.css';
import { useRuleName } from './use-rule-name.ts';

export interface MarkedTextProps {
  text: string;
  isJson: boolean;
  delivery: DeliveryDetail;
  rules: readonly Rule[];
}

/** The mark as a value, and not as the name of one. */
const markedValue = /"\[removed\]"(?!\s*:)/u;

/** A body from which something was removed: a quiet mark in its place says what it was. */
export function MarkedText({ text, isJson, delivery: { removed }, rules }: MarkedTextProps) {
  const { t } = useTranslation('payload');
  const ruleName = useRuleName();
  const acted = rules.filter(({ id }) => removed.includes(id));
  const found = isJson ? removedRules(text, acted) : [];
  // Where it cannot be told which one it was, all that acted are named.
  const names = (at: number) => {
    const rule = found[at] ?? null;
    return (rule === null ? removed : [rule]).map((id) => ruleName(id)).join(', ');
  };
  const parts = text.split(isJson ? markedValue : removedMark);
  return parts.map((part, at) => (
    <Fragment key={at}>
      {at === 0 ? null : <mark className={styles.mark}>{t('mark', { rules: names(at - 1) })}</mark>}
      {part}
    </Fragment>
  ));
}
