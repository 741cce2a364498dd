import { Menu as Base } from '@base-ui/react/menu';
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from './button.tsx';
import styles from './menu.module.css';

export interface MenuProps {
  /** The words on the button that opens it. */
  label: ReactNode;
  children: ReactNode;
  /** What the choices have in common, above them. */
  heading?: ReactNode;
  /** Give both where something other than the button, such as a key, opens the menu too. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Replaces the look of the button. */
  triggerClass?: string;
  side?: 'top' | 'bottom';
}

/** A button with choices. Focus, keys and closing are the library's. */
export function Menu({
  label,
  children,
  heading,
  open,
  onOpenChange,
  triggerClass,
  side = 'bottom',
}: MenuProps) {
  return (
    <Base.Root
      modal={false}
      {...(open === undefined ? {} : { open })}
      onOpenChange={(next) => onOpenChange?.(next)}
    >
      <Base.Trigger className={triggerClass ?? buttonClass()}>
        {label}
        {triggerClass === undefined ? <ChevronDown size={15} aria-hidden="true" /> : null}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className={styles.positioner ?? ''} side={side} align="end" sideOffset={6}>
          <Base.Popup className={styles.popup ?? ''}>
            {heading === undefined ? null : <div className={styles.heading}>{heading}</div>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export interface MenuLinkProps {
  href: string;
  children: ReactNode;
  /** True where the address is a file to keep rather than a page to show. */
  download?: boolean;
  onClick?: (event: { preventDefault(): void }) => void;
}

/** A choice that leads to an address: a plain link, so that cookies, middle click and copying work. */
export function MenuLink({ href, children, download = false, onClick }: MenuLinkProps) {
  return (
    <Base.LinkItem
      className={styles.item ?? ''}
      href={href}
      closeOnClick
      {...(download ? { download: '' } : {})}
      {...(onClick === undefined ? {} : { onClick })}
    >
      {children}
    </Base.LinkItem>
  );
}
