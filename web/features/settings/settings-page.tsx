import { useTranslation } from 'react-i18next';
import { browserLanguage, browserZone } from '../../lib/browser-choice.ts';
import { isolate } from '../../lib/isolate.ts';
import { useNow } from '../../lib/now.ts';
import { useStore } from '../../lib/store.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { useTitle } from '../../lib/use-title.ts';
import { useWeek } from '../../lib/use-week.ts';
import { choose, viewer } from '../../lib/viewer.ts';
import { isLanguage, languages } from '../../locales/languages.ts';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import styles from './settings-page.module.css';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
const weeks = ['sunday', 'monday'] as const;
const themes = ['light', 'dark'] as const;
/** What stands for leaving it to the browser. */
const unset = '';

/** What each viewer chooses for this browser. Everything counts the moment it is chosen. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  const { language, zone, week, theme } = useStore(viewer);
  const time = useTimeFormat();
  const { weekend } = useWeek();
  const now = useNow();
  useTitle(t('title'));
  const likeBrowser = (value: string) => ({
    value: unset,
    words: t('likeBrowser', { value: isolate(value) }),
  });
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t('title')}</h1>
      <p className={styles.explain}>{t('explain')}</p>
      <Card className={styles.choices ?? ''}>
        <SelectField
          label={t('language')}
          value={language ?? unset}
          options={[
            likeBrowser(languages[browserLanguage()].name),
            ...Object.entries(languages).map(([value, { name }]) => ({ value, words: name })),
          ]}
          onValue={(chosen) => choose({ language: isLanguage(chosen) ? chosen : null })}
        />
        <SelectField
          label={t('theme')}
          value={theme ?? unset}
          options={[
            { value: unset, words: t('themes.system') },
            ...themes.map((value) => ({ value, words: t(`themes.${value}`) })),
          ]}
          onValue={(chosen) => choose({ theme: themes.find((each) => each === chosen) ?? null })}
        />
        <SelectField
          label={t('zone')}
          hint={t('zoneHint', { time: isolate(time.dateTime(now)) })}
          value={zone ?? unset}
          options={[likeBrowser(browserZone), ...zones.map((value) => ({ value, words: value }))]}
          onValue={(chosen) => choose({ zone: chosen === unset ? null : chosen })}
        />
        <SelectField
          label={t('week')}
          hint={t('weekHint', { days: weekend })}
          value={week ?? unset}
          options={[
            { value: unset, words: t('weeks.usual') },
            ...weeks.map((value) => ({ value, words: t(`weeks.${value}`) })),
          ]}
          onValue={(chosen) => choose({ week: weeks.find((each) => each === chosen) ?? null })}
        />
      </Card>
    </div>
  );
}
