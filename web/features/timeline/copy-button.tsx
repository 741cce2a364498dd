import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface CopyButtonProps {
  /** Asked for at the click, since an address may change under the button. */
  text: () => string;
  className: string;
  /** Names the button where its content is only a picture. */
  label?: string;
  children: ReactNode;
  /** What stands there for a moment after it worked. */
  done: ReactNode;
}

/** Puts a text on the clipboard and says so in place. */
export function CopyButton({ text, className, label, children, done }: CopyButtonProps) {
  const { t } = useTranslation('timeline');
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
      {outcome === 'copied' ? done : outcome === 'failed' ? t('copyFailed') : children}
    </button>
  );
}

/** The clipboard is closed to pages without TLS, where the older way still works. */
async function copyText(text: string): Promise<boolean> {
  if (window.isSecureContext) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way there is without TLS
  const worked = document.execCommand('copy');
  field.remove();
  return worked;
}
