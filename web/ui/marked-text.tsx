import { Copy, FileX } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryDetail } from '../../shared/delivery.ts';
import { bodyParts, type FileNote, type Rule } from '../lib/body-parts.ts';
import { formatSize } from '../lib/format-size.ts';
import { CopyButton } from './copy-button.tsx';
import styles from './payload.module.css';
import { useRuleName } from './use-rule-name.ts';

export interface MarkedTextProps {
  text: string;
  delivery: DeliveryDetail;
  rules: readonly Rule[];
}

/** A body from which something was removed: a quiet mark in its place says what it was. */
export function MarkedText({ text, delivery: { removed }, rules }: MarkedTextProps) {
  const { t } = useTranslation('payload');
  const ruleName = useRuleName();
  const parts = useMemo(() => {
    const acted = rules.filter(({ id }) => removed.includes(id));
    return bodyParts(text, acted);
  }, [text, rules, removed]);
  // Where it cannot be told which one it was, all that acted are named.
  const names = (rule: string | null) =>
    (rule === null ? removed : [rule]).map((id) => ruleName(id)).join(', ');
  return parts.map((part, at) => {
    switch (part.kind) {
      case 'text':
        return part.text;
      case 'value':
        return (
          <mark key={at} className={styles.mark}>
            {t('mark', { rules: names(part.rule) })}
          </mark>
        );
      case 'file':
        return <RemovedFile key={at} file={part} />;
    }
  });
}

/** A file that was not kept, by what tells it from others. */
function RemovedFile({ file: { name, size, sha256 } }: { file: FileNote }) {
  const { t, i18n } = useTranslation('payload');
  return (
    <mark className={`${styles.mark} ${styles.file}`}>
      <FileX size={13} aria-hidden="true" />
      <span>{t('file.removed')}</span>
      {name === null ? null : <bdi className={styles.fileName}>{name}</bdi>}
      <span>{size === null ? t('file.unread') : <bdi>{formatSize(size, i18n.language)}</bdi>}</span>
      {sha256 === null ? null : (
        <CopyButton text={() => sha256} className={styles.fileHash ?? ''} label={t('copyHash')}>
          SHA-256 <bdi className={styles.mono}>{sha256.slice(0, 12)}…</bdi>
          <Copy size={12} aria-hidden="true" />
        </CopyButton>
      )}
    </mark>
  );
}
