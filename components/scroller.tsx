import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icons.tsx';

/** A box that scrolls, with a shade and an arrow at its foot while there is more below. */
export function Scroller({ children, top }: { children: ComponentChildren; top: string }) {
  const box = useRef<HTMLDivElement>(null);
  const [more, setMore] = useState(false);

  // Other words start at their beginning.
  useEffect(() => {
    if (box.current) box.current.scrollTop = 0;
  }, [top]);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => setMore(element.scrollHeight - element.scrollTop - element.clientHeight > 6);
    const watch = new ResizeObserver(look);
    watch.observe(element);
    if (element.firstElementChild) watch.observe(element.firstElementChild);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);

  return (
    <div class="scroll" data-more={more}>
      <div class="scroll-box" ref={box}>
        {children}
      </div>
      <div class="scroll-more" aria-hidden="true">
        <Icon name="down" />
      </div>
    </div>
  );
}
