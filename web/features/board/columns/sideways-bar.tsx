import { useLayoutEffect, useRef, type RefObject } from 'react';
import styles from './sideways-bar.module.css';

/**
 * A scroll bar at the foot of the screen for a table that is wider than its room: its own is at the end of a list that
 * may have no end. Only for those who point: keys and listeners reach each cell anyway.
 */
export function SidewaysBar({ table }: { table: RefObject<HTMLElement | null> }) {
  const bar = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [list, own, inner] = [table.current, bar.current, content.current];
    if (list === null || own === null || inner === null) return;
    const measure = () => {
      inner.style.inlineSize = `${own.clientWidth + list.scrollWidth - list.clientWidth}px`;
    };
    const follow = () => {
      own.scrollLeft = list.scrollLeft;
    };
    const lead = () => {
      list.scrollLeft = own.scrollLeft;
    };
    const watch = new ResizeObserver(measure);
    for (const each of [list, ...list.children]) watch.observe(each);
    list.addEventListener('scroll', follow, { passive: true });
    own.addEventListener('scroll', lead, { passive: true });
    return () => {
      watch.disconnect();
      list.removeEventListener('scroll', follow);
      own.removeEventListener('scroll', lead);
    };
  }, [table]);
  return (
    <div ref={bar} className={styles.bar} aria-hidden="true" tabIndex={-1}>
      <div ref={content} className={styles.content} />
    </div>
  );
}
