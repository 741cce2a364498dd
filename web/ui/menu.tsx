import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { buttonClass } from './button.tsx';
import type { MenuDownloadProps, MenuLinkProps } from './menu-choice.ts';
import { loadPart } from '../lib/load-part.ts';

/** A menu is a quarter of the script and rarely needed, so its parts come when a pointer or key nears it. */
const parts = () => loadPart(() => import('./menu-parts.tsx'));
const OpenedMenu = lazy(async () => ({ default: (await parts()).OpenedMenu }));
const LinkChoice = lazy(async () => ({ default: (await parts()).LinkChoice }));
const DownloadChoice = lazy(async () => ({ default: (await parts()).DownloadChoice }));

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

/** A button with choices. */
export function Menu({
  label,
  heading,
  children,
  open,
  onOpenChange,
  triggerClass,
  side = 'bottom',
}: MenuProps) {
  const [own, setOwn] = useState(false);
  const [used, setUsed] = useState(false);
  const isOpen = open ?? own;
  if (isOpen && !used) setUsed(true);
  const change = (next: boolean) => {
    setOwn(next);
    onOpenChange?.(next);
  };
  const look = triggerClass ?? buttonClass();
  const content = (
    <>
      {label}
      {triggerClass === undefined ? <ChevronDown size={15} aria-hidden="true" /> : null}
    </>
  );
  const closed = (
    <button
      type="button"
      className={look}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void parts()}
      onFocus={() => void parts()}
      onClick={() => change(true)}
    >
      {content}
    </button>
  );
  if (!used) return closed;
  return (
    <Suspense fallback={closed}>
      <OpenedMenu
        label={content}
        heading={heading}
        open={isOpen}
        onOpenChange={change}
        triggerClass={look}
        side={side}
      >
        {children}
      </OpenedMenu>
    </Suspense>
  );
}

/** A choice that leads to a page of the application; opening it in a new tab works as with any link. */
export function MenuLink(props: MenuLinkProps) {
  return <LinkChoice {...props} />;
}

/** A choice that saves a file; the server names it. */
export function MenuDownload(props: MenuDownloadProps) {
  return <DownloadChoice {...props} />;
}
