import { Button } from './button.tsx';
import { Card } from './card.tsx';
import { Notice } from './notice.tsx';

export interface LoadFailedProps {
  title: string;
  /** Why, in words. */
  explain?: string;
  retry: string;
  onRetry: () => void;
  /** True where it stands for the whole page, and not for a part of it. */
  isPage?: boolean;
}

/** In place of what could not be read, with the way to try again. */
export function LoadFailed({ title, explain, retry, onRetry, isPage = false }: LoadFailedProps) {
  const notice = (
    <Notice level={isPage ? 1 : 2} alert title={title} explain={explain}>
      <Button look="primary" onClick={onRetry}>
        {retry}
      </Button>
    </Notice>
  );
  return isPage ? notice : <Card>{notice}</Card>;
}
