import { ChevronDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { createPart, loadAtFirstMove, usePart } from '../lib/part.ts';
import { useStore } from '../lib/store.ts';
import { buttonClass } from './button.tsx';
import type { MenuActionProps, MenuChoicesProps, MenuLinkProps } from './menu-choice.ts';

/** A menu is a quarter of the script and rarely needed, so its parts come once somebody is there who may want one. */
const parts = createPart(() => import('./menu-parts.tsx'));
loadAtFirstMove([parts]);

export interface MenuProps {
  /** The words on the button that opens it. */
  label: ReactNode;
  children: ReactNode;
  /** What the button is called where its label does not say enough. */
  name?: string;
  /** What the choices have in common, above them. */
  heading?: ReactNode;
  /** Give both where something other than the button, such as a key, opens the menu too. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** `quiet` for a button among words. */
  look?: 'plain' | 'quiet';
  /** Replaces the look of the button. */
  triggerClass?: string;
  side?: 'top' | 'bottom';
  align?: 'start' | 'end';
}

/** A button with choices. */
export function Menu({
  label,
  name,
  heading,
  children,
  open,
  onOpenChange,
  look: kind = 'plain',
  triggerClass,
  side = 'bottom',
  align = 'end',
}: MenuProps) {
  const [own, setOwn] = useState(false);
  const [used, setUsed] = useState(false);
  const isOpen = open ?? own;
  if (isOpen && !used) setUsed(true);
  const here = usePart(parts, used);
  const change = (next: boolean) => {
    setOwn(next);
    onOpenChange?.(next);
  };
  const look = triggerClass ?? buttonClass(kind);
  const content = (
    <>
      {label}
      {triggerClass === undefined ? <ChevronDown size={15} aria-hidden="true" /> : null}
    </>
  );
  if (!used || here === null) {
    return (
      <button
        type="button"
        className={look}
        aria-label={name}
        aria-haspopup="menu"
        aria-expanded={false}
        onFocus={parts.load}
        onClick={() => change(true)}
      >
        {content}
      </button>
    );
  }
  return (
    <here.OpenedMenu
      label={content}
      name={name}
      heading={heading}
      open={isOpen}
      onOpenChange={change}
      triggerClass={look}
      side={side}
      align={align}
    >
      {children}
    </here.OpenedMenu>
  );
}

/** A choice that leads to a page of the application; opening it in a new tab works as with any link. */
export function MenuLink(props: MenuLinkProps) {
  const here = useStore(parts.here);
  return here === null ? null : <here.LinkChoice {...props} />;
}

/** A choice that does something here. */
export function MenuAction(props: MenuActionProps) {
  const here = useStore(parts.here);
  return here === null ? null : <here.ActionChoice {...props} />;
}

/** Choices of which one is chosen. */
export function MenuChoices<Value extends string>(props: MenuChoicesProps<Value>) {
  const here = useStore(parts.here);
  return here === null ? null : <here.RadioChoices {...props} />;
}
