import { useEffect, useRef, useState } from 'react';
import { useI18n } from '../i18n/index.tsx';
import css from './document-editor.module.css';

/** A4 at 96 dpi. */
const PAGE_WIDTH = 794;
const PAGE_HEIGHT = 1123;

/** The page as it will print, scaled to the room there is. */
export function PagePreview({ address, title, isStale }: { address: string; title: string; isStale: boolean }) {
  const { t } = useI18n();
  const room = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [scale, setScale] = useState(1);
  const [height, setHeight] = useState(PAGE_HEIGHT);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => entry && setScale(Math.min(1, (entry.contentRect.width - 48) / PAGE_WIDTH)));
    watch.observe(room.current!);
    return () => watch.disconnect();
  }, []);
  const measure = () => setHeight(Math.max(PAGE_HEIGHT, frame.current?.contentDocument?.documentElement.scrollHeight ?? PAGE_HEIGHT));
  return (
    <section className={css.preview} aria-label={title}>
      <div className={css.previewBar}><span>{t(isStale ? 'document.stale' : 'document.asPrinted')}</span><span>A4</span></div>
      <div className={css.room} ref={room} tabIndex={0}>
        <div className={css.paper} style={{ width: PAGE_WIDTH * scale, height: height * scale }}>
          <iframe ref={frame} title={title} src={address} onLoad={measure} style={{ width: PAGE_WIDTH, height, transform: `scale(${scale})` }} sandbox="allow-same-origin" />
        </div>
      </div>
    </section>
  );
}
