import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, type ApiErrorCode } from '../lib/api-error.ts';
import { forgetSearches } from '../lib/recent-searches.ts';
import { signIn } from '../lib/session.ts';
import { signInNeeded } from '../lib/sign-in-needed.ts';
import { useTitle } from '../lib/use-title.ts';
import { Button } from '../ui/button.tsx';
import { Logo } from '../ui/logo.tsx';
import styles from './sign-in.module.css';
import { useOtherLanguages } from './use-other-languages.ts';

/** Takes the API token once; the server answers with a cookie that scripts cannot read. */
export function SignIn() {
  const { t } = useTranslation('aside');
  const { t: shell } = useTranslation('shell');
  const { t: error } = useTranslation('errors');
  const client = useQueryClient();
  const field = useId();
  const [token, setToken] = useState('');
  const [fault, setFault] = useState<'empty' | ApiErrorCode | null>(null);
  const [busy, setBusy] = useState(false);
  const otherLanguages = useOtherLanguages();
  useTitle(t('signIn.title'));
  // Whoever signs in next may be somebody else.
  useEffect(forgetSearches, []);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (token.trim() === '') {
      setFault('empty');
      return;
    }
    setBusy(true);
    try {
      await signIn(token.trim());
      client.clear();
      signInNeeded.set(false);
    } catch (reason) {
      setFault(reason instanceof ApiError ? reason.code : 'internal');
      setBusy(false);
    }
  };

  return (
    <main className={styles.page}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <div className={styles.brand}>
          <Logo />
          {shell('name')}
          <span className={styles.languages}>
            {/* By its place, so that the focus stays on the button when the language under it changes. */}
            {otherLanguages.map(({ id, name, speak }, at) => (
              <Button key={at} look="quiet" lang={id} onClick={speak}>
                {name}
              </Button>
            ))}
          </span>
        </div>
        <h1 className={styles.title}>{t('signIn.title')}</h1>
        <p className={styles.explain}>{t('signIn.explain')}</p>
        <label htmlFor={field}>{t('signIn.token')}</label>
        <input
          id={field}
          className={styles.input}
          type="password"
          autoComplete="current-password"
          dir="ltr"
          value={token}
          aria-invalid={fault !== null}
          aria-describedby={`${field}-fault`}
          onChange={(event) => setToken(event.target.value)}
          autoFocus
        />
        <p id={`${field}-fault`} className={styles.fault} role="alert">
          {fault === null ? null : fault === 'empty' ? t('signIn.empty') : error(fault)}
        </p>
        <Button type="submit" look="primary" disabled={busy}>
          {t('signIn.submit')}
        </Button>
      </form>
    </main>
  );
}
