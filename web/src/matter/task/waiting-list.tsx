import { App, Button } from 'antd';
import { useMoveWork } from '../../api/work.ts';
import type { WorkItem } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import { DueBadge } from '../../parts/due/due.tsx';
import css from '../matter.module.css';

/** Steps of this file that somebody else must do; a free one can be claimed by whoever holds the role. */
export function WaitingList({ items }: { items: WorkItem[] }) {
  const { t, pick, term } = useI18n();
  const { message } = App.useApp();
  const move = useMoveWork();
  const claim = (item: WorkItem) =>
    move.mutate({ item, name: 'claim' }, { onError: (e) => void message.error(pick(e.message, e.detailEn) || t('state.failedText')) });
  return (
    <ul className={css.waiting}>
      {items.map((item) => (
        <li key={item.id}>
          <div>
            <b>{pick(item.step.name, item.step.nameEn)}</b>
            <small>{item.assignee?.name ?? term('role', item.role)}</small>
          </div>
          {item.clock ? (
            <DueBadge state={item.clock.state}>{pick(item.clock.text, item.clock.textEn)}</DueBadge>
          ) : (
            !item.assignee &&
            item.mine && (
              <Button size="small" loading={move.isPending} onClick={() => claim(item)}>
                {t('action.claim')}
              </Button>
            )
          )}
        </li>
      ))}
    </ul>
  );
}
