import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import styles from './shortcuts-dialog.module.css';

/** The list of keys. The browser's own dialog: it keeps the focus inside and closes with Escape. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('board');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const keys = [
    { keys: ['/'], words: t('shortcuts.search') },
    { keys: ['j', 'k'], words: t('shortcuts.move') },
    { keys: [t('shortcuts.enter')], words: t('shortcuts.open') },
    { keys: ['e'], words: t('shortcuts.export') },
    { keys: [t('shortcuts.space')], words: t('shortcuts.pause') },
    { keys: ['?'], words: t('shortcuts.help') },
  ];
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="shortcuts-title" onClose={onClose}>
      <h2 id="shortcuts-title" className={styles.title}>
        {t('shortcuts.title')}
      </h2>
      <dl className={styles.keys}>
        {keys.map((each) => (
          <div key={each.words} className={styles.entry}>
            <dt>
              {each.keys.map((key) => (
                <kbd key={key} className={styles.key}>
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{each.words}</dd>
          </div>
        ))}
      </dl>
      <Button onClick={() => dialog.current?.close()}>{t('shortcuts.close')}</Button>
    </dialog>
  );
}
