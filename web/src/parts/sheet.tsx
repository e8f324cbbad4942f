import type { ReactNode } from 'react';
import css from './sheet.module.css';

/** Page head: title, a line of figures, actions on the right. */
export const PageHead = ({ title, note, actions }: { title: ReactNode; note?: ReactNode; actions?: ReactNode }) => (
  <div className={css.head}>
    <div className={css.words}>
      <h1>{title}</h1>
      {note && <p>{note}</p>}
    </div>
    {actions && <div className={css.actions}>{actions}</div>}
  </div>
);

export const PageBody = ({ children }: { children: ReactNode }) => <div className={css.page}>{children}</div>;
export const Sheet = ({ children, className = '' }: { children: ReactNode; className?: string }) => (
  <div className={`${css.sheet} ${className}`}>{children}</div>
);
/** A table without anything to press in it, wider than a phone: the keyboard scrolls it too. */
export const Wide = ({ label, children }: { label: string; children: ReactNode }) => (
  <div role="region" aria-label={label} tabIndex={0} className={css.wide}>
    {children}
  </div>
);
export const Filters = ({ children }: { children: ReactNode }) => (
  <div className={css.filters} role="search">
    {children}
  </div>
);

export const Section = ({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children: ReactNode }) => (
  <section className={css.section}>
    <h3>
      {title}
      {aside && <span>{aside}</span>}
    </h3>
    {children}
  </section>
);

export type Pair = [label: ReactNode, value: ReactNode];
/** Label and value pairs; rows without a value are left out. */
export const Pairs = ({ rows }: { rows: Pair[] }) => (
  <dl className={css.pairs}>
    {rows
      .filter(([, v]) => v !== null && v !== undefined && v !== '' && v !== false)
      .map(([label, value], i) => (
        <div key={i}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);

export const Tag = ({
  children,
  tone = 'plain',
}: {
  children: ReactNode;
  tone?: 'plain' | 'ok' | 'amber' | 'red' | 'accent' | 'pause';
}) => <span className={`${css.tag} ${css[tone]}`}>{children}</span>;
export const Count = ({ children, warn }: { children: ReactNode; warn?: boolean }) => (
  <em className={`${css.count} num ${warn ? css.warn : ''}`}>{children}</em>
);
