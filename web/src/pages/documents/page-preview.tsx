import { useEffect, useRef, useState } from 'react';
import { useI18n } from '../../i18n/index.tsx';
import css from './document-editor.module.css';

/** A4 at 96 dpi with a little desk on both sides. */
const PAGE_WIDTH = 794 + 40;

/** The page as it will print, scaled to the room there is. The frame may do nothing but show it (the server sandboxes it), so it scrolls by itself. */
export function PagePreview({ address, title, isStale }: { address: string; title: string; isStale: boolean }) {
  const { t } = useI18n();
  const room = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ scale: 1, width: PAGE_WIDTH, height: 800 });
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const scale = Math.min(1, entry.contentRect.width / PAGE_WIDTH);
      setSize({ scale, width: entry.contentRect.width / scale, height: entry.contentRect.height / scale });
    });
    watch.observe(room.current!);
    return () => watch.disconnect();
  }, []);
  return (
    <section className={css.preview} aria-label={title}>
      <div className={css.previewBar}>
        <span>{t(isStale ? 'document.stale' : 'document.asPrinted')}</span>
        <span>A4</span>
      </div>
      <div className={css.room} ref={room}>
        <iframe title={title} src={address} style={{ width: size.width, height: size.height, transform: `scale(${size.scale})` }} />
      </div>
    </section>
  );
}
