import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { numbersAsText } from './numbers-as-text.ts';

export interface NothingFoundProps {
  q: string;
  onSearch: (q: string) => void;
  onClear: () => void;
}

/** No process fits the search: what a term may be, and the ways on. */
export function NothingFound({ q, onSearch, onClear }: NothingFoundProps) {
  const { t } = useTranslation('board');
  const { t: aside } = useTranslation('aside');
  const asText = numbersAsText(q);
  return (
    <Card>
      <Notice level={2} title={t('nothing.title')} explain={aside('nothing.explain')}>
        {asText === null ? null : (
          <Button onClick={() => onSearch(asText.q)}>
            {aside('nothing.asText', { number: asText.numbers.join(' ') })}
          </Button>
        )}
        <Button onClick={onClear}>{aside('nothing.clear')}</Button>
      </Notice>
    </Card>
  );
}
