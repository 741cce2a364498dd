import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { basePath } from '../lib/base-url.ts';
import type { MenuActionProps, MenuChoicesProps, MenuLinkProps } from './menu-choice.ts';
import styles from './menu.module.css';

export interface OpenedMenuProps {
  /** What stands in the button. */
  label: ReactNode;
  name: string | undefined;
  heading: ReactNode;
  children: ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  triggerClass: string;
  side: 'top' | 'bottom';
  align: 'start' | 'end';
}

/** The menu once it has been opened. Focus, keys, placing and closing are the library's. */
export function OpenedMenu(props: OpenedMenuProps) {
  const { label, name, heading, children, open, onOpenChange, triggerClass, side, align } = props;
  return (
    <Base.Root modal={false} open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Trigger className={triggerClass} aria-label={name}>
        {label}
      </Base.Trigger>
      {/* Within the page's main part, since whoever goes by landmarks would miss what belongs to none. */}
      <Base.Portal container={document.querySelector('main')}>
        <Base.Positioner className={styles.positioner ?? ''} side={side} align={align} sideOffset={6}>
          <Base.Popup className={styles.popup ?? ''}>
            {heading === undefined ? null : <div className={styles.heading}>{heading}</div>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function LinkChoice({ to, navigate, children }: MenuLinkProps) {
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <Base.LinkItem className={styles.item ?? ''} href={`${basePath()}${to}`} closeOnClick onClick={open}>
      {children}
    </Base.LinkItem>
  );
}

export function ActionChoice({ onChoose, children }: MenuActionProps) {
  return (
    <Base.Item className={styles.item ?? ''} onClick={onChoose}>
      {children}
    </Base.Item>
  );
}

export function RadioChoices<Value extends string>({ choices, chosen, onChoose }: MenuChoicesProps<Value>) {
  return (
    <Base.RadioGroup value={chosen} onValueChange={(value: Value) => onChoose(value)}>
      {choices.map(({ value, words }) => (
        <Base.RadioItem key={value} value={value} closeOnClick className={styles.item ?? ''}>
          {words}
          <Base.RadioItemIndicator>
            <Check size={15} aria-hidden="true" />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}
