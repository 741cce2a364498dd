import { useTranslation } from 'react-i18next';
import { ApiError } from './api-error.ts';

/** Why something could not be read, in words. */
export function useErrorWords(): (error: unknown) => string {
  const { t } = useTranslation('errors');
  return (error) => t(error instanceof ApiError ? error.code : 'internal');
}
