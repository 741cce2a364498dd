import { Menu as Base } from '@base-ui/react/menu';
import { ChevronDown } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { appUrl, basePath } from '../lib/base-url.ts';
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

interface MenuChoiceProps {
  children: ReactNode;
}

export interface MenuLinkProps extends MenuChoiceProps {
  /** A path inside the application. */
  to: string;
  navigate: (to: string) => void;
}

/** A choice that leads to a page of the application; opening it in a new tab works as with any link. */
export function MenuLink({ to, navigate, children }: MenuLinkProps) {
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

export interface MenuDownloadProps extends MenuChoiceProps {
  /** Address of the file, relative to the application. A plain link, so that the cookie goes along. */
  href: string;
}

/** A choice that saves a file; the server names it. */
export function MenuDownload({ href, children }: MenuDownloadProps) {
  return (
    <Base.LinkItem className={styles.item ?? ''} href={appUrl(href).href} download="" closeOnClick>
      {children}
    </Base.LinkItem>
  );
}
