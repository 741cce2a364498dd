import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.tsx';
import styles from './shortcuts-dialog.module.css';

/** Every key that does something, page by page. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('aside');
  const { t: shell } = useTranslation('shell');
  const pages = [
    {
      name: t('shortcuts.board'),
      keys: [
        { keys: ['/'], words: t('shortcuts.search') },
        { keys: ['j', 'k'], words: t('shortcuts.rows') },
        { keys: [t('shortcuts.enter')], words: t('shortcuts.open') },
        { keys: ['e'], words: t('shortcuts.export') },
        { keys: [t('shortcuts.space')], words: t('shortcuts.pause') },
      ],
    },
    {
      name: t('shortcuts.process'),
      keys: [
        { keys: ['j', 'k'], words: t('shortcuts.events') },
        { keys: [t('shortcuts.escape')], words: t('shortcuts.clear') },
        { keys: [t('shortcuts.space')], words: t('shortcuts.replay') },
        { keys: ['+', '-', '0'], words: t('shortcuts.zoom') },
      ],
    },
    {
      name: t('shortcuts.deliveries'),
      keys: [
        { keys: ['j', 'k'], words: t('shortcuts.rows') },
        { keys: [t('shortcuts.enter')], words: t('shortcuts.open') },
        { keys: ['x'], words: t('shortcuts.pick') },
      ],
    },
    {
      name: t('shortcuts.wallboard'),
      keys: [
        { keys: ['f'], words: t('shortcuts.fullScreen') },
        { keys: [t('shortcuts.escape')], words: t('shortcuts.leave') },
      ],
    },
    {
      name: t('shortcuts.everywhere'),
      keys: [
        { keys: ['Ctrl', 'K'], words: t('palette.title') },
        { keys: ['?'], words: t('shortcuts.help') },
      ],
    },
  ];
  return (
    <Dialog title={shell('shortcuts.title')} onClose={onClose}>
      {pages.map(({ name, keys }) => (
        <section key={name} className={styles.page}>
          <h3>{name}</h3>
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
        </section>
      ))}
    </Dialog>
  );
}
