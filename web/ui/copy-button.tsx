import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../lib/copy-text.ts';

export interface CopyButtonProps {
  /** Asked for at the click, since an address may change under the button. */
  text: () => string;
  className: string;
  /** Names the button where its content is only a picture. */
  label?: string;
  children: ReactNode;
}

/** Puts a text on the clipboard and says so in place. */
export function CopyButton({ text, className, label, children }: CopyButtonProps) {
  const { t } = useTranslation('shell');
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = (): void => {
    void copyText(text()).then((worked) => setOutcome(worked ? 'copied' : 'failed'));
  };
  return (
    <button
      type="button"
      className={className}
      onClick={copy}
      aria-label={outcome === null ? label : undefined}
      title={label}
    >
      {outcome === 'copied' ? t('copy.done') : outcome === 'failed' ? t('copy.failed') : children}
    </button>
  );
}
